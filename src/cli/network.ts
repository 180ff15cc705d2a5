/** How do the options and the environment say which network a run uses? */
import { readFile } from 'node:fs/promises';
import { holdsCertificates } from '../arguments-network.js';
import { UsageError } from '../model/errors.js';
import { present } from '../model/present.js';
import { proxyUrl } from '../net/proxy.js';
import { defaultCacheAge } from '../net/stack.js';
import { openNetwork as open, type RunNetwork } from '../network.js';
import { cacheDirectory } from './cache-directory.js';
import type { Io } from './io.js';
import type { NetworkFlags } from './network-options.js';

/** A variable of the environment under its usual or its lower-case name; empty is as good as absent. */
const variable = (env: Io['env'], name: string): string | undefined =>
  [env[name.toLowerCase()], env[name]].find((value) => value !== undefined && value !== '');

/** A message may end up in a log that others read. */
const withoutPassword = (address: string): string => address.replace(/^([a-z][a-z0-9+.-]*:\/\/)?.*@/is, '$1…@');

const proxyIn = (env: Io['env'], flags: NetworkFlags): { https?: string; http?: string; no?: string } | undefined => {
  const [https, http, no] = ['HTTPS_PROXY', 'HTTP_PROXY', 'NO_PROXY'].map((name) => variable(env, name));
  const unused = flags.proxy === false || flags.offline === true || flags.replay !== undefined;
  if (unused || (https === undefined && http === undefined)) return undefined;
  for (const address of [https, http])
    if (address !== undefined && proxyUrl(address) === undefined)
      throw new UsageError(
        `the proxy in the environment is none that is asked over http or https: "${withoutPassword(address)}"`,
        'set HTTPS_PROXY rightly, or use --no-proxy',
      );
  return present({ https, http, no });
};

const readPem = async (path: string): Promise<string> => {
  const text = await readFile(path, 'utf8').catch(() => undefined);
  if (text === undefined) throw new UsageError(`--ca: the file "${path}" cannot be read`);
  if (!holdsCertificates(text)) throw new UsageError(`--ca: "${path}" holds no certificate in PEM form`);
  return text;
};

/** Further roots take the place of the extra ones that Node reads by itself, so that those are named again. */
const rootsOf = async (io: Io, flags: NetworkFlags): Promise<readonly string[]> => {
  if (flags.ca === undefined) return [];
  const extra = io.env.NODE_EXTRA_CA_CERTS;
  const known = extra === undefined || extra === '' ? [] : [await readFile(extra, 'utf8').catch(() => '')];
  return [...known.filter((text) => text !== ''), ...(await Promise.all(flags.ca.map(readPem)))];
};

const cacheOf = (io: Io, flags: NetworkFlags): { directory: string; maxAge: number } | undefined =>
  flags.cache === true || flags.cacheDir !== undefined
    ? { directory: cacheDirectory(io.env, flags), maxAge: flags.maxCacheAge ?? defaultCacheAge }
    : undefined;

/** The network of one run. `typed` are the addresses that the user named. */
export const openNetwork = async (io: Io, flags: NetworkFlags, typed: readonly string[]): Promise<RunNetwork> => {
  const { timeout, retries, concurrency, perHost, record, replay } = flags;
  const wishes = {
    offline: flags.offline === true,
    allowHosts: flags.allowHost ?? [],
    allowHttp: flags.allowHttp === true,
    ca: await rootsOf(io, flags),
    ...present({ timeout, retries, concurrency, perHost, record, replay }),
    ...present({ proxy: proxyIn(io.env, flags), cache: cacheOf(io, flags) }),
  };
  // Tests hand in a network of their own; whatever else was asked for is still read.
  if (io.net === undefined) return open(wishes, typed, io.clock, flags.ca ?? []);
  const own = await open({ ...wishes, offline: true }, typed, io.clock, flags.ca ?? []);
  return { ...own, net: io.net, mode: wishes.offline ? 'offline' : 'online' };
};
