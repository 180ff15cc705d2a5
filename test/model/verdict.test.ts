import { describe, expect, it, test } from 'vitest';
import { type CheckStatus, type CheckSummary, decide, type Effect, worstEffect } from '../../src/model/verdict.js';

const statuses: readonly CheckStatus[] = ['pass', 'fail', 'indeterminate', 'skipped', 'not-applicable'];
const required = (status: CheckStatus): CheckSummary => ({ status, required: true });
const optional = (status: CheckStatus): CheckSummary => ({ status, required: false });
const waived = (status: CheckStatus): CheckSummary => ({ status, required: true, waived: true });

describe('the verdict', () => {
  test.each<[string, readonly CheckSummary[], string]>([
    ['nothing was checked', [], 'indeterminate'],
    ['only optional checks passed', [optional('pass')], 'indeterminate'],
    ['only waived checks are required', [waived('skipped')], 'indeterminate'],
    ['every required check passed', [required('pass'), required('pass')], 'pass'],
    ['one required check is undecided', [required('pass'), required('indeterminate')], 'indeterminate'],
    ['one required check was skipped', [required('pass'), required('skipped')], 'indeterminate'],
    ['one required check does not apply', [required('pass'), required('not-applicable')], 'indeterminate'],
    ['one required check failed', [required('pass'), required('fail')], 'fail'],
    ['one failed beside an undecided one', [required('indeterminate'), required('fail')], 'fail'],
    ['a waived one was skipped', [required('pass'), waived('skipped')], 'pass'],
    ['a waived one failed all the same', [required('pass'), waived('fail')], 'fail'],
    ['an optional one was skipped', [required('pass'), optional('skipped')], 'pass'],
    ['an optional one is undecided', [required('pass'), optional('indeterminate')], 'pass'],
    ['an optional one failed', [required('pass'), optional('fail')], 'fail'],
  ])('where %s', (_, checks, verdict) => {
    expect(decide(checks)).toBe(verdict);
  });

  it('is a pass only if all of two required checks passed', () => {
    for (const a of statuses)
      for (const b of statuses) {
        const verdict = decide([required(a), required(b)]);
        const wanted = a === 'fail' || b === 'fail' ? 'fail' : a === 'pass' && b === 'pass' ? 'pass' : 'indeterminate';
        expect({ a, b, verdict }).toEqual({ a, b, verdict: wanted });
      }
  });

  it('does not depend on the order of the checks', () => {
    for (const a of statuses)
      for (const b of statuses) expect(decide([required(a), optional(b)])).toBe(decide([optional(b), required(a)]));
  });
});

test.each<[readonly Effect[], Effect | undefined]>([
  [[], undefined],
  [['note'], 'note'],
  [['note', 'warn'], 'warn'],
  [['warn', 'indeterminate', 'note'], 'indeterminate'],
  [['fail', 'indeterminate'], 'fail'],
  [['indeterminate', 'fail', 'warn'], 'fail'],
])('the gravest of %j is %s', (effects, worst) => {
  expect(worstEffect(effects)).toBe(worst);
});
