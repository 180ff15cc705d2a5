import { describe, expect, test } from 'vitest';
import type { DataModel, VcKind } from '../../src/model/credential.js';
import type { JsonObject, JsonValue } from '../../src/model/json.js';
import { dataRules } from '../../src/schema/data-rules.js';
import { achievement, credential, endorsement, spoil } from './samples.js';

const seen = (kind: VcKind, model: DataModel, document: JsonObject): readonly string[] =>
  dataRules(kind, model, document).map(({ code, pointer }) => `${code} ${pointer}`);

const badge = (pointer: string, value: unknown): readonly string[] =>
  seen('achievement', 'vcdm2', spoil(achievement('vcdm2'), pointer, value));

test.each<DataModel>(['vcdm2', 'vcdm1'])('finds nothing in good documents of %s', (model) => {
  expect(seen('achievement', model, achievement(model))).toEqual([]);
  expect(seen('endorsement', model, endorsement(model))).toEqual([]);
  expect(seen('other', model, spoil(credential(model), '/credentialSchema', undefined))).toEqual([]);
});

describe('the context of a badge', () => {
  test('can not be a single one', () => {
    expect(badge('/@context', 'https://www.w3.org/ns/credentials/v2')).toEqual(['schema.violation /@context']);
    expect(badge('/@context', { '@vocab': 'https://a.example/' })).toEqual(['schema.violation /@context']);
  });
  test('is left to the schema where it is a list or missing', () => {
    expect(badge('/@context', ['x'])).toEqual([]);
    expect(badge('/@context', undefined)).toEqual([]);
  });
});

describe('an id', () => {
  test.each(['/id', '/issuer/id', '/credentialSubject/id', '/credentialSubject/achievement/id'])(
    'is one URI, not a text by language, at %s',
    (pointer) => {
      expect(badge(pointer, { en: 'urn:a' })).toEqual([`schema.violation ${pointer}`]);
    },
  );
  test('is what an issuer object must have', () => {
    expect(badge('/issuer', { en: 'College' })).toEqual(['schema.violation /issuer']);
    expect(badge('/issuer', {})).toEqual(['schema.violation /issuer']);
    expect(badge('/issuer', 'did:key:z6Mk')).toEqual([]);
  });
});

describe('the subject of a badge', () => {
  const unnamed = ['schema.subject-unnamed /credentialSubject'];
  const without = (id: unknown, identifier: unknown): readonly string[] =>
    seen(
      'achievement',
      'vcdm2',
      spoil(spoil(achievement('vcdm2'), '/credentialSubject/id', id), '/credentialSubject/identifier', identifier),
    );
  test('is named by an id or by an identifier', () => {
    expect(without('did:a:b', undefined)).toEqual([]);
    expect(without(undefined, [{ type: 'IdentityObject' }])).toEqual([]);
    expect(without(undefined, { type: 'IdentityObject' })).toEqual([]);
  });
  test('is nobody without either', () => {
    expect(without(undefined, undefined)).toEqual(unnamed);
    expect(without('  ', undefined)).toEqual(unnamed);
    expect(without(undefined, 'ann@learner.example')).toEqual(unnamed);
  });
  test('may be a thing, in an endorsement', () => {
    expect(seen('endorsement', 'vcdm2', spoil(endorsement('vcdm2'), '/credentialSubject/id', undefined))).toEqual([]);
  });
});

describe('criteria', () => {
  const at = '/credentialSubject/achievement/criteria';
  test.each<[JsonValue, boolean]>([
    [{ id: 'https://a.example' }, true],
    [{ narrative: { en: 'Weld.' } }, true],
    [{}, false],
    [{ narrative: ' ' }, false],
    [{ type: 'Criteria' }, false],
  ])('%j say what was asked for: %s', (criteria, said) => {
    expect(badge(at, criteria)).toEqual(said ? [] : [`schema.recommended-missing ${at}`]);
  });
});

describe('a period', () => {
  test('can not end before it begins', () => {
    expect(badge('/validUntil', '2025-01-01T00:00:00Z')).toEqual(['schema.violation /validUntil']);
    const old = spoil(achievement('vcdm1'), '/expirationDate', '2025-01-01T00:00:00Z');
    expect(seen('achievement', 'vcdm1', old)).toEqual(['schema.violation /expirationDate']);
    expect(seen('other', 'vcdm2', spoil(credential('vcdm2'), '/validUntil', '2025-01-01T00:00:00Z'))).toContain(
      'schema.violation /validUntil',
    );
  });
  test('may be an instant, in whatever zone', () => {
    expect(badge('/validUntil', '2026-01-31T13:00:00+01:00')).toEqual([]);
  });
  test('is left to others where a date can not be read', () => {
    expect(badge('/validUntil', '2025')).toEqual([]);
    expect(badge('/validUntil', undefined)).toEqual([]);
  });
});

describe('a term of an inline context', () => {
  const inline = (definition: JsonValue): readonly string[] =>
    seen('other', 'vcdm2', { '@context': ['https://www.w3.org/ns/credentials/v2', { Card: definition }] });
  test.each<JsonValue>([
    'https://a.example/#Card',
    'ex:Card',
    '@type',
    '#Card',
    null,
    5,
    { '@id': 'https://a.example/' },
    {},
  ])('may be %j', (definition) => {
    expect(inline(definition)).toEqual([]);
  });
  test.each<JsonValue>(['https ://a.example/#Card', { '@id': 'https://a.example/the card' }])(
    'can not be %j',
    (definition) => {
      expect(inline(definition)).toEqual(['schema.violation /@context/1/Card']);
    },
  );
});

test('asks nothing of the shape of a document', () => {
  const odd: readonly JsonValue[] = [null, 5, '', 'x', [], [[]], {}, { id: null }, [{ id: {} }]];
  const members = [
    '@context',
    'id',
    'type',
    'issuer',
    'credentialSubject',
    'validFrom',
    'validUntil',
    'credentialSchema',
  ];
  for (const name of members) {
    for (const value of odd) {
      for (const kind of ['achievement', 'endorsement', 'other'] as const) {
        expect(() => dataRules(kind, 'vcdm2', { [name]: value })).not.toThrow();
        expect(() =>
          dataRules(kind, 'vcdm1', { credentialSubject: { [name]: value, achievement: value } }),
        ).not.toThrow();
      }
    }
  }
});
