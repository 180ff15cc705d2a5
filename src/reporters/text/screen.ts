/** What does every part of the text report know of the screen that it writes for? */

import type { Finding, FindingArgs } from '../../model/finding.js';
import { sentenceOf } from '../../model/finding.js';
import type { CheckStatus, Effect, Verdict } from '../../model/verdict.js';
import { escapeQuoted, escapeTerminal } from '../escape.js';
import { shortenKeys } from '../names.js';
import type { Style } from '../style.js';

export type Mark = CheckStatus | 'warn' | 'note';

export interface Screen {
  readonly style: Style;
  readonly marks: Readonly<Record<Mark, string>>;
  readonly columns: number;
  readonly verbosity: number;
  /** The instant of the run, from which distances in time are said. */
  readonly at: number;
}

export const marks: Readonly<Record<Mark, string>> = {
  pass: '✔',
  fail: '✖',
  indeterminate: '?',
  skipped: '–',
  'not-applicable': '·',
  warn: '!',
  note: '·',
};

export const asciiMarks: Readonly<Record<Mark, string>> = {
  pass: 'ok',
  fail: 'x ',
  indeterminate: '? ',
  skipped: '- ',
  'not-applicable': '- ',
  warn: '! ',
  note: '- ',
};

/** The mark in its colour. A tick stays plain: green is for a trusted issuer alone. */
export const paintMark = ({ style, marks: shown }: Screen, mark: Mark): string => {
  if (mark === 'fail') return style.bad(shown.fail);
  if (mark === 'indeterminate' || mark === 'warn') return style.unsure(shown[mark]);
  return mark === 'pass' ? shown.pass : style.dim(shown[mark]);
};

export const verdictWords = { pass: 'PASS', fail: 'FAIL', indeterminate: 'INDETERMINATE' } as const satisfies Record<
  Verdict,
  string
>;

export const effectMarks = {
  fail: 'fail',
  indeterminate: 'indeterminate',
  warn: 'warn',
  note: 'note',
} as const satisfies Record<Effect, Mark>;

const safeText = (text: string, whole: boolean): string =>
  whole ? escapeQuoted(text, 4000) : escapeQuoted(shortenKeys(text));

/** The arguments of a finding, each cut and escaped. */
export const safeArgs = (args: FindingArgs, whole: boolean): FindingArgs =>
  Object.fromEntries(
    Object.entries(args).map(([name, value]) => [
      name,
      typeof value === 'string'
        ? safeText(value, whole)
        : typeof value === 'object'
          ? value.slice(0, 20).map((item) => safeText(item, whole))
          : value,
    ]),
  );

/** The name of an input; runs of blanks in it must not set words apart as our own columns are. */
export const showRef = (ref: string, max = 200): string =>
  escapeTerminal(ref, max).replace(/ {2,}/g, (blanks) => `${'\\u{20}'.repeat(blanks.length - 1)} `);

/** What the finding says. Its arguments are made safe before they go into the sentence, so that none can outgrow it. */
export const sentence = (f: Finding, whole: boolean): string =>
  escapeTerminal(sentenceOf({ ...f, args: safeArgs(f.args, whole) }), whole ? 20_000 : 2000);
