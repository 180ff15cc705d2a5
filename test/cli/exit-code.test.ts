import { describe, expect, test } from 'vitest';
import { exitCodeFor, type FailOn, failOnLevels } from '../../src/cli/exit-code.js';
import { finding } from '../../src/model/finding.js';
import type { CredentialReport } from '../../src/model/report.js';
import { batch, check, sample, unreadable } from '../reporters/sample.js';

const pass = sample();
const warned = sample({ checks: [check('format', [finding('format.compressed-chunk', { keyword: 'k' })])] });
const failed = unreadable('x', finding('input.no-credential', { format: 'PNG' }));
const open = sample({ checks: [check('issuer.key', [finding('net.offline', { url: 'u', what: 'w', why: 'y' })])] });
const crashed = sample({
  checks: [check('proof', [finding('internal.check-crashed', { check: 'proof', detail: 'x' })])],
});

const codes = (results: readonly CredentialReport[]): Record<FailOn, number> =>
  Object.fromEntries(failOnLevels.map((failOn) => [failOn, exitCodeFor(batch(results), { failOn })])) as Record<
    FailOn,
    number
  >;

describe('the exit code', () => {
  test.each<readonly [string, readonly CredentialReport[], Record<FailOn, number>]>([
    ['a pass', [pass], { fail: 0, indeterminate: 0, warning: 0, never: 0 }],
    ['a pass with a warning', [warned], { fail: 0, indeterminate: 0, warning: 1, never: 0 }],
    ['a failure', [pass, failed, open], { fail: 1, indeterminate: 1, warning: 1, never: 0 }],
    ['an open question', [pass, open], { fail: 0, indeterminate: 3, warning: 3, never: 0 }],
    ['a bug', [failed, crashed, open], { fail: 70, indeterminate: 70, warning: 70, never: 70 }],
    ['nothing', [], { fail: 4, indeterminate: 4, warning: 4, never: 4 }],
  ])('of %s', (_, results, expected) => {
    expect(codes(results)).toEqual(expected);
  });

  test('is 1 when there are more warnings than allowed', () => {
    const of = (maxWarnings: number): number =>
      exitCodeFor(batch([warned, warned]), { failOn: 'indeterminate', maxWarnings });
    expect([0, 1, 2].map(of)).toEqual([1, 1, 0]);
  });

  test('is not softened by a limit on warnings', () => {
    expect(exitCodeFor(batch([open]), { failOn: 'indeterminate', maxWarnings: 5 })).toBe(3);
  });
});
