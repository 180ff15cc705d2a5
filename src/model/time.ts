/** Reads instants: RFC 3339 date-times with a zone, and nothing else. */

const shape = /^(\d{4})-(\d{2})-(\d{2})[Tt](\d{2}):(\d{2}):(\d{2})(?:\.(\d{1,9}))?(?:[Zz]|([+-])(\d{2}):(\d{2}))$/;

const daysIn = (year: number, month: number): number =>
  month === 2
    ? year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
      ? 29
      : 28
    : [4, 6, 9, 11].includes(month)
      ? 30
      : 31;

/**
 * Milliseconds since the epoch, or undefined for whatever is not a real RFC 3339 date-time: no zone, month 13,
 * 30 February, 24:00, a leap second. Fractions finer than a millisecond are cut off.
 */
export const parseInstant = (text: unknown): number | undefined => {
  const match = typeof text === 'string' ? shape.exec(text) : null;
  if (match === null) return undefined;
  const [year, month, day, hour, minute, second] = match.slice(1, 7).map(Number) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  const zoneHour = Number(match[9] ?? 0);
  const zoneMinute = Number(match[10] ?? 0);
  if (month < 1 || month > 12 || day < 1 || day > daysIn(year, month)) return undefined;
  if (hour > 23 || minute > 59 || second > 59 || zoneHour > 23 || zoneMinute > 59) return undefined;
  const utc = new Date(0);
  utc.setUTCFullYear(year, month - 1, day);
  utc.setUTCHours(hour, minute, second, Number((match[7] ?? '').padEnd(3, '0').slice(0, 3)));
  const offset = (zoneHour * 60 + zoneMinute) * 60_000 * (match[8] === '-' ? -1 : 1);
  return utc.getTime() - offset;
};

/** An instant as RFC 3339 in UTC, without a fraction when it is zero. */
export const formatInstant = (milliseconds: number): string =>
  new Date(milliseconds).toISOString().replace('.000Z', 'Z');

/** The calendar day in UTC of a date-time; undefined where it is not one. */
export const dayOf = (text: string | undefined): string | undefined => {
  const instant = parseInstant(text);
  return instant === undefined ? undefined : new Date(instant).toISOString().slice(0, 10);
};

/** The last second that a Date can hold; beyond it a number is no date. */
const maxSeconds = 8_640_000_000_000;

/** Whether a JSON value is a NumericDate (RFC 7519 §2): seconds since the epoch, within what a Date can hold. */
export const isNumericDate = (value: unknown): value is number =>
  typeof value === 'number' && Number.isFinite(value) && Math.abs(value) <= maxSeconds;
