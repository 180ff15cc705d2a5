import { describe, expect, it, test } from 'vitest';
import { type JwkWanted, keyInSet, keysIn } from '../../src/keys/jwks.js';
import type { JsonObject } from '../../src/model/json.js';
import { publicKeyOf } from '../support/judge.js';
import { ed25519Key, newKey } from '../support/sign.js';

const issuer = 'https://badges.example/issuers/1';
const [one, two] = [ed25519Key(), newKey('P-256')];
const at = Date.UTC(2025, 0, 1);

const answer = (keys: readonly JsonObject[], wanted: Partial<JwkWanted>): string => {
  const found = keyInSet(keys, { issuer, at, name: 'the key', ...wanted });
  return found === undefined ? 'none' : found.ok ? found.value.type : found.error.finding.code;
};

describe('a key set', () => {
  test.each<[JsonObject, number | undefined]>([
    [{ keys: [one.jwk, two.jwk] }, 2],
    [{ keys: [] }, 0],
    [{ keys: [one.jwk, 'x', null, [two.jwk]] }, 1],
    [{ keys: one.jwk }, undefined],
    [{ ...one.jwk }, undefined],
    [{}, undefined],
  ])('%j has %s keys', (document, count) => {
    expect(keysIn(document)?.length).toBe(count);
  });
});

describe('the key of a name', () => {
  const named = (kid: string, jwk: JsonObject = one.jwk, more: JsonObject = {}): JsonObject => ({
    ...jwk,
    kid,
    ...more,
  });
  test.each<[string, readonly JsonObject[], string]>([
    ['is the one with that kid', [named('b', two.jwk), named('a')], 'Ed25519'],
    ['may stand there twice', [named('a'), named('a')], 'Ed25519'],
    ['stands there too often', Array.from({ length: 9 }, () => named('a')), 'issuer.key-not-found'],
    ['may name the issuer', [named('a', one.jwk, { iss: issuer })], 'Ed25519'],
    ['is not that of another issuer', [named('a', one.jwk, { iss: 'https://badges.example/issuers/2' })], 'none'],
    ['is not that of several issuers', [named('a', one.jwk, { iss: [issuer] })], 'none'],
    ['is not compared loosely', [named('A'), named(' a'), named('a ')], 'none'],
    [
      'is a text',
      [
        { ...one.jwk, kid: ['a'] },
        { ...one.jwk, kid: 1 },
      ],
      'none',
    ],
    ['is none of its own', [one.jwk], 'none'],
    ['may not be that of two keys', [named('a'), named('a', two.jwk)], 'issuer.key-not-found'],
    ['may not be that of a bad key as well', [named('a'), named('a', { kty: 'OKP' })], 'issuer.key-unsupported'],
    ['must be in force', [named('a', one.jwk, { exp: 1 })], 'issuer.key-revoked'],
    ['must be public', [named('a', one.jwk, { d: 'AAAA' })], 'proof.key-weak'],
    ['must be for signatures', [named('a', one.jwk, { use: 'enc' })], 'issuer.key-malformed'],
  ])('%s', (_, keys, expected) => {
    expect(answer(keys, { names: ['a'] })).toBe(expected);
  });

  it('must fit the key in the header, where there is one', () => {
    const keys = [named('a', two.jwk), named('a')];
    expect(answer(keys, { names: ['a'], same: publicKeyOf(one) })).toBe('Ed25519');
    expect(answer(keys.slice(0, 1), { names: ['a'], same: publicKeyOf(one) })).toBe('none');
  });
});

describe('a key without a name', () => {
  const same = publicKeyOf(one);

  test.each<[string, readonly JsonObject[], string]>([
    ['is told by itself', [two.jwk, { ...one.jwk, kid: 'x' }], 'Ed25519'],
    ['is not there', [two.jwk], 'none'],
    ['is that of somebody else', [{ ...one.jwk, iss: 'https://mallory.example/' }], 'none'],
    ['was revoked in one place', [one.jwk, { ...one.jwk, revoked: true }], 'issuer.key-revoked'],
  ])('%s', (_, keys, expected) => {
    expect(answer(keys, { same })).toBe(expected);
  });

  it('is none if it is not at hand either', () => {
    expect(answer([one.jwk], {})).toBe('none');
  });
});

test('a key is looked for without delay in a set of very many', () => {
  const slow = newKey('P-521');
  const many = Array.from({ length: 4000 }, () => slow.jwk);
  const start = performance.now();
  expect(answer([...many, one.jwk], { same: publicKeyOf(one) })).toBe('Ed25519');
  expect(answer(many, { same: publicKeyOf(slow) })).toBe('issuer.key-not-found');
  expect(performance.now() - start).toBeLessThan(1000);
});
