import { describe, expect, test } from 'vitest';
import { finding } from '../../src/model/finding.js';
import type { BatchReport, CheckReport, CredentialReport } from '../../src/model/report.js';
import type { ReportOptions } from '../../src/reporters/reporter.js';
import { reasonPhrase } from '../../src/reporters/text/headline.js';
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
    check(
      'endorsements',
      [
        finding(
          'endorsement.failed',
          { issuer: 'did:key:z6MkEvil', why: 'the signature does not fit the content' },
          { pointer: '/endorsement/0' },
        ),
      ],
      { summary: '0 of 1 held' },
    ),
  ],
  more: { children: [{ role: 'endorsement', pointer: '/endorsement/0', report: tampered }] },
});
const trusted = sample({
  ref: 'trusted.png',
  more: {
    assurance: { integrity: 'signature', issuer: 'trusted', recipient: 'matched' },
    provenance: { by: 'domain', host: 'badges.example.edu', document: 'did-document' },
    trusted: { name: 'Example University, Registry', source: 'trusted.json', date: '2026-02-01' },
  },
});
const byDomain = sample({
  ref: 'domain.png',
  view: { ...view, issuer: { id: 'did:web:badges.example.edu', name: 'Example University' } },
  more: {
    assurance: { integrity: 'signature', issuer: 'domain', recipient: 'not-evaluated' },
    provenance: { by: 'domain', host: 'badges.example.edu', document: 'did-document' },
  },
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
    expect(one(byDomain).split('\n')[0]).toMatch(/^PASS {2}domain\.png.*issuer badges\.example\.edu, not on a list$/);
    const host = 'harvard.edu.office-of-the-registrar.cambridge.massachusetts.evil.example';
    const long = { by: 'domain', host, domain: 'evil.example', document: 'did-document' } as const;
    expect(one({ ...byDomain, provenance: long })).toContain('issuer a host of evil.example, not on a list');
    const unread = check('issuer.trust', [], { status: 'indeterminate' });
    const checks = byDomain.checks.map((one) => (one.id === 'issuer.trust' ? unread : one));
    expect(one({ ...byDomain, checks }).split('\n')[0]).toMatch(/badges\.example\.edu, your list was not read$/);
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
    expect(one(foreign)).toContain('(content that this issuer is not shown to have signed)');
    expect(one(sample({ checks: [check('proof', [finding('proof.missing', {})])] }))).toContain(
      '(content that nobody signed)',
    );
    expect(one(undecided)).toMatch(/\(by content that is not\s+authenticated\)/);
    expect(one(foreign)).toMatch(/✔ signature .*\(with a key\s+that is not shown to be the issuer's\)/);
    expect(one(pass)).not.toContain('authenticated');
  });

  test('says that a signature did not hold only where it does not fit', () => {
    const refused = check('proof', [finding('proof.malformed', { suite: 'x', why: 'it has no "created"' })]);
    expect(one(sample({ checks: [refused] }))).toMatch(/\(content whose signature was not accepted\)/);
  });

  test('before its time a badge is not yet in force, rather than its signature of another day', () => {
    const proof = check('proof', [finding('proof.not-yet', { suite: 'x', date: '2026-01-10T00:00:00Z', at })]);
    const validity = check('validity', [
      finding('validity.not-yet', { validFrom: '2026-01-10T00:00:00Z', at, from: 'validFrom' }),
    ]);
    expect(one(sample({ checks: [proof, validity] })).split('\n')[0]).toContain('the badge is not in force yet');
    expect(one(sample({ checks: [proof] }))).toContain('the signature is dated after the time of judgement');
    expect(one(sample({ checks: [check('proof', [mismatch]), validity] })).split('\n')[0]).toContain('does not fit');
  });

  test('names the warnings that change what a pass is worth', () => {
    const other = finding('format.not-a-badge', { types: ['Diploma'] });
    const unnamed = check('schema', [finding('schema.subject-unnamed', {})]);
    const compressed = finding('format.compressed-chunk', { keyword: 'openbadgecredential' });
    const said = (checks: readonly CheckReport[]): string => reasonPhrase(sample({ checks }));
    expect(said([check('format', [other])])).toMatch(/issuer not confirmed · not an Open Badge$/);
    expect(said([unnamed])).toMatch(/ · names no recipient$/);
    expect(said([check('format', [other, compressed]), unnamed])).toMatch(
      / · not an Open Badge · names no recipient · 1 more warning$/,
    );
  });

  test('names line and column only of a text that can be opened', () => {
    expect(one(tampered)).not.toContain('line 37');
    const opened = { ...tampered, input: { ...tampered.input, container: 'bare' as const } };
    expect(one(opened)).toContain('where   line 37, column 12, /proof');
  });

  test.each([
    ['failed', 'endorsement.failed', '!'],
    ['is undecided', 'endorsement.indeterminate', '\\?'],
  ] as const)('no tick stands beside endorsements of which one %s', (_, code, mark) => {
    const found = finding(code, { issuer: 'did:key:z6MkEvil', why: 'The badge carries no signature' });
    const shown = one(sample({ checks: [check('endorsements', [found], { status: 'pass', summary: '1 of 2 held' })] }));
    expect(shown).toMatch(new RegExp(`^ {6}${mark} endorsements 1 of 2 held$`, 'm'));
    expect(shown.replace(/\s+/g, ' ')).toContain('the endorsement carries no signature');
  });

  test('says what became of each of several signatures', () => {
    const summary = '1. eddsa-rdfc-2022 fits · 2. ecdsa-jcs-2019 does not fit';
    expect(one(sample({ checks: [check('proof', [mismatch], { summary })] }))).toContain(`  ${summary}\n`);
  });

  test('never calls an undecided badge failed', () => {
    expect(one(undecided)).not.toMatch(/fail|invalid/i);
  });

  test('counts findings that were left out', () => {
    expect(one(sample({ more: { omittedFindings: 17 } }))).toContain('17 more findings were left out');
  });

  test('shows requests with -v, and traces with -vv', () => {
    const traced = sample({
      checks: [
        check('proof', [], { trace: [{ label: 'canonical document', value: '<a> <b> "c" .\n<d> <e> "\x1b[2J" .' }] }),
      ],
      more: { fetched: [{ url: 'https://a.example/x', purpose: 'status-list', at, fromCache: true, status: 200 }] },
    });
    const verbose = one(traced, { verbosity: 1 });
    expect(verbose).not.toContain('canonical document');
    expect(verbose.replace(/\s+/g, ' ')).toContain('request status-list https://a.example/x: HTTP 200, sha256');
    expect(verbose).toContain('from the cache');
    expect(one(traced)).not.toContain('https://a.example/x');
    const shown = one(traced, { verbosity: 2 });
    expect(shown).toContain('canonical document:\n          <a> <b> "c" .\n          <d> <e> "\\u{1b}[2J" .');
  });
});

