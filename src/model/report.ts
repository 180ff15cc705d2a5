/** What the program found, before a reporter lays it out. */
import type { Container, CredentialKind, CredentialView, DataModel, VersionId } from './credential.js';
import type { Finding } from './finding.js';
import type { JsonObject } from './json.js';
import type { LinkedVerification } from './linked.js';
import type { Provenance } from './provenance.js';
import type { TrustSource } from './trust.js';
import type { CheckId, CheckStatus, Verdict } from './verdict.js';

export interface InputInfo {
  readonly source: 'file' | 'stdin' | 'url' | 'bytes' | 'text' | 'nested';
  /** The path, URL or label that the user gave; for a nested credential, its JSON Pointer. */
  readonly ref: string;
  /** Hex SHA-256 of the bytes that were read, once they were. */
  readonly sha256?: string;
  readonly container?: Container;
}

/** A line of detail for `-vv`: a canonical form, a hash. */
export interface TraceLine {
  readonly label: string;
  readonly value: string;
}

export interface CheckReport {
  readonly id: CheckId;
  readonly title: string;
  readonly status: CheckStatus;
  readonly required: boolean;
  readonly waived: boolean;
  /** What the check saw that makes it pass, or why it was skipped or does not apply. May quote the badge. */
  readonly summary: string;
  readonly findings: readonly Finding[];
  readonly trace: readonly TraceLine[];
}

export interface Assurance {
  /** A signature holds, or the badge was read from its own address. */
  readonly integrity: 'signature' | 'hosted' | 'none';
  /** How far the issuer is known: by a list of the user, by its domain, only by its own key, or not at all. */
  readonly issuer: 'trusted' | 'domain' | 'self-asserted' | 'unknown';
  readonly recipient: 'matched' | 'mismatch' | 'not-evaluated';
}

export interface FetchRecord {
  readonly url: string;
  readonly purpose: string;
  readonly status?: number;
  readonly sha256?: string;
  readonly at: string;
  readonly fromCache: boolean;
  /** The address that answered, where a redirect led to another. */
  readonly finalUrl?: string;
  readonly via?: 'proxy';
  /** Why there was no answer, where there was none. */
  readonly failure?: string;
}

export interface ChildReport {
  readonly role: 'endorsement';
  readonly pointer: string;
  readonly report: CredentialReport;
}

export interface CredentialReport {
  readonly input: InputInfo;
  /** Absent when no credential could be read. */
  readonly credential?: {
    readonly version: VersionId;
    readonly kind: CredentialKind;
    readonly dataModel: DataModel | undefined;
    /** How an Open Badges 1 or 2 badge is to be verified. */
    readonly verification?: LinkedVerification;
    /** A proof held and its key is the issuer's: what `view` says was said by that issuer. */
    readonly authenticated: boolean;
    readonly view: CredentialView;
    readonly document: JsonObject;
  };
  readonly verdict: Verdict;
  readonly assurance: Assurance;
  /** How the key was found that the signature was made with, or who serves the badge; absent where that is not the issuer. */
  readonly provenance?: Provenance;
  /** What a list of the user says of the issuer. */
  readonly trusted?: { readonly name?: string; readonly source: string; readonly date?: string };
  readonly checks: readonly CheckReport[];
  /** Findings that were left out because a check had too many. */
  readonly omittedFindings: number;
  readonly fetched: readonly FetchRecord[];
  readonly children: readonly ChildReport[];
}

export interface RunInfo {
  readonly toolVersion: string;
  /** Date of the bundled schemas and contexts, YYYY-MM-DD. */
  readonly bundle: string;
  readonly startedAt: string;
  readonly at: string;
  readonly mode: 'online' | 'offline' | 'replay';
  /** The lists of trusted issuers that the user named. */
  readonly trust: readonly TrustSource[];
  /** Requests of the run itself, for the lists of trusted issuers. */
  readonly fetched: readonly FetchRecord[];
  /** Whatever waived or weakened a check, as the user wrote it. */
  readonly limited: readonly string[];
}

export interface BatchReport {
  readonly run: RunInfo;
  readonly complete: boolean;
  readonly results: readonly CredentialReport[];
}
