import { expect, test } from 'vitest';
import { servedKey } from '../../src/keys/key-url.js';
import type { JsonObject } from '../../src/model/json.js';
import { questionFor } from '../support/key-question.js';
import { ed25519Key, newKey } from '../support/sign.js';

const issuer = 'https://badges.example/issuers/1';
const url = 'https://badges.example/keys/1';
const key = ed25519Key();
const other = newKey('P-256');
const method = { id: url, type: 'Multikey', controller: issuer, publicKeyMultibase: key.did.slice('did:key:'.length) };

const answer = (document: JsonObject, name = url): string => {
  const served = servedKey(document, questionFor(name, { issuer }));
  if (served === undefined) return 'none';
  return served.ok ? `${served.value.key.type}${served.value.linked ? ', linked' : ''}` : served.error.finding.code;
};

test.each<[string, JsonObject, string, string]>([
  ['a JWK', key.jwk, url, 'Ed25519'],
  ['a JWK of the issuer', { ...key.jwk, iss: issuer }, url, 'Ed25519, linked'],
  ['a JWK of another issuer', { ...key.jwk, iss: `${issuer}0` }, url, 'issuer.key-not-linked'],
  ['a JWK of a list of issuers', { ...key.jwk, iss: [issuer] }, url, 'issuer.key-not-linked'],
  ['a JWK that expired', { ...key.jwk, iss: issuer, exp: 1 }, url, 'issuer.key-revoked'],
  ['a private JWK', { ...key.jwk, iss: issuer, d: 'AAAA' }, url, 'proof.key-weak'],
  ['a key set, and no name', { keys: [key.jwk] }, url, 'none'],
  ['a key set with the name', { keys: [other.jwk, { ...key.jwk, kid: 'a' }] }, `${url}#a`, 'Ed25519'],
  [
    'a key set with the whole name',
    { keys: [{ ...key.jwk, kid: `${url}#a`, iss: issuer }] },
    `${url}#a`,
    'Ed25519, linked',
  ],
  [
    'a key set with two of the name',
    {
      keys: [
        { ...other.jwk, kid: 'a' },
        { ...key.jwk, kid: 'a' },
      ],
    },
    `${url}#a`,
    'issuer.key-not-found',
  ],
  [
    'a key set with a name of another issuer',
    { keys: [{ ...key.jwk, kid: 'a', iss: 'x' }] },
    `${url}#a`,
    'issuer.key-not-linked',
  ],
  ['a key set without the name', { keys: [{ ...key.jwk, kid: 'b' }] }, `${url}#a`, 'none'],
  ['a method', method, url, 'Ed25519'],
  ['a method that names the issuer with "iss" too', { ...method, iss: issuer }, url, 'Ed25519'],
  ['a method of another id', { ...method, id: `${url}/` }, url, 'issuer.document-mismatch'],
  ['a method without an id', { ...method, id: null }, url, 'issuer.document-mismatch'],
  ['a method of another controller', { ...method, controller: url }, url, 'issuer.key-not-authorised'],
  ['a method that was revoked', { ...method, revoked: '2020-01-01T00:00:00Z' }, url, 'issuer.key-revoked'],
  ['a profile', { id: url, verificationMethod: [method], assertionMethod: [url] }, url, 'none'],
  ['nothing', {}, url, 'none'],
])('an address that serves %s', (_, document, name, expected) => {
  expect(answer(document, name)).toBe(expected);
});
