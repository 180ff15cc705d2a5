/** How one credential goes through its checks, and how their results become a report (ARCHITECTURE.md, Stages). */
import type { Check, CheckContext, CheckResult, Outputs } from '../checks/check.js';
import { checks } from '../checks/index.js';
import { newWork, type Work } from '../ld/work.js';
import type { Credential, Envelope } from '../model/credential.js';
import { effectOf, type Finding, finding } from '../model/finding.js';
import type { JsonObject } from '../model/json.js';
import type { Policy } from '../model/policy.js';
import type { CheckReport, CredentialReport, InputInfo } from '../model/report.js';
import { type CheckId, type CheckStatus, decide, worstEffect } from '../model/verdict.js';
import type { Net } from '../net/port.js';
import { unbake } from '../unbake/index.js';
import { readCredential } from '../versions/index.js';
import { limitReadings } from './readings.js';

export interface RunOptions {
  readonly policy: Policy;
  readonly net: Net;
}

/** What a credential and everything nested in it share. */
interface Shared extends RunOptions {
  readonly work: Work;
  /** Nested credentials that may still be looked at. */
  readonly nested: { left: number };
  /** The checks that are made; all of them for a badge. */
  readonly checks: readonly Check[];
  /** What is worth saying of how the bytes were found. */
  readonly notes: readonly Finding[];
}

/** What is asked of a status list: whether it is what its issuer published, and in force. */
const listChecks: readonly CheckId[] = ['format', 'schema', 'issuer.key', 'proof', 'validity'];

/** Credentials inside one another are followed this far, and this many of them. */
const maxDepth = 4;
const maxNested = 32;

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

const notRun = (check: Check, { status, why, required = false, waived = false }: NotRun): Ran => ({
  report: { id: check.id, title: check.title, status, required, waived, summary: why, findings: [], trace: [] },
  omitted: 0,
  output: {},
});

