import { describe, expect, test } from 'vitest';
import type { JsonObject, JsonValue } from '../../src/model/json.js';
import { readRegistry } from '../../src/trust/registry.js';

const did = 'did:key:z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK';

describe('a registry', () => {
  test('gives each DID its name, and leaves what others add alone', () => {
    const read = readRegistry({
      meta: { created: '2022-10-27T17:57:31+00:00', updated: '2025-05-09T18:17:57+00:00' },
      registry: {
        [did]: { name: 'Example University', location: 'Exampleville', url: 'https://www.example.edu', logo: 1 },
        'did:web:a.example': {},
      },
      more: true,
    });
    expect(read).toEqual({
      ok: true,
      value: {
        date: '2025-05-09T18:17:57+00:00',
        issuers: new Map([
          [did, { id: did, name: 'Example University' }],
          ['did:web:a.example', { id: 'did:web:a.example' }],
        ]),
      },
    });
  });

  test.each<[string, JsonValue, string | undefined]>([
    [
      'when it was updated',
      { updated: '2026-01-02T00:00:00Z', created: '2025-01-02T00:00:00Z' },
      '2026-01-02T00:00:00Z',
    ],
    ['when it was made', { created: '2025-01-02' }, '2025-01-02'],
    ['in a zone without a colon', { updated: '2021-12-15T18:41:36+0000' }, '2021-12-15T18:41:36+00:00'],
    ['nothing that is a date', { updated: 'yesterday' }, undefined],
    ['no text', { updated: 1 }, undefined],
    ['nothing', null, undefined],
  ])('says its date where meta holds %s', (_, meta, date) => {
    const read = readRegistry({ meta, registry: {} });
    expect(read.ok ? read.value.date : 'refused').toBe(date);
  });

  test('finds nobody by a name that objects have, or by an id that no issuer can have', () => {
    const entry = { name: 'Example University' };
    const read = readRegistry({ registry: { constructor: entry, toString: entry, 'http://a.example': entry } });
    expect(read.ok && [...read.value.issuers.keys()]).toEqual([]);
  });

  test('leaves out a name that is none', () => {
    const read = readRegistry({ registry: { [did]: { name: 'x'.repeat(301) } } });
    expect(read.ok && read.value.issuers.get(did)).toEqual({ id: did });
  });

  test.each<[string, JsonObject, string]>([
    ['an array', { registry: [] }, '/registry'],
    ['null', { registry: null }, '/registry'],
    ['a text for an entry', { registry: { [did]: 'Example University' } }, `/registry/${did}`],
    [
      'too many entries',
      { registry: Object.fromEntries(Array.from({ length: 100_001 }, (_, i) => [`did:web:a${i}`, {}])) },
      '/registry',
    ],
  ])('is refused if it is or holds %s', (_, document, pointer) => {
    const read = readRegistry(document);
    expect(read.ok ? 'read' : read.error.pointer).toBe(pointer);
  });
});
