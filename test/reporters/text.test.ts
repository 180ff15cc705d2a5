import { describe, expect, test } from 'vitest';
import { finding } from '../../src/model/finding.js';
import type { BatchReport, CredentialReport } from '../../src/model/report.js';
import type { ReportOptions } from '../../src/reporters/reporter.js';
import { text } from '../../src/reporters/text.js';
import { expectGolden } from '../cli/golden.js';
import { usual } from './options.js';
import { at, batch, check, issuerId, sample, unreadable, view } from './sample.js';

const selfAsserted = check('issuer.key', [finding('issuer.self-asserted', { issuer: issuerId })]);
const mismatch = finding(
  'proof.signature-mismatch',
  { suite: 'eddsa-rdfc-2022', why: 'The content was changed after signing, or another key signed it' },
  { pointer: '/proof', position: { line: 37, column: 12 } },
);
const expired = finding(
  'validity.expired',
  { validUntil: '2025-12-31T00:00:00Z', at, from: 'validUntil' },
  { pointer: '/validUntil' },
);
const violation = (n: number) =>
  finding(
    'schema.violation',
    { at: `/credentialSubject/achievement/tag/${n}`, expected: 'a text', found: `the number ${n}` },
    { pointer: `/credentialSubject/achievement/tag/${n}`, position: { line: 20 + n, column: 9 } },
  );
const offline = finding('net.offline', {
  url: 'https://skills.example.org/.well-known/did.json',
  what: "the issuer's key document",
  why: 'this version of badge-verify does not use the network',
});
const unchecked = check('proof', [], { status: 'skipped', summary: 'the key that it needs is not at hand' });

const pass = sample({ checks: [selfAsserted] });
const tampered = sample({ ref: 'pmp.json', checks: [check('proof', [mismatch]), check('validity', [expired])] });
const noBadge = unreadable('screenshot.png', finding('input.no-credential', { format: 'PNG' }));
const undecided = sample({
  ref: 'meyer.svg',
  view: { ...view, issuer: { id: 'did:web:skills.example.org', name: 'Skills Example' } },
  checks: [check('issuer.key', [offline]), unchecked],
});
const nonconformant = sample({ ref: 'old.json', checks: [check('schema', [1, 2, 3, 4, 5].map(violation))] });
const warned = sample({
  ref: 'baked.png',
  checks: [check('format', [finding('format.compressed-chunk', { keyword: 'openbadgecredential' })])],
});
const foreign = sample({
  ref: 'foreign.json',
  checks: [
    check('issuer.key', [
      finding('issuer.key-not-authorised', {
        issuer: issuerId,
        key: 'did:key:z6MkOther',
        why: 'the key belongs to another id',
      }),
    ]),
  ],
});
const endorsed = sample({
  ref: 'endorsed.json',
  checks: [
    check('endorsements', [
      finding(
        'endorsement.failed',
        { issuer: 'did:key:z6MkEvil', why: 'the signature does not fit the content' },
        { pointer: '/endorsement/0' },
      ),
    ]),
  ],
  more: { children: [{ role: 'endorsement', pointer: '/endorsement/0', report: tampered }] },
});
const trusted = sample({
  ref: 'trusted.png',
  more: { assurance: { integrity: 'signature', issuer: 'trusted', recipient: 'matched' } },
});
const byDomain = sample({
  ref: 'domain.png',
  view: { ...view, issuer: { id: 'did:web:badges.example.edu', name: 'Example University' } },
  more: { assurance: { integrity: 'signature', issuer: 'domain', recipient: 'not-evaluated' } },
});

const say = (b: BatchReport, options: Partial<ReportOptions> = {}): string => text.finish(b, { ...usual, ...options });
const one = (result: CredentialReport, options: Partial<ReportOptions> = {}): string => say(batch([result]), options);

