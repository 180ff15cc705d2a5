import { expect, test } from 'vitest';
import { positionAt } from '../../src/unbake/position.js';

test.each([
  ['abc', 0, 1, 1],
  ['abc', 2, 1, 3],
  ['a\nb', 2, 2, 1],
  ['a\r\nb', 3, 2, 1],
  ['a\rb', 2, 2, 1],
  ['a\n\nb', 3, 3, 1],
  ['😀x', 2, 1, 3],
])('counts lines and columns in %j at %i', (text, offset, line, column) => {
  expect(positionAt(text, offset)).toEqual({ line, column });
});
