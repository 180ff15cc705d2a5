import { expect, test } from 'vitest';
import { headOf } from '../../src/unbake/container.js';
import { utf8 } from './make.js';

test.each([
  ['', ''],
  [' \t\r\n', ''],
  ['\ufeff', ''],
  ['\ufeff \n{"a":1}', '{"a":1}'],
  ['{} ', '{} '],
])('headOf leaves out byte order mark and blanks at the start of %j', (text, expected) => {
  expect(headOf(utf8(text))).toBe(expected);
});

test('headOf gives one character a byte and no more than 64 KiB', () => {
  expect(headOf(Uint8Array.from([0x89, 0xff, 0]))).toBe('\x89\xff\0');
  expect(headOf(new Uint8Array(1 << 20).fill(0x61))).toHaveLength(64 << 10);
});

test('headOf reads only its own part of a shared buffer', () => {
  expect(headOf(utf8('xx{}yy').subarray(2, 4))).toBe('{}');
});
