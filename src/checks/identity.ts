/** Is this the person that the user named? Compares what was asked with what a badge stores, in clear or hashed (Open Badges 3.0 §B.1.15, Open Badges 2.0 IdentityObject). */
import { createHash } from 'node:crypto';
import { type Finding, finding } from '../model/finding.js';
import type { RecipientClaim } from '../model/policy.js';

export interface Match {
  readonly asked: RecipientClaim;
  /** By what, and how it was compared. */
  readonly how: string;
  /** What is stored can be found out by trying. */
  readonly weak: boolean;
  /** The hash is one for which other texts can be made, which is worse than one without a salt. */
  readonly broken?: true;
}

export type IdentityHash = 'sha256' | 'md5' | 'sha1';

/** Of a hash without salt, or by an old algorithm, the likely values can be tried in no time. */
const weakHashes: ReadonlySet<IdentityHash> = new Set(['md5', 'sha1']);

/** IdentityHash: the algorithm's name, `$`, and the hex hash of identity and salt; hex in either case. */
const hashMatches = (
  stored: string,
  value: string,
  salt: string,
  allowed: readonly IdentityHash[],
): IdentityHash | undefined => {
  const algorithm = allowed.find((name) => stored.startsWith(`${name}$`));
  if (algorithm === undefined) return undefined;
  const hex = createHash(algorithm).update(`${value}${salt}`, 'utf8').digest('hex');
  return stored.slice(algorithm.length + 1).toLowerCase() === hex ? algorithm : undefined;
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
const emailSpellings: readonly Spelling[] = [
  asTyped,
  { fold: foldDomain, note: ' (domain in lower case)' },
  { fold: (text) => text.toLowerCase(), note: ' (in lower case)' },
];

const spellingsOf = (isEmail: boolean): readonly Spelling[] => (isEmail ? emailSpellings : [asTyped]);

/** What a badge stores of one identity. */
export interface StoredIdentity {
  /** What kind of identity it is, for the reader. */
  readonly kind: string;
  /** Of a hashed one, with the name of the algorithm before it. */
  readonly value: string;
  readonly hashed: boolean;
  /** Empty where there is none. */
  readonly salt: string;
}

/** Whether a stored identity is the one that was asked for; the caller has made sure that they are of one kind. */
export const matchIdentity = (
  { kind, value, hashed, salt }: StoredIdentity,
  asked: RecipientClaim,
  { isEmail, hashes }: { readonly isEmail: boolean; readonly hashes: readonly IdentityHash[] },
): Match | undefined => {
  for (const { fold, note } of spellingsOf(isEmail)) {
    const text = fold(asked.value);
    if (!hashed) {
      if (fold(value) === text) return { asked, how: `${kind} in clear${note}`, weak: false };
      continue;
    }
    const algorithm = hashMatches(value, text, salt, hashes);
    if (algorithm !== undefined)
      return {
        asked,
        how: `${kind}, ${algorithm}${salt === '' ? ' without salt' : ' with salt'}${note}`,
        weak: weakHashes.has(algorithm) || salt === '',
        ...(weakHashes.has(algorithm) ? { broken: true } : {}),
      };
  }
  return undefined;
};

/** Whether a `mailto:` address names an e-mail address. */
export const matchMailto = (id: string, asked: RecipientClaim, kind: string): Match | undefined => {
  for (const { fold, note } of emailSpellings)
    if (fold(id.slice('mailto:'.length)) === fold(asked.value))
      return { asked, how: `${kind} (mailto)${note}`, weak: false };
  return undefined;
};

/** As the user wrote it. */
export const shown = ({ type, value }: RecipientClaim): string => `${type}:${value}`;

/** What is said of a match by a weak hash. */
export const weakHashFindings = (match: Match | undefined): readonly Finding[] => {
  if (match?.weak !== true) return [];
  const found = finding('recipient.weak-hash', { how: match.how });
  return [match.broken === true ? found : { ...found, effect: 'note' }];
};
