import { describe, expect, it } from 'vitest';
import { catalog, isFindingCode } from '../../src/model/catalog.js';
import { effectOf, finding, sentenceOf } from '../../src/model/finding.js';

describe('a finding', () => {
  const expired = finding('proof.expired', { suite: 's', date: 'a', at: 'b' }, { pointer: '/proof/expires' });

  it('holds its code, its arguments and its place', () => {
    expect(expired).toEqual({
      code: 'proof.expired',
      args: { suite: 's', date: 'a', at: 'b' },
      pointer: '/proof/expires',
    });
    expect(finding('proof.missing', {})).toEqual({ code: 'proof.missing', args: {} });
  });

  it('has the effect of its code, unless a policy gave it another', () => {
    expect(effectOf(expired)).toBe(catalog['proof.expired'].effect);
    expect(effectOf({ ...expired, effect: 'warn' })).toBe('warn');
  });

  it('makes a sentence of its arguments', () => {
    expect(sentenceOf(expired)).toContain('expired on a');
  });
});

describe('a code', () => {
  it('is one of the catalogue, and no name of its prototype', () => {
    expect(isFindingCode('proof.expired')).toBe(true);
    for (const other of ['proof.unheard-of', 'constructor', '__proto__', 'toString', ''])
      expect(isFindingCode(other)).toBe(false);
  });
});
