/**
 * Does every signature cover this content, made with the key that it names? One that was checked and fails, fails the
 * credential, also beside one that holds (VC Data Integrity §4.5, Open Badges 3.0 §8.2).
 */
import type { Credential, ProofClaim } from '../model/credential.js';
import { type Finding, finding, isDecisive } from '../model/finding.js';
import { suiteFor } from '../proofs/index.js';
import type { ProofAnswer } from '../proofs/suite.js';
import { type Check, type CheckContext, type KeyLookup, maxProofs } from './check.js';

interface Judged extends ProofAnswer {
  readonly name: string;
  readonly supported: boolean;
}

/** A proof that does not say of which kind it is can be verified by nobody (VC Data Integrity §2.1, §3.1). */
const unnamed = ({ type, cryptosuite, name, pointer }: ProofClaim): Finding | undefined =>
  type === '' || (type === 'DataIntegrityProof' && cryptosuite === undefined)
    ? finding(
        'proof.malformed',
        { suite: name, why: `it has no ${type === '' ? '"type"' : '"cryptosuite"'} that says how to verify it` },
        { pointer },
      )
    : undefined;

const judgeOne = async (lookup: KeyLookup, credential: Credential, context: CheckContext): Promise<Judged> => {
  const { claim, key } = lookup;
  const suite = suiteFor(claim);
  if (suite === undefined) {
    const nameless = unnamed(claim);
    const findings = nameless === undefined ? [] : [nameless];
    return { name: claim.name, supported: nameless !== undefined, holds: undefined, findings, trace: [] };
  }
  const { at, clockSkew, trace } = context.policy;
  const answer = await suite.verify(claim, credential, key, { at, clockSkew, trace, work: context.work });
  return { name: claim.name, supported: true, ...answer };
};

/** Beside a proof that holds, one of an unsupported suite is only a warning; alone it leaves the question open. */
const unsupportedFindings = (judged: readonly Judged[]): readonly Finding[] => {
  const oneHolds = judged.some(({ holds }) => holds === true);
  return judged
    .filter(({ supported }) => !supported)
    .map(({ name }) =>
      finding(oneHolds ? 'proof.other-suite-unsupported' : 'proof.suite-unsupported', { suite: name }),
    );
};

const label = (judged: readonly Judged[], index: number): string =>
  judged.length === 1 ? '' : `proof ${index + 1} (${judged[index]?.name ?? ''}): `;

const outcomeOf = ({ supported, holds }: Judged): string =>
  holds === true ? 'fits' : holds === false ? 'does not fit' : supported ? 'was not tried' : 'is not supported';

/** What became of each of several signatures; one alone is told by its findings. */
const outcomes = (judged: readonly Judged[]): string =>
  judged.length === 1 ? '' : judged.map((one, i) => `${i + 1}. ${one.name} ${outcomeOf(one)}`).join(' · ');

const coverage = (judged: readonly Judged[]): string => {
  const [only] = judged;
  return judged.length === 1 && only !== undefined
    ? `${only.name}, covers the whole credential`
    : `${outcomes(judged)}; what fits covers the whole credential`;
};

export const proof: Check = {
  id: 'proof',
  title: 'signature',
  needs: [],
  applies: () => 'required',
  run: async (credential, context) => {
    const lookups = context.outputs.keys ?? credential.proofs.map((claim) => ({ claim, authorised: false }));
    if (lookups.length === 0) return { kind: 'stopped', findings: [finding('proof.missing', {})] };
    if (credential.proofs.length > maxProofs)
      return {
        kind: 'stopped',
        findings: [finding('format.too-complex', { part: 'the badge', what: 'proofs', limit: maxProofs })],
      };
    const judged: Judged[] = [];
    for (const lookup of lookups) judged.push(await judgeOne(lookup, credential, context));
    const findings = [...judged.flatMap((one) => one.findings), ...unsupportedFindings(judged)];
    const trace = judged.flatMap((one, index) =>
      one.trace.map(({ label: what, value }) => ({ label: `${label(judged, index)}${what}`, value })),
    );
    const open = judged.some(({ supported, holds }) => supported && holds !== true);
    const [first, ...rest] = findings;
    if (judged.some(({ holds }) => holds === true) && !open)
      return { kind: 'done', evidence: coverage(judged), findings, trace };
    return first === undefined || !findings.some(isDecisive)
      ? { kind: 'blocked', why: 'the key that it needs is not at hand', trace }
      : { kind: 'stopped', findings: [first, ...rest], summary: outcomes(judged), trace };
  },
};