describe('one result', () => {
  test.each([
    ['pass', pass],
    ['tampered', tampered],
    ['no-badge', noBadge],
    ['undecided', undecided],
    ['authentic-not-conformant', nonconformant],
    ['pass-with-warning', warned],
    ['signed-by-another', foreign],
    ['endorsed', endorsed],
    ['trusted', trusted],
    ['by-domain', byDomain],
  ])('%s reads as a person would want it', (name, result) => {
    expectGolden(`test/reporters/golden/${name}.txt`, one(result));
  });

  test.each([
    ['pass-verbose', pass, { verbosity: 1 }],
    ['tampered-ascii', tampered, { ascii: true }],
    ['tampered-narrow', tampered, { columns: 60 }],
  ])('%s', (name, result, options) => {
    expectGolden(`test/reporters/golden/${name}.txt`, one(result, options));
  });

  test('a usual pass fits one screen', () => {
    expect(one(pass).split('\n').length).toBeLessThanOrEqual(24);
  });

  test.each([60, 80, 100])('no line is wider than a screen of %d columns', (columns) => {
    for (const result of [pass, tampered, noBadge, undecided, nonconformant, warned, foreign, endorsed, byDomain])
      for (const line of one(result, { columns }).split('\n')) expect(line.length, line).toBeLessThanOrEqual(columns);
  });

  test('the first line of a pass says how far the issuer is known', () => {
    expect(one(pass).split('\n')[0]).toMatch(/^PASS {2}alice\.png .*issuer not confirmed$/);
    expect(one(trusted).split('\n')[0]).toMatch(/^PASS {2}trusted\.png .*trusted issuer$/);
    expect(one(byDomain).split('\n')[0]).toMatch(/^PASS {2}domain\.png.*did:web:badges\.example\.edu, not on a list$/);
  });

  test('says what was waived in the first lines', () => {
    expect(say(batch([pass], ['--skip status']))).toContain('limited by --skip status');
  });

  test('says that all findings of a kind are shown with -v', () => {
    expect(one(nonconformant)).toContain('and 2 more like this; -v shows all');
    expect(one(nonconformant, { verbosity: 1 })).toContain('/tag/5');
  });

  test('marks what an unauthenticated badge says of itself', () => {
    expect(one(tampered)).toContain('(content whose signature did not hold)');
    expect(one(undecided)).toContain('(content not yet authenticated)');
    expect(one(foreign)).toContain('(content that this issuer did not sign)');
    expect(one(sample({ checks: [check('proof', [finding('proof.missing', {})])] }))).toContain(
      '(content that nobody signed)',
    );
    expect(one(undecided)).toMatch(/\(by content that is not\s+authenticated\)/);
    expect(one(foreign)).toMatch(/✔ signature .*\(with a key\s+that is not shown to be the issuer's\)/);
    expect(one(pass)).not.toContain('authenticated');
  });

  test('never calls an undecided badge failed', () => {
    expect(one(undecided)).not.toMatch(/fail|invalid/i);
  });

  test('counts findings that were left out', () => {
    expect(one(sample({ more: { omittedFindings: 17 } }))).toContain('17 more findings were left out');
  });

  test('shows traces and requests only with -vv', () => {
    const traced = sample({
      checks: [
        check('proof', [], { trace: [{ label: 'canonical document', value: '<a> <b> "c" .\n<d> <e> "\x1b[2J" .' }] }),
      ],
      more: { fetched: [{ url: 'https://a.example/x', purpose: 'status-list', at, fromCache: true, status: 200 }] },
    });
    expect(one(traced, { verbosity: 1 })).not.toContain('canonical document');
    const shown = one(traced, { verbosity: 2 });
    expect(shown).toContain('canonical document:\n          <a> <b> "c" .\n          <d> <e> "\\u{1b}[2J" .');
    expect(shown).toContain('request status-list https://a.example/x: HTTP 200, from the cache');
  });
});

describe('several results', () => {
  const all = [pass, tampered, noBadge, undecided, warned, trusted, byDomain];

  test('show only what needs attention, and counts that add up', () => {
    expectGolden('test/reporters/golden/batch.txt', say(batch(all, ['--skip status'])));
  });

  test('show everything with -v', () => {
    const shown = say(batch(all), { verbosity: 1 });
    for (const { input } of all) expect(shown).toMatch(new RegExp(`^[A-Z]+ {2}${input.ref}( |$)`, 'm'));
  });

  test('of clean passes are counts alone', () => {
    expect(say(batch([pass, pass]))).toMatch(/^2 badges: 2 passed, issuer not confirmed +0\.8 s\n$/);
  });

  test('say when the run was interrupted', () => {
    expect(say({ ...batch([pass, tampered]), complete: false })).toContain('interrupted: not every input was reached');
  });

  test('are none where nothing was verified', () => {
    expect(say(batch([]))).toBe('nothing was verified\n');
  });
});

describe('-q', () => {
  test('of a pass is the counts alone', () => {
    expect(one(pass, { verbosity: -1 })).toMatch(/^1 passed, issuer not confirmed +0\.8 s\n$/);
  });

  test('of a failure is one line and the counts', () => {
    expect(one(tampered, { verbosity: -1 }).split('\n')[0]).toBe(
      'FAIL  pmp.json  the signature does not fit the content  proof.signature-mismatch',
    );
  });
});

describe('colour', () => {
  const green = '\x1b[32m';
  const everything = [pass, tampered, noBadge, undecided, nonconformant, warned, foreign, endorsed, byDomain];

  test('is green for a trusted issuer and for nobody else', () => {
    expect(one(trusted, { color: true })).toContain(`${green}PASS`);
    for (const result of everything) expect(one(result, { color: true, verbosity: 2 })).not.toContain(green);
    expect(say(batch(everything), { color: true })).not.toContain(green);
  });

  test('is never red for what is undecided', () => {
    expect(one(undecided, { color: true })).not.toContain('\x1b[31m');
    expect(one(tampered, { color: true })).toContain('\x1b[31mFAIL');
  });

  test('changes no word', () => {
    for (const result of everything) expect(one(result, { color: true }).replace(/\x1b\[\d+m/g, '')).toBe(one(result));
  });

  test('is absent unless asked for', () => {
    for (const result of everything) expect(one(result)).not.toContain('\x1b');
  });
});

test('the id of the issuer stands before its name', () => {
  const shown = one(pass);
  expect(shown.indexOf(issuerId)).toBeGreaterThan(0);
  expect(shown.indexOf(issuerId)).toBeLessThan(shown.indexOf('"Example University"'));
});
