/** Does an answer of an earlier run still hold? A cache on the disk, for those who ask for one; it never holds verdicts. */
import { ok, type Result } from '../model/result.js';
import { cacheKey, decodeEntry, encodeEntry } from './cache-entry.js';
import { type CacheFolder, emptyCacheFolder, findCacheFolder, openCacheFolder } from './cache-folder.js';
import { freshFor } from './freshness.js';
import { listTtl } from './list-ttl.js';
import type { Net, NetPurpose, NetRequest, NetResponse } from './port.js';

export interface CacheOptions {
  readonly directory: string;
  /** Milliseconds for which an answer is used at most, whatever its server says. */
  readonly maxAge: number;
  /** Milliseconds since the epoch. */
  readonly clock: () => number;
  /** What else decides who may be asked: an answer that one set of options let through must not serve another. */
  readonly scope: string;
  /** Told once why the cache cannot be used, or not be written; as a sentence without a full stop. */
  readonly onProblem?: (problem: string) => void;
}

/** What is asked for because it may have changed. */
const neverKept: ReadonlySet<NetPurpose> = new Set(['input', 'refresh']);

/** A revocation should be seen within minutes, whatever the server allows. */
const maxListAge = 5 * 60_000;

/** An address as it is sent, without its fragment; undefined for what is no address. */
const placeOf = (url: string): string | undefined =>
  URL.canParse(url) ? new URL(url).href.replace(/#.*/s, '') : undefined;

/** Milliseconds for which an answer may be used again; 0 if it may not be kept. */
const usableFor = (request: NetRequest, response: NetResponse, requestedAt: number, receivedAt: number): number => {
  const { status, contentType, headers, body } = response;
  if (status !== 200 || /^\s*text\/html\b/i.test(contentType) || body.length > request.maxBytes) return 0;
  // Where a redirect leads today, it need not lead tomorrow, and for how long it holds is not known here.
  if (placeOf(request.url) === undefined || placeOf(request.url) !== placeOf(response.url)) return 0;
  const received = { headers, requestedAt, receivedAt };
  return request.purpose === 'status-list' ? Math.min(freshFor(received), listTtl(body)) : freshFor(received);
};

/** The same port, which answers from the disk what is there and fresh. Trouble with the disk never fails a request. */
export const cache = (inner: Net, { directory, maxAge, clock, scope, onProblem }: CacheOptions): Net => {
  let opening: Promise<CacheFolder | undefined> | undefined;
  let said = false;
  const complain = (what: string, why: string): void => {
    if (!said) onProblem?.(`the cache in ${directory} cannot be ${what}: ${why}`);
    said = true;
  };
  const open = async (): Promise<CacheFolder | undefined> => {
    const opened = await openCacheFolder(directory);
    if (opened.ok) return opened.value;
    complain('used', opened.error);
    return undefined;
  };

  const find = async (folder: CacheFolder, key: string, request: NetRequest): Promise<NetResponse | undefined> => {
    const bytes = await folder.read(key);
    const entry = bytes === undefined ? undefined : decodeEntry(bytes);
    if (entry === undefined || entry.key !== key) return undefined;
    const longest = Math.min(entry.freshFor, maxAge, request.purpose === 'status-list' ? maxListAge : maxAge);
    const age = clock() - entry.storedAt;
    // A clock that was set back says nothing about the age.
    if (age < 0 || age >= longest || entry.response.body.length > request.maxBytes) return undefined;
    return { ...entry.response, fromCache: true };
  };

  return {
    get: async (request) => {
      if (neverKept.has(request.purpose)) return inner.get(request);
      opening ??= open();
      const folder = await opening;
      if (folder === undefined) return inner.get(request);
      const key = cacheKey(scope, request);
      const found = await find(folder, key, request);
      if (found !== undefined) return ok(found);
      const requestedAt = clock();
      const answer = await inner.get(request);
      if (!answer.ok) return answer;
      const storedAt = clock();
      const freshFor = usableFor(request, answer.value, requestedAt, storedAt);
      if (freshFor <= 0) return answer;
      const written = await folder.write(
        key,
        encodeEntry({ scope, request, response: answer.value, storedAt, freshFor }),
      );
      if (!written.ok) complain('written to', written.error);
      return answer;
    },
  };
};

export interface CachedAnswer {
  readonly url: string;
  readonly purpose: NetPurpose;
  /** Milliseconds. */
  readonly age: number;
  /** Of the body. */
  readonly bytes: number;
}

/** What the cache holds, also what is too old to be used; an error says why the folder cannot be used. */
export const listCache = async (directory: string, now: number): Promise<Result<readonly CachedAnswer[], string>> => {
  const found = await findCacheFolder(directory);
  if (!found.ok) return found;
  const folder = found.value;
  if (folder === undefined) return ok([]);
  const answers: CachedAnswer[] = [];
  for (const key of await folder.keys()) {
    const bytes = await folder.read(key);
    const entry = bytes === undefined ? undefined : decodeEntry(bytes);
    if (entry === undefined) continue;
    const { request, response, storedAt } = entry;
    answers.push({ url: request.url, purpose: request.purpose, age: now - storedAt, bytes: response.body.length });
  }
  return ok(answers);
};

/** Removes what the cache holds, and gives how many entries there were. */
export const clearCache = (directory: string): Promise<Result<number, string>> => emptyCacheFolder(directory);
