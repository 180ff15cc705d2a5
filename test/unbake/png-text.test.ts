import { expect, test } from 'vitest';
import { maxTextBytes, readKeyword, readTextChunk, type TextChunk } from '../../src/unbake/png-text.js';
import { compressedITXt, findingOf, iTXt, tEXt, unwrap } from './make.js';

const keyword = 'openbadgecredential';
const dataOf = (chunk: Buffer): Buffer => chunk.subarray(8, -4);
const textChunk = (type: TextChunk['type'], chunk: Buffer): TextChunk => ({ type, keyword, data: dataOf(chunk) });
const rawITXt = (rest: string): TextChunk => ({
  type: 'iTXt',
  keyword,
  data: Buffer.from(`${keyword}\0${rest}`, 'latin1'),
});
const textOf = (chunk: TextChunk): string => Buffer.from(unwrap(readTextChunk(chunk)).bytes).toString();

test.each([
  [`${keyword}\0text`, keyword],
  ['Ärger\0x', 'Ärger'],
  ['\0x', ''],
  ['no zero byte', ''],
  [`${'k'.repeat(79)}\0`, 'k'.repeat(79)],
  [`${'k'.repeat(80)}\0`, ''],
])('readKeyword of %j is %j', (data, expected) => {
  expect(readKeyword(Buffer.from(data, 'latin1'))).toBe(expected);
});

test('reads plain and compressed texts', () => {
  expect(textOf(textChunk('iTXt', iTXt(keyword, 'é')))).toBe('é');
  expect(textOf(textChunk('iTXt', iTXt(keyword, 'x', 'en', 'Nachweis')))).toBe('x');
  expect(textOf(textChunk('tEXt', tEXt(keyword, 'x')))).toBe('x');
  expect(textOf(textChunk('iTXt', compressedITXt(keyword, 'x')))).toBe('x');
});

test.each([
  ['nothing behind the keyword', ''],
  ['no language', '\0\0'],
  ['no translated keyword', '\0\0de\0x'],
  ['an unknown compression flag', '\x02\0\0\0x'],
  ['an unknown compression method', '\x01\x01\0\0x'],
  ['compressed data that is none', '\x01\0\0\0x'],
])('refuses an iTXt chunk with %s', (_, rest) => {
  expect(findingOf(readTextChunk(rawITXt(rest))).code).toBe('format.damaged-picture');
});

test.each([
  ['plain iTXt', (text: string) => textChunk('iTXt', iTXt(keyword, text))],
  ['compressed iTXt', (text: string) => textChunk('iTXt', compressedITXt(keyword, text))],
  ['tEXt', (text: string) => textChunk('tEXt', tEXt(keyword, text))],
])('reads 2 MiB of %s and not one byte more', (_, make) => {
  expect(unwrap(readTextChunk(make('a'.repeat(maxTextBytes)))).bytes).toHaveLength(maxTextBytes);
  expect(findingOf(readTextChunk(make('a'.repeat(maxTextBytes + 1)))).code).toBe('format.too-complex');
});
