/** How is a date of an older badge written as RFC 3339? (Open Badges 2.0, DateTime; 1.0 and 0.5, ISO 8601 or seconds since 1970) */
import { type JsonObject, type JsonValue, member } from '../model/json.js';
import { formatInstant, isNumericDate, parseInstant } from '../model/time.js';

/** What a date may be: with time and zone (2.0), or also a day, a time without zone and a number (before). */
export type DateRules = 'zoned' | 'older';

export const dateMembers = ['issuedOn', 'expires'] as const;

const iso =
  /^(?<day>\d{4}-\d{2}-\d{2})(?:[Tt](?<minutes>\d{2}:\d{2})(?:(?<seconds>:\d{2})(?:[.,](?<fraction>\d+))?)?(?<zone>[Zz]|[+-]\d{2}(?::?\d{2})?)?)?$/;

const zoneOf = (zone: string): string => {
  if (zone.toUpperCase() === 'Z') return 'Z';
  const [hours, minutes] = [zone.slice(0, 3), zone.slice(3).replace(':', '')];
  return `${hours}:${minutes === '' ? '00' : minutes}`;
};

/** A time of day without a zone is read as UTC. */
const fromIso = (text: string, rules: DateRules): string | undefined => {
  const parts = iso.exec(text)?.groups;
  if (parts === undefined) return undefined;
  const { day = '', minutes, seconds = ':00', fraction, zone } = parts;
  if (rules === 'zoned' && zone === undefined) return undefined;
  const time = minutes === undefined ? '00:00:00' : `${minutes}${seconds}`;
  const written = `${day}T${time}${fraction === undefined ? '' : `.${fraction.slice(0, 9)}`}${zoneOf(zone ?? 'Z')}`;
  return parseInstant(written) === undefined ? undefined : written;
};

/** The date as RFC 3339; what is none stays as it is, for the schema to judge. */
export const asInstant = (value: JsonValue, rules: DateRules): JsonValue => {
  if (typeof value === 'number' || (typeof value === 'string' && /^\d{10}$/.test(value))) {
    const seconds = Number(value);
    const fits = rules === 'older' && seconds >= 0 && seconds < 1e10 && isNumericDate(seconds);
    return fits ? formatInstant(seconds * 1000) : value;
  }
  return typeof value === 'string' ? (fromIso(value, rules) ?? value) : value;
};

/** Whether it is a time of day that names no zone. */
export const lacksZone = (value: JsonValue | undefined): value is string => {
  const parts = typeof value === 'string' ? iso.exec(value)?.groups : undefined;
  return parts?.['minutes'] !== undefined && parts['zone'] === undefined;
};

/** The object with its dates as RFC 3339. */
export const withInstants = (object: JsonObject, rules: DateRules): JsonObject => ({
  ...object,
  ...Object.fromEntries(
    dateMembers.flatMap((name) => {
      const value = member(object, name);
      return value === undefined ? [] : [[name, asInstant(value, rules)]];
    }),
  ),
});
