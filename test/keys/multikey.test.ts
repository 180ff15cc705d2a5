import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, it, test } from 'vitest';
import { readMultikey } from '../../src/keys/multikey.js';
import { ed25519Key, encodeBase58, newKey, type TestKey } from '../support/sign.js';

const multibaseOf = ({ did }: TestKey): string => did.slice('did:key:'.length);
const encode = (...bytes: readonly (number | Uint8Array)[]): string =>
  `z${encodeBase58(Buffer.concat(bytes.map((part) => (typeof part === 'number' ? Buffer.from([part]) : part))))}`;

const answer = (text: string): string => {
  const read = readMultikey(text);
  return read.ok ? read.value.type : read.error.kind;
};

describe('a multikey', () => {
  test.each(['Ed25519', 'P-256', 'P-384', 'P-521', 'secp256k1', 'RSA'] as const)('of type %s gives its JWK', (type) => {
    const key = newKey(type);
    expect(readMultikey(multibaseOf(key))).toEqual({ ok: true, value: { type, jwk: key.jwk } });
  });

  it('of RSA may have 4096 bits', () => {
    expect(answer(multibaseOf(newKey('RSA', 4096)))).toBe('RSA');
  });

  test.each<[string, string]>([
    ['x25519', encode(0xec, 0x01, Buffer.alloc(32, 9))],
    ['BLS12-381 G1', encode(0xea, 0x01, Buffer.alloc(48, 9))],
    ['BLS12-381 G2', encode(0xeb, 0x01, Buffer.alloc(96, 9))],
    ['Ed448', encode(0x83, 0x24, Buffer.alloc(57, 9))],
    ['SM2', encode(0x86, 0x24, Buffer.alloc(33, 9))],
    ['an Ed25519 private key', encode(0x80, 0x26, Buffer.alloc(32, 9))],
    ['an AES key', encode(0xa0, 0x01, Buffer.alloc(16, 9))],
    ['no codec', encode(Buffer.alloc(32, 9))],
    ['the codec with its bytes exchanged', encode(0x01, 0xed, Buffer.alloc(32, 9))],
    ['the codec in three bytes', encode(0xed, 0x81, 0x00, Buffer.alloc(32, 9))],
    ['a codec alone, cut short', encode(0xed)],
    ['nothing behind the prefix', 'z'],
  ])('is not supported for %s', (_, text) => {
    expect(answer(text)).toBe('unsupported');
  });

  const ed = multibaseOf(ed25519Key());
  const edBytes = Buffer.from(ed25519Key().jwk['x']!, 'base64url');
  const p256 = newKey('P-256');
  const x = Buffer.from(p256.jwk['x']!, 'base64url');
  const y = Buffer.from(p256.jwk['y']!, 'base64url');

  test.each<[string, string]>([
    ['empty', ''],
    ['without its prefix', ed.slice(1)],
    ['with the prefix in capitals', `Z${ed.slice(1)}`],
    ['in base64url', `u${Buffer.concat([Buffer.from([0xed, 0x01]), edBytes]).toString('base64url')}`],
    ['in hexadecimal', `fed01${edBytes.toString('hex')}`],
    ['with a blank before it', ` ${ed}`],
    ['with a line break after it', `${ed}\n`],
    ['with a digit that base58 lacks', `${ed.slice(0, -1)}0`],
    ['with a letter outside ASCII', `${ed.slice(0, -1)}é`],
    ['very long', `z${'6'.repeat(100_000)}`],
    ['Ed25519 of 31 bytes', encode(0xed, 0x01, edBytes.subarray(1))],
    ['Ed25519 of 33 bytes', encode(0xed, 0x01, edBytes, 0)],
    ['Ed25519 of no bytes', encode(0xed, 0x01)],
    ['P-256 as an uncompressed point', encode(0x80, 0x24, 4, x, y)],
    ['P-256 without the byte for its sign', encode(0x80, 0x24, x)],
    ['P-256 as a hybrid point', encode(0x80, 0x24, 6, x, y)],
    ['P-256 with another first byte', encode(0x80, 0x24, 5, x)],
    ['P-256 at infinity', encode(0x80, 0x24, 0)],
    ['P-256 off the curve', encode(0x80, 0x24, 2, Buffer.alloc(32, 255))],
    ['P-384 in place of P-256', encode(0x81, 0x24, 2, x)],
    ['RSA of garbage', encode(0x85, 0x24, Buffer.alloc(270, 7))],
    [
      'RSA as SubjectPublicKeyInfo',
      encode(
        0x85,
        0x24,
        generateKeyPairSync('rsa', { modulusLength: 2048 }).publicKey.export({ format: 'der', type: 'spki' }),
      ),
    ],
    [
      'RSA with bytes behind it',
      encode(
        0x85,
        0x24,
        generateKeyPairSync('rsa', { modulusLength: 2048 }).publicKey.export({ format: 'der', type: 'pkcs1' }),
        0,
      ),
    ],
  ])('is malformed when %s', (_, text) => {
    expect(answer(text)).toBe('malformed');
  });

  it('of small order or of a short RSA modulus is weak', () => {
    expect(answer(encode(0xed, 0x01, Buffer.alloc(32)))).toBe('weak');
    expect(answer(encode(0xed, 0x01, 1, Buffer.alloc(31)))).toBe('weak');
    expect(answer(multibaseOf(newKey('RSA', 1024)))).toBe('weak');
  });
});
