import { constants, createHash, sign } from 'node:crypto';
import { describe, expect, it, test } from 'vitest';
import { type SignatureScheme, signatureFits } from '../../src/proofs/signature.js';
import { publicKeyOf } from '../support/judge.js';
import { newKey, type TestKey, type TestKeyType } from '../support/sign.js';

const text = Buffer.from('what is signed');
const keys = new Map(
  (['Ed25519', 'P-256', 'P-384', 'RSA'] as const).map((type) => [type as TestKeyType, newKey(type)]),
);
const keyOf = (type: TestKeyType): TestKey => keys.get(type)!;

const schemes = [
  ['Ed25519', 'Ed25519', null, {}],
  ['ECDSA-SHA256', 'P-256', 'sha256', { dsaEncoding: 'ieee-p1363' }],
  ['ECDSA-SHA384', 'P-384', 'sha384', { dsaEncoding: 'ieee-p1363' }],
  ['RSA-PKCS1-SHA256', 'RSA', 'sha256', {}],
  ['RSA-PSS-SHA256', 'RSA', 'sha256', { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: 32 }],
] as const;

const signWith = (type: TestKeyType, digest: string | null, options: object): Buffer =>
  sign(digest, text, { key: keyOf(type).privateKey, ...options });

describe.each(schemes)('%s', (scheme, type, digest, options) => {
  const signature = signWith(type, digest, options);
  const fits = (bytes: Uint8Array, signed: Uint8Array = text): boolean =>
    signatureFits(scheme, publicKeyOf(keyOf(type)), signed, bytes);

  it('fits the text that was signed, and no other', () => {
    expect(fits(signature)).toBe(true);
    expect(fits(signature, Buffer.from('What is signed'))).toBe(false);
    expect(fits(signature, Buffer.alloc(0))).toBe(false);
  });

  it('does not fit with one bit changed, wherever it is', () => {
    for (let at = 0; at < signature.length; at += 7) {
      const changed = Uint8Array.from(signature, (byte, i) => (i === at ? byte ^ 1 : byte));
      expect(fits(changed)).toBe(false);
    }
  });

  it('does not fit when it is longer, shorter, empty or all zero', () => {
    expect(fits(Buffer.concat([signature, Buffer.alloc(1)]))).toBe(false);
    expect(fits(Buffer.concat([Buffer.alloc(1), signature]))).toBe(false);
    expect(fits(signature.subarray(1))).toBe(false);
    expect(fits(signature.subarray(0, -1))).toBe(false);
    expect(fits(new Uint8Array())).toBe(false);
    expect(fits(new Uint8Array(signature.length))).toBe(false);
  });

  it('does not fit another key', () => {
    expect(signatureFits(scheme, publicKeyOf(newKey(type)), text, signature)).toBe(false);
  });
});

describe('ECDSA', () => {
  const order = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n;
  const bytesOf = (value: bigint): Buffer => Buffer.from(value.toString(16).padStart(64, '0'), 'hex');
  const fits = (signature: Uint8Array): boolean =>
    signatureFits('ECDSA-SHA256', publicKeyOf(keyOf('P-256')), text, signature);

  it('does not take the DER form', () => {
    expect(fits(signWith('P-256', 'sha256', { dsaEncoding: 'der' }))).toBe(false);
  });

  it('does not take r or s of 0, or of the order of the curve', () => {
    for (const r of [0n, 1n, order - 1n, order])
      for (const s of [0n, 1n, order - 1n, order]) expect(fits(Buffer.concat([bytesOf(r), bytesOf(s)]))).toBe(false);
  });

  it('takes the twin with the other s, so that nothing may count on signatures being unique', () => {
    const signature = signWith('P-256', 'sha256', { dsaEncoding: 'ieee-p1363' });
    const s = BigInt(`0x${signature.subarray(32).toString('hex')}`);
    expect(fits(Buffer.concat([signature.subarray(0, 32), bytesOf(order - s)]))).toBe(true);
  });
});

describe('RSA', () => {
  test.each<[string, SignatureScheme, Buffer]>([
    ['PKCS#1 as PSS', 'RSA-PSS-SHA256', signWith('RSA', 'sha256', {})],
    [
      'PSS as PKCS#1',
      'RSA-PKCS1-SHA256',
      signWith('RSA', 'sha256', { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: 32 }),
    ],
    [
      'PSS with a salt of 20 bytes',
      'RSA-PSS-SHA256',
      signWith('RSA', 'sha256', { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: 20 }),
    ],
    [
      'PSS with the longest salt',
      'RSA-PSS-SHA256',
      signWith('RSA', 'sha256', {
        padding: constants.RSA_PKCS1_PSS_PADDING,
        saltLength: constants.RSA_PSS_SALTLEN_MAX_SIGN,
      }),
    ],
    ['SHA-1', 'RSA-PKCS1-SHA256', signWith('RSA', 'sha1', {})],
    ['SHA-512', 'RSA-PKCS1-SHA256', signWith('RSA', 'sha512', {})],
    ['the bare hash', 'RSA-PKCS1-SHA256', createHash('sha256').update(text).digest()],
  ])('does not take %s', (_, scheme, signature) => {
    expect(signatureFits(scheme, publicKeyOf(keyOf('RSA')), text, signature)).toBe(false);
  });
});

describe('a scheme with a key of another type', () => {
  it('fits nothing and does not throw', () => {
    expect(signatureFits('Ed25519', publicKeyOf(keyOf('P-256')), text, new Uint8Array(64))).toBe(false);
    expect(signatureFits('ECDSA-SHA256', publicKeyOf(keyOf('Ed25519')), text, new Uint8Array(64))).toBe(false);
    expect(signatureFits('RSA-PSS-SHA256', publicKeyOf(keyOf('P-256')), text, new Uint8Array(64))).toBe(false);
  });
});
