/** How one credential goes through its checks, and how their results become a report (ARCHITECTURE.md, Stages). */
import type { CheckContext, Outputs } from '../checks/check.js';
import { checks, checksFor } from '../checks/index.js';
import { newWork, type Work } from '../ld/work.js';
import { isLinked, withParts } from '../linked/credential.js';
import type { LinkedNet } from '../linked/fetch.js';
import type { ServedFrom } from '../linked/gather.js';
import type { Credential, CredentialKind, Envelope } from '../model/credential.js';
import { type Finding, finding } from '../model/finding.js';
import type { JsonObject } from '../model/json.js';
import type { LinkedClass } from '../model/linked.js';
import { openBadges2Context } from '../model/openbadges-context.js';
import type { Policy } from '../model/policy.js';
import type { CheckReport, CredentialReport, InputInfo } from '../model/report.js';
import { type CheckId, decide } from '../model/verdict.js';
import type { Net } from '../net/port.js';
import { envelopeIn } from '../unbake/index.js';
import { readCredential } from '../versions/index.js';
import { crash, notRun, runOne, statusOf } from './one-check.js';
import type { OpenedBadge } from './open.js';
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
  /** Whether a check is made; all of them are for a badge. */
  readonly asks: (id: CheckId) => boolean;
  /** What is worth saying of how the bytes were found. */
  readonly notes: readonly Finding[];
}

/** What is asked of a status list: whether it is what its issuer published, and in force. */
const listChecks: readonly CheckId[] = ['format', 'schema', 'issuer.key', 'proof', 'validity'];

/** Credentials inside one another are followed this far, and this many of them. */
const maxDepth = 4;
const maxNested = 32;

/** The report on something that never became a credential: the first check says why, the others did not run. */
export const unreadable = (input: InputInfo, findings: readonly [Finding, ...Finding[]]): CredentialReport => {
  const reports = checks.map((check): CheckReport => {
    const { report } = notRun(check, check.title, { status: 'skipped', why: 'there is no badge to look at' });
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

/** What stands in for an endorsement of which only the address is known: it is no more than a pointer. */
const endorsementAt = (id: string): JsonObject => ({
  '@context': openBadges2Context,
  type: 'Endorsement',
  id,
  verification: { type: 'HostedBadge' },
});

const nestedEnvelope = (nested: JsonObject | string): Uint8Array =>
  Buffer.from(typeof nested === 'string' ? nested : JSON.stringify(nested), 'utf8');

/** What the checks of one credential may ask of the runner. */
const contextOf = (
  input: InputInfo,
  shared: Shared,
  depth: number,
): Pick<
  CheckContext,
  'verifyNested' | 'verifyEndorsementAt' | 'nestedLeft' | 'verifyStatusList' | 'verifyReplacement'
> => {
  const nestedLeft = (): number => (depth < maxDepth ? shared.nested.left : 0);
  // Whom the user named, and whom they trust, is asked of the badge, not of what others say about it.
  const aside = { ...shared.policy, recipients: [], trust: { sources: [], required: false } };
  const verifyInside = async (bytes: Uint8Array, pointer: string, how: How = {}): Promise<CredentialReport> => {
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
    return verifyBytes(bytes, info, { ...shared, policy: aside, notes: [] }, depth + 1, how);
  };
  return {
    nestedLeft,
    verifyNested: (nested, pointer) => verifyInside(nestedEnvelope(nested), pointer),
    verifyEndorsementAt: (url, pointer) =>
      verifyInside(nestedEnvelope(endorsementAt(url)), pointer, { pointerOnly: true }),
    verifyStatusList: (served, url) => {
      const policy: Policy = { ...aside, at: aside.now, conformance: 'warn', skip: [] };
      return verifyBytes(
        served,
        { source: 'nested', ref: url },
        { ...shared, policy, asks: (id) => listChecks.includes(id), notes: [] },
        depth + 1,
      );
    },
    verifyReplacement: (served) =>
      verifyBytes(served, input, { ...shared, asks: (id) => id !== 'refresh' && shared.asks(id) }, depth),
  };
};

/** The report on a newer copy, with what the check found that brought it. */
const replaced = (replacement: CredentialReport, reports: readonly CheckReport[]): CredentialReport => {
  const refreshed = reports.filter(({ id }) => id === 'refresh');
  const before = replacement.checks.findIndex(({ id }) => id === 'proof') + 1;
  return { ...replacement, checks: replacement.checks.toSpliced(before, 0, ...refreshed) };
};

const assuranceOf = (
  { linked }: Credential,
  passed: (id: CheckId) => boolean,
  outputs: Outputs,
): CredentialReport['assurance'] => {
  const authenticated = passed('proof') && passed('issuer.key');
  const issuer = outputs.trusted === undefined ? (outputs.issuer ?? 'unknown') : 'trusted';
  return {
    integrity: !passed('proof') ? 'none' : linked?.verification === 'hosted' ? 'hosted' : 'signature',
    issuer: authenticated ? issuer : 'unknown',
    recipient: outputs.recipient ?? 'not-evaluated',
  };
};

const parts: Readonly<Partial<Record<LinkedClass, CredentialKind>>> = { BadgeClass: 'badge-class', Profile: 'profile' };

const kindOf = ({ kind, linked }: Credential): CredentialKind =>
  (linked === undefined ? undefined : parts[linked.given.class]) ?? kind;

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
  for (const check of checksFor(credential)) {
    if (!shared.asks(check.id)) continue;
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
      kind: kindOf(credential),
      dataModel: credential.dataModel,
      ...(credential.linked === undefined ? {} : { verification: credential.linked.verification }),
      authenticated,
      view: credential.view,
      document: credential.document,
    },
    verdict: decide(reports),
    assurance: assuranceOf(credential, passed, outputs),
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

/** What is known of the bytes beside what they say. */
interface How {
  /** Where the program itself fetched them. */
  readonly served?: ServedFrom;
  /** They were made up of an address alone. */
  readonly pointerOnly?: boolean;
}

const portOf = ({ net, policy }: RunOptions): LinkedNet => ({ net, allowHttp: policy.allowHttp });

const verifyEnvelope = async (
  found: Envelope,
  input: InputInfo,
  shared: Shared,
  depth: number,
  how: How,
): Promise<CredentialReport> => {
  const envelope = { ...found, findings: [...found.findings, ...shared.notes] };
  const read = readCredential(envelope);
  const credential = read.ok && isLinked(read.value) ? await withParts(read.value, how, portOf(shared)) : read;
  return credential.ok
    ? verifyCredential(credential.value, input, shared, depth)
    : unreadable({ ...input, container: envelope.container }, [credential.error, ...envelope.findings]);
};

const verifyBytes = async (
  bytes: Uint8Array,
  input: InputInfo,
  shared: Shared,
  depth: number,
  how: How = {},
): Promise<CredentialReport> => {
  const unbaked = envelopeIn(bytes);
  return unbaked.ok
    ? verifyEnvelope(unbaked.value, input, shared, depth, how)
    : unreadable(input, [...unbaked.error, ...shared.notes]);
};

/** Verifies one badge that was taken out of its input. Never throws: whatever is wrong with it is in the report. */
export const verify = async (
  { envelope, info, notes, served }: OpenedBadge,
  options: RunOptions,
): Promise<CredentialReport> => {
  try {
    const net = limitReadings(options.net);
    const shared = { ...options, net, work: newWork(), nested: { left: maxNested }, asks: () => true, notes };
    return await verifyEnvelope(envelope, info, shared, 0, served === undefined ? {} : { served });
  } catch (error) {
    return unreadable(info, [crash('reading', error), ...notes]);
  }
};
