/** Is the badge about the person that the user named? (Open Badges 2.0, IdentityObject, Recipient; Open Badges 1.1 and 0.5, `recipient`) */
import { type Finding, finding, type Where } from '../../model/finding.js';
import { asArray, isObject, type JsonObject, type JsonValue, member, stringMember } from '../../model/json.js';
import { isMissing, type LinkedObject } from '../../model/linked.js';
import type { RecipientClaim } from '../../model/policy.js';
import type { Check, CheckResult } from '../check.js';
import { type IdentityHash, type Match, matchIdentity, matchMailto, shown, weakHashFindings } from '../identity.js';
import { badgeIn } from './part.js';

/** Other names for the properties of a profile that a recipient is told by; the IRIs are those of the context. */
const otherNames: ReadonlyMap<string, string> = new Map(
  ['email', 'url', 'telephone'].flatMap((name) => [
    [`schema:${name}`, name],
    [`http://schema.org/${name}`, name],
    [`https://schema.org/${name}`, name],
    [`obi:${name}`, name],
    [`https://w3id.org/openbadges#${name}`, name],
  ]),
);

const plainType = (type: string): string => otherNames.get(type) ?? (type === '@id' ? 'id' : type);

/** What the user calls the types that are otherwise named in Open Badges 2. */
const askedTypes: ReadonlyMap<string, string> = new Map([['emailAddress', 'email']]);

const typeAsked = ({ type }: RecipientClaim): string => {
  const named = type.startsWith('ext:') ? type.slice('ext:'.length) : type;
  return askedTypes.get(named) ?? plainType(named);
};

/** SHA-1 went out of the rules with Open Badges 2.0. */
const hashesOf = ({ generation }: LinkedObject): readonly IdentityHash[] =>
  generation === '2.0' ? ['sha256', 'md5'] : ['sha256', 'md5', 'sha1'];

/** One person that a badge names. */
interface Stored {
  readonly type: string;
  readonly value: string;
  readonly object: JsonObject;
}

/** A list of identities names several, and each of them counts as one. */
const storedIn = (recipient: JsonValue): readonly Stored[] => {
  if (!isObject(recipient)) return [];
  const [type, ...more] = asArray(member(recipient, 'type'));
  if (typeof type !== 'string' || more.length > 0) return [];
  const values = asArray(member(recipient, 'identity'));
  // Beside what cannot be read nobody knows whom else it names.
  return values.every((value) => typeof value === 'string')
    ? values.map((value) => ({ type: plainType(type), value, object: recipient }))
    : [];
};

const isMailto = ({ type, value, object }: Stored): boolean =>
  type === 'id' && member(object, 'hashed') !== true && /^mailto:/i.test(value);

const isComparable = (stored: Stored, asked: RecipientClaim): boolean =>
  stored.type === typeAsked(asked) || (typeAsked(asked) === 'email' && isMailto(stored));

const matchOne = (stored: Stored, asked: RecipientClaim, hashes: readonly IdentityHash[]): Match | undefined => {
  if (!isComparable(stored, asked)) return undefined;
  const { type, value, object } = stored;
  if (type !== typeAsked(asked)) return matchMailto(value, asked, type);
  const identity = {
    kind: type,
    value,
    hashed: member(object, 'hashed') === true,
    salt: stringMember(object, 'salt') ?? '',
  };
  return matchIdentity(identity, asked, { isEmail: type === 'email', hashes });
};

const kindWords: ReadonlyMap<string, string> = new Map([
  ['email', 'an e-mail address'],
  ['url', 'a web address'],
  ['telephone', 'a telephone number'],
  ['id', 'an id, as a badge platform gives it to each of its users'],
]);

/** By what kinds of identity the badge names its recipient. */
const kindsOf = (stored: readonly Stored[]): string =>
  [...new Set(stored.map(({ type }) => type))]
    .map((type) => kindWords.get(type) ?? `something that it calls "${type.slice(0, 80)}"`)
    .join(' and ');

const noneDeclared = (asked: readonly string[], stored: readonly Stored[], where: Where): Finding =>
  finding('recipient.none-declared', { asked, ...(stored.length === 0 ? {} : { by: kindsOf(stored) }) }, where);

const compare = (linked: LinkedObject, recipients: readonly RecipientClaim[], where: Where): CheckResult => {
  const asked = recipients.map(shown);
  const named = asArray(member(linked.object, 'recipient'));
  const stored = named.flatMap(storedIn);
  const hashes = hashesOf(linked);
  const matches = stored.map((one) =>
    recipients.reduce<Match | undefined>((found, claim) => found ?? matchOne(one, claim, hashes), undefined),
  );
  const match = matches.find((one) => one !== undefined);
  // A badge that names several people is about one of them only if the user named them all.
  const wholly = matches.every((one) => one !== undefined) && named.every((one) => storedIn(one).length > 0);
  if (match !== undefined && wholly) {
    const weak = matches.find((one) => one?.weak === true);
    return {
      kind: 'done',
      evidence: `matches ${shown(match.asked)} by ${match.how}`,
      findings: weakHashFindings(weak),
      output: { recipient: 'matched' },
    };
  }
  return stored.some((one) => recipients.some((claim) => isComparable(one, claim)))
    ? {
        kind: 'stopped',
        findings: [finding('recipient.mismatch', { asked }, where)],
        output: { recipient: 'mismatch' },
      }
    : { kind: 'stopped', findings: [noneDeclared(asked, stored, where)] };
};

export const recipient: Check = {
  id: 'recipient',
  title: 'recipient',
  needs: [],
  applies: (_, policy) => (policy.recipients.length > 0 ? 'required' : 'optional'),
  run: async (credential, { policy }) => {
    if (policy.recipients.length === 0) return { kind: 'not-applicable', why: 'not checked: no --recipient' };
    const { subject, given } = badgeIn(credential);
    // What a file says of its recipient is no evidence where its address does not say it.
    if (isMissing(subject)) return { kind: 'blocked', why: 'the badge itself could not be had' };
    // A place in what the address serves is no place in the file.
    return compare(subject.linked, policy.recipients, subject.linked === given ? { pointer: '/recipient' } : {});
  },
};
