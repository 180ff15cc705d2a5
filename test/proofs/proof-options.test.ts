import { describe, expect, it, test } from 'vitest';
import type { ProofClaim } from '../../src/model/credential.js';
import type { JsonObject, JsonValue } from '../../src/model/json.js';
import { checkOptions, decodeProofValue } from '../../src/proofs/proof-options.js';
import { later } from '../support/judge.js';
import { encodeBase58 } from '../support/sign.js';

const claimOf = (options: JsonObject): ProofClaim => ({
  index: 0,
  pointer: '/proof/0',
  type: 'DataIntegrityProof',
  name: 'test-suite',
  options,
});

const said = (options: JsonObject, clockSkew = 0) =>
  checkOptions(claimOf({ proofPurpose: 'assertionMethod', ...options }), { ...later, clockSkew }).map(
    ({ code, pointer }) => `${code} ${pointer ?? ''}`,
  );

describe('the purpose of a proof', () => {
  it('is assertionMethod', () => {
    expect(said({})).toEqual([]);
  });

  test.each<[JsonValue]>([
    ['authentication'],
    ['AssertionMethod'],
    ['assertionMethod '],
    ['https://w3id.org/security#assertionMethod'],
    [''],
    [null],
    [['assertionMethod']],
    [{ id: 'assertionMethod' }],
    [1],
  ])('is not %j', (proofPurpose) => {
    expect(said({ proofPurpose })).toEqual(['proof.wrong-purpose /proof/0/proofPurpose']);
  });

  it('may not be missing', () => {
    expect(checkOptions(claimOf({}), later).map(({ code }) => code)).toEqual(['proof.wrong-purpose']);
  });
});

describe('the dates of a proof', () => {
  test.each<[string, JsonObject, number, readonly string[]]>([
    ['none', {}, 0, []],
    ['created at this instant', { created: '2025-01-01T00:00:00Z' }, 0, []],
    ['created a millisecond later', { created: '2025-01-01T00:00:00.001Z' }, 0, ['proof.not-yet /proof/0/created']],
    ['created within the tolerance', { created: '2025-01-01T00:05:00Z' }, 300_000, []],
    ['created beyond it', { created: '2025-01-01T00:05:00.001Z' }, 300_000, ['proof.not-yet /proof/0/created']],
    ['created in another zone', { created: '2025-01-01T01:00:00+01:00' }, 0, []],
    ['created in 2099', { created: '2099-01-01T00:00:00Z' }, 300_000, ['proof.not-yet /proof/0/created']],
    ['expires in a millisecond', { expires: '2025-01-01T00:00:00.001Z' }, 0, []],
    ['expires at this instant', { expires: '2025-01-01T00:00:00Z' }, 0, ['proof.expired /proof/0/expires']],
    [
      'expired, whatever the tolerance',
      { expires: '2024-12-31T23:59:59Z' },
      300_000,
      ['proof.expired /proof/0/expires'],
    ],
    [
      'created after it expired',
      { created: '2026-01-01T00:00:00Z', expires: '2024-01-01T00:00:00Z' },
      0,
      ['proof.not-yet /proof/0/created', 'proof.expired /proof/0/expires'],
    ],
  ])('%s', (_, options, skew, codes) => {
    expect(said(options, skew)).toEqual(codes);
  });

  test.each<[JsonValue]>([
    ['2024-01-01'],
    ['2024-01-01T00:00:00'],
    ['2024-02-30T00:00:00Z'],
    ['tomorrow'],
    [''],
    [null],
    [1_704_067_200],
    [['2024-01-01T00:00:00Z']],
    [{ '@value': '2024-01-01T00:00:00Z' }],
  ])('are no dates when written %j', (value) => {
    expect(said({ created: value })).toEqual(['proof.malformed /proof/0/created']);
    expect(said({ expires: value })).toEqual(['proof.malformed /proof/0/expires']);
  });
});

describe('the value of a proof', () => {
  const decode = (proofValue: JsonValue, lengths = [64, 96]) => decodeProofValue(claimOf({ proofValue }), lengths);

  it('is base58btc of one of the lengths', () => {
    for (const length of [64, 96]) {
      const bytes = Uint8Array.from({ length }, (_, i) => i);
      expect(decode(`z${encodeBase58(bytes)}`)).toEqual({ ok: true, value: bytes });
    }
  });

  test.each<[string, JsonValue]>([
    ['a length that is not wanted', `z${encodeBase58(Buffer.alloc(80, 7))}`],
    ['base64url', `u${Buffer.alloc(64, 7).toString('base64url')}`],
    ['base58 in capitals of the prefix', `Z${encodeBase58(Buffer.alloc(64, 7))}`],
    ['no prefix', encodeBase58(Buffer.alloc(64, 7))],
    ['hexadecimal', `f${'07'.repeat(64)}`],
    ['the letter l, which base58 lacks', `z${'l'.repeat(88)}`],
    ['a blank at the end', `z${encodeBase58(Buffer.alloc(64, 7))} `],
    ['nothing behind the prefix', 'z'],
    ['a text that would take long to decode', `z${'z'.repeat(1_000_000)}`],
    ['null', null],
    ['an object', { '@value': 'z' }],
  ])('is not %s', (_, value) => {
    const decoded = decode(value);
    expect(decoded.ok ? undefined : decoded.error).toMatchObject({
      code: 'proof.malformed',
      pointer: '/proof/0/proofValue',
    });
  });

  it('may not be missing', () => {
    const decoded = decodeProofValue(claimOf({}), [64]);
    expect(decoded.ok ? undefined : decoded.error.code).toBe('proof.malformed');
  });
});
