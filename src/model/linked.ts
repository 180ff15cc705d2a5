/** What is an Open Badges 1 or 2 badge made of? Objects that name one another by their addresses (Open Badges 2.0, Data Classes). */
import type { Finding } from './finding.js';
import type { JsonObject } from './json.js';

export const linkedClasses = [
  'Assertion',
  'BadgeClass',
  'Profile',
  'Endorsement',
  'RevocationList',
  'CryptographicKey',
] as const;
export type LinkedClass = (typeof linkedClasses)[number];

/** The rules that an object was written by. Open Badges 2.1 has the data model of 2.0. */
export type Generation = '0.5' | '1.0' | '1.1' | '2.0';

/** A habit of badge platforms that differs from the specification and harms nobody. */
export interface Deviation {
  /** JSON Pointer of what differs, in the object as it was found. */
  readonly pointer: string;
  /** As in `"type" is "Issuer"`. */
  readonly found: string;
  /** As in `"Profile"`. */
  readonly expected: string;
}

/** One object, read and brought into one form, whatever its version and spelling. */
export interface LinkedObject {
  readonly class: LinkedClass;
  readonly generation: Generation;
  /** As it was found. */
  readonly original: JsonObject;
  /** By the rules of its own generation, with plain names and without known deviations: what the schema judges. */
  readonly own: JsonObject;
  /** In the form of Open Badges 2.0: what everything else reads. */
  readonly object: JsonObject;
  readonly deviations: readonly Deviation[];
  /** What Open Badges 2.0 asks for and the older rules did not, as in `the e-mail address of the issuer`. */
  readonly lacks: readonly string[];
}

/** An object, and how it was come by. */
export interface Part {
  readonly linked: LinkedObject;
  /** The address that it was asked for and is known by; absent where it stood inside another object only. */
  readonly url?: string;
  /** The address that answered. */
  readonly finalUrl?: string;
  /** What is worth saying of how it was come by; none of it decides. */
  readonly notes: readonly Finding[];
}

/** Why an object is missing; the gravest first. */
export interface Missing {
  readonly findings: readonly [Finding, ...Finding[]];
}

export type PartOrMissing = Part | Missing;

export const isMissing = (part: PartOrMissing): part is Missing => 'findings' in part;

/** What an issuer says of a badge that it has taken back. */
export interface Revocation {
  /** The address that said so. */
  readonly url: string;
  readonly reason?: string;
  /** It was said by HTTP 410. */
  readonly gone?: true;
}

/** How a badge says that it can be verified: at its own address, by its signature, or not at all. */
export type LinkedVerification = 'hosted' | 'signed' | 'unsigned' | 'unsupported';

/** A badge with all that it names, as far as it could be had. */
export interface LinkedBadge {
  readonly verification: LinkedVerification;
  /** Names the kind of verification where it is not supported. */
  readonly verificationType?: string;
  /** What was given, which of a hosted badge is only a pointer. */
  readonly given: LinkedObject;
  /** Only an address was given, so there is nothing to compare with what it serves. */
  readonly pointerOnly?: boolean;
  /** What counts: of a hosted badge what its address serves, of a signed one what was signed. */
  readonly subject: PartOrMissing;
  /** Set where the address says that the badge was taken back (HTTP 410, or `revoked`). */
  readonly revoked?: Revocation;
  /** Absent where the kind of object has none: a profile, an endorsement. */
  readonly badgeClass?: PartOrMissing;
  /** The profile that the address of the issuer serves. */
  readonly issuer?: PartOrMissing;
}

/** What counts of the badge; where it could not be had, what was given. */
export const subjectIn = ({ subject, given }: LinkedBadge): LinkedObject =>
  isMissing(subject) ? given : subject.linked;
