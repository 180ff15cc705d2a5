/**
 * What does a machine read in report v1? The published schema is `schemas/report-v1.schema.json`.
 *
 * Within `reportVersion` 1, members and finding codes are only added, and a code keeps its meaning. `message`,
 * `summary` and `next` are for people and may change at any time. Strings that come from a badge stand as the
 * badge has them: escape them for wherever they go.
 */

/** RFC 3339 date-time in UTC. */
type Instant = string;

/** Hex SHA-256. */
type Sha256 = string;

/** The report of one run over any number of inputs. */
export interface ReportV1 {
  readonly $schema: 'urn:badge-verify:report:v1';
  readonly reportVersion: 1;
  /** False when the run was interrupted: inputs that had not been reached are missing from `results`. */
  readonly complete: boolean;
  readonly tool: {
    readonly name: 'badge-verify';
    readonly version: string;
    /** Date of the bundled schemas and contexts, YYYY-MM-DD. */
    readonly bundle: string;
  };
  readonly run: {
    readonly startedAt: Instant;
    /** The instant at which all dates were judged. */
    readonly at: Instant;
    readonly mode: 'online' | 'offline' | 'replay';
    /** The lists of trusted issuers that the user named. */
    readonly trust: readonly TrustListV1[];
    /** Requests of the run itself, for the lists of trusted issuers. */
    readonly fetched: readonly FetchedV1[];
    /** Options that waived or weakened a check, as the user wrote them. */
    readonly limited: readonly string[];
    /** Changes that the user made to the effects of codes. */
    readonly customised: readonly string[];
  };
  readonly summary: SummaryV1;
  /** 0 passed, 1 failed, 3 could not be decided, 4 nothing to verify, 70 bug, 130 and 143 interrupted. */
  readonly exitCode: number;
  /** In the order of the inputs. */
  readonly results: readonly ResultV1[];
}

/** A list of trusted issuers, or why there is none. */
export interface TrustListV1 {
  /** The file or address that the user named. */
  readonly source: string;
  readonly sha256?: Sha256;
  /** The list's own name. */
  readonly name?: string;
  /** When the list was made, as it says itself. */
  readonly date?: string;
  /** How many issuers stand on it; absent where it could not be used. */
  readonly issuers?: number;
  /** Why it could not be used. */
  readonly problem?: string;
}

/** Numbers of results. `pass`, `fail` and `indeterminate` add up to `total`. */
export interface SummaryV1 {
  readonly total: number;
  readonly pass: number;
  /** The passes, by how far the issuer is known. */
  readonly passBy: { readonly trusted: number; readonly domain: number; readonly selfAsserted: number };
  readonly fail: number;
  readonly indeterminate: number;
  /** Findings with the effect `warn`, over all results. */
  readonly warnings: number;
  /** Files that were found in folders and are not badges. */
  readonly skippedFiles: number;
}

/** What was found out about one input, or about one credential inside another. */
export interface ResultV1 {
  readonly input: {
    readonly source: 'file' | 'stdin' | 'url' | 'bytes' | 'text' | 'nested';
    /** The path, URL or label that the user gave; of a nested credential, its JSON Pointer. */
    readonly ref: string;
    /** Of the bytes that were read; absent when none were. */
    readonly sha256?: Sha256;
    /** What the credential was taken out of. */
    readonly container?: 'bare' | 'png' | 'svg';
  };
  /** What the badge says; absent when no credential could be read. */
  readonly credential?: CredentialV1;
  readonly verdict: 'pass' | 'fail' | 'indeterminate';
  readonly assurance: {
    /** `signature`: a proof held. `hosted`: the badge was read from its own address, over HTTPS. */
    readonly integrity: 'signature' | 'hosted' | 'none';
    /** How far the issuer is known. `self-asserted`: only by a key of its own, which anybody can make. */
    readonly issuer: 'trusted' | 'domain' | 'self-asserted' | 'unknown';
    readonly recipient: 'matched' | 'mismatch' | 'not-evaluated';
  };
  /** What stands behind the badge: how the issuer's key was found, or who serves it; absent where that is not shown to be the issuer. */
  readonly keyFound?: KeyFoundV1;
  /** The entry of the user's lists that names the issuer; absent where none does. */
  readonly trusted?: { readonly name?: string; readonly source: string; readonly date?: string };
  readonly checks: readonly CheckV1[];
  readonly findings: readonly FindingV1[];
  /** Findings that were left out because a check had too many. */
  readonly omittedFindings: number;
  readonly fetched: readonly FetchedV1[];
  /** Credentials inside this one that were verified as well. */
  readonly children: readonly ChildV1[];
}

