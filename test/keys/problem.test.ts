import { expect, test } from 'vitest';
import { keyProblemFinding } from '../../src/keys/problem.js';
import { effectOf } from '../../src/model/finding.js';

test.each([
  ['weak', 'proof.key-weak', 'fail'],
  ['malformed', 'issuer.key-malformed', 'fail'],
  ['unsupported', 'issuer.key-unsupported', 'indeterminate'],
] as const)('a key that is %s gives %s, which is %s', (kind, code, effect) => {
  const found = keyProblemFinding({ kind, detail: 'why' }, 'did:key:z6Mk');
  expect(found).toEqual({ code, args: { key: 'did:key:z6Mk', why: 'why' } });
  expect(effectOf(found)).toBe(effect);
});
