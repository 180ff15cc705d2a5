/** Where does the cache lie on the disk? In one folder that nobody else may write to, a file an entry. */
import { randomBytes } from 'node:crypto';
import type { Stats } from 'node:fs';
import { access, constants, lstat, mkdir, readdir, rename, unlink, writeFile } from 'node:fs/promises';
import { platform, userInfo } from 'node:os';
import { join, resolve } from 'node:path';
import { err, ok, type Result } from '../model/result.js';
import { fileProblem } from './file-problem.js';
import { folderAt } from './folder-at.js';
import { readOwnFile } from './read-file.js';

/** An entry holds one body and a few lines. */
const maxFileBytes = (10 << 20) + (1 << 18);

/** Over this, the oldest entries go until half of it is left: badges name the addresses, so they could fill the disk. */
const maxFolderBytes = 256 << 20;

/** Only what is called so is read or removed: the folder may be one that holds other things. */
const entryName = /^[0-9a-f]{64}\.cached$/;
const ourName = /^[0-9a-f]{64}\.(?:cached|[0-9a-f]{16}\.part)$/;

export interface CacheFolder {
  /** Undefined where there is nothing that can be read. */
  read(key: string): Promise<Uint8Array | undefined>;
  /** Whether it could be written; all of it or nothing. */
  write(key: string, bytes: Uint8Array): Promise<Result<void, string>>;
  keys(): Promise<readonly string[]>;
}

/** The id of the user who runs this; undefined where the system has no name for them, as in some containers. */
const userId = (): number | undefined => {
  try {
    return userInfo().uid;
  } catch {
    return undefined;
  }
};

/**
 * Whether an answer in this folder can only have been put there by us. Without an id: whoever is not root, and may write
 * where only the owner may, is the owner; and root always has an id.
 */
const isOurs = async (path: string, stats: Stats): Promise<boolean> => {
  if (platform() === 'win32') return true;
  if ((stats.mode & 0o022) !== 0) return false;
  const uid = userId();
  return uid === undefined
    ? access(path, constants.W_OK).then(
        () => true,
        () => false,
      )
    : stats.uid === uid;
};

const oursIn = async (path: string, pattern: RegExp): Promise<readonly string[]> =>
  (await readdir(path)).filter((name) => pattern.test(name));

/** Makes room where the folder has grown too large; gives the bytes that are left in it. */
const tidy = async (path: string, maxBytes: number): Promise<number> => {
  const files = [];
  for (const name of await oursIn(path, ourName)) {
    const file = join(path, name);
    // Another run may just have removed it.
    const stats = await lstat(file).catch(() => undefined);
    if (stats !== undefined) files.push({ file, size: stats.size, changed: stats.mtimeMs });
  }
  let total = files.reduce((sum, { size }) => sum + size, 0);
  if (total <= maxBytes) return total;
  for (const { file, size } of files.sort((a, b) => a.changed - b.changed)) {
    if (total <= maxBytes / 2) break;
    await unlink(file).catch(() => undefined);
    total -= size;
  }
  return total;
};

/** Whether the folder is there; an error where it is not to be used. */
const isSafe = async (path: string): Promise<Result<boolean, string>> => {
  const found = await folderAt(path);
  if (!found.ok || found.value === undefined) return found.ok ? ok(false) : found;
  // Whoever can change what lies here can make a false badge look genuine.
  return (await isOurs(path, found.value)) ? ok(true) : err('other users may write there');
};

/** Opens the folder and makes it where it is missing. The error says why it cannot be used, as the end of a sentence. */
export const openCacheFolder = async (
  directory: string,
  maxBytes = maxFolderBytes,
): Promise<Result<CacheFolder, string>> => {
  const path = resolve(directory);
  const fileOf = (key: string): string => join(path, `${key}.cached`);
  let total = 0;
  const before = await isSafe(path);
  if (!before.ok) return before;
  try {
    await mkdir(path, { recursive: true, mode: 0o700 });
    const safe = await isSafe(path);
    if (!safe.ok) return safe;
    total = await tidy(path, maxBytes);
  } catch (error) {
    return err(fileProblem(error));
  }

  return ok({
    read: (key) => readOwnFile(fileOf(key), maxFileBytes),
    write: async (key, bytes) => {
      if (total + bytes.length > maxBytes) return ok(undefined);
      total += bytes.length;
      const part = join(path, `${key}.${randomBytes(8).toString('hex')}.part`);
      try {
        // Exclusive, so that no link is followed; a rename replaces a link, and does not write through it.
        await writeFile(part, bytes, { flag: 'wx', mode: 0o600 });
        await rename(part, fileOf(key));
        return ok(undefined);
      } catch (error) {
        await unlink(part).catch(() => undefined);
        return err(fileProblem(error));
      }
    },
    keys: async () => {
      const names = await oursIn(path, entryName).catch(() => []);
      return names.map((name) => name.slice(0, 64)).sort();
    },
  });
};

/** The folder if it is there; undefined, and nothing is made, if it is not. */
export const findCacheFolder = async (directory: string): Promise<Result<CacheFolder | undefined, string>> => {
  const safe = await isSafe(resolve(directory));
  if (!safe.ok) return safe;
  return safe.value ? openCacheFolder(directory) : ok(undefined);
};

/** Removes all entries, and what an interrupted run left; other files stay. Gives how many there were. */
export const emptyCacheFolder = async (directory: string): Promise<Result<number, string>> => {
  const path = resolve(directory);
  const safe = await isSafe(path);
  if (!safe.ok) return safe;
  if (!safe.value) return ok(0);
  try {
    const names = await oursIn(path, ourName);
    for (const name of names) await unlink(join(path, name));
    return ok(names.filter((name) => entryName.test(name)).length);
  } catch (error) {
    return err(fileProblem(error));
  }
};
