/** What the user asked for, as the checks see it. */
import type { TrustPolicy } from './trust.js';
import type { CheckId } from './verdict.js';

/** Someone the user says the badge should be about, for example `{type: 'email', value: 'a@x.org'}`. */
export interface RecipientClaim {
  /** `email`, `id`, or another identityType of the specification. */
  readonly type: string;
  readonly value: string;
}

/** The identity types of Open Badges 2.0, those of 3.0 (IdentifierTypeEnum), and two short names for those that people ask for most. */
export const recipientTypes = [
  'email',
  'id',
  'url',
  'telephone',
  'accountId',
  'emailAddress',
  'identifier',
  'isbn',
  'issn',
  'lisSourcedId',
  'ltiContextId',
  'ltiDeploymentId',
  'ltiPlatformId',
  'ltiToolId',
  'ltiUserId',
  'name',
  'nationalIdentityNumber',
  'oneRosterSourcedId',
  'productId',
  'sisSourcedId',
  'sourcedId',
  'systemId',
  'userName',
  'username',
] as const;

/** One of the listed types, or an extension. */
export const isRecipientType = (type: string): boolean =>
  (recipientTypes as readonly string[]).includes(type) || /^ext:\S+$/.test(type);

/** Checks that `--skip` may leave out; format, schema, issuer key and proof are not among them. */
export const skippableChecks = ['refresh', 'status', 'recipient', 'endorsements'] as const satisfies readonly CheckId[];
export type SkippableCheck = (typeof skippableChecks)[number];

export const conformanceEffects = ['fail', 'warn'] as const;

/** Tolerance for dates that are not reached yet, in milliseconds. */
export const defaultClockSkew = 60_000;
export const maxClockSkew = 300_000;

export interface Policy {
  /** The instant at which dates are judged, in milliseconds since the epoch. */
  readonly at: number;
  /** The time of the run, by which status lists are judged: they know only how things are now. */
  readonly now: number;
  /** Tolerance for dates that are not reached yet, in milliseconds; never applied to expiry. */
  readonly clockSkew: number;
  readonly conformance: (typeof conformanceEffects)[number];
  /** Any one that matches is enough; empty means nobody asked. */
  readonly recipients: readonly RecipientClaim[];
  readonly skip: readonly SkippableCheck[];
  /** Fetch a `credentialSchema` that is not bundled (`--fetch-schemas`). */
  readonly fetchSchemas: boolean;
  readonly trust: TrustPolicy;
  /** Base address of a universal resolver, which the user trusts for DID methods that are not built in. */
  readonly didResolver?: string;
  /** Addresses without https are asked as they are (`--allow-http`); else Open Badges 1 and 2 ask them over https. */
  readonly allowHttp: boolean;
  /** Keep canonical forms and hashes for the reader (`-vv`). */
  readonly trace: boolean;
}

/** What is asked of a badge if the user says nothing. `now` in milliseconds since the epoch. */
export const defaultPolicy = (now: number): Policy => ({
  at: now,
  now,
  clockSkew: defaultClockSkew,
  conformance: 'fail',
  recipients: [],
  skip: [],
  fetchSchemas: false,
  trust: { sources: [], required: false },
  allowHttp: false,
  trace: false,
});

/**
 * Whether a universal resolver may be asked at an address: over https, or on this machine. What it answers is believed,
 * and over http anybody on the way could answer in its place.
 */
export const isResolverAddress = (text: string): boolean => {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined || url.search + url.hash + url.username + url.password !== '') return false;
  const here = /^(?:localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(url.hostname);
  return url.protocol === 'https:' || (url.protocol === 'http:' && here);
};
