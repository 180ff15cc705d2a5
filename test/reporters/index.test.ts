import { expect, test } from 'vitest';
import { reporterFor, reporters } from '../../src/reporters/index.js';
import { formats } from '../../src/reporters/reporter.js';

test('every format has one reporter of its name', () => {
  expect(reporters.map(({ format }) => format).sort()).toEqual([...formats].sort());
  for (const format of formats) expect(reporterFor(format).format).toBe(format);
});
