/** What does a person read? One result fills a screen; of several, only what needs attention, then counts that add up. */

import type { BatchReport, CredentialReport } from '../model/report.js';
import { summarise } from '../model/summary.js';
import { parseInstant } from '../model/time.js';
import { escapeTerminal, guardLines, toAscii } from './escape.js';
import { clip, pad } from './layout.js';
import { isClean } from './line.js';
import type { Reporter, ReportOptions } from './reporter.js';
import { styleFor } from './style.js';
import { about } from './text/about.js';
import { checkList, requestLines } from './text/checks.js';
import { findingsOf, headline, paintVerdict, reasonOf, reasonPhrase } from './text/headline.js';
import { asciiMarks, marks, type Screen, showRef, verdictWords } from './text/screen.js';

const wholeResult = (screen: Screen, result: CredentialReport, limited: readonly string[]): readonly string[] => {
  const checks = [...checkList(screen, result), ...requestLines(screen, result)];
  const above = about(screen, result);
  return [
    ...headline(screen, result, limited),
    ...above,
    ...(above.length === 0 || checks.length === 0 ? [] : ['']),
    ...checks,
    '',
  ];
};

const widest = (texts: readonly string[], most: number): number =>
  Math.min(most, Math.max(0, ...texts.map((shown) => shown.length)));

/** One line a result: verdict, name, reason, code. */
const table = (screen: Screen, results: readonly CredentialReport[]): readonly string[] => {
  const names = results.map((result) => showRef(result.input.ref, 400));
  const reasons = results.map((result) => clip(reasonPhrase(result), 72));
  const words = widest(
    results.map(({ verdict }) => verdictWords[verdict]),
    20,
  );
  const [nameWidth, reasonWidth] = [widest(names, 40), widest(reasons, 60)];
  return results.map((result, i) => {
    const code = (reasonOf(result) ?? findingsOf(result, 'warn')[0])?.code ?? '';
    const gap = ' '.repeat(words - verdictWords[result.verdict].length + 2);
    const said = `${pad(names[i] ?? '', nameWidth)}  ${pad(reasons[i] ?? '', reasonWidth)}`;
    return `${paintVerdict(screen, result)}${gap}${said}  ${screen.style.dim(code)}`.trimEnd();
  });
};

/** How many of each, in parts that add up. */
const counts = (results: readonly CredentialReport[]): readonly string[] => {
  const { total, pass, passBy, fail, indeterminate, warnings } = summarise(results);
  const byPlatform = results.some(
    ({ verdict, assurance, provenance }) =>
      verdict === 'pass' && assurance.issuer === 'domain' && provenance !== undefined && 'platform' in provenance,
  );
  const unknown = pass - passBy.trusted - passBy.domain - passBy.selfAsserted;
  const parts = [
    [passBy.trusted, 'passed, trusted issuer'],
    [passBy.domain, `passed, issuer known by its domain${byPlatform ? ' or its platform' : ''}`],
    [passBy.selfAsserted + unknown, 'passed, issuer not confirmed'],
    [fail, 'failed'],
    [indeterminate, 'indeterminate'],
  ] as const;
  const said = parts.flatMap(([count, words]) => (count === 0 ? [] : [`${count} ${words}`]));
  const warned = warnings === 0 ? '' : ` (${warnings} warning${warnings === 1 ? '' : 's'})`;
  return said.map((part, i) =>
    [i === 0 && total > 1 ? `${total} badges: ` : '', part, i === said.length - 1 ? warned : ''].join(''),
  );
};

/** Parts with a dot between them, broken into lines between parts only. */
const joined = (parts: readonly string[], columns: number): readonly string[] => {
  const lines: string[] = [];
  for (const part of parts) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + part.length + 3 <= columns) lines[lines.length - 1] = `${last} · ${part}`;
    else lines.push(lines.length === 0 ? part : `  ${part}`);
  }
  return lines;
};

const closing = (
  screen: Screen,
  { run, results, complete }: BatchReport,
  { elapsed }: ReportOptions,
): readonly string[] => {
  if (results.length === 0) return ['nothing was verified'];
  const replayed = run.mode === 'replay';
  const requests = results.reduce(
    (sum, result) => sum + result.fetched.filter((f) => f.failure === undefined && !f.fromCache).length,
    0,
  );
  const cached = results.reduce((sum, result) => sum + result.fetched.filter((f) => f.fromCache).length, 0);
  const code = results.map(reasonOf).find((reason) => reason !== undefined)?.code;
  const right = [
    ...(elapsed === undefined || code !== undefined ? [] : [`${(elapsed / 1000).toFixed(1)} s`]),
    ...(requests === 0 || replayed ? [] : [`${requests} request${requests === 1 ? '' : 's'}`]),
    ...(cached === 0 || replayed ? [] : [`${cached} from the cache`]),
    ...(code === undefined ? [] : [`badge-verify explain ${code}`]),
  ].join(' · ');
  const left = joined(counts(results), screen.columns);
  const [only = '', ...more] = left;
  return [
    ...(complete ? [] : ['interrupted: not every input was reached']),
    ...(replayed ? [`replayed: what the web says is from a recording of ${escapeTerminal(run.startedAt, 40)}`] : []),
    ...(more.length === 0 && only.length + right.length + 3 <= screen.columns
      ? [`${pad(only, screen.columns - right.length)}${screen.style.dim(right)}`.trimEnd()]
      : [...left, screen.style.dim(right)]),
  ];
};

const lines = (batch: BatchReport, options: ReportOptions): readonly string[] => {
  const { results } = batch;
  const screen: Screen = {
    style: styleFor(options.color),
    marks: options.ascii ? asciiMarks : marks,
    columns: Math.min(Math.max(options.columns, 60), 100),
    verbosity: options.verbosity,
    at: parseInstant(batch.run.at) ?? 0,
  };
  const inFull = options.verbosity > 0 || (options.verbosity === 0 && results.length === 1);
  const attention = results.filter((result) => !isClean(result));
  const limited = batch.run.limited.map((option) => escapeTerminal(option));
  return [
    ...(inFull
      ? results.flatMap((result) => wholeResult(screen, result, limited))
      : [...table(screen, attention), ...(attention.length === 0 ? [] : [''])]),
    ...(inFull || limited.length === 0 ? [] : [`limited by ${limited.join(', ')}`]),
    ...closing(screen, batch, options),
  ];
};

export const text: Reporter = {
  format: 'text',
  extension: 'txt',
  finish: (batch, options) => {
    if (options.verbosity < -1) return '';
    const whole = `${lines(batch, options).join('\n')}\n`;
    return guardLines(options.ascii ? toAscii(whole) : whole);
  },
};
