/** How any Data Integrity proof is verified; a suite says which keys, hashes and canonical form (VC Data Integrity §4.3). */
import { createHash } from 'node:crypto';
import type { KeyType, PublicKey } from '../keys/public-key.js';
import type { HashName } from '../ld/canonicalize.js';
import type { Work } from '../ld/work.js';
import type { Credential, ProofClaim } from '../model/credential.js';
import { type Finding, finding } from '../model/finding.js';
import type { JsonObject } from '../model/json.js';
import type { TraceLine } from '../model/report.js';
import type { Result } from '../model/result.js';
import { unsecuredDocument } from './chain.js';
import { checkOptions, decodeProofValue } from './proof-options.js';
import { type SignatureScheme, signatureFits } from './signature.js';
import type { ProofAnswer, ProofContext, ProofSuite } from './suite.js';

/** What one key type means for a suite. */
export interface Curve {
  readonly keyType: KeyType;
  readonly scheme: SignatureScheme;
  readonly hash: HashName;
  readonly signatureBytes: number;
}

export const ed25519: Curve = { keyType: 'Ed25519', scheme: 'Ed25519', hash: 'sha256', signatureBytes: 64 };
export const p256: Curve = { keyType: 'P-256', scheme: 'ECDSA-SHA256', hash: 'sha256', signatureBytes: 64 };
export const p384: Curve = { keyType: 'P-384', scheme: 'ECDSA-SHA384', hash: 'sha384', signatureBytes: 96 };

/** The two canonical texts that are hashed and signed, made under one choice of contexts. */
export interface CanonicalForms {
  readonly document: string;
  readonly options: string;
  /** Context copies that are no longer served today; empty for the current ones. */
  readonly olderContexts: readonly { readonly url: string; readonly date: string }[];
}

export interface Transformation {
  readonly findings: readonly Finding[];
  /** The forms to try, the likeliest first; none where the findings stand in the way. Made when asked for. */
  readonly forms: AsyncIterable<Result<CanonicalForms, readonly Finding[]>>;
}

/** Brings a credential's unsecured document and the proof's options (without proofValue) into canonical form. */
export type Transform = (
  unsecured: JsonObject,
  options: JsonObject,
  claim: ProofClaim,
  hash: HashName,
  work: Work,
) => Transformation;

interface SuiteDefinition {
  readonly id: string;
  readonly handles: (claim: ProofClaim) => boolean;
  readonly curves: readonly Curve[];
  readonly transform: Transform;
}

const digest = (hash: HashName, text: string): Buffer => createHash(hash).update(text, 'utf8').digest();

const traceOf = (forms: CanonicalForms, hash: HashName): readonly TraceLine[] => [
  { label: 'canonical document', value: forms.document },
  { label: 'canonical proof options', value: forms.options },
  { label: `${hash} of the document`, value: digest(hash, forms.document).toString('hex') },
  { label: `${hash} of the proof options`, value: digest(hash, forms.options).toString('hex') },
];

const fits = (forms: CanonicalForms, curve: Curve, key: PublicKey, signature: Uint8Array): boolean => {
  const signed = Buffer.concat([digest(curve.hash, forms.options), digest(curve.hash, forms.document)]);
  return signatureFits(curve.scheme, key, signed, signature);
};

const olderContextFindings = (claim: ProofClaim, forms: CanonicalForms): readonly Finding[] =>
  forms.olderContexts.map(({ url, date }) => finding('proof.older-context', { suite: claim.name, url, date }));

const mismatch = (claim: ProofClaim): Finding =>
  finding(
    'proof.signature-mismatch',
    { suite: claim.name, why: 'The content was changed after signing, or another key signed it' },
    { pointer: claim.pointer },
  );

/** Tries the canonical forms in turn until the signature fits one. What is said if none does, goes by the first. */
const judge = async (
  transformation: Transformation,
  claim: ProofClaim,
  curve: Curve,
  key: PublicKey | undefined,
  signature: Uint8Array,
  context: ProofContext,
): Promise<ProofAnswer> => {
  let first: Result<CanonicalForms, readonly Finding[]> | undefined;
  for await (const forms of transformation.forms) {
    first ??= forms;
    // Only a signature that fits can show that an older copy of a context is meant: without a key, today's decide.
    if (key === undefined) break;
    if (forms.ok && fits(forms.value, curve, key, signature))
      return {
        holds: true,
        findings: olderContextFindings(claim, forms.value),
        trace: context.trace ? traceOf(forms.value, curve.hash) : [],
      };
  }
  const trace = context.trace && first?.ok === true ? traceOf(first.value, curve.hash) : [];
  if (first === undefined) return { holds: undefined, findings: [], trace };
  if (!first.ok) return { holds: undefined, findings: first.error, trace };
  return key === undefined
    ? { holds: undefined, findings: [], trace }
    : { holds: false, findings: [mismatch(claim)], trace };
};

export const dataIntegritySuite = ({ id, handles, curves, transform }: SuiteDefinition): ProofSuite => ({
  id,
  handles,
  verify: async (claim, credential: Credential, key, context) => {
    const findings = [...checkOptions(claim, context)];
    const curve = key === undefined ? undefined : curves.find(({ keyType }) => keyType === key.type);
    const possible = curve === undefined ? curves : [curve];
    const lengths = [...new Set(possible.map(({ signatureBytes }) => signatureBytes))];
    const signature = decodeProofValue(claim, lengths);
    const unsecured = unsecuredDocument(claim, credential);
    if (!signature.ok) findings.push(signature.error);
    if (!unsecured.ok) findings.push(unsecured.error);
    if (key !== undefined && curve === undefined)
      findings.push(
        finding(
          'proof.algorithm-not-allowed',
          { algorithm: claim.name, why: `it does not go with a key of type ${key.type}` },
          { pointer: claim.pointer },
        ),
      );
    // Without a key the length of the signature still tells the curve, and so the hash of the canonical form.
    const likely =
      curve ?? curves.find(({ signatureBytes }) => signature.ok && signatureBytes === signature.value.length);
    const { proofValue: _, ...options } = claim.options;
    const transformation = transform(
      unsecured.ok ? unsecured.value : credential.document,
      options,
      claim,
      (likely ?? (curves[0] as Curve)).hash,
      context.work,
    );
    findings.push(...transformation.findings);
    if (!signature.ok || !unsecured.ok || likely === undefined) return { holds: undefined, findings, trace: [] };
    const answer = await judge(
      transformation,
      claim,
      likely,
      curve === undefined ? undefined : key,
      signature.value,
      context,
    );
    return { ...answer, findings: [...findings, ...answer.findings] };
  },
});
