/** Do whole badges and forgeries get the verdict that their manifests ask for? */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Source } from '../../src/load/index.js';
import { effectOf } from '../../src/model/finding.js';
import { defaultPolicy } from '../../src/model/policy.js';
import type { CredentialReport } from '../../src/model/report.js';
import { parseInstant } from '../../src/model/time.js';
import { offlineNet } from '../../src/net/offline.js';
import { verifySource } from '../../src/verify/batch.js';
import { type CaseWeb, webOf } from './web.js';

type Word = 'pass' | 'warning' | 'fail' | 'indeterminate';

export interface CaseResult {
  readonly id: string;
  readonly source: string;
  readonly proof: string;
  readonly want: readonly Word[];
  readonly got: Word;
  readonly codes: readonly string[];
  readonly right: boolean;
  readonly milliseconds: number;
}

interface BadgeCase {
  readonly id: string;
  readonly source: string;
  readonly file: string;
  readonly proof: string;
  readonly level: 'full' | 'vc' | 'proof' | 'container';
  readonly expect: string;
  readonly strictExpect?: string;
  readonly alsoAccept?: readonly string[];
  readonly requires?: readonly string[];
  readonly at: string;
  /** Path of the map of addresses that answer. */
  readonly web?: string;
  /** The program is given this address instead of the file. */
  readonly inputUrl?: string;
}

interface ForgeryCase {
  readonly name: string;
  readonly file: string;
  readonly verdict: string;
  readonly alsoAccept?: readonly string[];
}

const words: Readonly<Record<string, readonly Word[]>> = {
  valid: ['pass', 'warning'],
  pass: ['pass', 'warning'],
  warning: ['warning'],
  invalid: ['fail'],
  fail: ['fail'],
  indeterminate: ['indeterminate'],
};

const accepted = (expected: readonly string[]): readonly Word[] => [
  ...new Set(expected.flatMap((word) => words[word] ?? [])),
];

const allCodes = (report: CredentialReport): readonly string[] => [
  ...new Set(report.checks.flatMap((check) => check.findings.map(({ code }) => code))),
];

const verdictWord = (report: CredentialReport): Word => {
  const warned = report.checks.some((check) => check.findings.some((found) => effectOf(found) === 'warn'));
  return report.verdict === 'pass' && warned ? 'warning' : report.verdict;
};

/** The outcome of one check alone. A check that did not run has shown nothing, so it is undecided. */
const checkWord = (report: CredentialReport, id: string): Word => {
  const check = report.checks.find((one) => one.id === id);
  if (check?.status === 'fail') return 'fail';
  if (check?.status !== 'pass') return 'indeterminate';
  return check.findings.some((found) => effectOf(found) === 'warn') ? 'warning' : 'pass';
};

const answer = (report: CredentialReport, level: BadgeCase['level']): Word => {
  if (level === 'container') return checkWord(report, 'format');
  if (level !== 'proof') return verdictWord(report);
  // What never became a credential has no proof check of its own; its form says all there is to say.
  return report.credential === undefined ? checkWord(report, 'format') : checkWord(report, 'proof');
};

const run = async (
  source: Source,
  at: number,
  { net, allowHttp }: CaseWeb = { net: offlineNet, allowHttp: false },
): Promise<{ report: CredentialReport; milliseconds: number }> => {
  const started = performance.now();
  const reports = await verifySource(source, { policy: { ...defaultPolicy(at), allowHttp }, net });
  const report = reports.find(({ verdict }) => verdict !== 'pass') ?? reports[0];
  if (report === undefined) throw new Error('an input without a report');
  return { report, milliseconds: performance.now() - started };
};

const result = (
  identity: { id: string; source: string; proof: string },
  want: readonly Word[],
  got: Word,
  { report, milliseconds }: { report: CredentialReport; milliseconds: number },
): CaseResult => ({ ...identity, want, got, codes: allCodes(report), right: want.includes(got), milliseconds });

const runBadge = async (folder: string, one: BadgeCase): Promise<CaseResult> => {
  const source = one.inputUrl === undefined ? { path: join(folder, one.file) } : { url: one.inputUrl };
  const web = webOf(folder, one.source, one.web);
  const ran = await run(source, parseInstant(one.at) ?? Number.NaN, web);
  const want = accepted([
    one.strictExpect ?? one.expect,
    ...(one.alsoAccept ?? []),
    ...((one.requires ?? []).length > 0 ? ['indeterminate'] : []),
  ]);
  return result({ id: one.id, source: one.source, proof: one.proof }, want, answer(ran.report, one.level), ran);
};

const runForgery = async (folder: string, one: ForgeryCase, now: number): Promise<CaseResult> => {
  const ran = await run({ path: join(folder, one.name, one.file) }, now);
  const identity = { id: `forgeries/${one.name}`, source: 'forgeries', proof: '' };
  return result(identity, accepted([one.verdict, ...(one.alsoAccept ?? [])]), verdictWord(ran.report), ran);
};

const readJson = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8'));

/** Runs every case of `badges` and `forgeries` below a directory; a part that is not there has no cases. */
export const runCases = async (directory: string, now: number): Promise<readonly CaseResult[]> => {
  const results: CaseResult[] = [];
  const badges = join(directory, 'badges');
  if (existsSync(join(badges, 'manifest.json')))
    for (const one of readJson(join(badges, 'manifest.json')) as readonly BadgeCase[])
      results.push(await runBadge(badges, one));
  const forgeries = join(directory, 'forgeries');
  if (existsSync(join(forgeries, 'CASES.json')))
    for (const one of readJson(join(forgeries, 'CASES.json')) as readonly ForgeryCase[])
      results.push(await runForgery(forgeries, one, now));
  return results;
};
