/**
 * Is the key the issuer's own? Who may have signed is decided from the ids alone, before anything is looked up
 * (Open Badges 3.0 §8.2, VC Data Integrity §4.4, RFC 7515 §4.1.3–4).
 */
import { resolveKey } from '../keys/index.js';
import { keyProblemFinding } from '../keys/problem.js';
import { type PublicKey, readJwk, sameKey } from '../keys/public-key.js';
import type { KeyFound, KeyRefused } from '../keys/source.js';
import { platformOfHost } from '../load/platforms/index.js';
import type { Credential, ProofClaim } from '../model/credential.js';
import { type Finding, finding, isDecisive } from '../model/finding.js';
import { isObject, member } from '../model/json.js';
import { present } from '../model/present.js';
import { provenanceWords } from '../model/provenance.js';
import { err, ok, type Result } from '../model/result.js';
import { suiteFor } from '../proofs/index.js';
import { type Check, type CheckContext, type KeyLookup, maxProofs, type Outputs } from './check.js';
import { type KeyName, keyNamedBy, whyNotAllowed } from './key-name.js';

interface Lookup extends KeyLookup {
  readonly findings: readonly Finding[];
  /** The id under which the key stands, for the reader. */
  readonly id?: string;
  /** The resolver that answered, whatever came of it. */
  readonly resolver?: string;
}

const refuse = (claim: ProofClaim, { finding: found, key, provenance }: KeyRefused): Lookup => ({
  claim,
  authorised: false,
  findings: [{ ...found, pointer: found.pointer ?? claim.pointer }],
  ...(key === undefined ? {} : { key }),
  ...(provenance?.by === 'resolver' ? { resolver: provenance.url } : {}),
});

const accept = (claim: ProofClaim, { key, id, provenance }: KeyFound): Lookup => ({
  claim,
  authorised: true,
  findings: [],
  key,
  id,
  provenance,
  ...(provenance.by === 'resolver' ? { resolver: provenance.url } : {}),
});

/** The key that a name leads to, and whether the issuer may sign with it. */
const lookUp = async (
  claim: ProofClaim,
  issuer: string,
  name: KeyName,
  hint: PublicKey | undefined,
  context: CheckContext,
): Promise<Lookup> => {
  const { controller, fragment, text } = name;
  const { at, didResolver } = context.policy;
  const question = {
    issuer,
    controller,
    fragment,
    text,
    token: claim.type === 'vc-jwt',
    at,
    net: context.net,
    ...(hint === undefined ? {} : { hint }),
    ...(didResolver === undefined ? {} : { resolver: didResolver }),
  };
  const why = whyNotAllowed(issuer, controller);
  if (why !== undefined) {
    const found = finding('issuer.key-not-authorised', { issuer, key: text, why });
    // Only a key that stands in its own id is at hand without a fetch; the signature is then judged all the same.
    const foreign = name.selfContained ? await resolveKey(question) : undefined;
    return refuse(claim, { finding: found, ...(foreign?.ok === true ? { key: foreign.value.key } : {}) });
  }
  const resolved = await resolveKey(question);
  return resolved.ok ? accept(claim, resolved.value) : refuse(claim, resolved.error);
};

/** A `jwk` header is only a hint: the key must be found among the issuer's own. */
const compareHint = (lookup: Lookup, issuer: string, hint: PublicKey): Lookup => {
  if (!lookup.authorised) return { ...lookup, key: lookup.key ?? hint };
  if (lookup.key !== undefined && sameKey(lookup.key, hint)) return lookup;
  const why =
    lookup.provenance?.by === 'self'
      ? "it is not the key that the issuer's id stands for"
      : 'it is another key than the one that the issuer has under the name in the token';
  return refuse(lookup.claim, {
    finding: finding('issuer.key-not-authorised', { issuer, key: 'in the "jwk" header', why }),
    key: hint,
  });
};

/** The key that a token carries in its header, if it does; what is no usable key there is refused before any look-up. */
const hintOf = (claim: ProofClaim): Result<PublicKey | undefined, Finding> => {
  const jwk = claim.type === 'vc-jwt' ? member(claim.options, 'jwk') : undefined;
  if (jwk === undefined) return ok(undefined);
  if (!isObject(jwk)) return err(finding('proof.malformed', { suite: claim.name, why: 'the "jwk" header is no key' }));
  const hint = readJwk(jwk);
  return hint.ok ? hint : err(keyProblemFinding(hint.error, 'in the "jwk" header'));
};

