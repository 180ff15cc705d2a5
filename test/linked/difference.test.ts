import { describe, expect, test } from 'vitest';
import { differencesBetween } from '../../src/linked/difference.js';
import type { JsonObject, JsonValue } from '../../src/model/json.js';
import type { LinkedObject } from '../../src/model/linked.js';

const id = 'https://badges.example.org/b/1';
const linked = (object: JsonObject): LinkedObject => ({
  class: 'Assertion',
  generation: '2.0',
  original: object,
  own: object,
  object,
  deviations: [],
  lacks: [],
});
const differences = (given: JsonObject, served: JsonObject) => differencesBetween(linked(given), linked(served));

describe('no difference', () => {
  test.each<[string, JsonObject, JsonObject]>([
    ['the same', { id, tags: ['a', 'b'] }, { id, tags: ['a', 'b'] }],
    ['another order', { id, tags: ['a', 'b'] }, { tags: ['b', 'a'], id }],
    ['a list of one', { tags: ['a'], evidence: { id, name: 'x' } }, { tags: 'a', evidence: [{ name: 'x', id }] }],
    ['an empty list', { tags: [] }, {}],
    ['another context', { '@context': 'x', badge: { '@context': 'x', name: 'y' } }, { badge: { name: 'y' } }],
    ['a linked badge that is embedded', { badge: id }, { badge: { id, name: 'x' } }],
    ['an embedded badge that is linked', { badge: { id, name: 'x' } }, { badge: id }],
    ['evidence that is linked', { evidence: [id, 'y'] }, { evidence: ['y', { id, name: 'x' }] }],
    ['another spelling of a date', { issuedOn: '2020-01-01T00:00:00Z' }, { issuedOn: '2020-01-01T01:00:00.000+01:00' }],
  ])('is %s', (_, given, served) => expect(differences(given, served)).toEqual([]));
});

describe('a difference', () => {
  test.each<[string, JsonObject, JsonObject, readonly string[]]>([
    [
      'of a date',
      { issuedOn: '2020-01-01T00:00:00Z' },
      { issuedOn: '2021-01-01T00:00:00Z' },
      ['issuedOn: file "2020-01-01T00:00:00Z", issuer "2021-01-01T00:00:00Z"'],
    ],
    ['of what only one has', { a: 1 }, { b: false }, ['a: file 1, issuer nothing', 'b: file nothing, issuer false']],
    ['of null and nothing', { a: null }, {}, ['a: file null, issuer nothing']],
    ['of a number and a text', { a: 1 }, { a: '1' }, ['a: file 1, issuer "1"']],
    [
      'of members of an object',
      { recipient: { identity: 'a', hashed: false } },
      { recipient: { identity: 'b', hashed: false } },
      ['recipient.identity: file "a", issuer "b"'],
    ],
    [
      'of embedded badges',
      { badge: { id, name: 'x' } },
      { badge: { id, name: 'y' } },
      ['badge.name: file "x", issuer "y"'],
    ],
    ['of a linked badge', { badge: id }, { badge: { id: 'x' } }, [`badge: file "${id}", issuer {"id":"x"}`]],
    ['of lists', { tags: ['a', 'b', 'c'] }, { tags: ['c', 'a'] }, ['tags: file "b", issuer nothing']],
    ['of repeated items', { tags: ['a', 'a'] }, { tags: ['a'] }, ['tags: file "a", issuer nothing']],
    [
      'of several items',
      { tags: ['a', 'b', 'x'] },
      { tags: ['x', 'c', 'd'] },
      ['tags: file ["a","b"], issuer ["c","d"]'],
    ],
    [
      'of one item among several',
      { evidence: [{ id: 'x', name: '1' }, { id: 'y' }] },
      { evidence: [{ id: 'y' }, { id: 'x', name: '2' }] },
      ['evidence.name: file "1", issuer "2"'],
    ],
  ])('%s is shown', (_, given, served, expected) => expect(differences(given, served)).toEqual(expected));

  test('is cut where it is long', () => {
    const [shown = ''] = differences({ a: 'x'.repeat(500) }, { a: { b: 'y'.repeat(500) } });
    expect(shown).toContain(`file "${'x'.repeat(80)}…"`);
    expect(shown.length).toBeLessThan(200);
    expect(differences({ ['n'.repeat(500)]: 1 }, {})[0]?.length).toBeLessThan(150);
  });

  test('is counted beyond a dozen', () => {
    const many = Object.fromEntries(Array.from({ length: 20 }, (_, index) => [`m${index}`, index]));
    const found = differences(many, {});
    expect(found).toHaveLength(13);
    expect(found.at(-1)).toBe('and 8 more');
    expect(differences(Object.fromEntries(Object.entries(many).slice(0, 12)), {})).toHaveLength(12);
  });

  test('is found at once in much', () => {
    const items = Array.from({ length: 30_000 }, (_, index) => ({ id: `x${index}`, name: 'a' }));
    const began = performance.now();
    expect(differences({ evidence: items }, { evidence: items.toReversed().slice(1) })).toEqual([
      'evidence: file {"id":"x29999","name":"a"}, issuer nothing',
    ]);
    expect(performance.now() - began).toBeLessThan(2000);
  });

  test('is found at once in much that stands deep inside', () => {
    const inside = (last: string): JsonValue => {
      const items: JsonValue = [...Array.from({ length: 20_000 }, (_, index) => `v${index}`), last];
      return Array.from({ length: 60 }).reduce<JsonValue>((value) => ({ x: value }), items);
    };
    const began = performance.now();
    expect(differences({ a: inside('y') }, { a: inside('z') })[0]).toMatch(/: file "y", issuer "z"$/);
    expect(performance.now() - began).toBeLessThan(1000);
  });
});
