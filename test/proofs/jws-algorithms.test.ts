import { expect, test } from 'vitest';
import type { JsonValue } from '../../src/model/json.js';
import { algorithmFor, show } from '../../src/proofs/jws-algorithms.js';
import { publicKeyOf } from '../support/judge.js';
import { ed25519Key, newKey } from '../support/sign.js';

const ed = publicKeyOf(ed25519Key());

const codeOf = (alg: JsonValue | undefined, key = ed): string => {
  const found = algorithmFor(alg === undefined ? {} : { alg }, key);
  return found.ok ? found.value.scheme : found.error.code;
};

test.each<[JsonValue | undefined, string]>([
  ['EdDSA', 'Ed25519'],
  ['Ed25519', 'Ed25519'],
  ['ES256', 'proof.algorithm-not-allowed'],
  ['none', 'proof.algorithm-not-allowed'],
  ['HS512', 'proof.algorithm-not-allowed'],
  ['toString', 'proof.algorithm-not-allowed'],
  [undefined, 'proof.algorithm-not-allowed'],
  ['ML-DSA-44', 'proof.suite-unsupported'],
])('%j with an Ed25519 key is %s', (alg, expected) => expect(codeOf(alg)).toBe(expected));

test('a key that is bound to one name of its algorithm goes by the other as well', () => {
  expect(codeOf('EdDSA', { ...ed, alg: 'Ed25519' })).toBe('Ed25519');
  expect(codeOf('PS256', { ...publicKeyOf(newKey('RSA')), alg: 'RS256' })).toBe('proof.algorithm-not-allowed');
});

test('a long value is cut for the reader', () => expect(show('x'.repeat(500))).toHaveLength(60));
