/** Was the badge revoked or suspended? Every entry counts, and one that nobody could read leaves the question open (VCDM 2.0 §4.10). */
import type { Credential } from '../model/credential.js';
import { type Finding, finding, isDecisive } from '../model/finding.js';
import { asArray, entriesOf, isObject, type JsonValue, member } from '../model/json.js';
import type { Policy } from '../model/policy.js';
import { err } from '../model/result.js';
import { formatInstant } from '../model/time.js';
import { statusMethodFor } from '../status/index.js';
import type { StatusAnswer, StatusContext, StatusRead } from '../status/method.js';
import type { Check, CheckResult } from './check.js';

/** An honest badge has one to four; each more may cost a fetch and a list to unpack. */
const maxEntries = 16;

const entriesIn = ({ document, base }: Credential): ReturnType<typeof entriesOf> =>
  entriesOf(member(document, 'credentialStatus'), `${base}/credentialStatus`);

const absent = (credential: Credential): string | undefined =>
  entriesIn(credential).length === 0 ? 'the badge names no list of revoked badges' : undefined;

const shownType = (entry: JsonValue): string => {
  const types = asArray(member(entry, 'type')).filter((type) => typeof type === 'string');
  return types.length === 0 ? 'an entry without a type' : types.join(' and ');
};

const read = (entry: JsonValue, context: StatusContext): Promise<StatusAnswer> | StatusAnswer => {
  const method = statusMethodFor(entry);
  return method === undefined || !isObject(entry)
    ? err(finding('status.type-unsupported', { type: shownType(entry) }))
    : method.check(entry, context);
};

/** `not revoked, not suspended (list of 2026-03-02)`. */
const evidenceOf = (reads: readonly StatusRead[]): string => {
  const days = [...new Set(reads.map(({ day }) => day))];
  return days
    .map((day) => {
      const said = [...new Set(reads.filter((one) => one.day === day).map(({ says }) => says))].join(', ');
      return day === undefined ? said : `${said} (list of ${day})`;
    })
    .join(', ');
};

const asOfNow = ({ at, now }: Policy, reads: readonly StatusRead[]): readonly Finding[] =>
  at < now && reads.length > 0 ? [finding('status.as-of-now', { at: formatInstant(at), now: formatInstant(now) })] : [];

/** Entries of one list are warned of once; what decides is told for each entry. */
const withoutRepeats = (findings: readonly Finding[]): readonly Finding[] => {
  const keys = findings.map((f, place) => (isDecisive(f) ? place : JSON.stringify([f.code, f.args])));
  return findings.filter((_, place) => keys.indexOf(keys[place] ?? place) === place);
};

const resultOf = (findings: readonly Finding[], evidence: string): CheckResult => {
  const [first, ...rest] = findings;
  return first !== undefined && findings.some(isDecisive)
    ? { kind: 'stopped', findings: [first, ...rest] }
    : { kind: 'done', evidence, findings };
};

export const status: Check = {
  id: 'status',
  title: 'status',
  needs: ['issuer.key', 'proof'],
  absent,
  applies: (credential) => (absent(credential) === undefined ? 'required' : 'optional'),
  run: async (credential, { policy, net, verifyStatusList }) => {
    const entries = entriesIn(credential);
    if (entries.length === 0) return { kind: 'not-applicable', why: absent(credential) ?? '' };
    if (entries.length > maxEntries)
      return resultOf(
        [finding('format.too-complex', { part: 'the badge', what: 'entries for its status', limit: maxEntries })],
        '',
      );
    const { id, issuer } = credential.view;
    const { now, clockSkew } = policy;
    const badge = { ...(id === undefined ? {} : { id }), issuer: issuer.id ?? 'an unknown issuer' };
    const reads: StatusRead[] = [];
    const findings: Finding[] = [];
    for (const { value, pointer } of entries) {
      const answer = await read(value, { net, badge, now, clockSkew, verifyStatusList });
      if (answer.ok) reads.push(answer.value);
      const found = answer.ok ? answer.value.findings : [answer.error];
      findings.push(...found.map((one) => ({ ...one, pointer })));
    }
    return resultOf(withoutRepeats([...findings, ...asOfNow(policy, reads)]), evidenceOf(reads));
  },
};
