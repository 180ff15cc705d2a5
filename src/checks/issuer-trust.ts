/** Is the issuer on a list that the user gave? (ARCHITECTURE.md, Stages; Open Badges 3.0 Implementation Guide, key provenance) */
import { thumbprintOf } from '../keys/thumbprint.js';
import type { Credential } from '../model/credential.js';
import { type Finding, finding } from '../model/finding.js';
import type { TrustPolicy } from '../model/trust.js';
import { hasList, isMissing, type Listed, type Match, type MissingSource, matchIssuer } from '../trust/match.js';
import type { Check, CheckResult, Outputs } from './check.js';

const missingFinding = ({ source, problem, why }: MissingSource): Finding =>
  finding(problem === 'unavailable' ? 'issuer.trust-unavailable' : 'issuer.trust-unsupported', { source, why });

/** The day of a date that was read as RFC 3339. */
const dayOf = (date: string | undefined): string => (date === undefined ? '' : ` of ${date.slice(0, 10)}`);

/** The name is the list's, never the badge's. */
const listed = ({ entry, source }: Listed, missing: readonly MissingSource[]): CheckResult => {
  const { name } = entry;
  const { date } = source.list;
  const as = name === undefined ? '' : `, as "${name.replaceAll('"', "'")}"`;
  const named = { ...(name === undefined ? {} : { name }), ...(date === undefined ? {} : { date }) };
  return {
    kind: 'done',
    evidence: `on the list ${source.source}${dayOf(date)}${as}`,
    // One list is enough: what others would have said decides nothing.
    findings: missing.map((one) => ({ ...missingFinding(one), effect: 'note' })),
    output: { trusted: { source: source.source, ...named } },
  };
};

const missingWords = (missing: readonly MissingSource[]): string =>
  `could not be looked for on ${missing.map(({ source }) => source).join(', ')}`;

/** Nobody could look everywhere, so that nothing is decided. */
const open = ([first, ...rest]: readonly [Finding, ...Finding[]], missing: readonly MissingSource[]): CheckResult => ({
  kind: 'stopped',
  findings: [first, ...rest],
  summary: missingWords(missing),
});

const notListed = (
  issuer: string,
  found: Exclude<Match, { kind: 'listed' }>,
  keys: readonly string[],
  { sources, required }: TrustPolicy,
): CheckResult => {
  const missing = sources.filter(isMissing);
  const lists = sources.filter(hasList).map(({ source }) => source);
  const [first, ...rest] = missing.map(missingFinding);
  const unavailable = missing.some(({ problem }) => problem === 'unavailable');
  if (first !== undefined && (required || unavailable || lists.length === 0)) {
    // The issuer may be on the very list that is missing: to fail the badge would be to guess.
    const strict = (one: Finding): Finding => (required ? { ...one, effect: 'indeterminate' } : one);
    return open([strict(first), ...rest.map(strict)], missing);
  }
  const said =
    found.kind === 'other-keys'
      ? { issuer, lists: [found.source.source], why: found.kind, keys }
      : { issuer, lists, why: 'not-listed' as const, similar: found.similar?.entry.id };
  const notTrusted = finding('issuer.not-trusted', said);
  return {
    kind: 'done',
    evidence:
      found.kind === 'other-keys'
        ? `on the list ${found.source.source} with other keys, so not trusted`
        : lists.length === 0
          ? 'on no list, since none was given'
          : `not on ${lists.join(', ')}`,
    findings: [
      required ? { ...notTrusted, effect: 'fail' } : notTrusted,
      ...(first === undefined ? [] : [first, ...rest]),
    ],
  };
};

/** Keys that are the issuer's own; with `issuer.key` and `proof` passed, the signatures that held were made with these. */
const thumbprintsIn = ({ keys = [] }: Outputs): readonly string[] => [
  ...new Set(keys.flatMap(({ authorised, key }) => (authorised && key !== undefined ? [thumbprintOf(key)] : []))),
];

/** An older badge names its issuer without https and was asked over https; a list may name it as the badge does. */
const withoutHttps = (issuer: string, { linked }: Credential): string | undefined =>
  linked !== undefined && issuer.startsWith('https://') ? `http://${issuer.slice('https://'.length)}` : undefined;

const firstListed = (match: Match, otherwise: Match): Match => (match.kind === 'unlisted' ? otherwise : match);

export const issuerTrust: Check = {
  id: 'issuer.trust',
  title: 'trust',
  needs: ['issuer.key', 'proof'],
  absent: (_, { trust }) =>
    trust.sources.length === 0 && !trust.required ? 'not checked: no --trust list' : undefined,
  // A list that this program cannot read asks nothing of the badge, unless the user insists on trust.
  applies: (_, { trust }) =>
    trust.required || trust.sources.some((source) => hasList(source) || source.problem === 'unavailable')
      ? 'required'
      : 'optional',
  run: async (credential, { policy, outputs }) => {
    const { trust } = policy;
    if (trust.sources.length === 0 && !trust.required)
      return { kind: 'not-applicable', why: 'not checked: no --trust list' };
    const issuer = credential.view.issuer.id;
    if (issuer === undefined) return { kind: 'blocked', why: 'the badge has no single issuer with an id' };
    const thumbprints = thumbprintsIn(outputs);
    const exact = matchIssuer(trust.sources, issuer, thumbprints);
    const older = exact.kind === 'unlisted' ? withoutHttps(issuer, credential) : undefined;
    const match = older === undefined ? exact : firstListed(matchIssuer(trust.sources, older, thumbprints), exact);
    return match.kind === 'listed'
      ? listed(match, trust.sources.filter(isMissing))
      : notListed(issuer, match, thumbprints, trust);
  },
};
