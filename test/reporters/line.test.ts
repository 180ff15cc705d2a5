import { expect, test } from 'vitest';
import { finding } from '../../src/model/finding.js';
import { isClean, line } from '../../src/reporters/line.js';
import { usual } from './options.js';
import { batch, check, issuerId, sample, unreadable } from './sample.js';

const pass = sample({ checks: [check('issuer.key', [finding('issuer.self-asserted', { issuer: issuerId })])] });
const warned = sample({
  ref: 'w.png',
  checks: [check('format', [finding('format.compressed-chunk', { keyword: 'openbadgecredential' })])],
});
const failed = unreadable('a\tb.png', finding('input.no-credential', { format: 'PNG' }));

test('writes verdict, input and codes between tabs, in the order of the inputs', () => {
  expect(line.finish(batch([pass, failed, warned]), usual)).toBe(
    'PASS\talice.png\tissuer.self-asserted\nFAIL\ta\\u{9}b.png\tinput.no-credential\nPASS\tw.png\tformat.compressed-chunk\n',
  );
});

test('names in a fourth column what the run was limited by', () => {
  expect(line.finish(batch([pass, warned], ['--skip status', '--conformance warn']), usual)).toBe(
    [
      'PASS\talice.png\tissuer.self-asserted\tlimited: --skip status, --conformance warn\n',
      'PASS\tw.png\tformat.compressed-chunk\tlimited: --skip status, --conformance warn\n',
    ].join(''),
  );
});

test('puts the gravest code first and each only once', () => {
  const two = sample({
    checks: [
      check('issuer.key', [finding('issuer.self-asserted', { issuer: issuerId })]),
      check('validity', [
        finding('validity.bad-date', { name: 'validFrom', found: '"x"' }),
        finding('validity.bad-date', { name: 'validUntil', found: '"y"' }),
      ]),
    ],
  });
  expect(line.finish(batch([two]), usual)).toBe('FAIL\talice.png\tvalidity.bad-date,issuer.self-asserted\n');
});

test('leaves out clean passes when only problems are wanted', () => {
  expect(line.finish(batch([pass, warned]), { ...usual, verbosity: -1 })).toBe(
    'PASS\tw.png\tformat.compressed-chunk\n',
  );
});

test('a note does not make a pass unclean, a warning does', () => {
  expect([isClean(pass), isClean(warned), isClean(failed)]).toEqual([true, false, false]);
});

test('does not cut names, for a script hands them back', () => {
  const name = `${'x'.repeat(500)}.png`;
  expect(line.finish(batch([sample({ ref: name })]), usual)).toContain(name);
});
