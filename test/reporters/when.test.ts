import { describe, expect, test } from 'vitest';
import { distance, sayDate, sayValidity } from '../../src/reporters/when.js';

const at = Date.UTC(2026, 2, 2, 9, 14);
const day = 86_400_000;

describe('distance', () => {
  test.each([
    [0, 'less than an hour ago'],
    [-3_600_000, '1 hour ago'],
    [5 * 3_600_000, 'in 5 hours'],
    [-day, '1 day ago'],
    [-13 * day, '13 days ago'],
    [-51 * day, '7 weeks ago'],
    [-61 * day, '2 months ago'],
    [-700 * day, '22 months ago'],
    [-731 * day, '2 years ago'],
    [400 * day, 'in 13 months'],
  ])('says a shift of %d ms as %s', (shift, said) => {
    expect(distance(at + shift, at)).toBe(said);
  });
});

test('sayDate quotes what is not a date', () => {
  expect(sayDate('2026-01-10T00:00:00Z', at)).toBe('2026-01-10, 7 weeks ago');
  expect(sayDate('Jan 1 2099\x1b[2J', at)).toBe('"Jan 1 2099\\u{1b}[2J", which is not a date');
});

describe('sayValidity', () => {
  test.each([
    ['a period that runs', '2026-01-10T00:00:00Z', '2027-06-01T00:00:00Z', 'in force until 2027-06-01'],
    ['a period that is over', '2024-01-10T00:00:00Z', '2025-12-31T00:00:00Z', 'expired 2025-12-31, 2 months ago'],
    ['a period to come', '2026-03-10T09:14:00Z', undefined, 'in force from 2026-03-10, in 8 days'],
    ['no end', '2026-01-10T00:00:00Z', undefined, undefined],
    ['an end that is no date', undefined, 'never', 'in force until "never", which is not a date'],
  ])('says %s', (_, from, until, said) => {
    expect(sayValidity(from, until, at)).toBe(said);
  });
});
