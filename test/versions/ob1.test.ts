import { describe, expect, test } from 'vitest';
import type { JsonObject } from '../../src/model/json.js';
import { looksLikeOb1, ob1 } from '../../src/versions/ob1.js';
import { jsonEnvelope } from '../support/sign.js';

const detects = (document: JsonObject): boolean => ob1.detect({ envelope: jsonEnvelope(document), document, base: '' });
const id = 'https://badges.example.org/a/1';

describe('Open Badges 1', () => {
  test.each<[string, JsonObject]>([
    ['its context', { '@context': 'https://w3id.org/openbadges/v1', type: 'Assertion' }],
    ['its older context', { '@context': 'https://openbadgespec.org/v1/context.json' }],
    ['an assertion without a context', { uid: '1', recipient: {}, badge: id, verify: { type: 'hosted', url: id } }],
    ['an assertion of 0.5', { recipient: 'a@example.org', badge: { name: 'x' } }],
    ['an assertion that names no badge', { recipient: {}, verify: { type: 'hosted', url: id } }],
    ['a badge class', { name: 'x', description: 'x', image: 'x', criteria: 'x', issuer: id }],
  ])('is told by %s', (_, document) => expect(detects(document)).toBe(true));

  test.each<[string, JsonObject]>([
    ['the context of 2.0', { '@context': 'https://w3id.org/openbadges/v2', type: 'Assertion' }],
    ['both contexts', { '@context': ['https://w3id.org/openbadges/v1', 'https://w3id.org/openbadges/v2'] }],
    ['a profile, which could be anything', { name: 'x', url: id }],
    ['a badge alone', { badge: id }],
    ['an empty object', {}],
  ])('is not told by %s', (_, document) => expect(detects(document)).toBe(false));

  test('is not told by its shape where a context says otherwise', () => {
    const shape = { uid: '1', recipient: {}, badge: id };
    expect(looksLikeOb1(shape)).toBe(true);
    expect(looksLikeOb1({ ...shape, '@context': 'https://example.org/' })).toBe(false);
  });
});
