import { describe, expect, test } from 'vitest';
import { type CacheEntry, cacheKey, decodeEntry, encodeEntry } from '../../src/net/cache-entry.js';
import { answerOf, requestOf } from './helpers.js';

const responseOf = (body: string | Uint8Array) => {
  const answer = answerOf(body, { date: 'Mon, 02 Mar 2026 09:00:00 GMT' }, { via: 'proxy' });
  if (!answer.ok) throw new Error('unreachable');
  return answer.value;
};

const entry: CacheEntry = {
  scope: 'a',
  request: requestOf(),
  response: responseOf('{"a":\n1}'),
  storedAt: 1_772_442_000_123,
  freshFor: 60_000,
};

describe('an entry', () => {
  test.each<[string, string | Uint8Array]>([
    ['a text', '{"a":\n1}'],
    ['nothing', ''],
    ['line ends only', '\n\n\n'],
    ['any bytes', Uint8Array.from({ length: 256 }, (_, i) => i)],
  ])('comes back as it was, with %s for a body', (_, body) => {
    const response = responseOf(body);
    const found = decodeEntry(encodeEntry({ ...entry, response }));
    expect(found?.key).toBe(cacheKey('a', entry.request));
    expect(found?.storedAt).toBe(entry.storedAt);
    expect(found?.freshFor).toBe(60_000);
    expect(found?.request).toEqual({ url: entry.request.url, purpose: 'did-document', statedBy: 'badge' });
    expect({ ...found?.response, body: Buffer.from(found?.response.body ?? []) }).toEqual({
      ...response,
      body: Buffer.from(response.body),
    });
  });

  test('is nothing as soon as one bit is another', () => {
    const bytes = encodeEntry(entry);
    for (let at = 0; at < bytes.length; at += 1) {
      const changed = Uint8Array.from(bytes);
      changed[at] = (changed[at] ?? 0) ^ 1;
      expect(decodeEntry(changed)).toBeUndefined();
    }
  });

  test('is nothing where it was cut off, or goes on', () => {
    const bytes = encodeEntry(entry);
    for (let length = 0; length < bytes.length; length += 1)
      expect(decodeEntry(bytes.subarray(0, length))).toBeUndefined();
    expect(decodeEntry(Buffer.concat([bytes, Buffer.from('x')]))).toBeUndefined();
  });

  test.each(['', '\n', '\n\n\n', '{}', 'PNG'])('is not in %j', (text) => {
    expect(decodeEntry(Buffer.from(text))).toBeUndefined();
  });
});

describe('the name of a question', () => {
  test.each([
    ['scope', cacheKey('b', requestOf())],
    ['address', cacheKey('a', requestOf({ url: 'https://badges.example.org/2' }))],
    ['purpose', cacheKey('a', requestOf({ purpose: 'jwks' }))],
    ['origin', cacheKey('a', requestOf({ statedBy: 'user' }))],
    ['kind of content', cacheKey('a', requestOf({ accept: 'text/plain' }))],
  ])('changes with its %s', (_, key) => {
    expect(key).toMatch(/^[0-9a-f]{64}$/);
    expect(key).not.toBe(cacheKey('a', requestOf()));
  });
});