describe('a badge or a file name that imitates the report', () => {
  const imitation = 'issuer key   https://www.harvard.edu, confirmed by the domain';
  const blanks = [
    'x'.padEnd(66),
    `x${'\u2800'.repeat(60)}`,
    `x${'\u00a0'.repeat(60)}`,
    'x'.repeat(66),
    'x '.repeat(34),
  ];
  const names = blanks.flatMap((start) =>
    ['✔', '✅', '✓', 'ok', '!', '·'].map((mark) => `${start} ${mark} ${imitation}`),
  );

  test.each(names)('%s writes no line that begins as one of ours', (name) => {
    const claimed = { id: name, name };
    const shown = one(
      sample({
        ref: name,
        checks: [selfAsserted],
        view: { ...view, ...claimed, issuer: claimed, achievement: claimed, evidence: [claimed], skills: [{ name }] },
      }),
    );
    for (const line of shown.split('\n').filter((text) => text.includes('harvard') || text.includes('issuer key')))
      if (!/^ {6}✔ issuer key {3}did:key:/.test(line)) expect(line).not.toMatch(/^ {0,8}(?:\S+ +)?issuer key/);
    expect(shown.match(/[✔✅✓]/gu)?.length).toBe(one(pass).match(/✔/gu)?.length);
    expect(shown).not.toContain('key   https');
    for (const line of shown.split('\n')) expect(line.length, line).toBeLessThanOrEqual(80);
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
