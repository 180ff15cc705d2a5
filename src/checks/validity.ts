/** Is the badge in force at the chosen time? The earlier of two ends counts, and a date that is none fails (VCDM 2.0 §4.9). */
import { type Finding, finding, type Where } from '../model/finding.js';
import { formatInstant } from '../model/time.js';
import { earliest, endsOf, latest, type StatedDate, startsOf } from '../versions/dates.js';
import type { Check } from './check.js';
import { isPointer, ofPointer } from './linked/part.js';

const placeOf = ({ pointer }: Pick<StatedDate, 'pointer'>): Where => (pointer === undefined ? {} : { pointer });

const badDates = (dates: readonly StatedDate[]): readonly Finding[] =>
  dates
    .filter(({ instant }) => instant === undefined)
    .map(({ name, value, ...date }) =>
      finding('validity.bad-date', { name, found: JSON.stringify(value).slice(0, 60) }, placeOf(date)),
    );

export const validity: Check = {
  id: 'validity',
  title: 'dates',
  needs: [],
  applies: () => 'required',
  run: async (credential, { policy }) => {
    const [from, until] = [startsOf(credential), endsOf(credential)];
    const at = formatInstant(policy.at);
    const start = latest(from);
    const end = earliest(until);
    const findings = [...badDates([...from, ...until])];
    if (start !== undefined && start.instant > policy.at + policy.clockSkew)
      findings.push(
        finding('validity.not-yet', { validFrom: formatInstant(start.instant), at, from: start.name }, placeOf(start)),
      );
    // An end at this very instant is still in force (VCDM 2.0 §4.9: "ceases to be valid" after it).
    if (end !== undefined && policy.at > end.instant)
      findings.push(
        finding('validity.expired', { validUntil: formatInstant(end.instant), at, from: end.name }, placeOf(end)),
      );
    return isPointer(credential) ? ofPointer(findings) : { kind: 'done', evidence: `in force at ${at}`, findings };
  },
};
