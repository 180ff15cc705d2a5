/** How is a piece of foreign text named in a sentence? Short, and with invisible characters spelt out. */

const names: ReadonlyMap<number, string> = new Map([
  [0x09, 'a tab'],
  [0x0a, 'a line break'],
  [0x0d, 'a line break'],
  [0x20, 'a space'],
  [0x22, 'a double quote'],
  [0x27, 'a single quote'],
  [0xfeff, 'a byte order mark'],
]);

/** The first characters of a text, for arguments that must stay small. */
export const clip = (text: string, length = 80): string =>
  text.length <= length ? text : `${text.slice(0, length).replace(/[\ud800-\udbff]$/, '')}…`;

/** The character at an offset: a name, or itself in quotes. */
export const characterAt = (text: string, offset: number): string => {
  const code = text.codePointAt(offset);
  if (code === undefined) return 'the end of the text';
  const name = names.get(code);
  if (name !== undefined) return name;
  const number = `U+${code.toString(16).toUpperCase().padStart(4, '0')}`;
  const character = String.fromCodePoint(code);
  if (/\p{Cc}/u.test(character)) return `the control character ${number}`;
  if (/[\p{C}\p{Z}]/u.test(character)) return `the invisible character ${number}`;
  return code < 0x7f ? `"${character}"` : `the character "${character}" (${number})`;
};

/** The word that begins at an offset, or else the character there. */
export const wordAt = (text: string, offset: number): string => {
  const word = /^[A-Za-z_$][\w$]{1,19}/.exec(text.slice(offset, offset + 20))?.[0];
  return word === undefined ? characterAt(text, offset) : `the word "${word}"`;
};
