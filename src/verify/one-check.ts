/** How does one check of a credential become its part of the report? */
import type { Check, CheckContext, CheckResult, Outputs } from '../checks/check.js';
import type { Credential, Envelope } from '../model/credential.js';
import { effectOf, type Finding, finding } from '../model/finding.js';
import type { CheckReport } from '../model/report.js';
import { type CheckStatus, worstEffect } from '../model/verdict.js';

/** A check reports at most this many findings; the rest is counted. */
const maxFindings = 100;

/** What a check's answer amounts to: the worst of its findings, and a pass only with evidence. */
export const statusOf = (result: CheckResult): CheckStatus => {
  if (result.kind === 'not-applicable') return 'not-applicable';
  if (result.kind === 'blocked') return 'skipped';
  const worst = worstEffect(result.findings.map(effectOf));
  if (worst === 'fail' || worst === 'indeterminate') return worst;
  return result.kind === 'done' && result.evidence !== '' ? 'pass' : 'indeterminate';
};

const summaryOf = (result: CheckResult): string =>
  result.kind === 'done' ? result.evidence : result.kind === 'stopped' ? (result.summary ?? '') : result.why;

/** What is said of our own mistake. */
export const crash = (check: string, error: unknown): Finding =>
  finding('internal.check-crashed', {
    check,
    detail: error instanceof Error ? `${error.name}: ${error.message}`.slice(0, 200) : 'an unknown error',
  });

/** The finding with line and column, where its pointer leads to a place in the credential's text. */
export const located = (found: Finding, envelope: Envelope): Finding => {
  const position = found.pointer === undefined ? undefined : (found.position ?? envelope.locate(found.pointer));
  return position === undefined ? found : { ...found, position };
};

interface Ran {
  readonly report: CheckReport;
  readonly omitted: number;
  readonly output: Outputs;
}

interface NotRun {
  readonly status: 'skipped' | 'not-applicable';
  readonly why: string;
  readonly required?: boolean;
  readonly waived?: boolean;
}

export const notRun = (
  check: Check,
  title: string,
  { status, why, required = false, waived = false }: NotRun,
): Ran => ({
  report: { id: check.id, title, status, required, waived, summary: why, findings: [], trace: [] },
  omitted: 0,
  output: {},
});

const titleFor = (check: Check, credential: Credential): string => check.titleFor?.(credential) ?? check.title;

export const runOne = async (
  check: Check,
  credential: Credential,
  context: CheckContext,
  done: readonly CheckReport[],
): Promise<Ran> => {
  const required = check.applies(credential, context.policy) === 'required';
  const title = titleFor(check, credential);
  if ((context.policy.skip as readonly string[]).includes(check.id))
    return notRun(check, title, { status: 'skipped', why: `left out by --skip ${check.id}`, required, waived: true });
  const absent = check.absent?.(credential, context.policy);
  if (absent !== undefined) return notRun(check, title, { status: 'not-applicable', why: absent });
  const statusFor = (id: string): CheckStatus | undefined => done.find((report) => report.id === id)?.status;
  const needs = check.needsFor?.(credential) ?? check.needs;
  const unmet = needs.find((id) => statusFor(id) !== 'pass');
  if (unmet !== undefined) {
    const needed = done.find(({ id }) => id === unmet)?.title ?? unmet;
    const outcome = statusFor(unmet) === 'fail' ? 'did not pass' : 'was not decided';
    const why = `the ${needed} ${outcome}, so this was not looked at`;
    return notRun(check, title, { status: 'skipped', why, required });
  }
  const result = await check
    .run(credential, context)
    .catch((error: unknown): CheckResult => ({ kind: 'stopped', findings: [crash(check.id, error)] }));
  const findings = 'findings' in result ? result.findings : [];
  const kept = findings.slice(0, maxFindings).map((f) => located(f, credential.envelope));
  return {
    report: {
      id: check.id,
      title,
      status: statusOf(result),
      required,
      waived: false,
      summary: summaryOf(result),
      findings: kept,
      trace: 'trace' in result ? (result.trace ?? []) : [],
    },
    omitted: findings.length - kept.length + (result.kind === 'done' ? (result.omitted ?? 0) : 0),
    output: 'output' in result ? (result.output ?? {}) : {},
  };
};
