/** How are names and ids that a badge claims shown, so that nobody takes one for another? (UTS #39 §5.2) */
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

/** A claimed name: in quotes, and with a word of warning where its letters may be mistaken for others. */
export const quoteName = (name: string, max = 200): string => {
  const warning = remark(name);
  return `"${escapeQuoted(name, max)}"${warning === undefined ? '' : ` (${warning})`}`;
};

/** Ids that are nothing but a key say nothing to a reader in their middle; of any other id every part counts. */
const bareKeys = /\bdid:(?:key|jwk):[\w-]{56,}/g;

const ends = 22;

/** The only key of a did:key is named by the id again. */
const echo = /\b(did:key:([\w-]+))#\2(?![\w-])/g;

/** Text in which every id that is a bare key is said once, and cut in its middle if it is longer than most. */
export const shortenKeys = (text: string): string =>
  text.replace(echo, '$1').replace(bareKeys, (id) => `${id.slice(0, ends)}…${id.slice(-ends)}`);

/**
 * An id or address; a bare key is cut unless all of it is wanted. Ids are compared by people, so odd letters are
 * named.
 */
export const showId = (id: string, whole = false): string => {
  const plain = id.replaceAll('"', '%22');
  const shown = whole ? escapeTerminal(plain, 4000) : escapeTerminal(shortenKeys(plain), 1000);
  return /[^\x00-\x7f]/.test(id) ? `${shown} (contains letters outside a to z)` : shown;
};
