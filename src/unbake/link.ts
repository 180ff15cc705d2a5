/** Is what stands in a file only the address of a badge, or a platform's record that names it? (Open Badges 2.0, Baking) */
import type { Container } from '../model/credential.js';
import { type Finding, finding } from '../model/finding.js';
import { asArray, isObject, type JsonObject, type JsonValue, member, stringMember } from '../model/json.js';

/** An address in place of a badge. Nothing is known of what is there. */
export interface Link {
  readonly kind: 'link';
  /** What it was taken out of. */
  readonly container: Container;
  /** Set where it stood in the part of a picture that Open Badges 2 made for its assertions. */
  readonly place?: 'ob2';
  /** As it stood there: it may carry what must not be shown. */
  readonly url: string;
  /** What a person calls the place, as in `the file`. */
  readonly part: string;
  readonly findings: readonly Finding[];
}

export const isLink = (text: string): boolean => /^https?:\/\/[^\s<>"]+$/i.test(text.trim()) && text.length <= 4096;

const linkIn = (object: JsonValue | undefined, name: string): string | undefined => {
  const value = stringMember(object, name);
  return value !== undefined && isLink(value) ? value.trim() : undefined;
};

/** What a badge has, of whatever version, and a record about one has not. */
const badgeMembers = ['@context', '@type', 'verify', 'verification', 'credentialSubject', 'proof', 'uid'] as const;

/** The one award in what the account interface of Badgr answers: `openBadgeId` is where the badge itself is. */
const badgrRecord = (object: JsonObject): JsonValue | undefined => {
  const results = member(object, 'result');
  return results === undefined ? object : asArray(results).length === 1 ? asArray(results)[0] : undefined;
};

/** The address that a platform's record about a badge names: of Badgr, Open Badge Passport or Accredible. */
export const recordedLink = (object: JsonObject): string | undefined => {
  if (badgeMembers.some((name) => member(object, name) !== undefined)) return undefined;
  const record = badgrRecord(object);
  const badgr =
    isObject(record) && member(record, 'entityType') === 'Assertion' ? linkIn(record, 'openBadgeId') : undefined;
  return badgr ?? linkIn(object, 'assertion_url') ?? linkIn(object, 'badge_assertion_url');
};

/** What is said where a link is not followed. */
export const hostedElsewhere = ({ part, url }: Link): Finding => finding('input.hosted-elsewhere', { part, url });
