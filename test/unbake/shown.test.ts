import { describe, expect, test } from 'vitest';
import { characterAt, clip, wordAt } from '../../src/unbake/shown.js';

describe('characterAt', () => {
  test.each([
    ['x', '"x"'],
    ['"', 'a double quote'],
    ["'", 'a single quote'],
    ['\n', 'a line break'],
    ['\t', 'a tab'],
    ['\0', 'the control character U+0000'],
    ['\u009b', 'the control character U+009B'],
    ['\u202e', 'the invisible character U+202E'],
    ['\u00a0', 'the invisible character U+00A0'],
    ['\ud800', 'the invisible character U+D800'],
    ['１', 'the character "１" (U+FF11)'],
    ['😀', 'the character "😀" (U+1F600)'],
    ['', 'the end of the text'],
  ])('names %j', (text, expected) => {
    expect(characterAt(text, 0)).toBe(expected);
  });
});

test('wordAt quotes a whole word and otherwise one character', () => {
  expect(wordAt('x True,', 2)).toBe('the word "True"');
  expect(wordAt('=1', 0)).toBe('"="');
  expect(wordAt('a'.repeat(1000), 0)).toBe(`the word "${'a'.repeat(20)}"`);
});

test('clip keeps short texts, cuts long ones and never cuts a character in two', () => {
  expect(clip('abc', 3)).toBe('abc');
  expect(clip('abcd', 3)).toBe('abc…');
  expect(clip('ab😀d', 3)).toBe('ab…');
});
