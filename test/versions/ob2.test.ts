import { describe, expect, test } from 'vitest';
import type { JsonObject } from '../../src/model/json.js';
import { ob2 } from '../../src/versions/ob2.js';
import { jsonEnvelope } from '../support/sign.js';

const id = 'https://badges.example.org/a/1';
const detects = (document: JsonObject, place?: 'ob2'): boolean =>
  ob2.detect({
    envelope: { ...jsonEnvelope(document), ...(place === undefined ? {} : { place }) },
    document,
    base: '',
  });

describe('Open Badges 2', () => {
  test.each<[string, JsonObject]>([
    ['its context', { '@context': 'https://w3id.org/openbadges/v2' }],
    ['its context as 1EdTech serves it', { '@context': 'https://purl.imsglobal.org/spec/ob/v2p1/context.json' }],
    ['a type', { type: 'Assertion' }],
    ['a type with a prefix', { type: 'obi:BadgeClass' }],
    ['a type in full', { type: ['https://w3id.org/openbadges#Assertion'] }],
    ['a revoked badge of which nothing is left', { id, revoked: true }],
    ['a wrapper of Badge Connect', { assertion: {} }],
    ['a signed wrapper of Badge Connect', { signedAssertion: 'a.b.c' }],
  ])('is told by %s', (_, document) => expect(detects(document)).toBe(true));

  test.each<[string, JsonObject]>([
    ['a context of 3.0', { '@context': 'https://purl.imsglobal.org/spec/ob/v3p0/context.json', type: 'Profile' }],
    ['the context of 1.1', { '@context': 'https://w3id.org/openbadges/v1', type: 'Assertion' }],
    ['something revoked that is more', { id, revoked: true, scope: 'x' }],
    ['anything', { anything: 1 }],
  ])('is not told by %s', (_, document) => expect(detects(document)).toBe(false));

  test('is told by the place in a picture, unless it is older', () => {
    expect(detects({ anything: 1 }, 'ob2')).toBe(true);
    expect(detects({ uid: '1', recipient: {}, badge: id }, 'ob2')).toBe(false);
  });
});
