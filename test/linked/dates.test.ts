import { describe, expect, test } from 'vitest';
import { asInstant, lacksZone, withInstants } from '../../src/linked/dates.js';
import type { JsonValue } from '../../src/model/json.js';

describe('a date', () => {
  test.each<[JsonValue, JsonValue]>([
    [1_398_866_400, '2014-04-30T14:00:00Z'],
    ['1398866400', '2014-04-30T14:00:00Z'],
    [0, '1970-01-01T00:00:00Z'],
    ['2014-04-30', '2014-04-30T00:00:00Z'],
    ['2014-04-30T10:00', '2014-04-30T10:00:00Z'],
    ['2014-04-30T10:00:01', '2014-04-30T10:00:01Z'],
    ['2016-02-19T10:27:20.621903', '2016-02-19T10:27:20.621903Z'],
    ['2016-02-19T10:27:20,5Z', '2016-02-19T10:27:20.5Z'],
    ['2014-04-30T10:00:00+0200', '2014-04-30T10:00:00+02:00'],
    ['2014-04-30T10:00:00-05', '2014-04-30T10:00:00-05:00'],
    ['2014-04-30T10:00:00+02:00', '2014-04-30T10:00:00+02:00'],
  ])('%j of an older badge is %j', (value, instant) => expect(asInstant(value, 'older')).toBe(instant));

  test.each<[JsonValue]>([
    ['2015-04-31'],
    ['2015-13-01'],
    ['2015-04-30T25:00'],
    ['2015-04-30T10:30.5'],
    ['30 April 2015'],
    ['2015'],
    [''],
    ['yesterday'],
    [-1],
    [1e10],
    [1e300],
    ['0000000000000'],
    [null],
    [true],
    [['2014-04-30']],
  ])('%j is none, and stays for the schema to judge', (value) => expect(asInstant(value, 'older')).toBe(value));

  test.each<[JsonValue, JsonValue]>([
    ['2017-09-30T00:00Z', '2017-09-30T00:00:00Z'],
    ['2017-09-30T00:00:00+0000', '2017-09-30T00:00:00+00:00'],
    ['2017-09-30T00:00:00', '2017-09-30T00:00:00'],
    ['2017-09-30', '2017-09-30'],
    [1_398_866_400, 1_398_866_400],
    ['1398866400', '1398866400'],
  ])('%j of a badge of 2.0 is %j: time and zone are never made up', (value, instant) =>
    expect(asInstant(value, 'zoned')).toBe(instant),
  );

  test.each<[JsonValue | undefined, boolean]>([
    ['2016-02-19T10:27:20.621903', true],
    ['2016-02-19T10:27', true],
    ['2016-02-19', false],
    ['2016-02-19T10:27Z', false],
    ['10:27', false],
    [1, false],
    [undefined, false],
  ])('%j lacks a zone: %j', (value, lacks) => expect(lacksZone(value)).toBe(lacks));

  test('is read at once, however long it is', () => {
    const began = performance.now();
    for (const tail of ['', 'x', 'Z', '+'])
      expect(typeof asInstant(`2016-02-19T10:27:20.${'1'.repeat(100_000)}${tail}`, 'older')).toBe('string');
    expect(performance.now() - began).toBeLessThan(200);
  });
});

test('only the dates of an object are touched', () => {
  expect(withInstants({ issuedOn: '2014-04-30', name: '2014-04-30', expires: 'never' }, 'older')).toEqual({
    issuedOn: '2014-04-30T00:00:00Z',
    name: '2014-04-30',
    expires: 'never',
  });
});
