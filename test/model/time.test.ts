import { describe, expect, it, test } from 'vitest';
import { dayOf, formatInstant, parseInstant } from '../../src/model/time.js';

describe('an RFC 3339 date-time', () => {
  test.each<[string, string]>([
    ['2024-01-01T00:00:00Z', '2024-01-01T00:00:00.000Z'],
    ['2024-01-01t00:00:00z', '2024-01-01T00:00:00.000Z'],
    ['2024-12-31T23:59:59Z', '2024-12-31T23:59:59.000Z'],
    ['2024-01-01T00:00:00+00:00', '2024-01-01T00:00:00.000Z'],
    ['2024-01-01T00:00:00-00:00', '2024-01-01T00:00:00.000Z'],
    ['2024-01-01T02:00:00+02:00', '2024-01-01T00:00:00.000Z'],
    ['2023-12-31T14:00:00-10:00', '2024-01-01T00:00:00.000Z'],
    ['2024-01-01T14:00:00+14:00', '2024-01-01T00:00:00.000Z'],
    ['2024-01-01T05:45:00+05:45', '2024-01-01T00:00:00.000Z'],
    ['2024-01-01T23:59:00+23:59', '2024-01-01T00:00:00.000Z'],
    ['2024-01-01T00:00:00.5Z', '2024-01-01T00:00:00.500Z'],
    ['2024-01-01T00:00:00.123Z', '2024-01-01T00:00:00.123Z'],
    ['2024-01-01T00:00:00.123456Z', '2024-01-01T00:00:00.123Z'],
    ['2024-01-01T00:00:00.999999999Z', '2024-01-01T00:00:00.999Z'],
    ['2024-02-29T00:00:00Z', '2024-02-29T00:00:00.000Z'],
    ['2000-02-29T00:00:00Z', '2000-02-29T00:00:00.000Z'],
    ['1969-12-31T23:59:59Z', '1969-12-31T23:59:59.000Z'],
    ['0001-01-01T00:00:00Z', '0001-01-01T00:00:00.000Z'],
    ['0099-01-01T00:00:00Z', '0099-01-01T00:00:00.000Z'],
    ['9999-12-31T23:59:59Z', '9999-12-31T23:59:59.000Z'],
    ['9999-12-31T23:59:59-23:59', '+010000-01-01T23:58:59.000Z'],
  ])('%s is %s', (text, iso) => {
    expect(parseInstant(text)).toBe(Date.parse(iso));
  });

  test.each<[string, unknown]>([
    ['a leap second', '2016-12-31T23:59:60Z'],
    ['24:00', '2024-01-01T24:00:00Z'],
    ['25:00', '2024-01-01T25:00:00Z'],
    ['minute 60', '2024-01-01T00:60:00Z'],
    ['second 61', '2024-01-01T00:00:61Z'],
    ['month 0', '2024-00-01T00:00:00Z'],
    ['month 13', '2024-13-01T00:00:00Z'],
    ['day 0', '2024-01-00T00:00:00Z'],
    ['day 32', '2024-01-32T00:00:00Z'],
    ['30 February', '2024-02-30T00:00:00Z'],
    ['29 February 2023', '2023-02-29T00:00:00Z'],
    ['29 February 1900', '1900-02-29T00:00:00Z'],
    ['31 April', '2024-04-31T00:00:00Z'],
    ['no zone', '2024-01-01T00:00:00'],
    ['no zone, with a fraction', '2024-01-01T00:00:00.000'],
    ['no time', '2024-01-01'],
    ['no seconds', '2024-01-01T00:00Z'],
    ['no minutes', '2024-01-01T00Z'],
    ['no day', '2024-01'],
    ['a zone without a colon', '2024-01-01T00:00:00+0000'],
    ['a zone of hours alone', '2024-01-01T00:00:00+00'],
    ['a zone beyond a day', '2024-01-01T00:00:00+24:00'],
    ['minutes of a zone beyond an hour', '2024-01-01T00:00:00+01:60'],
    ['a zone with its name', '2024-01-01T00:00:00 UTC'],
    ['a zone in brackets', '2024-01-01T00:00:00Z[UTC]'],
    ['two zones', '2024-01-01T00:00:00Z+01:00'],
    ['a minus sign of typography', '2024-01-01T00:00:00\u221201:00'],
    ['a blank in place of T', '2024-01-01 00:00:00Z'],
    ['a fraction without digits', '2024-01-01T00:00:00.Z'],
    ['a fraction after a comma', '2024-01-01T00:00:00,5Z'],
    ['a fraction of ten digits', '2024-01-01T00:00:00.1234567890Z'],
    ['year 275760', '+275760-09-13T00:00:00Z'],
    ['year 275760 without a sign', '275760-09-13T00:00:00Z'],
    ['a year of five digits', '12024-01-01T00:00:00Z'],
    ['a year of two digits', '24-01-01T00:00:00Z'],
    ['a negative year', '-2024-01-01T00:00:00Z'],
    ['single digits', '2024-1-1T0:0:0Z'],
    ['the basic form', '20240101T000000Z'],
    ['a week date', '2024-W01-1T00:00:00Z'],
    ['an ordinal date', '2024-001T00:00:00Z'],
    ['slashes', '2024/01/01T00:00:00Z'],
    ['English', 'Jan 1 2099'],
    ['an HTTP date', 'Mon, 01 Jan 2024 00:00:00 GMT'],
    ['seconds as text', '1704067200'],
    ['a blank before', ' 2024-01-01T00:00:00Z'],
    ['a blank after', '2024-01-01T00:00:00Z '],
    ['a line break after', '2024-01-01T00:00:00Z\n'],
    ['NUL after', '2024-01-01T00:00:00Z\0'],
    ['full-width digits', '２０２４-01-01T00:00:00Z'],
    ['Arabic digits', '٢٠٢٤-01-01T00:00:00Z'],
    ['nothing', ''],
    ['NaN as text', 'NaN'],
    ['a number', 1_704_067_200],
    ['NaN', Number.NaN],
    ['a Date', new Date(0)],
    ['a list', ['2024-01-01T00:00:00Z']],
    ['an object', { toString: () => '2024-01-01T00:00:00Z' }],
    ['null', null],
    ['undefined', undefined],
    ['true', true],
  ])('is not %s', (_, value) => {
    expect(parseInstant(value)).toBeUndefined();
  });

  it('is refused without delay when it is very long', () => {
    const start = performance.now();
    expect(parseInstant(`2024-01-01T00:00:00.${'1'.repeat(1_000_000)}Z`)).toBeUndefined();
    expect(performance.now() - start).toBeLessThan(200);
  });
});

describe('an instant for people', () => {
  test.each<[number, string]>([
    [0, '1970-01-01T00:00:00Z'],
    [1_704_067_200_000, '2024-01-01T00:00:00Z'],
    [1_704_067_200_500, '2024-01-01T00:00:00.500Z'],
    [-1000, '1969-12-31T23:59:59Z'],
    [8_640_000_000_000_000, '+275760-09-13T00:00:00Z'],
  ])('%i is %s', (instant, text) => {
    expect(formatInstant(instant)).toBe(text);
  });

  it('is read back as it was', () => {
    for (const text of ['2024-01-01T00:00:00Z', '2024-02-29T12:34:56.789Z', '0001-01-01T00:00:00Z'])
      expect(formatInstant(parseInstant(text) ?? Number.NaN)).toBe(text);
  });
});

test('dayOf gives the day in UTC', () => {
  expect(dayOf('2026-01-10T23:30:00-02:00')).toBe('2026-01-11');
  expect(dayOf('10 January 2026')).toBeUndefined();
});
