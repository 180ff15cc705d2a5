/** The one door to the network. Whoever needs something from outside the process asks here and nowhere else. */
import { type Finding, finding } from '../model/finding.js';
import type { Result } from '../model/result.js';

export type NetPurpose =
  | 'input'
  | 'did-document'
  | 'jwks'
  | 'issuer-profile'
  | 'status-list'
  | 'refresh'
  | 'credential-schema';

export interface NetRequest {
  readonly url: string;
  readonly purpose: NetPurpose;
  /** Value of the Accept header. */
  readonly accept: string;
  /** Cap on the body, in bytes, after decoding. */
  readonly maxBytes: number;
  /** Who named the URL: what a badge names is held to stricter rules than what the user typed. */
  readonly statedBy: 'user' | 'badge';
}

export interface NetResponse {
  /** The URL that answered, after redirects. */
  readonly url: string;
  readonly status: number;
  readonly contentType: string;
  readonly body: Uint8Array;
  readonly fromCache: boolean;
}

export interface NetFailure {
  readonly kind: 'offline';
  readonly url: string;
  /** Why there is no answer, as the end of a sentence. */
  readonly detail: string;
}

export interface Net {
  /** Never throws: whatever goes wrong outside the process is a NetFailure. */
  get(request: NetRequest): Promise<Result<NetResponse, NetFailure>>;
}

const purposes = {
  input: 'the badge',
  'did-document': "the issuer's key document",
  jwks: "the issuer's key set",
  'issuer-profile': "the issuer's profile",
  'status-list': 'the status list',
  refresh: 'the newer copy',
  'credential-schema': 'the schema',
} as const satisfies Record<NetPurpose, string>;

/** What is said when the world did not answer: never that the badge is false. */
export const netFailureFinding = (failure: NetFailure, purpose: NetPurpose): Finding =>
  finding('net.offline', { url: failure.url, what: purposes[purpose], why: failure.detail });
