/** Where does the cache of fetched answers lie? (XDG Base Directory Specification) */
import { homedir } from 'node:os';
import { isAbsolute, join } from 'node:path';
import { UsageError } from '../model/errors.js';
import type { Io } from './io.js';

export const cacheActions = ['dir', 'list', 'clear'] as const;
export type CacheAction = (typeof cacheActions)[number];

/** Taken from the folder that one is in, answers could be those of whoever made the files there. */
const home = (env: Io['env']): string => {
  const named = env.HOME ?? homedir();
  if (isAbsolute(named)) return named;
  throw new UsageError('HOME names no folder in which a cache could lie', 'name one: --cache-dir <folder>');
};

const usual = (env: Io['env']): string => {
  if (env.XDG_CACHE_HOME?.startsWith('/') === true) return env.XDG_CACHE_HOME;
  if (env.LOCALAPPDATA !== undefined && env.LOCALAPPDATA !== '') return env.LOCALAPPDATA;
  return join(home(env), '.cache');
};

/** The folder that the user named, by option or environment, else one below the user's own cache. */
export const cacheDirectory = (env: Io['env'], { cacheDir }: { readonly cacheDir?: string | undefined }): string => {
  if (cacheDir === '') throw new UsageError('--cache-dir takes a folder, and what stands there is empty');
  return cacheDir ?? (env.BADGE_VERIFY_CACHE_DIR || join(usual(env), 'badge-verify'));
};
