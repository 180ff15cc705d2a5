/** What was asked of the badge, what came out, and what can be done about it? */
import { catalog } from '../../model/catalog.js';
import { effectOf, type Finding } from '../../model/finding.js';
import type { CheckReport, ChildReport, CredentialReport } from '../../model/report.js';
import { type CheckId, worstEffect } from '../../model/verdict.js';
import { escapeTerminal } from '../escape.js';
import { hanging, labelled } from '../layout.js';
import { shortenKeys } from '../names.js';
import { sayIssuer } from './about.js';
import { phraseOf, reasonOf } from './headline.js';
import { effectMarks, type Mark, paintMark, type Screen, safeArgs, sentence, verdictWords } from './screen.js';

const labelWidth = 13;
/** What the check of the proof is called where there is no signature. */
const hostedTitle = 'hosted copy';
const margin = '      ';

/** Column at which the text of a check begins. */
const textColumn = (screen: Screen): number => margin.length + screen.marks.pass.length + 1 + labelWidth;

const firstLine = (screen: Screen, mark: Mark, label: string, text: string): readonly string[] => {
  const lead = margin + ' '.repeat(screen.marks.pass.length + 1) + label.padEnd(labelWidth);
  const [first = '', ...rest] = labelled(lead, text, screen.columns);
  return [margin + paintMark(screen, mark) + first.slice(margin.length + screen.marks.pass.length), ...rest];
};

const detailLine = (screen: Screen, name: string, value: string): readonly string[] =>
  labelled(' '.repeat(textColumn(screen)) + escapeTerminal(name, 20).padEnd(7).concat(' '), value, screen.columns);

/** A line and a column help where the text can be opened: not inside a picture. */
const whereOf = (f: Finding, said: string, lines: boolean): string | undefined => {
  const place =
    !lines || f.position === undefined || f.pointer === ''
      ? []
      : [`line ${f.position.line}, column ${f.position.column}`];
  const path = escapeTerminal(f.pointer ?? '', 120);
  const pointer = path === '' || said.includes(path) ? [] : [path];
  return place.length + pointer.length === 0 ? undefined : [...place, ...pointer].join(', ');
};

/** Where it was seen and, for whoever wants it all, the arguments that the sentence does not hold already. */
const details = (screen: Screen, f: Finding, said: string, lines: boolean): readonly string[] => {
  const where = whereOf(f, said, lines);
  const unsaid = Object.entries(safeArgs(f.args, screen.verbosity > 0)).map(
    ([name, value]) => [name, String(value ?? '')] as const,
  );
  return [
    ...(where === undefined ? [] : detailLine(screen, 'where', where)),
    ...(screen.verbosity < 1
      ? []
      : unsaid
          .filter(([, value]) => value !== '' && !said.includes(value))
          .flatMap(([name, value]) => detailLine(screen, name, value))),
  ];
};

/** How many findings of one code are told in full; the rest is counted. */
const mostOfOneCode = 3;

/** Nobody but the issuer can do anything about these, and they harm nobody: whoever wants more asks for it. */
const isAside = ({ verbosity }: Screen, { code }: Finding): boolean =>
  verbosity < 1 && (code === 'schema.known-deviation' || code === 'format.legacy-version');

/** All findings of one code, said one after the other; what to do and the code come once, at the end. */
const group = (screen: Screen, label: string, findings: readonly Finding[], lines: boolean): readonly string[] => {
  const first = findings[0];
  if (first === undefined) return [];
  const shown = screen.verbosity > 0 ? findings : findings.slice(0, mostOfOneCode);
  const indent = ' '.repeat(textColumn(screen));
  const said = shown.flatMap((f, i) => {
    const text = sentence(f, screen.verbosity > 0);
    return [
      ...firstLine(screen, effectMarks[effectOf(f)], i === 0 ? label : '', text),
      ...(isAside(screen, f) ? [] : details(screen, f, text, lines)),
    ];
  });
  const more = findings.length - shown.length;
  const tail = more === 0 ? [] : labelled(indent, `and ${more} more like this; -v shows all`, screen.columns);
  const code = screen.style.dim(first.code);
  if (findings.length === 1 && effectOf(first) === 'note' && said.length === 1) {
    const line = `${said[0]}  ${first.code}`;
    return line.length <= screen.columns ? [`${said[0]}  ${code}`] : [...said, indent + code];
  }
  const next =
    effectOf(first) === 'note' || isAside(screen, first) ? [] : detailLine(screen, 'next', catalog[first.code].fix);
  return [...said, ...tail, ...next, indent + code];
};

const byCode = (findings: readonly Finding[]): readonly (readonly Finding[])[] =>
  [...new Set(findings.map(({ code }) => code))].map((code) => findings.filter((f) => f.code === code));

/** A tick is no comfort where nobody vouches for what it stands beside, so that is said. */
const unvouched: Partial<Record<CheckId, string>> = {
  proof: "with a key that is not shown to be the issuer's",
  status: 'by content that is not authenticated',
  validity: 'by content that is not authenticated',
  recipient: 'by content that is not authenticated',
};

/** What its own address serves needs no key. */
const remarkOn = ({ id, title }: CheckReport): string | undefined =>
  id === 'proof' && title === hostedTitle ? 'but nothing shows that this host may speak for the issuer' : unvouched[id];

