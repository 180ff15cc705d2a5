/** Reads a file that the user named: regular files only, once, into memory. */
import { constants, type Stats } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { type Finding, finding } from '../model/finding.js';
import type { InputInfo } from '../model/report.js';
import { type Loaded, type Loader, loaded, maxInputBytes, problem } from './source.js';

const reasons: ReadonlyMap<string, string> = new Map([
  ['EACCES', 'you have no permission to read it'],
  ['EPERM', 'you have no permission to read it'],
  ['EBUSY', 'another program is using it'],
  ['EIO', 'the disk reported an error'],
  ['ELOOP', 'it is a link that leads back to itself'],
  ['ENAMETOOLONG', 'its name is too long'],
  ['EMFILE', 'too many files are open'],
  ['ENFILE', 'too many files are open'],
]);

const failure = (path: string, error: unknown): Finding => {
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown error';
  switch (code) {
    case 'ENOENT':
    case 'ENOTDIR':
      return finding('input.not-found', { path });
    case 'EISDIR':
      return finding('input.not-a-file', { path, found: 'a folder' });
    case 'ENXIO':
      return finding('input.not-a-file', { path, found: 'a socket or a device' });
    default:
      return finding('input.unreadable', { ref: path, detail: reasons.get(code) ?? `the system says ${code}` });
  }
};

const kindOf = (stats: Stats): string => {
  if (stats.isDirectory()) return 'a folder';
  return stats.isFIFO() ? 'a pipe' : 'a device';
};

/** The whole file, or one byte more than is allowed. Its size is not believed: it may grow, and in /proc it is 0. */
const readAll = async (file: FileHandle): Promise<Uint8Array> => {
  const chunks: Buffer[] = [];
  let total = 0;
  while (total <= maxInputBytes) {
    const buffer = Buffer.allocUnsafe(Math.min(1 << 18, maxInputBytes + 1 - total));
    const { bytesRead } = await file.read(buffer, 0, buffer.length);
    if (bytesRead === 0) break;
    chunks.push(buffer.subarray(0, bytesRead));
    total += bytesRead;
  }
  return new Uint8Array(Buffer.concat(chunks));
};

const read = async (path: string): Promise<Loaded> => {
  const info: InputInfo = { source: 'file', ref: path };
  let file: FileHandle | undefined;
  try {
    // Without blocking, because to open a pipe is to wait for somebody to write.
    file = await open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
    const stats = await file.stat();
    if (!stats.isFile()) return problem(info, finding('input.not-a-file', { path, found: kindOf(stats) }));
    if (stats.size > maxInputBytes) {
      return problem(info, finding('input.too-large', { ref: path, limit: maxInputBytes }));
    }
    return loaded(info, await readAll(file));
  } catch (error) {
    return problem(info, failure(path, error));
  } finally {
    await file?.close();
  }
};

export const file: Loader = (source) => ('path' in source ? read(source.path) : undefined);
