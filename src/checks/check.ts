/** What a check is, what it is given, and what it may answer. */
import type { IssuerKeys } from '../keys/ob2-key.js';
import type { PublicKey } from '../keys/public-key.js';
import type { Work } from '../ld/work.js';
import type { Credential, ProofClaim } from '../model/credential.js';
import type { Finding } from '../model/finding.js';
import type { JsonObject } from '../model/json.js';
import type { Policy } from '../model/policy.js';
import type { Provenance } from '../model/provenance.js';
import type { Assurance, ChildReport, CredentialReport, TraceLine } from '../model/report.js';
import type { CheckId } from '../model/verdict.js';
import type { Net } from '../net/port.js';

/** Each proof costs a key and a canonical form; an honest badge has one or two, and more than this are not looked at. */
export const maxProofs = 8;

/** What the issuer.key check found for one proof. */
export interface KeyLookup {
  readonly claim: ProofClaim;
  /** The key to try the signature with; present also where it turned out not to be the issuer's. */
  readonly key?: PublicKey;
  /** The key is the issuer's own, by the ids alone or by what the issuer publishes. */
  readonly authorised: boolean;
  /** How an authorised key was found. */
  readonly provenance?: Provenance;
}

/** What checks hand on to later checks. */
export interface Outputs {
  readonly keys?: readonly KeyLookup[];
  /** The keys of an Open Badges 1 or 2 issuer, of which one may have signed. */
  readonly issuerKeys?: IssuerKeys;
  readonly issuer?: Assurance['issuer'];
  /** How the issuer's key was found, once it was. */
  readonly provenance?: Provenance;
  /** The entry of the user's lists that names the issuer. */
  readonly trusted?: NonNullable<CredentialReport['trusted']>;
  /** The report on a newer copy, which takes the place of this one. */
  readonly replacement?: CredentialReport;
  readonly recipient?: Assurance['recipient'];
  readonly children?: readonly ChildReport[];
}

export interface CheckContext {
  readonly policy: Policy;
  readonly net: Net;
  /** The budget that all signatures of one input share, nested ones too. */
  readonly work: Work;
  /** What earlier checks handed on. */
  readonly outputs: Outputs;
  /** Verifies a credential that stands inside this one, by the same rules, one level down. */
  readonly verifyNested: (nested: JsonObject | string, pointer: string) => Promise<CredentialReport>;
  /** Verifies an Open Badges 2 endorsement that stands at an address. */
  readonly verifyEndorsementAt: (url: string, pointer: string) => Promise<CredentialReport>;
  /** Verifies a status list by the rules for credentials, as of the time of the run; its own status is not followed. */
  readonly verifyStatusList: (served: Uint8Array, url: string) => Promise<CredentialReport>;
  /** Verifies a newer copy as if it had been given instead, but for copies newer still. */
  readonly verifyReplacement: (served: Uint8Array) => Promise<CredentialReport>;
  /** How many more credentials may be verified inside this one; zero where they are too deep. */
  readonly nestedLeft: () => number;
}

export type CheckResult =
  /** It reached an answer. `evidence` is what it saw, in a few words; without it a check cannot pass. */
  | {
      readonly kind: 'done';
      readonly evidence: string;
      readonly findings: readonly Finding[];
      readonly output?: Outputs;
      readonly trace?: readonly TraceLine[];
      /** Findings left out because there were too many. */
      readonly omitted?: number;
    }
  /** It could not reach one, and the findings say why. */
  | {
      readonly kind: 'stopped';
      readonly findings: readonly [Finding, ...Finding[]];
      /** What it saw on the way, in a few words. */
      readonly summary?: string;
      readonly output?: Outputs;
      readonly trace?: readonly TraceLine[];
    }
  /** An earlier check stands in the way, and has said why. */
  | { readonly kind: 'blocked'; readonly why: string; readonly output?: Outputs; readonly trace?: readonly TraceLine[] }
  | { readonly kind: 'not-applicable'; readonly why: string; readonly output?: Outputs };

export interface Check {
  readonly id: CheckId;
  readonly title: string;
  /** What it is called for this credential, where that is something else. */
  readonly titleFor?: (credential: Credential) => string;
  /** Checks without whose pass this one is skipped. */
  readonly needs: readonly CheckId[];
  /** The same for this credential, where they are others. */
  readonly needsFor?: (credential: Credential) => readonly CheckId[];
  /** Why there is nothing to ask of this credential; undefined if there is. */
  readonly absent?: (credential: Credential, policy: Policy) => string | undefined;
  readonly applies: (credential: Credential, policy: Policy) => 'required' | 'optional';
  readonly run: (credential: Credential, context: CheckContext) => Promise<CheckResult>;
}
