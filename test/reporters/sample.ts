/** Reports made by hand, so that reporters are tested without the checks that would find such things. */
import type { CredentialView } from '../../src/model/credential.js';
import { effectOf, type Finding } from '../../src/model/finding.js';
import type { BatchReport, CheckReport, CredentialReport } from '../../src/model/report.js';
import { type CheckId, type CheckStatus, checkIds, decide, worstEffect } from '../../src/model/verdict.js';

export const at = '2026-03-02T09:14:00Z';
export const issuerId = 'did:key:z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK';

const titles: Record<CheckId, string> = {
  format: 'format',
  schema: 'schema',
  'issuer.key': 'issuer key',
  proof: 'signature',
  refresh: 'refresh',
  'schema.extra': 'extra schema',
  'issuer.trust': 'trust',
  status: 'status',
  validity: 'dates',
  recipient: 'recipient',
  endorsements: 'endorsements',
};

const required: readonly CheckId[] = ['format', 'schema', 'issuer.key', 'proof', 'validity'];

const usual: Partial<Record<CheckId, readonly [CheckStatus, string]>> = {
  format: ['pass', 'one credential in the PNG, Open Badges 3.0; the picture itself is not signed'],
  schema: ['pass', 'AchievementCredential, Verifiable Credentials 2.0'],
  'issuer.key': ['pass', `${issuerId}#z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK`],
  proof: ['pass', 'eddsa-rdfc-2022, covers the whole credential'],
  refresh: ['not-applicable', 'the badge offers no newer copy'],
  'schema.extra': ['not-applicable', 'further schemas are not fetched'],
  'issuer.trust': ['not-applicable', 'not checked: no --trust list'],
  status: ['not-applicable', 'the badge names no list of revocations'],
  validity: ['pass', 'in force at 2026-03-02T09:14:00Z'],
  recipient: ['not-applicable', 'not checked: no --recipient'],
  endorsements: ['not-applicable', 'the badge carries none'],
};

export const check = (id: CheckId, findings: readonly Finding[] = [], more: Partial<CheckReport> = {}): CheckReport => {
  const worst = worstEffect(findings.map(effectOf));
  const [status, summary] = usual[id] ?? ['pass', ''];
  return {
    id,
    title: titles[id],
    status: worst === 'fail' || worst === 'indeterminate' ? worst : findings.length > 0 ? 'pass' : status,
    required: required.includes(id),
    waived: false,
    summary: worst === 'fail' || worst === 'indeterminate' ? '' : summary,
    findings,
    trace: [],
    ...more,
  };
};

export const view: CredentialView = {
  id: 'urn:uuid:7f2c4f2e-5a0c-4d51-9d2c-1f1f4f5d2a11',
  name: 'Python Fundamentals',
  issuer: { id: issuerId, name: 'Example University' },
  subject: { id: 'did:example:alice' },
  achievement: { id: 'https://badges.example.edu/a/1', name: 'Python Fundamentals', type: 'Course' },
  skills: [
    { name: 'Python (programming language)', url: 'https://skills.example.org/python', framework: 'Skills' },
    { name: 'Data analysis' },
  ],
  evidence: [{ id: 'https://badges.example.edu/evidence/4711', name: 'Final project' }],
  dates: { validFrom: '2026-01-10T00:00:00Z', validUntil: '2027-06-01T00:00:00Z' },
};

export interface SampleOptions {
  readonly ref?: string;
  readonly view?: CredentialView;
  readonly checks?: readonly CheckReport[];
  readonly more?: Partial<CredentialReport>;
}

/** A badge that passes, with some of its checks replaced. */
export const sample = ({
  ref = 'alice.png',
  view: shown = view,
  checks = [],
  more = {},
}: SampleOptions = {}): CredentialReport => {
  const all = checkIds.map((id) => checks.find((c) => c.id === id) ?? check(id));
  const status = (id: CheckId): CheckStatus | undefined => all.find((c) => c.id === id)?.status;
  const holds = status('proof') === 'pass';
  const owned = status('issuer.key') === 'pass';
  return {
    input: { source: 'file', ref, sha256: '9f2c'.padEnd(64, '0'), container: 'png' },
    credential: {
      version: 'ob3',
      kind: 'achievement',
      dataModel: 'vcdm2',
      authenticated: holds && owned,
      view: shown,
      document: { type: ['VerifiableCredential', 'AchievementCredential'] },
    },
    verdict: decide(all),
    assurance: {
      integrity: holds ? 'signature' : 'none',
      issuer: holds && owned ? 'self-asserted' : 'unknown',
      recipient: 'not-evaluated',
    },
    ...(holds && owned ? { provenance: { by: 'self' } as const } : {}),
    checks: all,
    omittedFindings: 0,
    fetched: [],
    children: [],
    ...more,
  };
};

/** An input that held no credential at all. */
export const unreadable = (ref: string, found: Finding): CredentialReport => {
  const { credential: _, ...rest } = sample({ ref, checks: [check('format', [found])] });
  return {
    ...rest,
    assurance: { integrity: 'none', issuer: 'unknown', recipient: 'not-evaluated' },
    checks: [
      check('format', [found]),
      ...checkIds
        .filter((id) => id !== 'format')
        .map((id) => check(id, [], { status: 'skipped', summary: 'no credential could be read' })),
    ],
  };
};

export const batch = (results: readonly CredentialReport[], limited: readonly string[] = []): BatchReport => ({
  run: {
    toolVersion: '0.1.0',
    bundle: '2026-03-01',
    startedAt: at,
    at,
    mode: 'offline',
    trust: [],
    fetched: [],
    limited,
  },
  complete: true,
  results,
});
