import { describe, expect, test } from 'vitest';
import { freshFor } from '../../src/net/freshness.js';

const receivedAt = Date.parse('2026-03-02T09:00:00Z');
const httpDate = (seconds: number): string => new Date(receivedAt + seconds * 1000).toUTCString();
const date = httpDate(0);

/** Seconds for which an answer with these headers may be used. */
const fresh = (headers: Record<string, string>, roundTrip = 0): number =>
  freshFor({ headers, requestedAt: receivedAt - roundTrip * 1000, receivedAt }) / 1000;

describe('an answer may be used for as long as its server says', () => {
  test.each<[string, Record<string, string>, number]>([
    ['max-age', { 'cache-control': 'max-age=60' }, 60],
    ['max-age in another case', { 'cache-control': 'MAX-AGE=60' }, 60],
    ['max-age in quotes', { 'cache-control': 'max-age="60"' }, 60],
    ['max-age among others', { 'cache-control': 'public, max-age=60, immutable' }, 60],
    ['private: this cache is one person’s', { 'cache-control': 'private, max-age=60' }, 60],
    ['must-revalidate: what is stale is never used', { 'cache-control': 'must-revalidate, max-age=60' }, 60],
    ['max-age before Expires', { 'cache-control': 'max-age=60', date, expires: httpDate(3600) }, 60],
    ['Expires and Date', { date, expires: httpDate(3600) }, 3600],
    ['Expires by our clock where there is no Date', { expires: httpDate(3600) }, 3600],
    ['a tenth of the time since the last change', { date, 'last-modified': httpDate(-1000) }, 100],
    ['the last change by our clock where there is no Date', { 'last-modified': httpDate(-1000) }, 100],
    ['s-maxage is for shared caches', { 'cache-control': 's-maxage=60', date, 'last-modified': httpDate(-1000) }, 100],
    ['Vary by what is always the same', { 'cache-control': 'max-age=60', vary: 'Accept, Accept-Encoding' }, 60],
    ['a word that only looks like no-store', { 'cache-control': 'x-no-store, max-age=60' }, 60],
    ['no-store within a quoted text', { 'cache-control': 'note="a, no-store", max-age=60' }, 60],
  ])('%s', (_, headers, seconds) => expect(fresh(headers)).toBe(seconds));
});

describe('an answer is not kept', () => {
  test.each<[string, Record<string, string>]>([
    ['no-store', { 'cache-control': 'no-store, max-age=60' }],
    ['no-store in another case', { 'cache-control': 'max-age=60, No-Store' }],
    ['no-cache', { 'cache-control': 'no-cache, max-age=60' }],
    ['no-cache for a header', { 'cache-control': 'no-cache="set-cookie", max-age=60' }],
    ['Vary: *', { 'cache-control': 'max-age=60', vary: '*' }],
    ['Vary: * among others', { 'cache-control': 'max-age=60', vary: 'Accept, *' }],
    ['no word of how long', {}],
    ['only a Date', { date }],
    ['only s-maxage', { 'cache-control': 's-maxage=60' }],
    ['max-age=0', { 'cache-control': 'max-age=0' }],
    ['max-age without a value, though Expires has one', { 'cache-control': 'max-age', date, expires: httpDate(60) }],
    ['a negative max-age', { 'cache-control': 'max-age=-1' }],
    ['a fraction', { 'cache-control': 'max-age=1.5' }],
    ['a max-age that is no number', { 'cache-control': 'max-age=1e9' }],
    ['the shorter of two max-age', { 'cache-control': 'max-age=60, max-age=0' }],
    ['Expires: 0', { date, expires: '0' }],
    ['Expires: -1, though it changed long ago', { date, expires: '-1', 'last-modified': httpDate(-1e6) }],
    ['Expires in the past', { date, expires: httpDate(-1) }],
    ['a change in the future', { date, 'last-modified': httpDate(1000) }],
    ['a last change that is no date', { date, 'last-modified': 'yesterday' }],
    ['an age that has used it up', { 'cache-control': 'max-age=60', age: '60' }],
    ['an age that is no number', { 'cache-control': 'max-age=60', age: 'old' }],
    ['a Date so far back that it has used it up', { 'cache-control': 'max-age=60', date: httpDate(-61) }],
  ])('with %s', (_, headers) => expect(fresh(headers)).toBe(0));
});

describe('how old it was when it came is taken off', () => {
  test.each<[string, Record<string, string>, number, number]>([
    ['Age', { 'cache-control': 'max-age=60', age: '20' }, 0, 40],
    ['Age and the time on the way', { 'cache-control': 'max-age=60', age: '20' }, 5, 35],
    ['the time on the way', { 'cache-control': 'max-age=60' }, 5, 55],
    ['the oldest of several Ages', { 'cache-control': 'max-age=60', age: '20, 30' }, 0, 30],
    ['a Date in the past', { 'cache-control': 'max-age=60', date: httpDate(-10) }, 0, 50],
    ['the greater of Date and Age', { 'cache-control': 'max-age=60', date: httpDate(-10), age: '20' }, 0, 40],
    ['nothing for a Date in the future', { 'cache-control': 'max-age=60', date: httpDate(100) }, 0, 60],
    ['a Date in the past, of Expires', { date: httpDate(-10), expires: httpDate(50) }, 0, 50],
  ])('%s', (_, headers, roundTrip, seconds) => expect(fresh(headers, roundTrip)).toBe(seconds));
});

test('a long header takes no long time', () => {
  const begun = performance.now();
  for (const text of ['"', '"\\', 'a="', 'a=', ',', ' ', 'max-age=1,']) fresh({ 'cache-control': text.repeat(16_384) });
  expect(performance.now() - begun).toBeLessThan(1000);
});
