/** How does text that a stranger wrote get onto a terminal or into a CI log without doing anything there? (ECMA-48, UTS #39, UTR #36) */

/**
 * Whatever acts on a terminal or is not seen on it: controls, format and bidi characters, zero-width and tag
 * characters, private use, lone surrogates, line and paragraph separators. The two emoji presentation
 * selectors are let through; they are harmless and common.
 */
const unseen =
  /(?![\u{fe0e}\u{fe0f}])[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\p{Noncharacter_Code_Point}]/gu;

/** Letters and symbols by their category, and yet nothing is drawn for them. */
const blank = /[\u{2800}\u{fffc}\u{13441}\u{13442}\u{16fe4}\u{1d159}]/gu;

/** What reports mark checks with, and its likes: in text of others it would speak in our name. */
const ownMarks = /[\u{2611}\u{2612}\u{2705}\u{2713}-\u{2718}\u{274c}\u{274e}\u{1f5f4}-\u{1f5f9}]/gu;

/** More combining marks than any script needs on one letter paint over the lines above and below. */
const stackedMarks = /(?<=\p{M}{4})\p{M}+/gu;

const visible = (text: string): string =>
  [...text].map((character) => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`).join('');

/** Cuts by code points, so that no surrogate pair is torn. */
const cut = (text: string, max: number): string => {
  if (text.length <= max) return text;
  const characters = [...text];
  return characters.length <= max ? text : `${characters.slice(0, max - 1).join('')}…`;
};

/** As `escapeTerminal` for a machine: nothing that acts or hides is left, and everything else stays as it is. */
export const escapeControls = (text: string): string =>
  text.replace(unseen, visible).replace(blank, visible).replace(stackedMarks, visible);

/**
 * Text from a badge, a file name or an argument, fit for a terminal: what would act, hide or pass for a mark of ours
 * shows as `\u{…}`, any blank is a plain one, and what is longer than `max` characters ends in `…`.
 */
export const escapeTerminal = (text: string, max = 200): string =>
  cut(
    escapeControls(cut(text, max))
      .replace(ownMarks, visible)
      .replace(/\p{Zs}/gu, ' '),
    // An escape is longer than what it stands for; a text of nothing else must not outgrow the cap by much.
    max * 2,
  );

/** Marks that look like a closing quote could end the quotation early and speak in our name. */
const quoteMarks = /["\u{201c}-\u{201f}\u{2033}\u{2036}\u{301d}-\u{301f}\u{ff02}\u{2ba}\u{2ee}]/gu;

/** As `escapeTerminal`, for text that will stand inside `"…"`. */
export const escapeQuoted = (text: string, max = 200): string =>
  escapeTerminal(text.replace(quoteMarks, "'").replace(/\p{Zs}{2,}/gu, ' '), max);

/**
 * The last gate of every human format. GitHub reads a line that starts with `::`, and Azure and the older
 * GitHub syntax a `##[` or `##vso[` anywhere in it, as a command; leading blanks and colours do not stop them.
 */
export const guardLines = (text: string): string =>
  text.replace(/^((?:\x1b\[\d+m|\s)*):(?=(?:\x1b\[\d+m)*:)/gmu, '$1\\u{3a}').replace(/##(?=\[|vso\[)/gu, '#\\u{23}');

const layoutMarks: Readonly<Record<string, string>> = {
  '…': '...',
  '·': '-',
  '–': '-',
  '—': '-',
  '’': "'",
  '§': 'section ',
};

/** Everything in ASCII: our own marks become their plain likes, any other character its `\u{…}`. */
export const toAscii = (text: string): string =>
  text.replace(/[^\x00-\x7f]/gu, (character) => layoutMarks[character] ?? visible(character));
