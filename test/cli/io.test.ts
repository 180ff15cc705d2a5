import { expect, test } from 'vitest';
import { columnsOf } from '../../src/cli/io.js';

test.each([
  [undefined, 80],
  [0, 80],
  [120, 120],
])('a screen that says %s has %d columns', (columns, width) => {
  expect(columnsOf({ write: () => true, columns })).toBe(width);
});