const runOne = async (
  check: Check,
  credential: Credential,
  context: CheckContext,
  done: readonly CheckReport[],
): Promise<Ran> => {
  const required = check.applies(credential, context.policy) === 'required';
  if ((context.policy.skip as readonly string[]).includes(check.id))
    return notRun(check, { status: 'skipped', why: `left out by --skip ${check.id}`, required, waived: true });
  const absent = check.absent?.(credential, context.policy);
  if (absent !== undefined) return notRun(check, { status: 'not-applicable', why: absent });
  const statusFor = (id: string): CheckStatus | undefined => done.find((report) => report.id === id)?.status;
  const unmet = check.needs.find((id) => statusFor(id) !== 'pass');
  if (unmet !== undefined) {
    const title = checks.find(({ id }) => id === unmet)?.title ?? unmet;
    const outcome = statusFor(unmet) === 'fail' ? 'did not pass' : 'was not decided';
    return notRun(check, { status: 'skipped', why: `the ${title} ${outcome}, so this was not looked at`, required });
  }
  const result = await check
    .run(credential, context)
    .catch((error: unknown): CheckResult => ({ kind: 'stopped', findings: [crash(check.id, error)] }));
  const findings = 'findings' in result ? result.findings : [];
  const kept = findings.slice(0, maxFindings).map((f) => located(f, credential.envelope));
  return {
    report: {
      id: check.id,
      title: check.title,
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

/** The report on something that never became a credential: the first check says why, the others did not run. */
export const unreadable = (input: InputInfo, findings: readonly [Finding, ...Finding[]]): CredentialReport => {
  const reports = checks.map((check): CheckReport => {
    const { report } = notRun(check, { status: 'skipped', why: 'there is no badge to look at' });
    return check.id === 'format'
      ? { ...report, status: statusOf({ kind: 'stopped', findings }), required: true, summary: '', findings }
      : report;
  });
  return {
    input,
    verdict: decide(reports),
    assurance: { integrity: 'none', issuer: 'unknown', recipient: 'not-evaluated' },
    checks: reports,
    omittedFindings: 0,
    fetched: [],
    children: [],
  };
};

const nestedEnvelope = (nested: JsonObject | string): Uint8Array =>
  Buffer.from(typeof nested === 'string' ? nested : JSON.stringify(nested), 'utf8');

/** What the checks of one credential may ask of the runner. */
const contextOf = (
  input: InputInfo,
  shared: Shared,
  depth: number,
): Pick<CheckContext, 'verifyNested' | 'nestedLeft' | 'verifyStatusList' | 'verifyReplacement'> => {
  const nestedLeft = (): number => (depth < maxDepth ? shared.nested.left : 0);
  // Whom the user named, and whom they trust, is asked of the badge, not of what others say about it.
  const aside = { ...shared.policy, recipients: [], trust: { sources: [], required: false } };
  return {
    nestedLeft,
    verifyNested: async (nested, pointer) => {
      const info: InputInfo = { source: 'nested', ref: pointer };
      if (nestedLeft() <= 0)
        return unreadable(info, [
          finding('format.too-complex', {
            part: 'the badge',
            what: 'credentials inside credentials',
            limit: maxNested,
          }),
        ]);
      shared.nested.left -= 1;
      return verifyBytes(nestedEnvelope(nested), info, { ...shared, policy: aside, notes: [] }, depth + 1);
    },
    verifyStatusList: (served, url) => {
      const policy: Policy = { ...aside, at: aside.now, conformance: 'warn', skip: [] };
      const some = checks.filter(({ id }) => listChecks.includes(id));
      return verifyBytes(
        served,
        { source: 'nested', ref: url },
        { ...shared, policy, checks: some, notes: [] },
        depth + 1,
      );
    },
    verifyReplacement: (served) =>
      verifyBytes(served, input, { ...shared, checks: shared.checks.filter(({ id }) => id !== 'refresh') }, depth),
  };
};

/** The report on a newer copy, with what the check found that brought it. */
const replaced = (replacement: CredentialReport, reports: readonly CheckReport[]): CredentialReport => {
  const refreshed = reports.filter(({ id }) => id === 'refresh');
  const before = replacement.checks.findIndex(({ id }) => id === 'proof') + 1;
  return { ...replacement, checks: replacement.checks.toSpliced(before, 0, ...refreshed) };
};

const assuranceOf = (passed: (id: CheckId) => boolean, outputs: Outputs): CredentialReport['assurance'] => {
  const authenticated = passed('proof') && passed('issuer.key');
  const issuer = outputs.trusted === undefined ? (outputs.issuer ?? 'unknown') : 'trusted';
  return {
    integrity: passed('proof') ? 'signature' : 'none',
    issuer: authenticated ? issuer : 'unknown',
    recipient: outputs.recipient ?? 'not-evaluated',
  };
};

const verifyCredential = async (
  credential: Credential,
  input: InputInfo,
  shared: Shared,
  depth: number,
): Promise<CredentialReport> => {
  const { policy, net, work } = shared;
  const asked = contextOf(input, shared, depth);
  const reports: CheckReport[] = [];
  let outputs: Outputs = {};
  let omitted = 0;
  for (const check of shared.checks) {
    const ran = await runOne(check, credential, { policy, net, work, outputs, ...asked }, reports);
    reports.push(ran.report);
    outputs = { ...outputs, ...ran.output };
    omitted += ran.omitted;
    if (outputs.replacement !== undefined) return replaced(outputs.replacement, reports);
  }
  const passed = (id: CheckId): boolean => reports.find((report) => report.id === id)?.status === 'pass';
  const authenticated = passed('proof') && passed('issuer.key');
  return {
    input: { ...input, container: credential.envelope.container },
    credential: {
      version: credential.version,
      kind: credential.kind,
      dataModel: credential.dataModel,
      authenticated,
      view: credential.view,
      document: credential.document,
    },
    verdict: decide(reports),
    assurance: assuranceOf(passed, outputs),
    ...(authenticated && outputs.provenance !== undefined ? { provenance: outputs.provenance } : {}),
    ...(authenticated && outputs.trusted !== undefined ? { trusted: outputs.trusted } : {}),
    checks: reports.map((report) => ({
      ...report,
      findings: report.findings.map((f) => ({ ...f, authenticated })),
    })),
    omittedFindings: omitted,
    fetched: [],
    children: outputs.children ?? [],
  };
};

const verifyBytes = async (
  bytes: Uint8Array,
  input: InputInfo,
  shared: Shared,
  depth: number,
): Promise<CredentialReport> => {
  const { notes } = shared;
  const unbaked = unbake(bytes);
  if (!unbaked.ok) return unreadable(input, [...unbaked.error, ...notes]);
  const envelope = { ...unbaked.value, findings: [...unbaked.value.findings, ...notes] };
  const credential = readCredential(envelope);
  return credential.ok
    ? verifyCredential(credential.value, input, shared, depth)
    : unreadable({ ...input, container: envelope.container }, [credential.error, ...envelope.findings]);
};

/** Verifies what stands in some bytes. Never throws: whatever is wrong with them is in the report. */
export const verify = async (
  bytes: Uint8Array,
  input: InputInfo,
  options: RunOptions,
  notes: readonly Finding[] = [],
): Promise<CredentialReport> => {
  try {
    const net = limitReadings(options.net);
    const shared = { ...options, net, work: newWork(), nested: { left: maxNested }, checks, notes };
    return await verifyBytes(bytes, input, shared, 0);
  } catch (error) {
    return unreadable(input, [crash('reading', error), ...notes]);
  }
};
