/** What a proof suite must offer, and what it is given. */
import type { PublicKey } from '../keys/public-key.js';
import type { Work } from '../ld/work.js';
import type { Credential, ProofClaim } from '../model/credential.js';
import type { Finding } from '../model/finding.js';
import type { TraceLine } from '../model/report.js';

export interface ProofContext {
  /** The instant at which `created` and `expires` are judged, in milliseconds since the epoch. */
  readonly at: number;
  /** Tolerance for `created`, in milliseconds. */
  readonly clockSkew: number;
  /** Whether canonical forms and hashes are wanted. */
  readonly trace: boolean;
  /** The budget that all proofs of one input share. */
  readonly work: Work;
}

/** The answer of one suite on one proof. */
export interface ProofAnswer {
  /** True: the signature holds under the key. False: it does not. Undefined: not decided, the findings or the missing key say why. */
  readonly holds: boolean | undefined;
  readonly findings: readonly Finding[];
  readonly trace: readonly TraceLine[];
}

export interface ProofSuite {
  readonly id: string;
  readonly handles: (claim: ProofClaim) => boolean;
  /**
   * Judges one proof. Without a key it still judges everything that needs none: purpose, dates, encoding, and
   * whether the signature can cover the content at all. Never throws on what a badge says.
   */
  readonly verify: (
    claim: ProofClaim,
    credential: Credential,
    key: PublicKey | undefined,
    context: ProofContext,
  ) => Promise<ProofAnswer>;
}
