/** How are names and ids that a badge claims shown, so that nobody takes one for another? (UTS #39 §5.2) */
import { createHash } from 'node:crypto';
import { domainToUnicode } from 'node:url';
import { escapeQuoted, escapeTerminal } from './escape.js';

const scripts = [
  'Latin',
  'Greek',
  'Cyrillic',
  'Armenian',
  'Cherokee',
  'Coptic',
  'Lisu',
  'Han',
  'Hiragana',
  'Katakana',
  'Bopomofo',
  'Hangul',
].map((name) => ({ name, has: new RegExp(`\\p{Script=${name}}`, 'u') }));

/** Sets of scripts that one writing system uses together with Latin; any other mixture is worth a word. */
const together: readonly (readonly string[])[] = [
  ['Latin', 'Han', 'Hiragana', 'Katakana'],
  ['Latin', 'Han', 'Bopomofo'],
  ['Latin', 'Han', 'Hangul'],
];

/** Scripts whose letters can be taken for Latin ones, so that a name in that script alone is marked as well. */
const lookAlikes: readonly string[] = ['Greek', 'Cyrillic', 'Armenian', 'Cherokee', 'Coptic', 'Lisu'];

/** Full-width, mathematical and enclosed letters: another way to write a to z. */
const imitates = (letter: string): boolean => !/[\x00-\x7f]/.test(letter) && /^[a-z]+$/i.test(letter.normalize('NFKC'));

const remark = (text: string): string | undefined => {
  const letters = text.slice(0, 1000).match(/[\p{L}\p{So}]/gu) ?? [];
  if (letters.some(imitates)) return 'contains letters that imitate others';
  const used = new Set(
    letters
      .filter((letter) => !/\p{Script=Common}/u.test(letter))
      .map((letter) => scripts.find(({ has }) => has.test(letter))?.name ?? 'another'),
  );
  const only = [...used][0];
  if (used.size === 1 && only !== undefined && lookAlikes.includes(only)) return `in ${only} letters`;
  const usual = used.size <= 1 || together.some((set) => [...used].every((script) => set.includes(script)));
  return usual ? undefined : 'contains letters of several alphabets';
};

/** A host; one with letters outside a to z is said as it is written and as it reads, so that neither deceives. */
export const showHost = (host: string): string => {
  const shown = escapeTerminal(host, 260);
  const reads = domainToUnicode(host.replace(/:\d+$/, ''));
  return reads === '' || reads === host.replace(/:\d+$/, '').toLowerCase()
    ? shown
    : `${shown} (which reads ${quoteName(reads)})`;
};

/** A claimed name: in quotes, and with a word of warning where its letters may be mistaken for others. */
export const quoteName = (name: string, max = 200): string => {
  const warning = remark(name);
  return `"${escapeQuoted(name, max)}"${warning === undefined ? '' : ` (${warning})`}`;
};

/**
 * Ids that hold a key and are too long to be compared by eye, with the name of the key in them. Followed by anything
 * else that an id may hold they are some other id, and of that every part counts.
 */
const longKeys = /\b(did:(?:key|jwk):[\w-]{56,})(#[\w-]+)?(?![\w%=~+*!/?#-]|[.:][\w%])/g;

/** Head and tail of such an id are cheap to imitate: a did:jwk can hold any text, and an RSA key any ends. */
const shortened = (_: string, id: string, fragment = ''): string => {
  const hash = createHash('sha256').update(id, 'utf8').digest('hex').slice(0, 32);
  return `${id.slice(0, 'did:jwk:'.length + 16)}…${fragment.slice(0, 40)} (SHA-256 of the id: ${hash})`;
};

/** The only key of a did:key is named by the id again. */
const echo = /\b(did:key:([\w-]+))#\2(?![\w-])/g;

/** Text in which every id that is a bare key is said once, and by its hash if it is longer than most. */
export const shortenKeys = (text: string): string => text.replace(echo, '$1').replace(longKeys, shortened);

/** No blank, and a scheme before it: whatever else stands for an id is free text. */
const likeUri = /^[a-z][a-z0-9+.-]*:[^\s\p{Z}\u{2800}]+$/iu;

/**
 * An id or address; a long key is said by its hash unless all of it is wanted. Ids are compared by people, so odd
 * letters are named, and what has not the form of an id is quoted like a name.
 */
export const showId = (id: string, whole = false): string => {
  if (!likeUri.test(id)) return quoteName(id, whole ? 4000 : 200);
  const plain = id.replaceAll('"', '%22');
  const shown = whole ? escapeTerminal(plain, 4000) : escapeTerminal(shortenKeys(plain), 1000);
  return /[^\x00-\x7f]/.test(id) ? `${shown} (contains letters outside a to z)` : shown;
};
