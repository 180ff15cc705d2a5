import { expect, test } from 'vitest';
import { parseHttpDate } from '../../src/net/http-date.js';

test.each([
  ['Sun, 06 Nov 1994 08:49:37 GMT', '1994-11-06T08:49:37.000Z'],
  ['Thu, 29 Feb 2024 00:00:00 GMT', '2024-02-29T00:00:00.000Z'],
  ['Thu, 01 Jan 1970 00:00:00 GMT', '1970-01-01T00:00:00.000Z'],
  ['Mon, 31 Dec 0001 23:59:59 GMT', '0001-12-31T23:59:59.000Z'],
])('reads %s', (text, iso) => {
  expect(new Date(parseHttpDate(text) as number).toISOString()).toBe(iso);
});

test.each([
  undefined,
  '',
  '0',
  '-1',
  '3600',
  'Sunday, 06-Nov-94 08:49:37 GMT',
  'Sun Nov  6 08:49:37 1994',
  'Sun, 06 Nov 1994 08:49:37 UTC',
  'Sun, 06 Nov 1994 08:49:37 +0000',
  'Sun, 06 nov 1994 08:49:37 GMT',
  'Sun, 6 Nov 1994 08:49:37 GMT',
  'Sun, 31 Apr 2024 08:49:37 GMT',
  'Wed, 29 Feb 2023 00:00:00 GMT',
  'Sun, 06 Nov 1994 24:00:00 GMT',
  'Sun, 06 Nov 1994 08:60:00 GMT',
  'Sun, 06 Nov 1994 08:49:60 GMT',
  'Sun, 00 Nov 1994 08:49:37 GMT',
  '2024-01-01T00:00:00Z',
  'Sun, 06 Nov 1994 08:49:37 GMT, Sun, 06 Nov 1994 08:49:37 GMT',
  ' Sun, 06 Nov 1994 08:49:37 GMT',
])('takes %j for no date', (text) => expect(parseHttpDate(text)).toBeUndefined());
