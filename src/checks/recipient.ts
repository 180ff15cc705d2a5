/** Is the badge about the person that the user named? (Open Badges 3.0 §8.2 step 5, §B.1.15 IdentityObject) */
import type { Credential } from '../model/credential.js';
import { finding } from '../model/finding.js';
import { asArray, isObject, type JsonObject, type JsonValue, member, stringMember } from '../model/json.js';
import type { RecipientClaim } from '../model/policy.js';
import type { Check } from './check.js';
import { type Match, matchIdentity, matchMailto, shown, weakHashFindings } from './identity.js';

/** What the user calls a kind of identifier, and the identityType of the specification. */
const identityTypes: ReadonlyMap<string, string> = new Map([
  ['email', 'emailAddress'],
  ['name', 'name'],
  ['username', 'userName'],
]);

const matchIdentifier = (identifier: JsonObject, asked: RecipientClaim): Match | undefined => {
  const type = identityTypes.get(asked.type) ?? asked.type;
  const stored = stringMember(identifier, 'identityHash');
  if (stringMember(identifier, 'identityType') !== type || stored === undefined) return undefined;
  const identity = {
    kind: type,
    value: stored,
    hashed: member(identifier, 'hashed') === true,
    salt: stringMember(identifier, 'salt') ?? '',
  };
  return matchIdentity(identity, asked, { isEmail: asked.type === 'email', hashes: ['sha256', 'md5'] });
};

const matchSubject = (subject: JsonValue, asked: RecipientClaim): Match | undefined => {
  if (asked.type === 'id')
    return stringMember(subject, 'id') === asked.value ? { asked, how: 'id of the subject', weak: false } : undefined;
  // An id may be the address itself, as a mailto: URI.
  const id = stringMember(subject, 'id') ?? '';
  if (asked.type === 'email' && id.startsWith('mailto:')) {
    const match = matchMailto(id, asked, 'id of the subject');
    if (match !== undefined) return match;
  }
  for (const identifier of asArray(member(subject, 'identifier'))) {
    const match = isObject(identifier) ? matchIdentifier(identifier, asked) : undefined;
    if (match !== undefined) return match;
  }
  return undefined;
};

/** Whether the badge holds anything that this could be compared with. */
const comparable = (subject: JsonValue, { type }: RecipientClaim): boolean => {
  const id = stringMember(subject, 'id');
  if (type === 'id') return id !== undefined;
  const identityType = identityTypes.get(type) ?? type;
  return (
    (type === 'email' && id?.startsWith('mailto:') === true) ||
    asArray(member(subject, 'identifier')).some((one) => stringMember(one, 'identityType') === identityType)
  );
};

export const recipient: Check = {
  id: 'recipient',
  title: 'recipient',
  needs: [],
  applies: (_, policy) => (policy.recipients.length > 0 ? 'required' : 'optional'),
  run: async (credential: Credential, { policy }) => {
    if (policy.recipients.length === 0) return { kind: 'not-applicable', why: 'not checked: no --recipient' };
    const subjects = asArray(member(credential.document, 'credentialSubject'));
    const asked = policy.recipients.map(shown);
    const matches = subjects.map((subject) =>
      policy.recipients.reduce<Match | undefined>((found, one) => found ?? matchSubject(subject, one), undefined),
    );
    const match = matches.find((one) => one !== undefined);
    // A credential about several subjects is about the person only if each of them is.
    if (match !== undefined && matches.every((one) => one !== undefined))
      return {
        kind: 'done',
        evidence: `matches ${shown(match.asked)} by ${match.how}`,
        findings: weakHashFindings(match),
        output: { recipient: 'matched' },
      };
    return subjects.some((subject) => policy.recipients.some((one) => comparable(subject, one)))
      ? {
          kind: 'stopped',
          findings: [finding('recipient.mismatch', { asked }, { pointer: `${credential.base}/credentialSubject` })],
          output: { recipient: 'mismatch' },
        }
      : { kind: 'stopped', findings: [finding('recipient.none-declared', { asked })] };
  },
};
