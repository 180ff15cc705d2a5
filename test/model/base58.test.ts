import { describe, expect, it, test } from 'vitest';
import { decodeBase58 } from '../../src/model/base58.js';
import { encodeBase58 } from '../support/sign.js';

describe('base58', () => {
  test.each([
    ['', ''],
    ['1', '00'],
    ['11', '0000'],
    ['2', '01'],
    ['z', '39'],
    ['21', '3a'],
    ['12', '0001'],
    ['5R', '0100'],
    ['LUv', 'ffff'],
    ['StV1DL6CwTryKyV', '68656c6c6f20776f726c64'],
    ['11233QC4', '0000287fb4cd'],
  ])('%j is %s in hexadecimal', (text, hex) => {
    expect(Buffer.from(decodeBase58(text) ?? []).toString('hex')).toBe(hex);
  });

  it('is read back as it was written, with leading zeros', () => {
    for (let length = 0; length < 80; length += 1)
      for (const zeros of [0, 1, 5]) {
        const bytes = Uint8Array.from({ length: zeros + length }, (_, i) => (i < zeros ? 0 : (i * 151 + length) & 255));
        expect(decodeBase58(encodeBase58(bytes))).toEqual(bytes);
      }
  });

  test.each(['0', 'O', 'I', 'l', ' ', '2 ', '\n', '+', '/', '-', '_', '=', 'é', '\u{1F600}', '\ud800', '２'])(
    'does not know %j',
    (character) => {
      expect(decodeBase58(character)).toBeUndefined();
      expect(decodeBase58(`22${character}22`)).toBeUndefined();
    },
  );
});
