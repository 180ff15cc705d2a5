/** From when and until when is a credential in force, by everything in it that says so? (VCDM 2.0 §4.9, VCDM 1.1 §4.6, RFC 7519 §4.1) */

import type { Credential } from '../model/credential.js';
import { type JsonValue, member } from '../model/json.js';
import { subjectIn } from '../model/linked.js';
import { formatInstant, isNumericDate, parseInstant } from '../model/time.js';
import type { Found } from './version.js';

type Dateable = Found & Pick<Credential, 'linked'>;

export interface StatedDate {
  readonly name: string;
  /** Absent where it stands in another text than the one that was given. */
  readonly pointer?: string;
  readonly value: JsonValue;
  /** Milliseconds since the epoch; undefined where it is no date. */
  readonly instant: number | undefined;
}

export type Dated = StatedDate & { readonly instant: number };

const inDocument = ({ document, base }: Found, name: string): readonly StatedDate[] => {
  const value = member(document, name);
  return value === undefined ? [] : [{ name, pointer: `${base}/${name}`, value, instant: parseInstant(value) }];
};

/** Of an Open Badges 1 or 2 badge, whatever its version calls it: what its address serves, or what was signed. */
const inLinked = ({ linked }: Dateable, name: 'issuedOn' | 'expires'): readonly StatedDate[] => {
  if (linked === undefined) return [];
  const subject = subjectIn(linked);
  const value = member(subject.object, name);
  const pointer = subject === linked.given ? { pointer: `/${name}` } : {};
  return value === undefined ? [] : [{ name, ...pointer, value, instant: parseInstant(value) }];
};

const inToken = ({ envelope }: Found, name: 'nbf' | 'exp'): readonly StatedDate[] => {
  const value = envelope.kind === 'jwt' ? member(envelope.payload, name) : undefined;
  return value === undefined
    ? []
    : [{ name, pointer: `/${name}`, value, instant: isNumericDate(value) ? value * 1000 : undefined }];
};

/** Open Badges 2 knows no claims of tokens; an issuer who signs one all the same means it. */
const inSigned = (found: Dateable, name: 'nbf' | 'exp'): readonly StatedDate[] =>
  found.linked?.verification === 'signed' ? inToken(found, name) : [];

/** The members of both data models are read: a date under the name of the other one must not go unseen. */
export const startsOf = (found: Dateable): readonly StatedDate[] =>
  found.linked === undefined
    ? [...inDocument(found, 'validFrom'), ...inDocument(found, 'issuanceDate'), ...inToken(found, 'nbf')]
    : [...inLinked(found, 'issuedOn'), ...inSigned(found, 'nbf')];

export const endsOf = (found: Dateable): readonly StatedDate[] =>
  found.linked === undefined
    ? [...inDocument(found, 'validUntil'), ...inDocument(found, 'expirationDate'), ...inToken(found, 'exp')]
    : [...inLinked(found, 'expires'), ...inSigned(found, 'exp')];

const isDated = (date: StatedDate): date is Dated => date.instant !== undefined;

const extreme = (dates: readonly StatedDate[], better: (a: number, b: number) => boolean): Dated | undefined =>
  dates
    .filter(isDated)
    .reduce<Dated | undefined>(
      (best, date) => (best === undefined || better(date.instant, best.instant) ? date : best),
      undefined,
    );

/** Of several starts the latest counts. */
export const latest = (dates: readonly StatedDate[]): Dated | undefined => extreme(dates, (a, b) => a > b);

/** Of several ends the earliest counts. */
export const earliest = (dates: readonly StatedDate[]): Dated | undefined => extreme(dates, (a, b) => a < b);

/** The date that counts, as the badge writes it; where none is a date, whatever text stands there. */
export const asWritten = (counts: Dated | undefined, dates: readonly StatedDate[]): string | undefined => {
  if (counts !== undefined) return typeof counts.value === 'string' ? counts.value : formatInstant(counts.instant);
  return dates.map(({ value }) => value).find((value) => typeof value === 'string');
};
