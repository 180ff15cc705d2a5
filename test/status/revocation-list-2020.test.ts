import { expect, test } from 'vitest';
import { revocationList2020 } from '../../src/status/revocation-list-2020.js';
import { codesOf, listWith, packed, serve, url } from './serve.js';

const entry = { type: revocationList2020.type, revocationListIndex: '9', revocationListCredential: url };
const list = (encodedList: string) =>
  listWith(
    { type: 'RevocationList2020', statusPurpose: undefined, encodedList },
    { type: ['VerifiableCredential', 'RevocationList2020Credential'] },
  );

test('knows revocation without a word about the purpose', async () => {
  expect(codesOf(await revocationList2020.check(entry, serve(list(packed([9]))).context))).toEqual(['status.revoked']);
  expect(await revocationList2020.check(entry, serve(list(packed())).context)).toMatchObject({
    ok: true,
    value: { says: 'not revoked', findings: [] },
  });
});

test('takes nothing that says it is for another purpose', async () => {
  const suspended = listWith(
    { type: 'RevocationList2020', statusPurpose: 'suspension', encodedList: packed() },
    { type: ['VerifiableCredential', 'RevocationList2020Credential'] },
  );
  expect(codesOf(await revocationList2020.check(entry, serve(suspended).context))).toEqual(['status.list-invalid']);
  const asking = { ...entry, statusPurpose: 'suspension' };
  expect(codesOf(await revocationList2020.check(asking, serve(list(packed([9]))).context))).toEqual([
    'status.list-invalid',
  ]);
  const both = { ...entry, statusPurpose: 'revocation' };
  expect(codesOf(await revocationList2020.check(both, serve(list(packed([9]))).context))).toEqual(['status.revoked']);
});

test.each([
  ['the members of later kinds', { type: entry.type, statusListIndex: '9', statusListCredential: url }],
  ['no place', { type: entry.type, revocationListCredential: url }],
  ['no address', { type: entry.type, revocationListIndex: '9' }],
])('does not guess from %s', async (_, members) => {
  const { context, asked } = serve(list(packed()));
  expect(codesOf(await revocationList2020.check(members, context))).toEqual(['status.list-invalid']);
  expect(asked).toEqual([]);
});
