import { describe, expect, test } from 'vitest';
import type { JsonValue } from '../../src/model/json.js';
import { itemOn, listObjectIn, plain, sameServer } from '../../src/status/named-list.js';

const isBadge = (name: 'id' | 'uid', text: string): boolean => text === `my-${name}`;

test.each<[JsonValue, object | string | undefined]>([
  ['my-id', { revoked: true }],
  ['my-uid', { revoked: true }],
  ['x', 'another'],
  [{ id: 'my-id' }, { revoked: true }],
  [{ id: 'x', uid: 'my-uid' }, { revoked: true }],
  [{ id: 'x', uid: 'y' }, 'another'],
  [{ id: 'my-id', revoked: false }, { revoked: false }],
  [{ id: 'my-id', revoked: 0 }, undefined],
  [
    { id: 'my-id', revocationReason: 'r' },
    { revoked: true, reason: 'r' },
  ],
  [{ id: 42 }, undefined],
  [{}, undefined],
  [42, undefined],
])('an item %j says %j', (item, expected) => expect(itemOn(item, ['id', 'uid'], isBadge)).toEqual(expected));

test.each<[string, string]>([
  [' a ', 'a'],
  ['a%20b', 'a b'],
  ['a%', 'a%'],
])('%j is %j', (id, expected) => expect(plain(id)).toBe(expected));

test.each<[string, string, boolean]>([
  ['https://a.example/x', 'https://www.a.example/y', true],
  ['https://a.example/x', 'http://a.example/x', false],
  ['https://a.example/x', 'https://b.example/x', false],
  ['x', 'x', false],
])('%s and %s lie on one server: %s', (a, b, expected) => expect(sameServer(a, b)).toBe(expected));

describe('the text of a list', () => {
  test('is an object', () => expect(listObjectIn('{"a": 1}')).toEqual({ a: 1 }));
  test.each(['[]', '{"a": 1, "a": 2}', '', '{'])('and not %j', (text) => expect(listObjectIn(text)).toBeUndefined());
});
