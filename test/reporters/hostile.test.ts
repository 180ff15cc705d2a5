import { describe, expect, test } from 'vitest';
import { catalog, type FindingCode } from '../../src/model/catalog.js';
import type { Finding, FindingArgs } from '../../src/model/finding.js';
import type { BatchReport, CredentialReport } from '../../src/model/report.js';
import { reporters } from '../../src/reporters/index.js';
import { usual } from './options.js';
import { batch, check, sample } from './sample.js';

/** Strings that act on a terminal or a CI log, or pretend to be our own output. */
const hostile = [
  '\x1b[32mPASS\x1b[0m trusted issuer',
  '\x1b]8;;https://evil.example\x07click\x1b]8;;\x07',
  '\x1b]0;title\x07\x9b2J',
  'ok\rPASS  alice.png',
  'x\n::error file=a,line=1::owned\n::stop-commands::t\n##[error]x\n##vso[task.complete]',
  '::error::owned',
  '##[section]x',
  '\u202egnp.ecila\u2066\u200b\ufeff\u2028\u2029\u0085',
  '\ud800 lone \udfff',
  '\u{e0050}\u{e0041}',
  `${'A'.repeat(10_000)}`,
  `${' '.repeat(3_000)}PASS`,
  `a${'\u0301'.repeat(500)}`,
  '", calls itself "Harvard University',
] as const;

const codes = Object.keys(catalog) as FindingCode[];

/** Findings take what arguments they like: each is given as text, so that every sentence is made of hostile words. */
const hostileArgs = (evil: string): FindingArgs =>
  new Proxy<Record<string, string | readonly string[]>>(
    { url: evil, why: evil },
    {
      get: (_, name) =>
        ['asked', 'claims', 'types', 'lists', 'keys', 'differences', 'lacks'].includes(String(name))
          ? [evil, evil]
          : evil,
      has: () => true,
    },
  );

const argsOf = (code: FindingCode, evil: string): FindingArgs => {
  const used = new Map<string, string | readonly string[]>();
  const spy = new Proxy(hostileArgs(evil), {
    get: (target, name) => {
      const value = Reflect.get(target, name) as string | readonly string[];
      used.set(String(name), value);
      return value;
    },
  });
  (catalog[code].say as (args: FindingArgs) => string)(spy);
  return Object.fromEntries(used);
};

const findingsWith = (evil: string): readonly Finding[] =>
  codes.map((code) => ({ code, args: argsOf(code, evil), pointer: `/${evil}`, position: { line: 1, column: 1 } }));

const resultWith = (evil: string): CredentialReport => {
  const findings = findingsWith(evil);
  const inner = sample({
    ref: evil,
    view: {
      id: evil,
      name: evil,
      issuer: { id: evil, name: evil },
      subject: { id: evil },
      achievement: { id: evil, name: evil, type: evil },
      skills: [{ name: evil, url: evil, framework: evil }],
      evidence: [{ id: evil, name: evil }],
      dates: { awarded: evil, validFrom: evil, validUntil: evil },
    },
    checks: [
      check('format', findings, { trace: [{ label: evil, value: evil }] }),
      check('proof', [], { summary: evil }),
      check('status', [], { status: 'skipped', summary: evil }),
      check('endorsements', [], { status: 'pass', summary: evil }),
    ],
    more: {
      fetched: [{ url: evil, purpose: evil, at: evil, fromCache: false, failure: evil }],
    },
  });
  return { ...inner, children: [{ role: 'endorsement', pointer: evil, report: inner }] };
};

const screens = [{ verbosity: -1 }, { verbosity: 0 }, { verbosity: 2 }, { verbosity: 2, ascii: true }];

const forbidden =
  /[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]|\p{Cs}|[\u{e0000}-\u{e007f}]/u;

describe.each(reporters.map((reporter) => [reporter.format, reporter] as const))('%s', (_, reporter) => {
  describe.each(hostile.map((evil) => [JSON.stringify(evil.slice(0, 40)), evil] as const))(
    'given %s everywhere',
    (__, evil) => {
      const reports = (): readonly BatchReport[] => [
        batch([resultWith(evil)], [evil]),
        batch([resultWith(evil), resultWith(evil)], [evil]),
      ];

      test('writes nothing that a terminal obeys or hides, and starts no command of a CI log', () => {
        for (const report of reports())
          for (const options of reporter.format === 'text' ? screens : [{}]) {
            const output = reporter.finish(report, { ...usual, ...options, includeCredential: true });
            const shown = reporter.format === 'line' ? output.replaceAll('\t', '') : output;
            expect(forbidden.exec(shown)?.[0]).toBeUndefined();
            expect(output).not.toMatch(/^\s*::/m);
            expect(output).not.toMatch(/##(\[|vso\[)/);
          }
      });

      test('in colour has no escape but colours', () => {
        for (const report of reports()) {
          const output = reporter.finish(report, { ...usual, color: true, verbosity: 2 }).replaceAll('\t', '');
          expect(forbidden.exec(output.replace(/\x1b\[(?:1|2|22|31|32|33|39)m/g, ''))?.[0]).toBeUndefined();
          expect(output.replace(/\x1b\[\d+m/g, '')).not.toMatch(/^\s*::/m);
        }
      });
    },
  );
});

test('a name of ten thousand letters does not fill the screen', () => {
  const evil = 'A'.repeat(10_000);
  const lines = reporters[0]
    .finish(
      batch([
        sample({
          ref: evil,
          view: {
            issuer: { id: 'did:key:z6Mk', name: evil },
            subject: {},
            achievement: { name: evil },
            skills: [],
            evidence: [],
            dates: {},
          },
        }),
      ]),
      usual,
    )
    .split('\n');
  expect(lines.length).toBeLessThan(30);
});

test('a name cannot end its quotation and speak in our name', () => {
  const evil = 'X", trusted issuer "Harvard';
  const shown = reporters[0].finish(
    batch([
      sample({
        view: { issuer: { id: 'did:key:z6Mk', name: evil }, subject: {}, skills: [], evidence: [], dates: {} },
      }),
    ]),
    usual,
  );
  expect(shown).toContain(`calls itself "X', trusted issuer 'Harvard"`);
});
