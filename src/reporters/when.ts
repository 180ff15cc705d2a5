/** How are dates of a badge said to a person, seen from the instant of the run? (RFC 3339) */
import { dayOf, parseInstant } from '../model/time.js';
import { escapeQuoted } from './escape.js';

const day = 86_400_000;

const units = [
  { name: 'year', days: 365.25, from: 730 },
  { name: 'month', days: 30.4375, from: 61 },
  { name: 'week', days: 7, from: 14 },
  { name: 'day', days: 1, from: 1 },
] as const;

const span = (milliseconds: number): string => {
  const days = Math.abs(milliseconds) / day;
  const unit = units.find(({ from }) => days >= from);
  if (unit === undefined) {
    const hours = Math.floor(days * 24);
    return hours === 0 ? 'less than an hour' : `${hours} hour${hours === 1 ? '' : 's'}`;
  }
  const count = Math.floor(days / unit.days);
  return `${count} ${unit.name}${count === 1 ? '' : 's'}`;
};

/** `7 weeks ago`, `in 3 days`. */
export const distance = (instant: number, at: number): string =>
  instant <= at ? `${span(at - instant)} ago` : `in ${span(instant - at)}`;

/** `2026-01-10, 7 weeks ago`, or the text in quotes where it is no date at all. */
export const sayDate = (text: string, at: number): string => {
  const instant = parseInstant(text);
  return instant === undefined
    ? `"${escapeQuoted(text, 60)}", which is not a date`
    : `${dayOf(text)}, ${distance(instant, at)}`;
};

/** What the validity period means at the instant of the run. */
export const sayValidity = (from: string | undefined, until: string | undefined, at: number): string | undefined => {
  const start = from === undefined ? undefined : parseInstant(from);
  const end = until === undefined ? undefined : parseInstant(until);
  if (start !== undefined && start > at && from !== undefined) return `in force from ${sayDate(from, at)}`;
  if (until === undefined) return undefined;
  if (end === undefined) return `in force until ${sayDate(until, at)}`;
  return end < at ? `expired ${sayDate(until, at)}` : `in force until ${dayOf(until)}`;
};
