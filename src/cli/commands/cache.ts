/** Shows where the cache of fetched answers lies and what it holds, or empties it. */
import { UsageError } from '../../model/errors.js';
import type { Result } from '../../model/result.js';
import { exitCodes } from '../../model/summary.js';
import { clearCache, listCache } from '../../net/cache.js';
import { escapeTerminal, guardLines } from '../../reporters/escape.js';
import { type CacheAction, cacheDirectory } from '../cache-directory.js';
import type { Io } from '../io.js';

const said = (milliseconds: number): string => {
  const seconds = Math.max(0, Math.round(milliseconds / 1000));
  return seconds < 120 ? `${seconds} s` : `${Math.round(seconds / 60)} min`;
};

/** What was found, or a UsageError where the folder is no cache. */
const taken = <T>(directory: string, result: Result<T, string>): T => {
  if (result.ok) return result.value;
  throw new UsageError(`the cache in "${directory}" cannot be used: ${result.error}`);
};

export const cacheCommand = async (
  io: Io,
  action: CacheAction,
  flags: { readonly cacheDir?: string | undefined },
): Promise<number> => {
  const directory = cacheDirectory(io.env, flags);
  const write = (lines: readonly string[]): void => {
    io.stdout.write(guardLines(lines.map((line) => `${line}\n`).join('')));
  };
  switch (action) {
    case 'dir':
      write([escapeTerminal(directory, 4000)]);
      break;
    case 'list': {
      const now = io.clock();
      const entries = taken(directory, await listCache(directory, now));
      write(
        entries.map(
          ({ url, purpose, age, bytes }) => `${purpose}\t${said(age)}\t${bytes} bytes\t${escapeTerminal(url, 4000)}`,
        ),
      );
      break;
    }
    case 'clear': {
      const removed = taken(directory, await clearCache(directory));
      write([`${removed} answer${removed === 1 ? '' : 's'} removed`]);
    }
  }
  return exitCodes.pass;
};
