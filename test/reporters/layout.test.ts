import { describe, expect, test } from 'vitest';
import { clip, labelled, pad, wrap } from '../../src/reporters/layout.js';

describe('wrap', () => {
  test('breaks between words', () => {
    expect(wrap('one two three four', 9)).toEqual(['one two', 'three', 'four']);
  });

  test('breaks a word that is longer than a line', () => {
    expect(wrap('ab cdefghij', 4)).toEqual(['ab', 'cdef', 'ghij']);
  });

  test('gives one line for an empty text', () => {
    expect(wrap('', 10)).toEqual(['']);
  });
});

test('labelled puts further lines under the first', () => {
  expect(labelled('x   ', 'one two three four five six', 24)).toEqual(['x   one two three four', '    five six']);
});

test('pad and clip count characters, not code units', () => {
  expect(pad('😀', 3)).toBe('😀  ');
  expect(clip('😀😀😀', 2)).toBe('😀…');
  expect(clip('abc', 3)).toBe('abc');
});
