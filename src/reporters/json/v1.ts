/** How does the internal report become report v1? Member by member: the internal one is never serialised. */

import { catalog } from '../../model/catalog.js';
import { effectOf, type Finding, sentenceOf } from '../../model/finding.js';
import { present } from '../../model/present.js';
import { type Provenance, provenanceWords } from '../../model/provenance.js';
import type { BatchReport, CheckReport, CredentialReport, FetchRecord } from '../../model/report.js';
import { summarise } from '../../model/summary.js';
import type { TrustSource } from '../../model/trust.js';
import type { Reporter } from '../reporter.js';
import type {
  CheckV1,
  CredentialV1,
  FetchedV1,
  FindingV1,
  KeyFoundV1,
  ReportV1,
  ResultV1,
  TrustListV1,
} from './v1-types.js';

const findingV1 = (check: CheckReport, f: Finding): FindingV1 => ({
  check: check.id,
  code: f.code,
  effect: effectOf(f),
  ...present({
    pointer: f.pointer,
    line: f.position?.line,
    column: f.position?.column,
    authenticated: f.authenticated,
  }),
  message: sentenceOf(f),
  next: catalog[f.code].fix,
  args: present(f.args) as FindingV1['args'],
  help: `badge-verify explain ${f.code}`,
});

const checkV1 = (check: CheckReport): CheckV1 => ({
  id: check.id,
  status: check.status,
  required: check.required,
  waived: check.waived,
  summary: check.summary,
  codes: [...new Set(check.findings.map(({ code }) => code))],
});

const credentialV1 = (
  credential: NonNullable<CredentialReport['credential']>,
  includeCredential: boolean,
): CredentialV1 => {
  const { view } = credential;
  return {
    version: credential.version,
    kind: credential.kind,
    ...present({
      dataModel: credential.dataModel,
      verification: credential.verification,
      id: view.id,
      name: view.name,
    }),
    authenticated: credential.authenticated,
    issuer: present({ id: view.issuer.id, name: view.issuer.name }),
    subject: present({ id: view.subject.id }),
    ...(view.achievement === undefined
      ? {}
      : {
          achievement: present({
            id: view.achievement.id,
            name: view.achievement.name,
            type: view.achievement.type,
            creator: view.achievement.creator,
          }),
        }),
    skills: view.skills.map(({ name, url, framework }) => ({ name, ...present({ url, framework }) })),
    evidence: view.evidence.map(({ id, name }) => present({ id, name })),
    dates: present({
      awarded: view.dates.awarded,
      validFrom: view.dates.validFrom,
      validUntil: view.dates.validUntil,
    }),
    ...(includeCredential ? { document: credential.document } : {}),
  };
};

const keyFoundV1 = (found: Provenance): KeyFoundV1 => ({
  by: found.by,
  ...(found.by === 'domain'
    ? { host: found.host, ...present({ domain: found.domain, platform: found.platform }), document: found.document }
    : {}),
  ...(found.by === 'hosting'
    ? { host: found.host, ...present({ domain: found.domain, platform: found.platform }) }
    : {}),
  ...(found.by === 'resolver' ? { resolver: found.url } : {}),
  words: provenanceWords(found),
});

const trustListV1 = (trust: TrustSource): TrustListV1 => ({
  source: trust.source,
  ...present({ sha256: trust.sha256 }),
  ...('list' in trust
    ? { ...present({ name: trust.list.name, date: trust.list.date }), issuers: trust.list.issuers.size }
    : { problem: trust.why }),
});

const fetchedV1 = ({ url, purpose, at, fromCache, ...rest }: FetchRecord): FetchedV1 => {
  const { status, sha256, finalUrl, via, failure } = rest;
  return { url, purpose, at, fromCache, ...present({ status, sha256, finalUrl, via, failure }) };
};

const resultV1 = (report: CredentialReport, includeCredential: boolean): ResultV1 => ({
  input: {
    source: report.input.source,
    ref: report.input.ref,
    ...present({ sha256: report.input.sha256, container: report.input.container }),
  },
  ...(report.credential === undefined ? {} : { credential: credentialV1(report.credential, includeCredential) }),
  verdict: report.verdict,
  assurance: {
    integrity: report.assurance.integrity,
    issuer: report.assurance.issuer,
    recipient: report.assurance.recipient,
  },
  ...(report.provenance === undefined ? {} : { keyFound: keyFoundV1(report.provenance) }),
  ...(report.trusted === undefined
    ? {}
    : {
        trusted: {
          source: report.trusted.source,
          ...present({ name: report.trusted.name, date: report.trusted.date }),
        },
      }),
  checks: report.checks.map(checkV1),
  findings: report.checks.flatMap((check) => check.findings.map((f) => findingV1(check, f))),
  omittedFindings: report.omittedFindings,
  fetched: report.fetched.map(fetchedV1),
  children: report.children.map(({ role, pointer, report: inner }) => ({
    role,
    pointer,
    report: resultV1(inner, includeCredential),
  })),
});

/** The report as data. */
export const reportV1 = (
  batch: BatchReport,
  options: { readonly exitCode: number; readonly includeCredential: boolean },
): ReportV1 => ({
  $schema: 'urn:badge-verify:report:v1',
  reportVersion: 1,
  complete: batch.complete,
  tool: { name: 'badge-verify', version: batch.run.toolVersion, bundle: batch.run.bundle },
  run: {
    startedAt: batch.run.startedAt,
    at: batch.run.at,
    mode: batch.run.mode,
    trust: batch.run.trust.map(trustListV1),
    fetched: batch.run.fetched.map(fetchedV1),
    limited: batch.run.limited,
    customised: [],
  },
  summary: { ...summarise(batch.results), skippedFiles: 0 },
  exitCode: options.exitCode,
  results: batch.results.map((result) => resultV1(result, options.includeCredential)),
});

/** JSON allows C1 controls, bidi marks and the like raw in a string; a terminal should not meet them. */
const unsafeInJson = /[^\x20-\x7e\n\p{L}\p{M}\p{N}\p{P}\p{S}\x20]|[\p{Default_Ignorable_Code_Point}]|##(?=\[|vso\[)/gu;

const escapeUnit = (text: string): string =>
  Array.from({ length: text.length }, (_, i) => `\\u${text.charCodeAt(i).toString(16).padStart(4, '0')}`).join('');

/** JSON text with two blanks of indentation, in which whatever is not seen is written as `\uXXXX`. */
export const jsonText = (value: unknown): string =>
  `${JSON.stringify(value, null, 2).replace(unsafeInJson, escapeUnit)}\n`;

export const json: Reporter = {
  format: 'json',
  extension: 'json',
  finish: (batch, options) => jsonText(reportV1(batch, options)),
};
