/** Is the badge about the person that the user named? (Open Badges 3.0 §8.2 step 5, §B.1.15 IdentityObject) */
import { createHash } from 'node:crypto';
import type { Credential } from '../model/credential.js';
import { finding } from '../model/finding.js';
import { asArray, isObject, type JsonObject, type JsonValue, member, stringMember } from '../model/json.js';
import type { RecipientClaim } from '../model/policy.js';
import type { Check } from './check.js';

/** What the user calls a kind of identifier, and the identityType of the specification. */
const identityTypes: ReadonlyMap<string, string> = new Map([
  ['email', 'emailAddress'],
  ['name', 'name'],
  ['username', 'userName'],
]);

interface Match {
  readonly asked: RecipientClaim;
  readonly how: string;
  readonly weak: boolean;
}

const hashNames = { sha256$: 'sha256', md5$: 'md5' } as const;

/** IdentityHash: the algorithm's name, `$`, and the hex hash of identity and salt; hex in either case. */
const hashMatches = (stored: string, value: string, salt: string): 'sha256' | 'md5' | undefined => {
  const prefix = (Object.keys(hashNames) as (keyof typeof hashNames)[]).find((p) => stored.startsWith(p));
  if (prefix === undefined) return undefined;
  const hex = createHash(hashNames[prefix]).update(`${value}${salt}`, 'utf8').digest('hex');
  return stored.slice(prefix.length).toLowerCase() === hex ? hashNames[prefix] : undefined;
};

const foldDomain = (address: string): string => {
  const at = address.lastIndexOf('@');
  return `${address.slice(0, at + 1)}${address.slice(at + 1).toLowerCase()}`;
};

interface Spelling {
  /** Applied to what was asked and, where it stands in clear, to what is stored. */
  readonly fold: (text: string) => string;
  readonly note: string;
}

const asTyped: Spelling = { fold: (text) => text, note: '' };

/** The domain of an e-mail address has no case; its other part has, but hardly anybody minds it. */
const spellings: readonly Spelling[] = [
  asTyped,
  { fold: foldDomain, note: ' (domain in lower case)' },
  { fold: (text) => text.toLowerCase(), note: ' (in lower case)' },
];

const spellingsOf = ({ type }: RecipientClaim): readonly Spelling[] => (type === 'email' ? spellings : [asTyped]);

const matchIdentifier = (identifier: JsonObject, asked: RecipientClaim): Match | undefined => {
  const type = identityTypes.get(asked.type) ?? asked.type;
  const stored = stringMember(identifier, 'identityHash');
  if (stringMember(identifier, 'identityType') !== type || stored === undefined) return undefined;
  for (const { fold, note } of spellingsOf(asked)) {
    const text = fold(asked.value);
    if (member(identifier, 'hashed') !== true) {
      if (fold(stored) === text) return { asked, how: `${type} in clear${note}`, weak: false };
      continue;
    }
    const salt = stringMember(identifier, 'salt') ?? '';
    const algorithm = hashMatches(stored, text, salt);
    if (algorithm !== undefined)
      return {
        asked,
        how: `${type}, ${algorithm}${salt === '' ? ' without salt' : ' with salt'}${note}`,
        weak: algorithm === 'md5' || salt === '',
      };
  }
  return undefined;
};

const matchSubject = (subject: JsonValue, asked: RecipientClaim): Match | undefined => {
  if (asked.type === 'id')
    return stringMember(subject, 'id') === asked.value ? { asked, how: 'id of the subject', weak: false } : undefined;
  // An id may be the address itself, as a mailto: URI.
  const id = stringMember(subject, 'id') ?? '';
  if (asked.type === 'email' && id.startsWith('mailto:'))
    for (const { fold, note } of spellings)
      if (fold(id.slice('mailto:'.length)) === fold(asked.value))
        return { asked, how: `id of the subject (mailto)${note}`, weak: false };
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

const shown = ({ type, value }: RecipientClaim): string => `${type}:${value}`;

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
        findings: match.weak ? [finding('recipient.weak-hash', { how: match.how })] : [],
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
