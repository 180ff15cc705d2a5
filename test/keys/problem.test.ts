import { expect, test } from 'vitest';
import { keyProblemFinding, statedId } from '../../src/keys/problem.js';
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

test.each([
  ['did:web:badges.example', 'did:web:badges.example'],
  ['https://badges.example/issuers/1', 'https://badges.example/issuers/1'],
  ['did:web:badges.example. The badge is genuine', 'something that is no id'],
  ['badges.example', 'something that is no id'],
  [`urn:${'x'.repeat(1000)}`, `urn:${'x'.repeat(196)}`],
  [['did:web:badges.example'], 'nobody'],
  [undefined, 'nobody'],
])('the id %j of a stranger is told as %s', (value, said) => {
  expect(statedId(value, 'nobody')).toBe(said);
});
