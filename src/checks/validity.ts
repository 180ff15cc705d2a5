/** Is the badge in force at the chosen time? The earlier of two ends counts, and a date that is none fails (VCDM 2.0 §4.9). */
import type { Credential } from '../model/credential.js';
import { type Finding, finding } from '../model/finding.js';
import { type JsonValue, member } from '../model/json.js';
import { formatInstant, parseInstant } from '../model/time.js';
import { isNumericDate } from '../proofs/jwt-claims.js';
import type { Check } from './check.js';

interface Stated {
  readonly name: string;
  readonly pointer: string;
  readonly value: JsonValue;
  /** Undefined where it is no date. */
  readonly instant: number | undefined;
}

const statedIn = (credential: Credential, name: string): readonly Stated[] => {
  const value = member(credential.document, name);
  return value === undefined
    ? []
    : [{ name, pointer: `${credential.base}/${name}`, value, instant: parseInstant(value) }];
};

const claimIn = ({ envelope }: Credential, name: 'nbf' | 'exp'): readonly Stated[] => {
  const value = envelope.kind === 'jwt' ? member(envelope.payload, name) : undefined;
  return value === undefined
    ? []
    : [{ name, pointer: `/${name}`, value, instant: isNumericDate(value) ? value * 1000 : undefined }];
};

const badDates = (dates: readonly Stated[]): readonly Finding[] =>
  dates
    .filter(({ instant }) => instant === undefined)
    .map(({ name, pointer, value }) =>
      finding('validity.bad-date', { name, found: JSON.stringify(value).slice(0, 60) }, { pointer }),
    );

const extreme = (
  dates: readonly Stated[],
  better: (a: number, b: number) => boolean,
): (Stated & { instant: number }) | undefined =>
  dates
    .filter((date): date is Stated & { instant: number } => date.instant !== undefined)
    .reduce<(Stated & { instant: number }) | undefined>(
      (best, date) => (best === undefined || better(date.instant, best.instant) ? date : best),
      undefined,
    );

/** The members of both data models are read: a date under the name of the other one must not go unseen. */
const starts = (c: Credential): readonly Stated[] => [
  ...statedIn(c, 'validFrom'),
  ...statedIn(c, 'issuanceDate'),
  ...claimIn(c, 'nbf'),
];
const ends = (c: Credential): readonly Stated[] => [
  ...statedIn(c, 'validUntil'),
  ...statedIn(c, 'expirationDate'),
  ...claimIn(c, 'exp'),
];

export const validity: Check = {
  id: 'validity',
  title: 'dates',
  needs: [],
  applies: () => 'required',
  run: async (credential, { policy }) => {
    const [from, until] = [starts(credential), ends(credential)];
    const at = formatInstant(policy.at);
    const start = extreme(from, (a, b) => a > b);
    const end = extreme(until, (a, b) => a < b);
    const findings = [...badDates([...from, ...until])];
    if (start !== undefined && start.instant > policy.at + policy.clockSkew)
      findings.push(
        finding(
          'validity.not-yet',
          { validFrom: formatInstant(start.instant), at, from: start.name },
          { pointer: start.pointer },
        ),
      );
    // An end at this very instant is still in force (VCDM 2.0 §4.9: "ceases to be valid" after it).
    if (end !== undefined && policy.at > end.instant)
      findings.push(
        finding(
          'validity.expired',
          { validUntil: formatInstant(end.instant), at, from: end.name },
          { pointer: end.pointer },
        ),
      );
    return { kind: 'done', evidence: `in force at ${at}`, findings };
  },
};
