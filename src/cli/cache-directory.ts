/** Where does the cache of fetched answers lie? (XDG Base Directory Specification) */
import { homedir } from 'node:os';
import { join } from 'node:path';
import type { Io } from './io.js';

export const cacheActions = ['dir', 'list', 'clear'] as const;
export type CacheAction = (typeof cacheActions)[number];

const usual = (env: Io['env']): string => {
  if (env.XDG_CACHE_HOME?.startsWith('/') === true) return env.XDG_CACHE_HOME;
  if (env.LOCALAPPDATA !== undefined && env.LOCALAPPDATA !== '') return env.LOCALAPPDATA;
  return join(env.HOME ?? homedir(), '.cache');
};

/** The folder that the user named, by option or environment, else one below the user's own cache. */
export const cacheDirectory = (env: Io['env'], { cacheDir }: { readonly cacheDir?: string | undefined }): string =>
  cacheDir ?? (env.BADGE_VERIFY_CACHE_DIR || join(usual(env), 'badge-verify'));
