import { describe, expect, test } from 'vitest';
import { empty, json, jwt, other } from '../../src/unbake/bare.js';
import { badge, badgeJson, codesOf, envelopeOf, jwtOf, linkOf, sentencesOf, utf8 } from './make.js';

describe('a file of JSON', () => {
  test.each([
    ['as it is', badgeJson],
    ['with blanks and line breaks around it', `\r\n\t ${badgeJson}\n`],
    ['with a byte order mark', `\ufeff${badgeJson}`],
  ])('is read %s', (_, text) => {
    expect(envelopeOf(json.extract(utf8(text)))).toMatchObject({
      kind: 'json',
      container: 'bare',
      json: badge,
      findings: [],
    });
  });

  test.each([
    ['{}', true],
    ['[1]', true],
    ['"x"', true],
    ['null', true],
    ['-1.5e3\n', true],
    ['null and void', false],
    ['2024-01-01', false],
    ['<svg/>', false],
    ['x', false],
  ])('sniff(%j) is %j', (head, expected) => {
    expect(json.sniff(head)).toBe(expected);
  });

  test.each([
    ['broken', '{', 'format.malformed-json'],
    ['two at once', '{}{}', 'format.malformed-json'],
    ['a list', '[{}]', 'format.not-an-object'],
    ['null', 'null', 'format.not-an-object'],
  ])('is refused: %s', (_, text, code) => {
    expect(codesOf(json.extract(utf8(text)))).toEqual([code]);
  });

  test('is refused in UTF-16', () => {
    expect(codesOf(json.extract(new Uint8Array(Buffer.from(badgeJson, 'utf16le'))))).toEqual(['format.encoding']);
  });
});

describe('a file of a token', () => {
  test('is read', () => {
    expect(envelopeOf(jwt.extract(utf8(`${jwtOf(badge)}\n`)))).toMatchObject({
      kind: 'jwt',
      container: 'bare',
      payload: badge,
    });
  });

  test('is refused when broken', () => {
    expect(codesOf(jwt.extract(utf8('eyJhIjoxfQ')))).toEqual(['format.malformed-jwt']);
  });
});

describe('an empty file', () => {
  test.each([
    ['', 'it has 0 bytes'],
    [' \r\n\t', 'it has 4 bytes, all of them blanks'],
  ])('%j is called empty', (text, words) => {
    expect(empty.sniff('')).toBe(true);
    expect(codesOf(empty.extract(utf8(text)))).toEqual(['input.empty']);
    expect(sentencesOf(empty.extract(utf8(text)))).toContain(words);
  });

  test('is not one that holds something', () => {
    expect(empty.sniff('\0')).toBe(false);
  });
});

describe('anything else', () => {
  test.each([
    ['a sentence', utf8('Dear Sir or Madam'), 'input.unrecognised', 'plain text'],
    ['a sentence in another script', utf8('Γειά σου'), 'input.unrecognised', 'plain text'],
    ['bytes', Uint8Array.from([1, 2, 3, 0xff]), 'input.unrecognised', 'data of an unknown kind'],
    ['zeros', new Uint8Array(100), 'input.unrecognised', 'data of an unknown kind'],
    ['Latin-1', new Uint8Array(Buffer.from('Zeugnis für', 'latin1')), 'format.encoding', '0xFC at line 1, column 10'],
    ['UTF-16', new Uint8Array(Buffer.from('\ufeffHello', 'utf16le')), 'format.encoding', 'UTF-16'],
  ])('is named: %s', (_, bytes, code, words) => {
    const unbaked = other.extract(bytes);
    expect(codesOf(unbaked)).toEqual([code]);
    expect(sentencesOf(unbaked)).toContain(words);
  });

  test.each([
    ['as it is', other, 'https://example.org/badges/1\n'],
    ['in quotes', json, '"https://example.org/badges/1"'],
  ])('may be a link, %s', (_, container, text) => {
    expect(linkOf(container.extract(utf8(text)))).toEqual({
      kind: 'link',
      container: 'bare',
      url: 'https://example.org/badges/1',
      part: 'the file',
      findings: [],
    });
  });

  test('is what no other kind claims', () => {
    expect(other.sniff('')).toBe(true);
  });
});
