/** How is an answer written down in the cache, and is what stands there whole? A digest, two lines of JSON, the body. */

import { sha256Of } from '../model/hash.js';
import { member, stringMember } from '../model/json.js';
import { parseInstant } from '../model/time.js';
import type { NetRequest, NetResponse } from './port.js';
import { entryLine, jsonIn, type RecordedEntry, readEntry } from './recording.js';

const cacheVersion = 1;

export interface CacheEntry {
  /** What the answer depends on, besides the request, such as who may be asked. */
  readonly scope: string;
  readonly request: Pick<NetRequest, 'url' | 'purpose' | 'statedBy' | 'accept'>;
  readonly response: NetResponse;
  /** Milliseconds since the epoch. */
  readonly storedAt: number;
  /** Milliseconds from then on for which it may be used. */
  readonly freshFor: number;
}

/** The name of the question, for a file: whatever may change the answer is in it. */
export const cacheKey = (scope: string, { url, purpose, statedBy, accept }: CacheEntry['request']): string =>
  sha256Of(Buffer.from(JSON.stringify([cacheVersion, scope, purpose, statedBy, accept, url])));

export const encodeEntry = ({ scope, request, response, storedAt, freshFor }: CacheEntry): Uint8Array => {
  const { body, ...value } = response;
  const answer = { ok: true, value, sha256: sha256Of(body) } as const;
  const about = { cache: cacheVersion, key: cacheKey(scope, request), freshFor };
  const line = entryLine({ request, answer, time: new Date(storedAt).toISOString() });
  const rest = Buffer.concat([Buffer.from(`${JSON.stringify(about)}\n${line}`), body]);
  return Buffer.concat([Buffer.from(`${sha256Of(rest)}\n`), rest]);
};

interface Line {
  readonly text: string;
  readonly after: number;
}

const lineAt = (bytes: Uint8Array, from: number): Line | undefined => {
  const end = bytes.indexOf(10, from);
  return end === -1 ? undefined : { text: Buffer.from(bytes.subarray(from, end)).toString('utf8'), after: end + 1 };
};

export interface FoundEntry {
  readonly key: string;
  readonly request: RecordedEntry['request'];
  readonly response: NetResponse;
  readonly storedAt: number;
  readonly freshFor: number;
}

/** The entry in some bytes; undefined where they were cut off or changed, or are something else. */
export const decodeEntry = (bytes: Uint8Array): FoundEntry | undefined => {
  const digest = lineAt(bytes, 0);
  if (digest === undefined || sha256Of(bytes.subarray(digest.after)) !== digest.text) return undefined;
  const about = lineAt(bytes, digest.after);
  const line = about === undefined ? undefined : lineAt(bytes, about.after);
  if (about === undefined || line === undefined) return undefined;
  const [facts, entry] = [jsonIn(about.text), readEntry(jsonIn(line.text))];
  const [key, freshFor, storedAt] = [stringMember(facts, 'key'), member(facts, 'freshFor'), parseInstant(entry?.time)];
  if (member(facts, 'cache') !== cacheVersion || key === undefined || typeof freshFor !== 'number') return undefined;
  if (entry === undefined || !entry.answer.ok || storedAt === undefined) return undefined;
  const body = bytes.subarray(line.after);
  return { key, request: entry.request, response: { ...entry.answer.value, body }, storedAt, freshFor };
};
