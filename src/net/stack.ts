/** Which ports stand behind the one that the program asks; composed here and nowhere else. */
import { memo } from './memo.js';
import { offlineNet } from './offline.js';
import type { Net } from './port.js';
import type { ProxySettings } from './proxy.js';
import type { RecordingWriter } from './record.js';
import type { Recording } from './recording.js';
import { type BodyOf, replayNet } from './replay.js';
import type { Resolve, Transport } from './undici.js';

export interface NetOptions {
  /** Offline opens no socket; what the cache holds may still be used. */
  readonly mode: 'online' | 'offline';
  /** Addresses that the user typed: inputs, trust lists, resolver. */
  readonly typed: readonly string[];
  /** Each `host` or `host:port`: these may be private. */
  readonly allowHosts: readonly string[];
  /** Ask also what does not begin with https. */
  readonly allowHttp: boolean;
  /** Further root certificates, each a text in PEM form. */
  readonly ca: readonly string[];
  /** Milliseconds for one request with its body. */
  readonly timeout: number;
  /** Further tries after the first. */
  readonly retries: number;
  /** Requests at once, in all and to one host. */
  readonly concurrency: number;
  readonly perHost: number;
  readonly proxy?: ProxySettings;
  /** A folder, and for how many milliseconds its answers may be used at most; absent: no cache. */
  readonly cache?: { readonly directory: string; readonly maxAge: number };
  readonly userAgent: string;
  /** Milliseconds since the epoch. */
  readonly clock: () => number;
  /** Looks up names instead of the system. */
  readonly resolve?: Resolve;
}

export const defaultNetOptions = {
  typed: [],
  allowHosts: [],
  allowHttp: false,
  ca: [],
  timeout: 10_000,
  retries: 2,
  concurrency: 8,
  perHost: 2,
} as const satisfies Partial<NetOptions>;

/** Milliseconds for which an answer in the cache may be used, if the user does not say. */
export const defaultCacheAge = 3_600_000;

export interface Stack {
  readonly net: Net;
  /** Breaks off what is still going on, and ends the recording. What it gives is worth a line each on stderr. */
  close(): Promise<readonly string[]>;
}

/** A port that is made at its first request: most runs need only some of them, and each costs time to load. */
const lazily = (make: () => Promise<Net>): Net => {
  let made: Promise<Net> | undefined;
  return {
    get: async (request) => {
      made ??= make();
      return (await made).get(request);
    },
  };
};

interface Web {
  readonly net: Net;
  readonly transports: readonly Transport[];
}

/** All that may open a socket. */
const openWeb = async (options: NetOptions, closed: AbortSignal): Promise<Web> => {
  const [{ guard, guardOptions }, { limit }, { undiciNet }] = await Promise.all([
    import('./guard.js'),
    import('./limit.js'),
    import('./undici.js'),
  ]);
  const { ca, timeout, perHost: connections, userAgent, proxy, resolve } = options;
  const transport = (checkAddress: boolean): Transport =>
    undiciNet({
      timeout,
      connections,
      checkAddress,
      userAgent,
      ca,
      ...(proxy === undefined ? {} : { proxy }),
      ...(resolve === undefined ? {} : { resolve }),
    });
  const [open, guarded] = [transport(false), transport(true)];
  const asked = guard({ open: open.net, guarded: guarded.net }, guardOptions(options));
  return { net: limit(asked, { ...options, closed }), transports: [open, guarded] };
};

/**
 * The options that decide who may be asked and who is believed. An answer that was let through under some of them is not
 * there for a run under others, or the cache would be a way round the guard.
 */
const scopeOf = async (options: NetOptions): Promise<string> => {
  const { guardOptions } = await import('./guard.js');
  const { allowHttp, openHosts, openAnyPort } = guardOptions(options);
  const { ca, proxy: { https, http, no } = {} } = options;
  return JSON.stringify([allowHttp, [...openHosts].sort(), [...openAnyPort].sort(), [...ca].sort(), https, http, no]);
};

/** Outside in: memory, recording, cache, limits, guard, transport. */
export const buildStack = (options: NetOptions, record?: RecordingWriter): Stack => {
  const { clock, cache: cacheOptions } = options;
  const problems: string[] = [];
  const closing = new AbortController();
  let web: Promise<Web> | undefined;
  const online = lazily(async () => {
    web ??= openWeb(options, closing.signal);
    return (await web).net;
  });
  const asked = options.mode === 'offline' ? offlineNet : online;
  const cached =
    cacheOptions === undefined
      ? asked
      : lazily(async () => {
          const { cache } = await import('./cache.js');
          const onProblem = (problem: string): void => void problems.push(problem);
          return cache(asked, { ...cacheOptions, clock, scope: await scopeOf(options), onProblem });
        });
  const recorded =
    record === undefined ? cached : lazily(async () => (await import('./record.js')).recordTo(cached, record, clock));
  return {
    net: memo(recorded),
    close: async () => {
      closing.abort();
      // First the recording: that a request was broken off here is no answer of the web.
      const incomplete = (await record?.close()) ?? [];
      await Promise.all(((await web)?.transports ?? []).map((transport) => transport.close()));
      return [...problems, ...incomplete];
    },
  };
};

/** Answers from a recording alone. */
export const replayStack = (recording: Recording, bodyOf: BodyOf): Stack => ({
  net: memo(replayNet(recording, bodyOf)),
  close: async () => [],
});
