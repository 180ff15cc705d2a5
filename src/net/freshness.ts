/** How long may an answer be used again? HTTP caching (RFC 9111 §4.2) for a cache that one person uses. */

import { parseHttpDate } from './http-date.js';
import type { NetResponse } from './port.js';

export interface Received {
  readonly headers: NetResponse['headers'];
  /** When it was asked for and when it came, by our clock, in milliseconds since the epoch. */
  readonly requestedAt: number;
  readonly receivedAt: number;
}

const directive = /([!#$%&'*+.^_`|~\w-]+)(?:\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s",]*)))?/g;

/** Names in lower case; of several with one name, every value. */
const directivesIn = (text: string): readonly (readonly [name: string, value: string])[] =>
  [...text.matchAll(directive)].map(([, name = '', quoted, token]) => [name.toLowerCase(), quoted ?? token ?? '']);

const seconds = (text: string): number | undefined => (/^\d{1,15}$/.test(text) ? Number(text) * 1000 : undefined);

/** The lifetime that the server states or, as the RFC allows, that can be guessed from the last change. */
const lifetimeOf = ({ headers, receivedAt }: Received, maxAges: readonly string[]): number => {
  // What cannot be read counts as stale (§4.2.1); of two that disagree, the shorter one holds.
  if (maxAges.length > 0) return Math.min(...maxAges.map((text) => seconds(text) ?? 0));
  const date = parseHttpDate(headers['date']) ?? receivedAt;
  if (headers['expires'] !== undefined) return (parseHttpDate(headers['expires']) ?? date) - date;
  const modified = parseHttpDate(headers['last-modified']);
  return modified === undefined ? 0 : (date - modified) / 10;
};

/** How old the answer already was when it came (§4.2.3). */
const ageOf = ({ headers, requestedAt, receivedAt }: Received): number => {
  const apparent = receivedAt - (parseHttpDate(headers['date']) ?? receivedAt);
  const ages = (headers['age'] ?? '0').split(',').map((text) => seconds(text.trim()) ?? Number.POSITIVE_INFINITY);
  return Math.max(0, apparent, Math.max(...ages) + Math.max(0, receivedAt - requestedAt));
};

/** Whether it may be kept at all (§3, §4.1). Our requests of one kind are all alike, so only `Vary: *` stands in the way. */
const mayBeKept = (headers: NetResponse['headers'], names: ReadonlySet<string>): boolean =>
  !names.has('no-store') && !names.has('no-cache') && !/(?:^|,)\s*\*\s*(?:,|$)/.test(headers['vary'] ?? '');

/** Milliseconds from `receivedAt` for which an answer with status 200 may be used; 0 if it may not be kept. */
export const freshFor = (received: Received): number => {
  const directives = directivesIn(received.headers['cache-control'] ?? '');
  if (!mayBeKept(received.headers, new Set(directives.map(([name]) => name)))) return 0;
  const maxAges = directives.flatMap(([name, value]) => (name === 'max-age' ? [value] : []));
  return Math.max(0, lifetimeOf(received, maxAges) - ageOf(received));
};
