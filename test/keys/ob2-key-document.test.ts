import { createPublicKey } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { holdsKey, readKeyObject } from '../../src/keys/ob2-key-document.js';
import type { JsonObject } from '../../src/model/json.js';
import { ed25519Key } from '../support/sign.js';

const key = ed25519Key();
const publicKeyPem = createPublicKey(key.privateKey).export({ format: 'pem', type: 'spki' }).toString();
const issuer = 'https://example.org/issuer';
const id = 'https://example.org/key';

const read = (object: JsonObject, mustSay: boolean): string => {
  const got = readKeyObject(object, { id, issuer, mustSay, at: 0 });
  return got.ok ? got.value.type : got.error.finding.code;
};

describe('a key', () => {
  test.each<[JsonObject, boolean, string]>([
    [{ publicKeyPem, owner: issuer }, true, 'Ed25519'],
    [{ publicKeyPem }, false, 'Ed25519'],
    [{ publicKeyPem }, true, 'issuer.key-not-linked'],
    [{ publicKeyPem, owner: null }, false, 'issuer.key-not-linked'],
    [{ publicKeyPem, owner: 'constructor' }, false, 'issuer.key-not-linked'],
    [{ publicKeyPem, revoked: true }, false, 'issuer.key-revoked'],
    [{ publicKeyPem, revoked: false }, false, 'Ed25519'],
    [{ ...key.jwk, nbf: 100 }, false, 'issuer.key-revoked'],
    [{ ...key.jwk, use: 'enc' }, false, 'issuer.key-malformed'],
    [{ ...key.jwk, d: 'x' }, false, 'proof.key-weak'],
    [{ kty: 'oct', k: 'c2VjcmV0' }, false, 'issuer.key-malformed'],
    [{ publicKeyMultibase: 'z6Mk' }, false, 'issuer.key-unsupported'],
    [{}, false, 'issuer.key-malformed'],
  ])('%j (must say whose it is: %s) is %s', (object, mustSay, expected) =>
    expect(read(object, mustSay)).toBe(expected),
  );
});

test.each<[JsonObject, boolean]>([
  [{ id, type: 'CryptographicKey' }, false],
  [{ publicKeyPem }, true],
  [{ kty: 'RSA' }, true],
])('whether a key stands in %j: %s', (object, expected) => expect(holdsKey(object)).toBe(expected));
