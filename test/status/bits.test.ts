import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { decodeList, maxSize, placesIn, valueAt } from '../../src/status/bits.js';

const plain = Buffer.from([0b1000_0001, 0xfb, 0xff]);
const packed = gzipSync(plain);
const url = packed.toString('base64url');
/** As many zeros behind it, which gzip allows, that its last character ends in four bits that mean nothing. */
const odd = Buffer.concat([packed, Buffer.alloc((4 - (packed.length % 3)) % 3)]).toString('base64url');

describe('a packed list', () => {
  test('is unpacked', () => {
    const decoded = decodeList(`u${url}`, 'multibase');
    expect(decoded.ok && Buffer.from(decoded.value).equals(plain)).toBe(true);
  });

  test.each([
    ['without its prefix', url],
    ['with its prefix', `u${url}`],
    ['in base64 with padding', packed.toString('base64')],
  ])('of an older kind is unpacked %s', (_, text) => {
    const decoded = decodeList(text, 'multibase-or-plain');
    expect(decoded.ok && Buffer.from(decoded.value).equals(plain)).toBe(true);
  });

  test.each([
    ['without its prefix', url],
    ['in another base', `z${url}`],
    ['in base64', `u${packed.toString('base64')}`],
    ['with padding', `u${url}=`],
    ['with a blank', `u${url} `],
    ['with a line break inside', `u${url.slice(0, 8)}\n${url.slice(8)}`],
    ['that is empty', ''],
    ['that is the prefix alone', 'u'],
    ['that is not packed', `u${plain.toString('base64url')}`],
    ['that is cut off', `u${packed.subarray(0, -1).toString('base64url')}`],
    ['with something behind it', `u${Buffer.concat([packed, Buffer.from('more')]).toString('base64url')}`],
    [
      'with another checksum',
      `u${Buffer.from(packed)
        .fill(0, packed.length - 8, packed.length - 4)
        .toString('base64url')}`,
    ],
    ['with bits left over', `u${odd.slice(0, -1)}B`],
  ])('of the standard is refused %s', (_, text) => {
    expect(decodeList(text, 'multibase').ok).toBe(false);
  });

  test.each(['<span class=', 'H4sIAAAA====', 'H4sI AAAA', 'not packed', '+/-_'])(
    'of an older kind is refused where it is %j',
    (text) => {
      expect(decodeList(text, 'multibase-or-plain').ok).toBe(false);
    },
  );

  test('that grows beyond all measure is given up early, and that is said', () => {
    const bomb = gzipSync(Buffer.alloc(64 * 1024 * 1024));
    const start = performance.now();
    expect(decodeList(`u${bomb.toString('base64url')}`, 'multibase')).toEqual({
      ok: false,
      error: 'its "encodedList" unpacks to more than 16 MiB',
    });
    expect(performance.now() - start).toBeLessThan(1000);
  });

  test('of exactly 16 MiB is read', () => {
    const large = gzipSync(Buffer.alloc(16 * 1024 * 1024));
    expect(decodeList(`u${large.toString('base64url')}`, 'multibase').ok).toBe(true);
  });
});

test('the text with bits left over is otherwise sound', () => {
  expect(odd).toMatch(/A$/);
  expect(decodeList(`u${odd}`, 'multibase').ok).toBe(true);
});

describe('a place', () => {
  // 10000001 11111011 11111111
  test.each([
    [0, 1, 1],
    [1, 1, 0],
    [7, 1, 1],
    [8, 1, 1],
    [13, 1, 0],
    [23, 1, 1],
    [24, 1, undefined],
    [999_999_999, 1, undefined],
    [0, 2, 0b10],
    [3, 2, 0b01],
    [6, 2, 0b10],
    [11, 2, 0b11],
    [12, 2, undefined],
    [2, 3, 0b011],
    [0, 8, 0b1000_0001],
    [2, 8, 255],
    [3, 8, undefined],
    [999_999_999, 8, undefined],
    [0, 7, 0b1000000],
    [2, 7, 0b111_1111],
    [3, 7, undefined],
  ])('%i of %i bits holds %s', (index, size, value) => {
    expect(valueAt(plain, index, size)).toBe(value);
  });

  test('far into the largest list is that very place', () => {
    const bits = Buffer.alloc(16 * 1024 * 1024);
    bits[bits.length - 1] = 1;
    expect(valueAt(bits, bits.length * 8 - 1, 1)).toBe(1);
    expect(valueAt(bits, bits.length * 8 - 2, 1)).toBe(0);
    expect(placesIn(bits, maxSize)).toBe(bits.length);
  });
});
