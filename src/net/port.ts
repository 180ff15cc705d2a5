/** The one door to the network. Whoever needs something from outside the process asks here and nowhere else. */
import { type Finding, finding } from '../model/finding.js';
import type { Result } from '../model/result.js';

/** What an answer is wanted for, and what it is called where it is missing. */
const purposes = {
  input: 'the badge',
  'did-document': "the issuer's key document",
  jwks: "the issuer's key set",
  'issuer-profile': "the issuer's profile",
  assertion: 'the assertion',
  'badge-class': 'the badge class',
  endorsement: 'the endorsement',
  'public-key': "the issuer's key",
  'revocation-list': 'the list of revoked badges',
  'status-list': 'the status list',
  refresh: 'the newer copy',
  'credential-schema': 'the schema',
  'trust-list': 'the list of trusted issuers',
} as const;
export type NetPurpose = keyof typeof purposes;
export const netPurposes = Object.keys(purposes) as readonly NetPurpose[];

export interface NetRequest {
  readonly url: string;
  readonly purpose: NetPurpose;
  /** Value of the Accept header. */
  readonly accept: string;
  /** Cap on the body, in bytes, before and after decoding. */
  readonly maxBytes: number;
  /** Who named the URL: what a badge names is held to stricter rules than what the user typed. */
  readonly statedBy: 'user' | 'badge';
}

export interface NetResponse {
  /** The URL that answered, after redirects. */
  readonly url: string;
  /** Any final HTTP status; below the guard also a redirect. */
  readonly status: number;
  /** Value of the Content-Type header, or empty. */
  readonly contentType: string;
  /** The headers that layers of the network decide by, with names in lower case; see `keptHeaders`. */
  readonly headers: Readonly<Record<string, string>>;
  /** Decoded. Shared by everyone who asks for the same: read only. */
  readonly body: Uint8Array;
  readonly fromCache: boolean;
  /** Set where a proxy stood between. */
  readonly via?: 'proxy';
}

/** The response headers that are kept, in memory and in recordings. */
export const keptHeaders = [
  'age',
  'cache-control',
  'content-type',
  'date',
  'expires',
  'last-modified',
  'location',
  'retry-after',
  'vary',
] as const;

export const failureKinds = [
  /** Nobody asked: --offline, or a recording that lacks the answer. */
  'offline',
  /** The guard did not allow the address. */
  'blocked',
  /** The badge has used up its requests or its time. */
  'budget',
  'dns',
  'connect',
  'tls',
  'timeout',
  'too-large',
  /** The connection broke off, or what came is no HTTP. */
  'protocol',
  /** The server sends the program round in circles, or nowhere. */
  'redirect',
  /** There was an answer, and it is of no use: an error status, or something else than was asked for. */
  'unusable',
] as const;
export type NetFailureKind = (typeof failureKinds)[number];

export interface NetFailure {
  readonly kind: NetFailureKind;
  /** The address that did not answer: the one that was asked, or where a redirect led. */
  readonly url: string;
  /** Why there is no answer, as the end of a sentence, without a full stop. */
  readonly detail: string;
}

export interface Net {
  /** Never throws: whatever goes wrong outside the process is a NetFailure. An HTTP error status is an answer. */
  get(request: NetRequest): Promise<Result<NetResponse, NetFailure>>;
}

/** The code for an address that was asked and gave nothing usable. */
const unreachableCodes = {
  input: 'input.unreachable',
  'did-document': 'issuer.key-unreachable',
  jwks: 'issuer.key-unreachable',
  'issuer-profile': 'issuer.key-unreachable',
  'status-list': 'status.list-unreachable',
  assertion: 'hosted.unreachable',
  'badge-class': 'hosted.unreachable',
  endorsement: 'hosted.unreachable',
  'public-key': 'issuer.key-unreachable',
  'revocation-list': 'status.list-unreachable',
} as const satisfies Partial<Record<NetPurpose, string>>;

/** Purposes without which a question stays open; what else is missing is told by whoever asked, in their own words. */
export type DecidingPurpose = keyof typeof unreachableCodes;
export const decidingPurposes = Object.keys(unreachableCodes) as readonly DecidingPurpose[];

/** What is said when an address gave no usable answer: never that the badge is false. */
export const unreachable = (url: string, purpose: DecidingPurpose, why: string): Finding =>
  finding(unreachableCodes[purpose], { url, what: purposes[purpose], why });

/** What is said when there was no answer at all. */
export const netFailureFinding = ({ kind, url, detail }: NetFailure, purpose: DecidingPurpose): Finding => {
  const args = { url, what: purposes[purpose], why: detail };
  switch (kind) {
    case 'offline':
      return finding('net.offline', args);
    case 'blocked':
      return finding('net.blocked', args);
    case 'budget':
      return finding('net.budget', args);
    default:
      return unreachable(url, purpose, detail);
  }
};
