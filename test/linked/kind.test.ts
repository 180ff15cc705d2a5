import { describe, expect, test } from 'vitest';
import { isRevokedStub, kindOf } from '../../src/linked/kind.js';
import type { JsonObject } from '../../src/model/json.js';
import type { LinkedClass } from '../../src/model/linked.js';

const v1 = 'https://w3id.org/openbadges/v1';
const v2 = 'https://w3id.org/openbadges/v2';
const id = 'https://badges.example.org/x';

const kind = (object: JsonObject, wanted?: LinkedClass): string => {
  const found = kindOf(object, wanted);
  return found === undefined ? 'none' : `${found.class} ${found.generation}`;
};

describe('class and generation', () => {
  test.each<[JsonObject, string]>([
    [{ '@context': v2, type: 'Assertion' }, 'Assertion 2.0'],
    [{ '@context': v2, type: ['Assertion', 'https://example.org/More'] }, 'Assertion 2.0'],
    [{ '@context': v2, type: 'Issuer' }, 'Profile 2.0'],
    [{ '@context': v2, type: 'Profile' }, 'Profile 2.0'],
    [{ '@context': [v2], type: 'RevocationList' }, 'RevocationList 2.0'],
    [{ '@context': v1, type: 'Assertion' }, 'Assertion 1.1'],
    [{ '@context': v1, type: 'badgeclass' }, 'BadgeClass 1.1'],
    [{ '@context': v1, type: 'IssuerOrg' }, 'Profile 1.1'],
    [{ type: 'Assertion', recipient: {} }, 'Assertion 2.0'],
    [{ '@context': 'https://example.org/', recipient: {} }, 'Assertion 2.0'],
    [{ uid: '1', recipient: {}, badge: id, verify: {} }, 'Assertion 1.0'],
    [{ recipient: {}, verification: {} }, 'Assertion 2.0'],
    [{ recipient: 'a@example.org', badge: {} }, 'Assertion 0.5'],
    [{ recipient: {}, badge: { issuer: { origin: id } } }, 'Assertion 0.5'],
    [{ name: 'x', criteria: '/x', issuer: { origin: id } }, 'BadgeClass 0.5'],
    [{ name: 'x', criteria: id, issuer: id }, 'BadgeClass 1.0'],
    [{ name: 'x', origin: id }, 'Profile 0.5'],
    [{ name: 'x', url: id }, 'Profile 1.0'],
    [{ revokedAssertions: [] }, 'RevocationList 2.0'],
    [{ publicKeyPem: 'x' }, 'CryptographicKey 2.0'],
    [{ kty: 'RSA' }, 'CryptographicKey 2.0'],
    [{ claim: {}, issuer: id }, 'Endorsement 2.0'],
    [{ id, revoked: true }, 'Assertion 2.0'],
    [{}, 'none'],
    [{ '@context': v2, type: [] }, 'none'],
    [{ '@context': v2, type: 'assertion' }, 'none'],
    [{ '@context': v2, type: { Assertion: 1 } }, 'none'],
    [{ type: 'constructor' }, 'none'],
    [{ data: { message: 'Resource not found.' } }, 'none'],
  ])('of %j is %s', (object, expected) => expect(kind(object)).toBe(expected));

  test.each<[JsonObject, LinkedClass, string]>([
    [{ 'uid-1': 'by mistake' }, 'RevocationList', 'RevocationList 1.0'],
    [{ name: 'x', email: 'a@example.org' }, 'Profile', 'Profile 1.0'],
    [{ name: 'x' }, 'Profile', 'none'],
    [{ error: 'x' }, 'Assertion', 'none'],
    [{ id, error: 'x' }, 'BadgeClass', 'none'],
    [{ '@context': v2, id }, 'BadgeClass', 'BadgeClass 2.0'],
    [{ '@context': v2, type: ['Assertion', 'BadgeClass'] }, 'BadgeClass', 'BadgeClass 2.0'],
    [{ '@context': v2, type: 'Assertion' }, 'Profile', 'Assertion 2.0'],
    [{ '@context': v2, type: 'Unheard-of', recipient: {} }, 'Profile', 'Assertion 2.0'],
  ])('of %j, where a %s is wanted, is %s', (object, wanted, expected) => expect(kind(object, wanted)).toBe(expected));
});

test.each<[JsonObject, boolean]>([
  [{ revoked: true }, true],
  [{ id, revoked: true, revocationReason: 'x' }, true],
  [{ id, revoked: true, recipient: {} }, false],
  [{ id, revoked: 'true' }, false],
  [{ id }, false],
])('%j is what is left of a revoked badge: %j', (object, is) => expect(isRevokedStub(object)).toBe(is));
