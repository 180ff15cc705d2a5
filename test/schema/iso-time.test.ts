import { expect, test } from 'vitest';
import { oldInstant, zonedInstant } from '../../src/schema/iso-time.js';

const noon = Date.UTC(2026, 0, 31, 12);

test.each<[string, number]>([
  ['2026-01-31T12:00:00Z', noon],
  ['2026-01-31T12:00Z', noon],
  ['2026-01-31t12:00:00z', noon],
  ['2026-01-31T13:00:00+01:00', noon],
  ['2026-01-31T13:00:00+0100', noon],
  ['2026-01-31T11:00:00-01', noon],
  ['2026-01-31T12:00:00.250Z', noon + 250],
  ['2026-01-31T12:00:00,250123456789Z', noon + 250],
])('%s is a date with time and zone', (text, instant) => {
  expect(zonedInstant(text)).toBe(instant);
  expect(oldInstant(text)).toBe(instant);
});

test.each<[unknown, number]>([
  ['2026-01-31', Date.UTC(2026, 0, 31)],
  ['2026-01-31T12:00', noon],
  ['2026-01-31T12:00:00.25', noon + 250],
  [noon / 1000, noon],
  [String(noon / 1000), noon],
  [0, 0],
])('%s is one by the older rules only', (value, instant) => {
  expect(zonedInstant(value)).toBeUndefined();
  expect(oldInstant(value)).toBe(instant);
});

test.each<[unknown]>([
  [''],
  ['yesterday'],
  ['2015-04-31'],
  ['2026-13-01T12:00:00Z'],
  ['2026-01-31T24:00:00Z'],
  ['2026-01-31T12:00:60Z'],
  ['2026-01-31T12:00:00+24:00'],
  ['2026-01-31 12:00:00Z'],
  ['2026-01-31Z'],
  ['20260131T120000Z'],
  [' 2026-01-31'],
  ['2026-01-31\n'],
  ['123456789'],
  [-1],
  [1.5],
  [1e10],
  [Number.NaN],
  [null],
  [['2026-01-31']],
])('%j is none', (value) => {
  expect(zonedInstant(value)).toBeUndefined();
  expect(oldInstant(value)).toBeUndefined();
});

test('a long text costs no more than its length', () => {
  expect(oldInstant(`2026-01-31T12:00:00.${'1'.repeat(100_000)}`)).toBeUndefined();
});
