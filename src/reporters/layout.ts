/** How is text broken into lines that fit the screen? */

const width = (text: string): number => [...text].length;

/** A word that is longer than a line is broken; a line that is nothing but an address stays readable that way. */
const pieces = (word: string, max: number): readonly string[] => {
  const characters = [...word];
  return characters.length <= max
    ? [word]
    : Array.from({ length: Math.ceil(characters.length / max) }, (_, i) =>
        characters.slice(i * max, (i + 1) * max).join(''),
      );
};

/** Lines of at most `max` characters, broken between words. Never empty. */
export const wrap = (text: string, max: number): readonly string[] => {
  const lines: string[] = [];
  let line = '';
  for (const piece of text.split(/\s+/u).flatMap((word) => pieces(word, max))) {
    if (line === '') line = piece;
    else if (width(line) + 1 + width(piece) <= max) line += ` ${piece}`;
    else {
      lines.push(line);
      line = piece;
    }
  }
  return [...lines, line];
};

export const pad = (text: string, to: number): string => text + ' '.repeat(Math.max(0, to - width(text)));

/** Lines of which all but the first are indented further, so that none of them can be taken for a line of its own. */
export const hanging = (indent: string, text: string, columns: number): readonly string[] =>
  wrap(text, Math.max(20, columns - width(indent) - 4)).map((line, i) => `${indent}${i === 0 ? '' : '    '}${line}`);

/** The text after a label, wrapped, its further lines under the first, or `deeper` by so many columns. */
export const labelled = (label: string, text: string, columns: number, deeper = 0): readonly string[] => {
  const room = Math.max(20, columns - width(label));
  const whole = wrap(text, room);
  const lines = whole.length === 1 ? whole : wrap(text, room - deeper);
  return lines.map((line, i) => (i === 0 ? label : ' '.repeat(width(label) + deeper)) + line);
};

/** One line at most `max` wide. */
export const clip = (text: string, max: number): string => {
  const characters = [...text];
  return characters.length <= max ? text : `${characters.slice(0, Math.max(0, max - 1)).join('')}…`;
};
