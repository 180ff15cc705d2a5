/** What is one line an input, for grep and awk? `VERDICT⇥input⇥code,code`, and what the run was limited by; stable. */

import type { FindingCode } from '../model/catalog.js';
import { effectOf } from '../model/finding.js';
import type { CredentialReport } from '../model/report.js';
import { worstEffect } from '../model/verdict.js';
import { escapeControls, guardLines } from './escape.js';
import type { Reporter } from './reporter.js';

const gravity = { fail: 0, indeterminate: 1, warn: 2, note: 3 } as const;

/** All codes of a result, each once, the gravest first. */
const codesOf = (result: CredentialReport): readonly string[] => {
  const findings = result.checks.flatMap((check) => check.findings);
  const sorted = [...findings].sort((a, b) => gravity[effectOf(a)] - gravity[effectOf(b)]);
  return [...new Set(sorted.map(({ code }) => code))];
};

/** Notes which say that another document was judged than the one that was given. */
const otherDocument: readonly FindingCode[] = ['refresh.used', 'input.page-announces'];

/** A pass without so much as a warning. */
export const isClean = (result: CredentialReport): boolean => {
  if (result.checks.some(({ findings }) => findings.some(({ code }) => otherDocument.includes(code)))) return false;
  const worst = worstEffect(result.checks.flatMap((check) => check.findings.map(effectOf)));
  return result.verdict === 'pass' && (worst === undefined || worst === 'note');
};

export const line: Reporter = {
  format: 'line',
  extension: 'tsv',
  finish: ({ run, results }, { verbosity }) => {
    if (verbosity < -1) return '';
    const limited = run.limited.length === 0 ? [] : [`limited: ${escapeControls(run.limited.join(', '))}`];
    const lines = results
      .filter((result) => verbosity >= 0 || !isClean(result))
      // The name is cut nowhere: a script hands it back to the program.
      .map((r) => [r.verdict.toUpperCase(), escapeControls(r.input.ref), codesOf(r).join(','), ...limited].join('\t'));
    return guardLines(lines.map((shown) => `${shown}\n`).join(''));
  },
};