const lookUpClaim = async (claim: ProofClaim, issuer: string, context: CheckContext): Promise<Lookup> => {
  const name = keyNamedBy(claim, issuer);
  if (!name.ok) {
    // Other suites may name their keys in other ways; the proof check says that the suite is not supported.
    return suiteFor(claim) === undefined
      ? { claim, authorised: false, findings: [] }
      : refuse(claim, { finding: name.error });
  }
  const hint = hintOf(claim);
  if (!hint.ok) return refuse(claim, { finding: hint.error });
  const lookup = await lookUp(claim, issuer, name.value, hint.value, context);
  return hint.value === undefined ? lookup : compareHint(lookup, issuer, hint.value);
};

const notesOn = (
  credential: Credential,
  issuer: string,
  lookups: readonly Lookup[],
  authorised: boolean,
): readonly Finding[] => [
  ...(authorised && lookups.some(({ provenance }) => provenance?.by === 'self')
    ? [finding('issuer.self-asserted', { issuer })]
    : []),
  ...lookups.flatMap(({ resolver }) =>
    resolver === undefined ? [] : [finding('issuer.resolver-trusted', { issuer, resolver })],
  ),
  ...(credential.view.subject.id === issuer ? [finding('issuer.self-issued', { id: issuer })] : []),
];

/** The ids of the keys, and of those that somebody else had to vouch for, who did. */
const evidenceOf = (lookups: readonly Lookup[]): string => {
  const ids = new Map<string, Set<string>>();
  for (const { id, provenance } of lookups) {
    if (id === undefined || provenance === undefined) continue;
    const how = provenance.by === 'self' ? '' : `, ${provenanceWords(provenance)}`;
    ids.set(how, (ids.get(how) ?? new Set()).add(id));
  }
  return [...ids].map(([how, named]) => `${[...named].join(', ')}${how}`).join('; ');
};

/** What can be said of the issuer once every key is the issuer's own. */
const outputOf = (lookups: readonly Lookup[], authorised: boolean): Outputs => {
  const [first, ...others] = lookups.flatMap(({ provenance }) => provenance ?? []);
  if (!authorised || first === undefined) return { keys: lookups, issuer: 'unknown' };
  const byDomain = [first, ...others].every(({ by }) => by === 'domain');
  return { keys: lookups, issuer: byDomain ? 'domain' : 'self-asserted', provenance: first };
};

/** Distinct findings only: several proofs that name the same unreachable key are one piece of news. */
const distinct = (findings: readonly Finding[]): readonly Finding[] =>
  findings.filter(
    (one, index) =>
      findings.findIndex(
        (other) => other.code === one.code && JSON.stringify(other.args) === JSON.stringify(one.args),
      ) === index,
  );

/** Platforms let anybody try things out on hosts of their own for that, under any name. */
const testHostOf = ({ provenance }: Outputs): Finding | undefined => {
  if (provenance?.by !== 'domain') return undefined;
  const shared = platformOfHost(provenance.host);
  return shared?.test === true
    ? finding('issuer.test-host', { host: provenance.host, platform: shared.name })
    : undefined;
};

/** Whose host it is that publishes the key; a long name of a host can hide that. */
const withDomain = async (output: Outputs): Promise<Outputs> => {
  const { provenance } = output;
  if (provenance?.by !== 'domain') return output;
  // Only now: the list is large, and most badges need no host.
  const { registrableDomain } = await import('../keys/registrable-domain.js');
  const domain = registrableDomain(provenance.host);
  const platform = platformOfHost(provenance.host)?.name;
  return { ...output, provenance: { ...provenance, ...present({ domain, platform }) } };
};

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
      ...notesOn(credential, issuer, lookups, authorised),
    ]);
    const output = await withDomain(outputOf(lookups, authorised));
    const trial = testHostOf(output);
    if (trial !== undefined) return { kind: 'stopped', findings: [trial, ...findings], output };
    const [first, ...rest] = findings;
    return authorised || first === undefined || !findings.some(isDecisive)
      ? { kind: 'done', evidence: evidenceOf(lookups), findings, output }
      : { kind: 'stopped', findings: [first, ...rest], output };
  },
};
