/** What the program found, before a reporter lays it out. */
import type { Container, CredentialKind, CredentialView, DataModel, VersionId } from './credential.js';
import type { Finding } from './finding.js';
import type { JsonObject } from './json.js';
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
  readonly integrity: 'signature' | 'none';
  /** How far the issuer is known: only by its own key, or not at all. */
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
    /** A proof held and its key is the issuer's: what `view` says was said by that issuer. */
    readonly authenticated: boolean;
    readonly view: CredentialView;
    readonly document: JsonObject;
  };
  readonly verdict: Verdict;
  readonly assurance: Assurance;
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
  /** Whatever waived or weakened a check, as the user wrote it. */
  readonly limited: readonly string[];
}

export interface BatchReport {
  readonly run: RunInfo;
  readonly complete: boolean;
  readonly results: readonly CredentialReport[];
}
