import { createHmac } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { JsonObject, JsonValue } from '../../src/model/json.js';
import { verifyLinkedJws } from '../../src/proofs/ob2-jws.js';
import { publicKeyOf } from '../support/judge.js';
import { ed25519Key, jwtEnvelope, newKey, signJwt, type TestKey } from '../support/sign.js';

const keys = {
  Ed25519: ed25519Key(),
  'P-256': newKey('P-256'),
  'P-384': newKey('P-384'),
  secp256k1: newKey('secp256k1'),
  RSA: newKey('RSA'),
} as const;
const rsa = keys.RSA;

const payload = { id: 'https://example.org/a/1', type: 'Assertion', verification: { type: 'SignedBadge' } };
const candidateOf = (key: TestKey, id = 'https://example.org/key') => ({ id, key: publicKeyOf(key) });

const judgeToken = (token: string, ...candidates: readonly ReturnType<typeof candidateOf>[]) => {
  const { holds, by, findings } = verifyLinkedJws(jwtEnvelope(token), candidates, false);
  return { holds, by: by?.id, codes: findings.map(({ code }) => code) };
};
const judge = (header: JsonObject, signer: TestKey, ...candidates: readonly ReturnType<typeof candidateOf>[]) =>
  judgeToken(signJwt(header, payload, signer), ...candidates);

const id = 'https://example.org/key';

describe('an algorithm', () => {
  const fitting = { RS256: 'RSA', PS256: 'RSA', ES256: 'P-256', ES384: 'P-384', EdDSA: 'Ed25519' } as const;

  test.each(Object.entries(fitting))('%s holds under a key of type %s', (alg, type) => {
    expect(judge({ alg }, keys[type], candidateOf(keys[type]))).toEqual({ holds: true, by: id, codes: [] });
    expect(judge({ alg }, keys[type], candidateOf(newKey(type)))).toEqual({
      holds: false,
      by: undefined,
      codes: ['proof.signature-mismatch'],
    });
    expect(judge({ alg }, keys[type])).toEqual({ holds: undefined, by: undefined, codes: [] });
  });

  test.each<[string, JsonValue]>([
    ['none', 'none'],
    ['none in capital letters', 'None'],
    ['HS256', 'HS256'],
    ['one that nobody knows', 'RS257'],
    ['a name of every object', 'constructor'],
    ['a number', 256],
    ['a list', ['RS256']],
  ])('that is %s is refused', (_, alg) => {
    const refused = { holds: undefined, by: undefined, codes: ['proof.algorithm-not-allowed'] };
    expect(judge({ alg }, rsa, candidateOf(rsa))).toEqual(refused);
    expect(judge({ alg }, rsa)).toEqual(refused);
  });

  test('that is missing is refused', () => {
    expect(judge({ typ: 'JWT' }, rsa, candidateOf(rsa)).codes).toEqual(['proof.algorithm-not-allowed']);
  });

  test.each(['ES256K', 'RS384', 'RS512', 'PS512', 'ES512'])('%s is sound, and not supported', (alg) => {
    expect(judge({ alg }, rsa, candidateOf(rsa))).toEqual({
      holds: undefined,
      by: undefined,
      codes: ['proof.suite-unsupported'],
    });
  });

  test('must go with the key', () => {
    for (const type of ['Ed25519', 'P-256', 'P-384', 'secp256k1'] as const)
      expect(judge({ alg: 'RS256' }, rsa, candidateOf(keys[type])).codes).toEqual(['proof.algorithm-not-allowed']);
    const bound = { id, key: { ...publicKeyOf(rsa), alg: 'PS256' } };
    expect(judge({ alg: 'RS256' }, rsa, bound).codes).toEqual(['proof.algorithm-not-allowed']);
  });

  test('HS256 with the public key as its secret is refused', () => {
    const input = signJwt({ alg: 'HS256' }, payload, rsa).split('.').slice(0, 2).join('.');
    const pem = Buffer.from(JSON.stringify(rsa.jwk));
    const token = `${input}.${createHmac('sha256', pem).update(input).digest('base64url')}`;
    expect(judgeToken(token, candidateOf(rsa)).codes).toEqual(['proof.algorithm-not-allowed']);
  });
});

