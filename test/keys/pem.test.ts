import { createPublicKey, generateKeyPairSync } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { looksLikePem, readPem } from '../../src/keys/pem.js';
import { newKey, type TestKey } from '../support/sign.js';

const rsa = newKey('RSA');

const pemOf = (key: TestKey, type: 'spki' | 'pkcs1' = 'spki'): string =>
  createPublicKey(key.privateKey).export({ format: 'pem', type }).toString();

const wrap = (label: string, der: Buffer): string =>
  `-----BEGIN ${label}-----\n${der.toString('base64')}\n-----END ${label}-----`;

const spki = pemOf(rsa);

describe('a public key', () => {
  test.each<[string, string]>([
    ['as SPKI', spki],
    ['as PKCS#1', pemOf(rsa, 'pkcs1')],
    ['with the line ends of Windows', spki.replaceAll('\n', '\r\n')],
    ['with blanks in place of line ends', spki.trim().replaceAll('\n', ' ')],
    ['with line ends that were written out', spki.trim().replaceAll('\n', '\\n')],
    ['with line ends of Windows that were written out', spki.replaceAll('\n', '\\r\\n')],
    ['on one line', spki.replaceAll('\n', '')],
    ['with blanks around', `\n  ${spki}\n\n`],
  ])('is read %s', (_, pem) => expect(readPem(pem)).toEqual({ ok: true, value: { type: 'RSA', jwk: rsa.jwk } }));

  test.each(['Ed25519', 'P-256', 'P-384', 'P-521', 'secp256k1'] as const)('of type %s is read', (type) => {
    const key = newKey(type);
    expect(readPem(pemOf(key))).toEqual({ ok: true, value: { type, jwk: key.jwk } });
  });
});

describe('what is refused', () => {
  const privatePem = (type: 'pkcs8' | 'pkcs1'): string => rsa.privateKey.export({ format: 'pem', type }).toString();
  const weakRsa = generateKeyPairSync('rsa', { modulusLength: 1024 }).publicKey;
  const smallExponent = generateKeyPairSync('rsa', { modulusLength: 2048, publicExponent: 3 }).publicKey;
  const spkiOf = (key: typeof weakRsa): string => key.export({ format: 'pem', type: 'spki' }).toString();
  const der = createPublicKey(rsa.privateKey).export({ format: 'der', type: 'spki' });

  test.each<[string, string, string]>([
    ['a private key', privatePem('pkcs8'), 'weak'],
    ['a private key of RSA', privatePem('pkcs1'), 'weak'],
    ['an encrypted private key', wrap('ENCRYPTED PRIVATE KEY', der), 'weak'],
    ['a short RSA key', spkiOf(weakRsa), 'weak'],
    ['an RSA key with the exponent 3', spkiOf(smallExponent), 'weak'],
    ['a certificate', wrap('CERTIFICATE', der), 'malformed'],
    ['a request for a certificate', wrap('CERTIFICATE REQUEST', der), 'malformed'],
    ['a key for another purpose', spkiOf(generateKeyPairSync('x25519').publicKey), 'unsupported'],
    [
      'a key on a curve that has no JWK',
      spkiOf(generateKeyPairSync('ec', { namedCurve: 'secp224r1' }).publicKey),
      'unsupported',
    ],
    [
      'a key for DSA',
      spkiOf(generateKeyPairSync('dsa', { modulusLength: 2048, divisorLength: 256 }).publicKey),
      'unsupported',
    ],
    ['two keys', `${spki}${spki}`, 'malformed'],
    ['a key with words before it', `the key: ${spki}`, 'malformed'],
    ['a key with words behind it', `${spki}\nof the issuer`, 'malformed'],
    ['a label that does not end as it begins', spki.replace('-----END PUBLIC', '-----END RSA PUBLIC'), 'malformed'],
    ['SPKI that calls itself PKCS#1', spki.replaceAll('PUBLIC KEY', 'RSA PUBLIC KEY'), 'malformed'],
    ['bytes that are no key', wrap('PUBLIC KEY', Buffer.from('nonsense')), 'malformed'],
    ['no bytes', '-----BEGIN PUBLIC KEY----------END PUBLIC KEY-----', 'malformed'],
    ['letters that are no base64', spki.replace('MII', 'M_I'), 'malformed'],
    ['base64 with padding inside', wrap('PUBLIC KEY', der).replace('MII', 'M=I'), 'malformed'],
    ['base64 without labels', der.toString('base64'), 'malformed'],
    ['nothing', '', 'malformed'],
    ['a very long text', `-----BEGIN PUBLIC KEY-----${'A'.repeat(20_000)}-----END PUBLIC KEY-----`, 'malformed'],
  ])('%s', (_, pem, kind) => expect(readPem(pem)).toMatchObject({ ok: false, error: { kind } }));
});

test.each<[string, boolean]>([
  [spki, true],
  [`\r\n${spki}`, true],
  ['{"publicKeyPem": "-----BEGIN PUBLIC KEY-----"}', false],
  ['', false],
])('whether %j is meant as PEM: %s', (text, expected) => expect(looksLikePem(text)).toBe(expected));