const statusText = (screen: Screen, check: CheckReport, authenticated: boolean): string => {
  const summary =
    screen.verbosity > 0 ? escapeTerminal(check.summary, 4000) : escapeTerminal(shortenKeys(check.summary), 600);
  if (check.waived) return summary;
  if (check.status === 'skipped') return summary.startsWith('skipped') ? summary : `skipped: ${summary}`;
  const remark = check.status === 'pass' && !authenticated ? remarkOn(check) : undefined;
  return remark === undefined ? summary : `${summary} (${remark})`;
};

const childLines = (screen: Screen, child: ChildReport): readonly string[] => {
  const { report } = child;
  const code = reasonOf(report)?.code;
  const who =
    report.credential === undefined ? '' : ` by ${sayIssuer(report.credential.view.issuer, screen.verbosity > 0)}`;
  const text = `${verdictWords[report.verdict]}, ${child.role}${who}: ${phraseOf(report)}`;
  return [
    ...labelled(' '.repeat(textColumn(screen)), text, screen.columns),
    ...(code === undefined ? [] : [' '.repeat(textColumn(screen)) + screen.style.dim(code)]),
  ];
};

const traceLines = (screen: Screen, check: CheckReport): readonly string[] =>
  screen.verbosity < 2
    ? []
    : check.trace.flatMap(({ label, value }) => [
        screen.style.dim(`${margin}  ${escapeTerminal(label)}:`),
        ...value.split('\n').map((line) => screen.style.dim(`${margin}    ${escapeTerminal(line, 4000)}`)),
      ]);

/** The issuer block of the report says this already. */
const saidAbove = (screen: Screen, f: Finding): boolean => screen.verbosity < 1 && f.code === 'issuer.self-asserted';

export interface CheckedContent {
  readonly authenticated: boolean;
  readonly children: readonly ChildReport[];
  /** The credential is a text that the reader can open, so that lines and columns say something. */
  readonly lines: boolean;
}

/** No tick stands beside an issuer that is on no list, nor beside endorsements that do not hold, though neither decides. */
const markOf = ({ id, status, waived, findings }: CheckReport): Mark => {
  if (waived) return 'skipped';
  if (status === 'pass' && findings.some(({ code }) => code === 'issuer.not-trusted')) return 'warn';
  if (id !== 'endorsements' || status !== 'pass') return status;
  if (findings.some(({ code }) => code === 'endorsement.failed')) return 'warn';
  return findings.some(({ code }) => code === 'endorsement.indeterminate') ? 'indeterminate' : status;
};

/** One check, with all that it has to say. */
export const checkLines = (screen: Screen, check: CheckReport, about: CheckedContent): readonly string[] => {
  const findings = check.findings.filter((f) => !saidAbove(screen, f));
  const worst = worstEffect(findings.map(effectOf));
  const leads = worst === 'fail' || worst === 'indeterminate';
  const sorted = leads
    ? [...findings].sort((a, b) => Number(effectOf(b) === worst) - Number(effectOf(a) === worst))
    : findings;
  // Of one signature the findings tell all; of several the summary is a numbered list of what became of each.
  const outcomes =
    leads && check.id === 'proof' && check.summary.startsWith('1. ') ? statusText(screen, check, true) : '';
  return [
    ...(leads ? [] : firstLine(screen, markOf(check), check.title, statusText(screen, check, about.authenticated))),
    ...byCode(sorted).flatMap((same, i) => group(screen, leads && i === 0 ? check.title : '', same, about.lines)),
    ...(outcomes === '' ? [] : labelled(' '.repeat(textColumn(screen)), outcomes, screen.columns)),
    ...(check.id === 'endorsements' ? about.children : [])
      // Of one that did not pass, a finding has told already.
      .filter(({ report }) => screen.verbosity > 0 || report.verdict === 'pass')
      .flatMap((child) => childLines(screen, child)),
    ...traceLines(screen, check),
  ];
};

/** Checks that do not concern most badges are worth a line only when they were made. */
const isIdle = ({ id, status, waived }: CheckReport): boolean =>
  (id === 'refresh' || id === 'endorsements' || id === 'schema.extra') &&
  (status === 'not-applicable' || (status === 'skipped' && !waived));

export const checkList = (screen: Screen, result: CredentialReport): readonly string[] => [
  ...result.checks
    .filter((check) => screen.verbosity > 0 || !isIdle(check))
    // Where nothing could be read, the reader needs the reason and not a list of what did not happen.
    .filter((check) => screen.verbosity > 0 || result.credential !== undefined || check.status !== 'skipped')
    .flatMap((check) =>
      checkLines(screen, check, {
        authenticated: result.credential?.authenticated === true,
        children: result.children,
        lines: (result.input.container ?? 'bare') === 'bare',
      }),
    ),
  ...(result.omittedFindings === 0 ? [] : [`${margin}${result.omittedFindings} more findings were left out`]),
];

/** Requests that the run made, for `-v`. */
export const requestLines = (screen: Screen, result: CredentialReport): readonly string[] =>
  screen.verbosity < 1
    ? []
    : result.fetched.flatMap((request) => {
        const outcome =
          request.failure === undefined
            ? `HTTP ${request.status ?? '?'}, sha256 ${request.sha256 ?? 'unknown'}${request.finalUrl === undefined ? '' : `, from ${escapeTerminal(request.finalUrl, 2000)}`}${request.fromCache ? ', from the cache' : ''}${request.via === undefined ? '' : ', via proxy'}`
            : escapeTerminal(request.failure);
        const asked = `request ${escapeTerminal(request.purpose, 40)} ${escapeTerminal(request.url, 2000)}`;
        return hanging(margin, `${asked}: ${outcome}`, screen.columns);
      });
