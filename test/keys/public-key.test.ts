import { describe, expect, it, test } from 'vitest';
import { decodeBase64url, readJwk, sameKey, toKeyObject } from '../../src/keys/public-key.js';
import type { JsonObject, JsonValue } from '../../src/model/json.js';
import { publicKeyOf } from '../support/judge.js';
import { ed25519Key, newKey } from '../support/sign.js';

const ed = ed25519Key();
const p256 = newKey('P-256');
const rsa = newKey('RSA');

/** The kind of the problem, or the type of the key. */
const answer = (jwk: JsonObject): string => {
  const read = readJwk(jwk);
  return read.ok ? read.value.type : read.error.kind;
};

const base64url = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64url');
const fromHex = (hex: string): string => base64url(Buffer.from(hex, 'hex'));
const okp = (hex: string): JsonObject => ({ kty: 'OKP', crv: 'Ed25519', x: fromHex(hex) });

describe('a public JWK', () => {
  test.each([
    ['Ed25519', ed.jwk],
    ['P-256', p256.jwk],
    ['P-384', newKey('P-384').jwk],
    ['P-521', newKey('P-521').jwk],
    ['secp256k1', newKey('secp256k1').jwk],
    ['RSA', rsa.jwk],
  ])('of type %s is read, and keeps only the members that make it', (type, jwk) => {
    const read = readJwk({ ...jwk, kid: 'k', x5c: ['MII'], ext: true });
    expect(read).toEqual({ ok: true, value: { type, jwk } });
  });

  it('becomes a key object of the platform', () => {
    expect(toKeyObject(publicKeyOf(ed)).asymmetricKeyType).toBe('ed25519');
    expect(toKeyObject(publicKeyOf(p256)).type).toBe('public');
  });

  it('keeps the algorithm that it binds itself to', () => {
    expect(readJwk({ ...ed.jwk, alg: 'EdDSA' })).toMatchObject({ ok: true, value: { alg: 'EdDSA' } });
    expect(readJwk({ ...ed.jwk, alg: 5 })).toEqual({ ok: true, value: { type: 'Ed25519', jwk: ed.jwk } });
  });

  test.each<[string, JsonObject, string]>([
    ['use: enc', { use: 'enc' }, 'malformed'],
    ['use: null', { use: null }, 'malformed'],
    ['use: sig', { use: 'sig' }, 'Ed25519'],
    ['key_ops: encrypt', { key_ops: ['encrypt'] }, 'malformed'],
    ['key_ops: sign', { key_ops: ['sign'] }, 'malformed'],
    ['key_ops: a text', { key_ops: 'verify' }, 'malformed'],
    ['key_ops: none', { key_ops: [] }, 'malformed'],
    ['key_ops: verify', { key_ops: ['verify'] }, 'Ed25519'],
  ])('with %s', (_, members, expected) => {
    expect(answer({ ...ed.jwk, ...members })).toBe(expected);
  });

  test.each<[string, JsonObject, string]>([
    ['nothing', {}, 'unsupported'],
    ['another type', { kty: 'XYZ' }, 'unsupported'],
    ['a type in small letters', { ...p256.jwk, kty: 'ec' }, 'unsupported'],
    ['X25519', { kty: 'OKP', crv: 'X25519', x: ed.jwk['x']! }, 'unsupported'],
    ['Ed448', { kty: 'OKP', crv: 'Ed448', x: base64url(Buffer.alloc(57, 1)) }, 'unsupported'],
    ['BLS12-381', { kty: 'OKP', crv: 'Bls12381G2', x: 'AA' }, 'unsupported'],
    ['a curve that is a name of Object', { kty: 'EC', crv: 'constructor', x: 'AA', y: 'AA' }, 'unsupported'],
    ['a shared secret', { kty: 'oct', k: 'AAAA' }, 'malformed'],
    ['Ed25519 as EC', { ...ed.jwk, kty: 'EC' }, 'unsupported'],
    ['P-256 as OKP', { ...p256.jwk, kty: 'OKP' }, 'unsupported'],
    ['a list as type', { ...p256.jwk, kty: ['EC'] }, 'unsupported'],
    ['only a type', { kty: 'EC', crv: 'P-256' }, 'malformed'],
    ['a number as coordinate', { ...p256.jwk, x: 5 }, 'malformed'],
    ['a coordinate in padded base64', { ...p256.jwk, x: `${p256.jwk['x']}=` }, 'malformed'],
    ['a coordinate that is a byte short', { ...p256.jwk, x: base64url(Buffer.alloc(31, 1)) }, 'malformed'],
    ['a coordinate with a leading zero byte', { ...p256.jwk, x: base64url(Buffer.alloc(33)) }, 'malformed'],
    ['a point off its curve', { ...p256.jwk, y: p256.jwk['x']! }, 'malformed'],
    ['a point of another curve', { ...newKey('secp256k1').jwk, crv: 'P-256' }, 'malformed'],
    [
      'coordinates of zero',
      { ...p256.jwk, x: base64url(Buffer.alloc(32)), y: base64url(Buffer.alloc(32)) },
      'malformed',
    ],
    [
      'coordinates beyond the field',
      { ...p256.jwk, x: base64url(Buffer.alloc(32, 255)), y: base64url(Buffer.alloc(32, 255)) },
      'malformed',
    ],
  ])('is not %s', (_, jwk, kind) => {
    expect(answer(jwk)).toBe(kind);
  });
});

