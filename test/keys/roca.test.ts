import { describe, expect, it } from 'vitest';
import { readJwk } from '../../src/keys/public-key.js';
import { isRocaModulus } from '../../src/keys/roca.js';
import { newKey } from '../support/sign.js';

const primes = Array.from({ length: 166 }, (_, i) => i + 2).filter((n) => {
  for (let d = 2; d * d <= n; d += 1) if (n % d === 0) return false;
  return true;
});
const primorial = primes.reduce((product, prime) => product * BigInt(prime), 1n);

const powerModulo = (base: bigint, exponent: number, modulus: bigint): bigint =>
  Array.from({ length: exponent }).reduce<bigint>((power) => (power * base) % modulus, 1n);

/** A number of the form that the faulty library gives its primes: k · M + 65537^a mod M. */
const likePrime = (bits: number, exponent: number): bigint =>
  ((1n << BigInt(bits)) / primorial) * primorial + powerModulo(65_537n, exponent, primorial);

describe('a modulus of two ROCA primes', () => {
  const modulus = likePrime(1025, 1234) * likePrime(1024, 777);

  it('is recognised', () => {
    expect(isRocaModulus(modulus)).toBe(true);
  });

  it('makes the key weak', () => {
    const hex = modulus.toString(16);
    const n = Buffer.from(hex.padStart(hex.length + (hex.length % 2), '0'), 'hex').toString('base64url');
    const read = readJwk({ kty: 'RSA', n, e: 'AQAB' });
    expect(read.ok ? undefined : read.error).toMatchObject({ kind: 'weak' });
  });

  it('is not what is two more', () => {
    expect(isRocaModulus(modulus + 2n)).toBe(false);
  });
});

it('takes keys of this platform for sound', () => {
  const n = Buffer.from(newKey('RSA').jwk['n']!, 'base64url').toString('hex');
  expect(isRocaModulus(BigInt(`0x${n}`))).toBe(false);
});
