/**
 * Is the key the issuer's own? Who may have signed is decided from the ids alone, before anything is looked up
 * (Open Badges 3.0 §8.2, VC Data Integrity §4.4, RFC 7515 §4.1.3–4).
 */
import { resolveKey } from '../keys/index.js';
import { keyProblemFinding } from '../keys/problem.js';
import { type PublicKey, readJwk, sameKey } from '../keys/public-key.js';
import type { Credential, ProofClaim } from '../model/credential.js';
import { type Finding, finding, isDecisive } from '../model/finding.js';
import { isObject, type JsonObject, member } from '../model/json.js';
import { suiteFor } from '../proofs/index.js';
import { type Check, type CheckContext, type KeyLookup, maxProofs } from './check.js';
import { type KeyName, keyNamedBy, whyNotAllowed } from './key-name.js';

interface Lookup extends KeyLookup {
  readonly findings: readonly Finding[];
  /** The id under which the key stands, for the reader. */
  readonly id?: string;
}

const refuse = (claim: ProofClaim, found: Finding, key?: PublicKey): Lookup => ({
  claim,
  authorised: false,
  findings: [{ ...found, pointer: found.pointer ?? claim.pointer }],
  ...(key === undefined ? {} : { key }),
});

/** The key that a name leads to, and whether the issuer may sign with it. */
const lookUp = async (claim: ProofClaim, issuer: string, name: KeyName, context: CheckContext): Promise<Lookup> => {
  const why = whyNotAllowed(issuer, name.controller);
  if (why !== undefined) {
    const found = finding('issuer.key-not-authorised', { issuer, key: name.text, why });
    // Only a key that stands in its own id is at hand without a fetch; the signature is then judged all the same.
    const foreign = name.selfContained ? await resolveKey(name.controller, name.fragment, context.net) : undefined;
    return refuse(claim, found, foreign?.ok === true ? foreign.value.key : undefined);
  }
  const resolved = await resolveKey(name.controller, name.fragment, context.net);
  return resolved.ok
    ? { claim, key: resolved.value.key, id: resolved.value.id, authorised: true, findings: [] }
    : refuse(claim, resolved.error);
};

/** A `jwk` header is only a hint: the key must be found among the issuer's own. */
const compareHint = (lookup: Lookup, issuer: string, jwk: JsonObject): Lookup => {
  const hint = readJwk(jwk);
  if (!hint.ok) return refuse(lookup.claim, keyProblemFinding(hint.error, 'in the "jwk" header'));
  if (!lookup.authorised) return { ...lookup, key: lookup.key ?? hint.value };
  return lookup.key !== undefined && sameKey(lookup.key, hint.value)
    ? lookup
    : refuse(
        lookup.claim,
        finding('issuer.key-not-authorised', {
          issuer,
          key: 'in the "jwk" header',
          why: "it is not the key that the issuer's id stands for",
        }),
        hint.value,
      );
};

const lookUpClaim = async (claim: ProofClaim, issuer: string, context: CheckContext): Promise<Lookup> => {
  const name = keyNamedBy(claim, issuer);
  if (!name.ok) {
    // Other suites may name their keys in other ways; the proof check says that the suite is not supported.
    return suiteFor(claim) === undefined ? { claim, authorised: false, findings: [] } : refuse(claim, name.error);
  }
  const lookup = await lookUp(claim, issuer, name.value, context);
  const jwk = claim.type === 'vc-jwt' ? member(claim.options, 'jwk') : undefined;
  if (jwk === undefined) return lookup;
  return isObject(jwk)
    ? compareHint(lookup, issuer, jwk)
    : refuse(claim, finding('proof.malformed', { suite: claim.name, why: 'the "jwk" header is no key' }));
};

const notesOn = (credential: Credential, issuer: string, authorised: boolean): readonly Finding[] => [
  ...(authorised ? [finding('issuer.self-asserted', { issuer })] : []),
  ...(credential.view.subject.id === issuer ? [finding('issuer.self-issued', { id: issuer })] : []),
];

const evidenceOf = (lookups: readonly Lookup[]): string =>
  [...new Set(lookups.flatMap(({ id }) => id ?? []))].join(', ');

/** Distinct findings only: several proofs that name the same unreachable key are one piece of news. */
const distinct = (findings: readonly Finding[]): readonly Finding[] =>
  findings.filter(
    (one, index) =>
      findings.findIndex(
        (other) => other.code === one.code && JSON.stringify(other.args) === JSON.stringify(one.args),
      ) === index,
  );

export const issuerKey: Check = {
  id: 'issuer.key',
  title: 'issuer key',
  needs: [],
  applies: () => 'required',
  run: async (credential, context) => {
    if (credential.proofs.length === 0)
      return { kind: 'blocked', why: 'there is no signature whose key could be looked up' };
    if (credential.proofs.length > maxProofs)
      return { kind: 'blocked', why: 'there are more signatures than are looked at' };
    const issuer = credential.view.issuer.id;
    if (issuer === undefined) {
      const nameless = finding(
        'issuer.key-not-found',
        { issuer: 'that the badge should name', key: '', why: 'the badge has no single issuer with an id' },
        { pointer: `${credential.base}/issuer` },
      );
      return { kind: 'stopped', findings: [nameless], output: { issuer: 'unknown' } };
    }
    const lookups: Lookup[] = [];
    for (const claim of credential.proofs) lookups.push(await lookUpClaim(claim, issuer, context));
    const named = lookups.filter((lookup) => lookup.authorised || lookup.findings.length > 0);
    if (named.length === 0)
      return { kind: 'blocked', why: 'the kind of signature is not supported', output: { keys: lookups } };
    const authorised = named.every((lookup) => lookup.authorised);
    const findings = distinct([
      ...lookups.flatMap((lookup) => lookup.findings),
      ...notesOn(credential, issuer, authorised),
    ]);
    const output = { keys: lookups, issuer: authorised ? ('self-asserted' as const) : ('unknown' as const) };
    const [first, ...rest] = findings;
    return authorised || first === undefined || !findings.some(isDecisive)
      ? { kind: 'done', evidence: evidenceOf(lookups), findings, output }
      : { kind: 'stopped', findings: [first, ...rest], output };
  },
};