describe('a private member', () => {
  test.each(['d', 'p', 'q', 'dp', 'dq', 'qi', 'oth', 'k'])('%s makes any key weak, whatever it holds', (name) => {
    for (const value of ['AQAB', '', null, []])
      for (const jwk of [ed.jwk, p256.jwk, rsa.jwk]) expect(answer({ ...jwk, [name]: value })).toBe('weak');
  });
});

describe('an RSA key', () => {
  /** An odd number of so many bits that is not of the ROCA form; whether it is prime does not matter here. */
  const modulus = (bits: number): string => {
    const hex = ((1n << BigInt(bits - 1)) + 9n).toString(16);
    return fromHex(hex.padStart(hex.length + (hex.length % 2), '0'));
  };
  const jwk = (n: string, e = 'AQAB'): JsonObject => ({ kty: 'RSA', n, e });

  test.each([
    [512, 'weak'],
    [1024, 'weak'],
    [2040, 'weak'],
    [2047, 'weak'],
    [2048, 'RSA'],
    [2049, 'RSA'],
    [3072, 'RSA'],
    [4096, 'RSA'],
    [8192, 'RSA'],
    [8193, 'unsupported'],
    [16_384, 'unsupported'],
  ])('of %i bits: %s', (bits, expected) => {
    expect(answer(jwk(modulus(bits)))).toBe(expected);
  });

  test.each([
    ['1, with which anybody signs', '01', 'weak'],
    ['0', '00', 'malformed'],
    ['2', '02', 'weak'],
    ['3', '03', 'weak'],
    ['17', '11', 'weak'],
    ['65535', 'ffff', 'weak'],
    ['65536', '010000', 'weak'],
    ['65537', '010001', 'RSA'],
    ['65538', '010002', 'weak'],
    ['65539', '010003', 'RSA'],
    ['65537 with a leading zero byte', '00010001', 'malformed'],
    ['64 bits', 'ffffffffffffffff', 'RSA'],
    ['65 bits', '01ffffffffffffffff', 'unsupported'],
    ['nothing', '', 'malformed'],
  ])('with the exponent %s: %s', (_, hex, expected) => {
    expect(answer(jwk(rsa.jwk['n']!, fromHex(hex)))).toBe(expected);
  });

  test.each<[string, JsonObject]>([
    ['no modulus', { kty: 'RSA', e: 'AQAB' }],
    ['no exponent', { kty: 'RSA', n: modulus(2048) }],
    ['an empty modulus', jwk('')],
    [
      'a modulus with a leading zero byte',
      jwk(base64url(Buffer.concat([Buffer.alloc(1), Buffer.from(modulus(2048), 'base64url')]))),
    ],
    ['a modulus in base64', jwk('++//')],
  ])('with %s is malformed', (_, value) => {
    expect(answer(value)).toBe('malformed');
  });
});