describe('several keys', () => {
  const others = [candidateOf(keys.Ed25519, 'ed'), candidateOf(newKey('RSA'), 'other')];

  test('are tried one after the other', () => {
    const held = { holds: true, by: 'mine', codes: [] };
    expect(judge({ alg: 'RS256' }, rsa, ...others, candidateOf(rsa, 'mine'))).toEqual(held);
    expect(judge({ alg: 'RS256' }, rsa, candidateOf(rsa, 'mine'), ...others)).toEqual(held);
  });

  test('of which none fits', () => {
    expect(judge({ alg: 'RS256' }, rsa, ...others)).toMatchObject({
      holds: false,
      codes: ['proof.signature-mismatch'],
    });
  });

  test('hand back what stood with the one that fits', () => {
    const with_ = { ...candidateOf(rsa), against: 'something' };
    expect(verifyLinkedJws(jwtEnvelope(signJwt({ alg: 'RS256' }, payload, rsa)), [with_], false).by).toBe(with_);
  });
});

describe('a header', () => {
  test.each<JsonObject>([
    { kid: 'https://evil.example/key' },
    { jwk: keys['P-256'].jwk },
    { typ: 'JWT' },
    { typ: 'jws' },
    { typ: 'JOSE' },
    { cty: 'application/ld+json' },
    { kid: 42 },
  ])('may have %j, which proves nothing', (more) => {
    expect(judge({ alg: 'RS256', ...more }, rsa, candidateOf(rsa))).toEqual({ holds: true, by: id, codes: [] });
    expect(judge({ alg: 'RS256', ...more }, rsa, candidateOf(newKey('RSA'))).holds).toBe(false);
  });

  test('with a key of its own does not make that a key of the issuer', () => {
    const evil = newKey('RSA');
    expect(judge({ alg: 'RS256', jwk: evil.jwk }, evil, candidateOf(rsa)).codes).toEqual(['proof.signature-mismatch']);
    expect(judge({ alg: 'RS256', jwk: evil.jwk }, evil)).toMatchObject({ holds: undefined, codes: [] });
  });

  test.each<JsonObject>([
    { jku: 'https://evil.example/keys' },
    { x5u: 'https://evil.example/cert' },
    { x5c: ['MII'] },
    { x5t: 'abc' },
    { crit: ['exp'], exp: 1 },
    { b64: false },
    { zip: 'DEF' },
    { constructor: 1 },
    { typ: 'at+jwt' },
    { typ: 42 },
    { typ: 'vc+jwt' },
    { cty: 'vc' },
    { cty: 'JWT' },
  ])('must not have %j', (more) => {
    const { codes } = judge({ alg: 'RS256', ...more }, rsa, candidateOf(rsa));
    expect(codes.length).toBeGreaterThan(0);
    expect(new Set(codes)).toEqual(new Set(['proof.malformed']));
  });
});

describe('a token', () => {
  const token = signJwt({ alg: 'RS256' }, payload, rsa);
  const [header = '', body = '', signature = ''] = token.split('.');

  test('whose payload was changed does not hold', () => {
    const changed = Buffer.from(JSON.stringify({ ...payload, id: 'https://example.org/a/2' })).toString('base64url');
    expect(judgeToken(`${header}.${changed}.${signature}`, candidateOf(rsa)).codes).toEqual([
      'proof.signature-mismatch',
    ]);
  });

  test('whose header was changed does not hold', () => {
    const changed = Buffer.from(JSON.stringify({ alg: 'RS256', kid: 'x' })).toString('base64url');
    expect(judgeToken(`${changed}.${body}.${signature}`, candidateOf(rsa)).codes).toEqual(['proof.signature-mismatch']);
  });

  test('without a signature breaks the rules', () => {
    expect(judgeToken(`${header}.${body}.`, candidateOf(rsa))).toMatchObject({
      holds: undefined,
      codes: ['proof.malformed'],
    });
  });

  test('is shown to whoever asks for the trace', () => {
    const { trace } = verifyLinkedJws(jwtEnvelope(token), [candidateOf(rsa)], true);
    expect(trace).toEqual([
      { label: 'JOSE header', value: '{"alg":"RS256"}' },
      { label: 'signed text', value: `${header}.${body}` },
    ]);
  });
});
