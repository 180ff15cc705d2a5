import { expect, test } from 'vitest';
import { styleFor } from '../../src/reporters/style.js';

test('colours good, bad and unsure in green, red and yellow, and nothing unless asked', () => {
  const [color, plain] = [styleFor(true), styleFor(false)];
  expect([color.good('x'), color.bad('x'), color.unsure('x')]).toEqual([
    '\x1b[32mx\x1b[39m',
    '\x1b[31mx\x1b[39m',
    '\x1b[33mx\x1b[39m',
  ]);
  expect(Object.values(plain).map((paint) => paint('x'))).toEqual(['x', 'x', 'x', 'x', 'x']);
});
