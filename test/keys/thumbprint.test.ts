import { expect, test } from 'vitest';
import { type PublicKey, readJwk } from '../../src/keys/public-key.js';
import { thumbprintOf } from '../../src/keys/thumbprint.js';
import type { JsonObject } from '../../src/model/json.js';

const keyOf = (jwk: JsonObject): PublicKey => {
  const read = readJwk(jwk);
  if (!read.ok) throw new Error(read.error.detail);
  return read.value;
};

const rsa: JsonObject = {
  kty: 'RSA',
  n: '0vx7agoebGcQSuuPiLJXZptN9nndrQmbXEps2aiAFbWhM78LhWx4cbbfAAtVT86zwu1RK7aPFFxuhDR1L6tSoc_BJECPebWKRXjBZCiFV4n3oknjhMstn64tZ_2W-5JsGY4Hc5n9yBXArwl93lqt7_RN5w6Cf0h4QyQ5v-65YGjQR0_FDW2QvzqY368QQMicAtaSqzs8KJZgnYb9c7d0zgdAZHzu6qMQvRL5hajrn1n91CbOpbISD08qNLyrdkt-bFTWhAI4vMQFh6WeZu0fM4lFd2NcRwr3XPksINHaQ-G_xBniIqbw0Ls1jF44-csFCur-kEgU8awapJzKnqDKgw',
  e: 'AQAB',
};
const ed25519: JsonObject = { kty: 'OKP', crv: 'Ed25519', x: '11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo' };
const p256: JsonObject = {
  kty: 'EC',
  crv: 'P-256',
  x: 'MKBCTNIcKUSDii11ySs3526iDZ8AiTo7Tu6KPAqv7D4',
  y: '4Etl6SRW2YiLUrN5vfvVHuhp7x8PxltmWWlbbM4IFyM',
};

test.each([
  ['RFC 7638 §3.1', rsa, 'NzbLsXh8uDCcd-6MNwXF4W_7noWXFZAfHkxZsRGC9Xs'],
  ['RFC 8037 §A.3', ed25519, 'kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k'],
])('gives the thumbprint of %s', (_, jwk, thumbprint) => {
  expect(thumbprintOf(keyOf(jwk))).toBe(thumbprint);
});

test.each([
  ['RSA', rsa],
  ['Ed25519', ed25519],
  ['P-256', p256],
])('a key of type %s has the same thumbprint in any order and with further members', (_, jwk) => {
  const turned = Object.fromEntries(Object.entries({ ...jwk, kid: 'key-1', use: 'sig' }).reverse());
  expect(thumbprintOf(keyOf(turned))).toBe(thumbprintOf(keyOf(jwk)));
  expect(thumbprintOf(keyOf(jwk))).toMatch(/^[\w-]{43}$/);
});
