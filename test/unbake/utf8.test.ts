import { describe, expect, test } from 'vitest';
import { sentenceOf } from '../../src/model/finding.js';
import { decodeUtf8, wideEncodingOf } from '../../src/unbake/utf8.js';
import { findingOf, unwrap, utf8 } from './make.js';

describe('decodeUtf8', () => {
  test('reads UTF-8 of every length', () => {
    expect(unwrap(decodeUtf8(utf8('aé€😀')))).toBe('aé€😀');
  });

  test('drops one byte order mark at the start and keeps a second one', () => {
    expect(unwrap(decodeUtf8(utf8('\ufeff{}')))).toBe('{}');
    expect(unwrap(decodeUtf8(utf8('\ufeff\ufeff{}')))).toBe('\ufeff{}');
  });

  test.each([
    ['a lone continuation byte', [0x61, 0x80]],
    ['an overlong slash', [0xc0, 0xaf]],
    ['a surrogate', [0xed, 0xa0, 0x80]],
    ['a code point beyond Unicode', [0xf4, 0x90, 0x80, 0x80]],
    ['a cut character', [0x61, 0xe2, 0x82]],
    ['Latin-1', [0x7b, 0xe9, 0x7d]],
  ])('refuses %s', (_, bytes) => {
    expect(findingOf(decodeUtf8(Uint8Array.from(bytes))).code).toBe('format.encoding');
  });

  test('says which byte is wrong and where, also behind a genuine replacement character', () => {
    const bytes = Uint8Array.from([...utf8('{\n"\ufffd€'), 0xe9]);
    const found = findingOf(decodeUtf8(bytes, 'the list'));
    expect(found.position).toEqual({ line: 2, column: 4 });
    expect(sentenceOf(found)).toBe(
      'The list must be written in UTF-8, but the byte 0xE9 at line 2, column 4 is not UTF-8.',
    );
  });

  test('names UTF-16 instead of calling it broken', () => {
    const bytes = new Uint8Array(Buffer.from('\ufeff{}', 'utf16le'));
    expect(sentenceOf(findingOf(decodeUtf8(bytes)))).toBe('The file must be written in UTF-8, but it is in UTF-16.');
  });
});

describe('wideEncodingOf', () => {
  test.each([
    ['UTF-16 with a mark, little', [0xff, 0xfe, 0x7b, 0], 'UTF-16'],
    ['UTF-16 with a mark, big', [0xfe, 0xff, 0, 0x7b], 'UTF-16'],
    ['UTF-16 without a mark, little', [0x7b, 0, 0x22, 0], 'UTF-16'],
    ['UTF-16 without a mark, big', [0, 0x3c, 0, 0x3f], 'UTF-16'],
    ['UTF-32 with a mark, little', [0xff, 0xfe, 0, 0], 'UTF-32'],
    ['UTF-32 with a mark, big', [0, 0, 0xfe, 0xff], 'UTF-32'],
    ['ASCII', [0x7b, 0x22, 0x61, 0x22], undefined],
    ['binary data with zeros', [1, 0, 2, 0], undefined],
    ['nothing', [], undefined],
  ])('recognises %s', (_, bytes, expected) => {
    expect(wideEncodingOf(Uint8Array.from(bytes))).toBe(expected);
  });
});
