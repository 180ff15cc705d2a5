import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import { finding } from '../../../src/model/finding.js';
import { json, jsonText, reportV1 } from '../../../src/reporters/json/v1.js';
import type { ReportV1 } from '../../../src/reporters/json/v1-types.js';
import { usual } from '../options.js';
import { at, batch, check, sample, unreadable, view } from '../sample.js';

const schema = JSON.parse(readFileSync('schemas/report-v1.schema.json', 'utf8'));
const isReport = new Ajv2020({ strict: true, strictRequired: false, allowUnionTypes: true }).compile(schema);

const valid = (report: unknown): unknown => (isReport(report) ? [] : isReport.errors);

const options = { exitCode: 1, includeCredential: false };
const expired = finding(
  'validity.expired',
  { validUntil: '2025-12-31T00:00:00Z', at, from: 'validUntil' },
  { pointer: '/validUntil', position: { line: 12, column: 3 } },
);
const failed = sample({ ref: 'old.json', checks: [check('validity', [{ ...expired, authenticated: true }])] });
const nothing = unreadable('shot.png', finding('input.no-credential', { format: 'PNG', seen: undefined }));
const endorsed = sample({
  more: {
    children: [
      {
        role: 'endorsement',
        pointer: '/endorsement/0',
        report: sample({ ref: '/endorsement/0', more: { input: { source: 'nested', ref: '/endorsement/0' } } }),
      },
    ],
    fetched: [
      { url: 'https://a.example/x', purpose: 'status-list', at, fromCache: false, failure: 'offline' },
      { url: 'https://a.example/y', purpose: 'status-list', at, fromCache: true, status: 200, sha256: 'a'.repeat(64) },
    ],
  },
});

describe('report v1', () => {
  test.each([
    ['a pass', batch([sample()])],
    ['a failure', batch([failed])],
    ['an input without a credential', batch([nothing])],
    ['several, some nested, some with requests', batch([failed, endorsed, nothing], ['--skip status'])],
    ['no input at all', batch([])],
    ['an interrupted run', { ...batch([failed]), complete: false }],
  ])('of %s matches the published schema', (_, b) => {
    expect(valid(JSON.parse(json.finish(b, usual)))).toEqual([]);
    expect(valid(reportV1(b, { exitCode: 0, includeCredential: true }))).toEqual([]);
  });

  test('the schema refuses what is no report', () => {
    const report = reportV1(batch([failed]), options);
    for (const broken of [
      {},
      { ...report, reportVersion: 2 },
      { ...report, results: [{}] },
      { ...report, exitCode: '1' },
    ])
      expect(isReport(broken)).toBe(false);
  });

  test('the schema lets members through that a later version adds', () => {
    const report = reportV1(batch([failed]), options);
    expect(valid({ ...report, later: 1, results: [{ ...report.results[0], later: {} }] })).toEqual([]);
  });

  test('every member of the schema is described', () => {
    const bare: string[] = [];
    const walk = (node: unknown, path: string): void => {
      if (typeof node !== 'object' || node === null) return;
      const { properties } = node as { properties?: Record<string, Record<string, unknown>> };
      for (const [name, member] of Object.entries(properties ?? {}))
        if (!('description' in member || 'const' in member || '$ref' in member)) bare.push(`${path}/${name}`);
      for (const [name, child] of Object.entries(node)) walk(child, `${path}/${name}`);
    };
    walk(schema, '');
    expect(bare).toEqual([]);
  });

  test('says of a finding what it is, where it stands, what to do and where it is explained', () => {
    expect(reportV1(batch([failed]), options).results[0]?.findings).toEqual([
      {
        check: 'validity',
        code: 'validity.expired',
        effect: 'fail',
        pointer: '/validUntil',
        line: 12,
        column: 3,
        authenticated: true,
        message: expect.stringContaining('2025-12-31'),
        next: expect.any(String),
        args: { validUntil: '2025-12-31T00:00:00Z', at, from: 'validUntil' },
        help: 'badge-verify explain validity.expired',
      },
    ]);
  });

  test('gives the effect that the user made of a code', () => {
    const softened = sample({ checks: [check('validity', [{ ...expired, effect: 'warn' }])] });
    expect(reportV1(batch([softened]), options).results[0]?.findings[0]?.effect).toBe('warn');
  });

  test('counts, names what was waived, and repeats the exit code', () => {
    const report: ReportV1 = reportV1(batch([failed, sample(), nothing], ['--skip status']), options);
    expect(report.summary).toEqual({
      total: 3,
      pass: 1,
      passBy: { trusted: 0, domain: 0, selfAsserted: 1 },
      fail: 2,
      indeterminate: 0,
      warnings: 0,
      skippedFiles: 0,
    });
    expect(report.run.limited).toEqual(['--skip status']);
    expect(report.exitCode).toBe(1);
  });

  test('holds the credential only when it is asked for', () => {
    const of = (includeCredential: boolean): unknown =>
      reportV1(batch([sample()]), { exitCode: 0, includeCredential }).results[0]?.credential?.document;
    expect(of(false)).toBeUndefined();
    expect(of(true)).toEqual({ type: ['VerifiableCredential', 'AchievementCredential'] });
  });

  test('says what the badge says, whole', () => {
    const long = `did:jwk:${'x'.repeat(300)}`;
    const report = reportV1(batch([sample({ view: { ...view, issuer: { id: long, name: 'N' } } })]), options);
    expect(report.results[0]?.credential).toMatchObject({
      version: 'ob3',
      authenticated: true,
      issuer: { id: long, name: 'N' },
      skills: view.skills,
      evidence: view.evidence,
      dates: view.dates,
    });
  });

  test('has no member for what the credential does not say', () => {
    const bare = sample({ view: { issuer: {}, subject: {}, skills: [], evidence: [], dates: {} } });
    expect(Object.keys(reportV1(batch([bare]), options).results[0]?.credential ?? {}).sort()).toEqual(
      ['authenticated', 'dataModel', 'dates', 'evidence', 'issuer', 'kind', 'skills', 'subject', 'version'].sort(),
    );
    expect(reportV1(batch([nothing]), options).results[0]?.credential).toBeUndefined();
  });
});

describe('jsonText', () => {
  test('writes what a terminal would act on as escapes, and means the same', () => {
    const value = { a: '\x1b\u009b\u202e\u200b\u2028\u{e0041}\ufeff\u00a0 ##[error] ##vso[x]', b: 'Müller 日本 🏆' };
    const text = jsonText(value);
    expect(text).not.toMatch(/[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b\u202e\u2028\ufeff]|##\[|##vso/);
    expect(text).toContain('Müller 日本 🏆');
    expect(JSON.parse(text)).toEqual(value);
  });
});