/** How a key was found, or who serves the badge. */
export interface KeyFoundV1 {
  /**
   * `self`: the id is the key. `domain`: the host in the issuer's id publishes it. `resolver`: a service of the user
   * looked it up. `hosting`: there is no key; the issuer's host serves the badge itself.
   */
  readonly by: 'self' | 'domain' | 'resolver' | 'hosting';
  readonly host?: string;
  /** The part of the host that somebody registered, by the Public Suffix List. */
  readonly domain?: string;
  readonly document?: 'did-document' | 'profile' | 'jwks' | 'key';
  /** Where many issuers share the host: the name of the platform, which alone vouches for the issuer. */
  readonly platform?: string;
  /** The address of the service that was believed. */
  readonly resolver?: string;
  /** The same for people. */
  readonly words: string;
}

/** What the badge says of itself. Said by its issuer only where `authenticated` is true. */
export interface CredentialV1 {
  readonly version: 'ob3' | 'vc' | 'clr2' | 'ob2' | 'ob1' | 'presentation';
  /** `badge-class` and `profile`: a part of a badge, awarded to nobody. */
  readonly kind: 'achievement' | 'endorsement' | 'other' | 'badge-class' | 'profile';
  /** Verifiable Credentials Data Model 1.1 or 2.0. */
  readonly dataModel?: 'vcdm1' | 'vcdm2';
  /** How an Open Badges 1 or 2 badge is to be verified: at its own address, or by its signature (which `unsigned` lacks). */
  readonly verification?: 'hosted' | 'signed' | 'unsigned' | 'unsupported';
  readonly id?: string;
  readonly name?: string;
  /** A proof held, and its key is the issuer's. */
  readonly authenticated: boolean;
  readonly issuer: { readonly id?: string; readonly name?: string };
  readonly subject: { readonly id?: string };
  readonly achievement?: {
    readonly id?: string;
    readonly name?: string;
    readonly type?: string;
    /** Who is said to have defined the achievement; nobody vouches for that. */
    readonly creator?: { readonly id?: string; readonly name?: string };
  };
  readonly skills: readonly { readonly name: string; readonly url?: string; readonly framework?: string }[];
  readonly evidence: readonly { readonly id?: string; readonly name?: string }[];
  /** As the badge writes them, whether or not they are dates. */
  readonly dates: { readonly awarded?: string; readonly validFrom?: string; readonly validUntil?: string };
  /** The credential itself; only with `--include-credential`. */
  readonly document?: { readonly [member: string]: unknown };
}

/** One question that was asked of the credential. */
export interface CheckV1 {
  readonly id: string;
  readonly status: 'pass' | 'fail' | 'indeterminate' | 'skipped' | 'not-applicable';
  /** A pass of the whole needs a pass of this check. */
  readonly required: boolean;
  /** The user asked to leave it out. */
  readonly waived: boolean;
  /** What was seen, or why the check was skipped or does not apply. */
  readonly summary: string;
  readonly codes: readonly string[];
}

/** One thing that a check has to say. */
export interface FindingV1 {
  /** Of the check that says it. */
  readonly check: string;
  readonly code: string;
  readonly effect: 'fail' | 'indeterminate' | 'warn' | 'note';
  /** JSON Pointer into the credential's JSON text; of a JWT, into its payload. */
  readonly pointer?: string;
  /** In the credential's JSON text, from 1. */
  readonly line?: number;
  /** In the credential's JSON text, from 1, in UTF-16 code units. */
  readonly column?: number;
  /** Whether a proof that held covers the content that the finding speaks of. */
  readonly authenticated?: boolean;
  readonly message: string;
  /** What to do about it. */
  readonly next: string;
  readonly args: { readonly [name: string]: string | number | boolean | readonly string[] };
  /** The command that explains the code. */
  readonly help: string;
}

/** One request that the run made, or would have made. */
export interface FetchedV1 {
  readonly url: string;
  readonly purpose: string;
  /** HTTP status; absent when there was no answer. */
  readonly status?: number;
  readonly sha256?: Sha256;
  /** Time of the run in which it was asked. */
  readonly at: Instant;
  readonly fromCache: boolean;
  /** The address that answered, where a redirect led to another. */
  readonly finalUrl?: string;
  readonly via?: 'proxy';
  /** Why there was no answer. */
  readonly failure?: string;
}

/** A credential inside another. */
export interface ChildV1 {
  readonly role: 'endorsement';
  /** Where it stands in the outer credential's JSON text. */
  readonly pointer: string;
  readonly report: ResultV1;
}
