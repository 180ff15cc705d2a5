import { describe, expect, test } from 'vitest';
import { newWork } from '../../src/ld/work.js';
import { withPlainNames } from '../../src/linked/plain-names.js';
import type { JsonObject } from '../../src/model/json.js';

const v1 = 'https://w3id.org/openbadges/v1';
const v2 = 'https://w3id.org/openbadges/v2';
const id = 'https://badges.example.org/a/1';

const named = async (json: JsonObject): Promise<unknown> => {
  const result = await withPlainNames(json, newWork());
  return result.ok ? result.value : result.error.code;
};

describe('an object in plain names stays the same object', () => {
  test.each<[string, JsonObject]>([
    ['with the usual context', { '@context': v2, id, type: 'Assertion', colour: 'red' }],
    ['with a context of its language', { '@context': [v2, { '@language': 'nl' }], id, name: 'x', colour: 'red' }],
    ['with contexts that are not known', { '@context': [v2, 'https://example.org/x'], id, colour: 'red' }],
    [
      'with texts that have a language',
      { '@context': v2, name: { '@value': 'x', '@language': 'nl' }, '@language': 'nl' },
    ],
    ['with parts that name the context again', { '@context': v2, badge: { '@context': v2, id, name: 'x' } }],
    [
      'with an extension',
      {
        '@context': v2,
        'extensions:X': { '@context': 'https://example.org/', '@type': 'y:z', 'a:b': [{ '@id': 'c' }] },
      },
    ],
    ['of a time before contexts', { uid: 'a:b', recipient: 'a@example.org', badge: {} }],
    ['that lists revoked badges by colons', { 'urn:uuid:1': 'x', 'obi:2': 'y', '@x': 'z' }],
    ['empty', {}],
  ])('%s', async (_, json) => {
    const result = await withPlainNames(json, { left: 0 });
    expect(result.ok && result.value === json).toBe(true);
  });

  test('however much it holds', async () => {
    const json = { '@context': v2, type: 'RevocationList', revokedAssertions: Array.from({ length: 90_000 }, String) };
    const began = performance.now();
    const result = await withPlainNames(json, newWork());
    expect(result.ok && result.value === json).toBe(true);
    expect(performance.now() - began).toBeLessThan(1000);
  });
});

describe('an object in other names', () => {
  test.each<[string, JsonObject, JsonObject]>([
    ['keywords', { '@context': v2, '@id': id, '@type': 'Assertion' }, { '@context': v2, id, type: 'Assertion' }],
    [
      'a type in full',
      { '@context': v2, id, type: ['https://w3id.org/openbadges#Issuer'] },
      { '@context': v2, id, type: 'Issuer' },
    ],
    ['a name in full', { '@context': v2, id, 'obi:revoked': true }, { '@context': v2, id, revoked: true }],
    [
      'an alias, beside the context',
      { '@context': [v2, { until: 'sec:expiration' }], id, until: '2020' },
      { '@context': [v2, { until: 'sec:expiration' }], id, expires: '2020' },
    ],
    [
      'an alias in a list within the list',
      { '@context': [v2, [{ until: 'sec:expiration' }]], id, until: '2020' },
      { '@context': [v2, [{ until: 'sec:expiration' }]], id, expires: '2020' },
    ],
    [
      'names of an inner object',
      { '@context': v2, id, recipient: { '@context': v2, 'obi:identityHash': 'x' } },
      { '@context': v2, id, recipient: { identity: 'x' } },
    ],
    [
      'names beside an extension, which stays as it is',
      {
        '@context': v2,
        '@id': id,
        'extensions:X': { '@context': 'https://example.org/', '@id': 'urn:left-as-it-is:0', a: null },
      },
      {
        '@context': v2,
        id,
        'extensions:X': { '@context': 'https://example.org/', '@id': 'urn:left-as-it-is:0', a: null },
      },
    ],
    ['no context, but a type in full', { type: 'obi:BadgeClass', name: 'x' }, { type: 'BadgeClass', name: 'x' }],
    ['no context, but keywords', { '@type': 'Assertion', name: 'x' }, { type: 'Assertion', name: 'x' }],
  ])('is brought into plain ones: %s', async (_, json, expected) => expect(await named(json)).toEqual(expected));

  test('keeps the names of 1.1 for its verification, and shows what 1.1 did not define', async () => {
    const context = [v1, { Award: 'obi:Assertion' }];
    expect(
      await named({
        '@context': context,
        type: 'Award',
        id,
        uid: '1',
        revoked: true,
        verify: { type: 'signed', url: id },
      }),
    ).toEqual({
      '@context': context,
      type: 'Assertion',
      id,
      uid: '1',
      revoked: true,
      verify: { type: 'signed', url: id },
    });
  });

  test.each<[string, JsonObject, string]>([
    [
      'a context that cannot be followed',
      { '@context': [v2, { a: { '@id': 'obi:badge', '@context': {} } }], id },
      'format.context-inline',
    ],
    ['a context inside a context', { '@context': { '@context': {} }, id }, 'format.context-inline'],
    ['a graph', { '@context': v2, '@graph': [{ id }, { id: 'x' }] }, 'schema.violation'],
  ])('is refused: %s', async (_, json, code) => expect(await named(json)).toBe(code));
});
