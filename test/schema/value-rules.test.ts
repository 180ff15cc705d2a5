import { describe, expect, test } from 'vitest';
import { valueRules } from '../../src/schema/value-rules.js';
import { achievement } from './samples.js';

const seen = (document: Parameters<typeof valueRules>[0]): readonly (readonly [string, string | undefined])[] =>
  valueRules(document).map(({ code, pointer }) => [code, pointer]);

test('finds nothing in a good badge', () => {
  expect(seen(achievement('vcdm2'))).toEqual([]);
});

test('finds null wherever it stands', () => {
  expect(seen({ a: null, b: [1, null], c: { 'd/e': null } })).toEqual([
    ['schema.null-value', '/a'],
    ['schema.null-value', '/b/1'],
    ['schema.null-value', '/c/d~1e'],
  ]);
});

test('finds empty lists, also inside of lists', () => {
  expect(seen({ a: [], b: [[]] })).toEqual([
    ['schema.empty-array', '/a'],
    ['schema.empty-array', '/b/0'],
  ]);
});

test('leaves contexts alone, where null has a meaning', () => {
  expect(seen({ '@context': ['x', { '@vocab': null, a: [] }], b: { '@context': null } })).toEqual([]);
});

describe('a name that extends a vocabulary', () => {
  test.each(['achievementType', 'identifierType', 'identityType', 'resultType', 'targetType'])(
    'must start with ext: as %s',
    (name) => {
      expect(seen({ a: [{ [name]: 'myext:thing' }] })).toEqual([['schema.violation', `/a/0/${name}`]]);
      expect(seen({ [name]: 'ext:thing' })).toEqual([]);
      expect(seen({ [name]: 'Thing' })).toEqual([]);
    },
  );
  test('may be anything in another member', () => {
    expect(seen({ description: 'a text: next' })).toEqual([]);
  });
});