describe('an Ed25519 key', () => {
  const p = 2n ** 255n - 19n;
  const encoded = (y: bigint, sign = 0n): string =>
    Buffer.from((y | (sign << 255n)).toString(16).padStart(64, '0'), 'hex')
      .reverse()
      .toString('hex');
  const orderEight = 0x7a03ac9277fdc74ec6cc392cfa53202a0f67100d760b3cba4fd84d3d706a17c7n;

  const smallOrder = [0n, 1n, p - 1n, orderEight, p - orderEight].flatMap((y) => [encoded(y), encoded(y, 1n)]);

  it('has order eight where d·y⁴ + 2y² = 1, with d = -121665/121666', () => {
    expect((-121_665n * orderEight ** 4n + 121_666n * (2n * orderEight ** 2n - 1n)) % p).toBe(0n);
  });

  test.each(smallOrder)('of small order is weak: %s', (hex) => {
    expect(answer(okp(hex))).toBe('weak');
  });

  const nonCanonical = Array.from({ length: 19 }, (_, i) => encoded(p + BigInt(i))).flatMap((hex) => [
    hex,
    `${hex.slice(0, 62)}ff`,
  ]);

  test.each(nonCanonical)('that is written in another form is weak: %s', (hex) => {
    expect(answer(okp(hex))).toBe('weak');
  });

  test.each<[string, JsonValue]>([
    ['31 bytes', base64url(Buffer.alloc(31, 9))],
    ['33 bytes', base64url(Buffer.alloc(33, 9))],
    ['nothing', ''],
    ['padded base64url', `${ed.jwk['x']}=`],
    ['base64', ed.jwk['x']!.replaceAll('-', '+').replaceAll('_', '/').replace(/^./, '+')],
    ['a text with stray bits', `${ed.jwk['x']!.slice(0, -1)}${ed.jwk['x']!.endsWith('B') ? 'C' : 'B'}`],
    ['a blank before', ` ${ed.jwk['x']}`],
    ['a line break after', `${ed.jwk['x']}\n`],
    ['null', null],
    ['bytes as a list', [1, 2, 3]],
  ])('of %s is malformed', (_, x) => {
    expect(answer({ kty: 'OKP', crv: 'Ed25519', x })).toBe('malformed');
  });
});

describe('decodeBase64url', () => {
  test.each<[string | undefined, string | undefined]>([
    ['', ''],
    ['AA', '00'],
    ['AAA', '0000'],
    ['_-8', 'ffef'],
    ['AB', undefined],
    ['A', undefined],
    ['AAB', undefined],
    ['AA==', undefined],
    ['+/8', undefined],
    ['A A', undefined],
    ['AAAA\n', undefined],
    ['ÄA', undefined],
    [undefined, undefined],
  ])('%j gives %j', (text, hex) => {
    expect(decodeBase64url(text)?.toString('hex')).toBe(hex);
  });
});

describe('sameKey', () => {
  it('compares the members that make a key, and nothing else', () => {
    expect(sameKey(publicKeyOf(ed), { ...publicKeyOf(ed), alg: 'EdDSA' })).toBe(true);
    expect(sameKey(publicKeyOf(ed), publicKeyOf(newKey('Ed25519')))).toBe(false);
    expect(sameKey(publicKeyOf(p256), publicKeyOf(newKey('P-256')))).toBe(false);
    expect(sameKey(publicKeyOf(p256), publicKeyOf(rsa))).toBe(false);
    expect(sameKey(publicKeyOf(rsa), publicKeyOf(p256))).toBe(false);
  });
});
