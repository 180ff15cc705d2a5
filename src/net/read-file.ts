/** What does a file hold that this program wrote some time ago? Regular files only, no links, up to a size. */
import { constants } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';

/** Neither a link is followed, nor a pipe waited for; the flags are missing on some systems. */
const flags = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);

/** The bytes; undefined if it is no regular file, too large, missing or not readable. Never rejects. */
export const readOwnFile = async (path: string, maxBytes: number): Promise<Uint8Array | undefined> => {
  let file: FileHandle | undefined;
  try {
    file = await open(path, flags);
    const stats = await file.stat();
    if (!stats.isFile() || stats.size > maxBytes) return undefined;
    const bytes = await file.readFile();
    return bytes.length <= maxBytes ? bytes : undefined;
  } catch {
    return undefined;
  } finally {
    await file?.close().catch(() => undefined);
  }
};
