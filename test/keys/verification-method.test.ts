import { describe, expect, it, test } from 'vitest';
import { readMethod } from '../../src/keys/verification-method.js';
import type { JsonObject } from '../../src/model/json.js';
import { didJwkOf, ed25519Key, encodeBase58, newKey } from '../support/sign.js';

const owner = 'did:web:badges.example';
const id = `${owner}#key-1`;
const at = Date.UTC(2025, 0, 1);
const key = ed25519Key();
const p256 = newKey('P-256');
const raw = encodeBase58(Buffer.from(key.jwk['x'] ?? '', 'base64url'));
const multibase = key.did.slice('did:key:'.length);

const answer = (members: JsonObject): string => {
  const read = readMethod({ id, controller: owner, ...members }, { id, owner, at });
  return read.ok ? read.value.type : read.error.finding.code;
};

describe('a verification method', () => {
  test.each<[string, JsonObject, string]>([
    ['Multikey', { type: 'Multikey', publicKeyMultibase: multibase }, 'Ed25519'],
    ['Multikey of P-256', { type: 'Multikey', publicKeyMultibase: p256.did.slice(8) }, 'P-256'],
    ['Ed25519VerificationKey2020', { type: 'Ed25519VerificationKey2020', publicKeyMultibase: multibase }, 'Ed25519'],
    ['Ed25519VerificationKey2018', { type: 'Ed25519VerificationKey2018', publicKeyBase58: raw }, 'Ed25519'],
    ['JsonWebKey', { type: 'JsonWebKey', publicKeyJwk: key.jwk }, 'Ed25519'],
    ['JsonWebKey2020', { type: 'JsonWebKey2020', publicKeyJwk: p256.jwk }, 'P-256'],
    ['a list of types', { type: ['JsonWebKey'], publicKeyJwk: p256.jwk }, 'P-256'],
    ['one key in two forms', { type: 'Multikey', publicKeyMultibase: multibase, publicKeyJwk: key.jwk }, 'Ed25519'],
    ['a JWK that names the owner', { type: 'JsonWebKey', publicKeyJwk: { ...key.jwk, iss: owner } }, 'Ed25519'],
    [
      'a type for another curve',
      { type: 'EcdsaSecp256k1VerificationKey2019', publicKeyJwk: newKey('secp256k1').jwk },
      'secp256k1',
    ],
  ])('is read as %s', (_, members, type) => {
    expect(answer(members)).toBe(type);
  });

  test.each<[string, JsonObject, string]>([
    ['no type', { publicKeyMultibase: multibase }, 'issuer.key-unsupported'],
    ['an unknown type', { type: 'MadeUpKey2031', publicKeyMultibase: multibase }, 'issuer.key-unsupported'],
    ['a type like a member of every object', { type: 'constructor', publicKeyJwk: key.jwk }, 'issuer.key-unsupported'],
    ['no key', { type: 'Multikey' }, 'issuer.key-unsupported'],
    ['an address in place of a key', { type: 'JsonWebKey', blockchainAccountId: 'x' }, 'issuer.key-unsupported'],
    [
      'a key for agreement',
      { type: 'Multikey', publicKeyMultibase: 'z6LSbysY2xFMRpGMhb7tFTLMpeuPRaqaWM1yECx2AtzE3KCc' },
      'issuer.key-unsupported',
    ],
    ['no multicodec', { type: 'Ed25519VerificationKey2020', publicKeyMultibase: `z${raw}` }, 'issuer.key-malformed'],
    ['base64 multibase', { type: 'Multikey', publicKeyMultibase: 'uAAAA' }, 'issuer.key-malformed'],
    [
      'another curve than its type',
      { type: 'Ed25519VerificationKey2020', publicKeyMultibase: p256.did.slice(8) },
      'issuer.key-malformed',
    ],
    [
      'base58 with a multicodec',
      { type: 'Ed25519VerificationKey2018', publicKeyBase58: multibase.slice(1) },
      'issuer.key-malformed',
    ],
    ['base58 under a type without it', { type: 'Multikey', publicKeyBase58: raw }, 'issuer.key-malformed'],
    ['two keys', { type: 'Multikey', publicKeyMultibase: multibase, publicKeyJwk: p256.jwk }, 'issuer.key-malformed'],
    [
      'a good form and a bad one',
      { type: 'Multikey', publicKeyMultibase: multibase, publicKeyJwk: 'x' },
      'issuer.key-malformed',
    ],
    ['a list of keys', { type: 'Multikey', publicKeyMultibase: [multibase] }, 'issuer.key-malformed'],
    ['a private JWK', { type: 'JsonWebKey', publicKeyJwk: { ...key.jwk, d: 'AAAA' } }, 'proof.key-weak'],
    [
      'its private part',
      { type: 'Multikey', publicKeyMultibase: multibase, secretKeyMultibase: 'z1' },
      'proof.key-weak',
    ],
    [
      'a JWK of somebody else',
      { type: 'JsonWebKey', publicKeyJwk: { ...key.jwk, iss: 'x' } },
      'issuer.key-not-authorised',
    ],
    ['a JWK that expired', { type: 'JsonWebKey', publicKeyJwk: { ...key.jwk, exp: 1 } }, 'issuer.key-revoked'],
    [
      'another controller',
      { type: 'JsonWebKey', publicKeyJwk: key.jwk, controller: `${owner}/` },
      'issuer.key-not-authorised',
    ],
    ['a DID that is no key', { type: 'Multikey', publicKeyMultibase: didJwkOf(key.jwk) }, 'issuer.key-malformed'],
  ])('is refused with %s', (_, members, code) => {
    expect(answer(members)).toBe(code);
  });

  it('gives the key also where it is refused, so that the signature can be judged', () => {
    const method = { id, type: 'Multikey', controller: 'did:web:x.example', publicKeyMultibase: multibase };
    const read = readMethod(method, { id, owner, at });
    expect(read.ok ? undefined : read.error.key?.jwk).toEqual(key.jwk);
  });

  it('says no more of a controller than fits a line', () => {
    const method = { type: 'Multikey', controller: 'x'.repeat(100_000), publicKeyMultibase: multibase };
    const read = readMethod(method, { id, owner, at });
    expect(JSON.stringify(read).length).toBeLessThan(1000);
  });
});
