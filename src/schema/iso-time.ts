/** Which spellings of a date may stand in Open Badges 1 and 2? (Open Badges 2.0, DateTime; Open Badges 1.0, Primitives; ISO 8601) */
import { parseInstant } from '../model/time.js';

const shape = /^(\d{4}-\d\d-\d\d)(?:[Tt](\d\d:\d\d)(:\d\d)?(?:[.,](\d{1,18}))?([Zz]|[+-]\d\d(?::?\d\d)?)?)?$/;

const withMinutes = (zone: string): string =>
  /^[Zz]$/.test(zone) ? zone : zone.length === 3 ? `${zone}:00` : zone.replace(/(\d\d)(\d\d)$/, '$1:$2');

/** The instant that a text in ISO 8601 names, in milliseconds; what it leaves out is taken as zero, and as UTC. */
const instantOf = (text: string): number | undefined => {
  const [, day, minute = '00:00', second = ':00', fraction, zone = 'Z'] = shape.exec(text) ?? [];
  if (day === undefined) return undefined;
  return parseInstant(
    `${day}T${minute}${second}${fraction === undefined ? '' : `.${fraction.slice(0, 9)}`}${withMinutes(zone)}`,
  );
};

const hasZone = (text: string): boolean => shape.exec(text)?.[5] !== undefined;

/** By the rules of Open Badges 2.0: with a time and a zone. */
export const zonedInstant = (value: unknown): number | undefined =>
  typeof value === 'string' && hasZone(value) ? instantOf(value) : undefined;

/** By the older rules: also a day, a time without zone, or the seconds since 1970. */
export const oldInstant = (value: unknown): number | undefined => {
  if (typeof value === 'number')
    return Number.isInteger(value) && value >= 0 && value < 1e10 ? value * 1000 : undefined;
  if (typeof value !== 'string') return undefined;
  return /^\d{10}$/.test(value) ? Number(value) * 1000 : instantOf(value);
};
