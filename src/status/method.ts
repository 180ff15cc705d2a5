/** What must each way of publishing revocation offer, and what is it given? (VCDM 2.0 §4.10) */
import type { Finding } from '../model/finding.js';
import type { JsonObject } from '../model/json.js';
import type { CredentialReport } from '../model/report.js';
import type { Result } from '../model/result.js';
import type { Net } from '../net/port.js';

export interface StatusContext {
  readonly net: Net;
  /** The badge whose status is asked for, as far as its signature vouches for it. */
  readonly badge: { readonly id?: string; readonly issuer: string };
  /** The time of the run, and the tolerance for dates that are not reached yet, in milliseconds. */
  readonly now: number;
  readonly clockSkew: number;
  /** Verifies a list by the rules for credentials, as of the time of the run; its own status is not followed. */
  readonly verifyStatusList: (served: Uint8Array, url: string) => Promise<CredentialReport>;
}

/** What a list said of the badge. */
export interface StatusRead {
  /** In a few words: `not revoked`. */
  readonly says: string;
  /** The day from which the list is in force, YYYY-MM-DD, where it says one. */
  readonly day?: string;
  readonly findings: readonly Finding[];
}

/** The finding of an entry that could not be read leaves the question open. */
export type StatusAnswer = Result<StatusRead, Finding>;

export interface StatusMethod {
  /** The `type` of the entries that are read here. */
  readonly type: string;
  /** Reads one entry of `credentialStatus`. Never throws. */
  readonly check: (entry: JsonObject, context: StatusContext) => Promise<StatusAnswer>;
}
