import { describe, expect, test } from 'vitest';
import type { JsonObject } from '../../src/model/json.js';
import { readOwnFormat } from '../../src/trust/own-format.js';

const thumbprint = 'NzbLsXh8uDCcd-6MNwXF4W_7noWXFZAfHkxZsRGC9Xs';
const id = 'did:web:badges.example.edu';
const list = (members: JsonObject = {}): JsonObject => ({ trustList: 1, issuers: [{ id }], ...members });
const issuer = (members: JsonObject): JsonObject => list({ issuers: [{ id, ...members }] });

describe('a list of our own format', () => {
  test('is read with all that it may hold', () => {
    const read = readOwnFormat({
      $schema: 'urn:badge-verify:trust-list:v1',
      trustList: 1,
      name: 'Universities',
      date: '2026-02-01',
      issuers: [{ id, name: 'Example University', keys: [thumbprint] }, { id: 'https://example.org/issuers/1' }],
    });
    expect(read).toEqual({
      ok: true,
      value: {
        name: 'Universities',
        date: '2026-02-01',
        issuers: new Map([
          [id, { id, name: 'Example University', keys: [thumbprint] }],
          ['https://example.org/issuers/1', { id: 'https://example.org/issuers/1' }],
        ]),
      },
    });
  });

  test('may hold nobody', () => {
    const read = readOwnFormat(list({ issuers: [] }));
    expect(read.ok && read.value.issuers.size).toBe(0);
  });

  test('knows ids that differ in case as different', () => {
    const read = readOwnFormat(list({ issuers: [{ id: 'https://a.example/X' }, { id: 'https://a.example/x' }] }));
    expect(read.ok && read.value.issuers.size).toBe(2);
  });
});

describe('a list of our own format is refused', () => {
  test.each<[string, JsonObject, string, string]>([
    ['of another version', list({ trustList: 2 }), '/trustList', 'version'],
    ['of a version that is a text', list({ trustList: '1' }), '/trustList', 'version'],
    ['with a mistyped member', list({ isuers: [] }), '/isuers', '"issuers" is meant'],
    [
      'with an unknown member',
      list({ registry: {} }),
      '/registry',
      'known are $schema, trustList, name, date, issuers',
    ],
    ['with a member of any name', list({ 'a/b~': 1 }), '/a~1b~0', 'no member'],
    ['without issuers', { trustList: 1 }, '', '"issuers" is missing'],
    ['with issuers by id', list({ issuers: { [id]: {} } }), '/issuers', 'array'],
    ['with an id alone', list({ issuers: [id] }), '/issuers/0', 'object'],
    ['with an issuer without id', list({ issuers: [{ id }, { name: 'x' }] }), '/issuers/1', '"id" is missing'],
    ['with an id that is a name', issuer({ id: 'constructor' }), '/issuers/0/id', 'DID'],
    ['with a http id', issuer({ id: 'http://example.org' }), '/issuers/0/id', 'https://'],
    ['with an id that ends in a blank', issuer({ id: `${id} ` }), '/issuers/0/id', 'blanks'],
    ['with an id twice', list({ issuers: [{ id }, { id, keys: [thumbprint] }] }), '/issuers/1/id', 'twice'],
    ['with a mistyped "keys"', issuer({ key: [thumbprint] }), '/issuers/0/key', '"keys" is meant'],
    ['with one key that is no array', issuer({ keys: thumbprint }), '/issuers/0/keys', 'array'],
    ['with no keys at all', issuer({ keys: [] }), '/issuers/0/keys', 'at least one'],
    ['with keys that are null', issuer({ keys: null }), '/issuers/0/keys', 'array'],
    ['with a key in hex', issuer({ keys: [thumbprint, 'a'.repeat(64)] }), '/issuers/0/keys/1', 'RFC 7638'],
    ['with a key twice', issuer({ keys: [thumbprint, thumbprint] }), '/issuers/0/keys', 'twice'],
    ['with a name that is no text', issuer({ name: 1 }), '/issuers/0/name', 'text'],
    ['with an empty name', list({ name: '' }), '/name', 'text'],
    ['with a date that is none', list({ date: '2026-02-30' }), '/date', '2026-02-01'],
    ['with a $schema that is no text', list({ $schema: 1 }), '/$schema', 'text'],
    ['with too many issuers', list({ issuers: Array(100_001).fill({ id }) }), '/issuers', '100000'],
  ])('%s', (_, document, pointer, why) => {
    const read = readOwnFormat(document);
    expect(read.ok ? 'read' : read.error.pointer).toBe(pointer);
    expect(read.ok ? 'read' : read.error.why).toContain(why);
  });
});
