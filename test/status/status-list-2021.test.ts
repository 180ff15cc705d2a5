import { expect, test } from 'vitest';
import { statusList2021 } from '../../src/status/status-list-2021.js';
import { codesOf, listWith, packed, serve, url } from './serve.js';

const entry = {
  type: statusList2021.type,
  statusPurpose: 'suspension',
  statusListIndex: '9',
  statusListCredential: url,
};
const list = (encodedList: string, type = 'StatusList2021') =>
  listWith(
    { type, statusPurpose: 'suspension', encodedList },
    { type: ['VerifiableCredential', 'StatusList2021Credential'] },
  );

test.each([
  ['plain', packed([9])],
  ['with a prefix', `u${packed([9])}`],
  ['in base64', Buffer.from(packed([9]), 'base64url').toString('base64')],
])('reads bits %s', async (_, encoded) => {
  expect(codesOf(await statusList2021.check(entry, serve(list(encoded)).context))).toEqual(['status.suspended']);
});

test('leaves clear what is clear', async () => {
  const read = await statusList2021.check(entry, serve(list(packed([8, 10]))).context);
  expect(read).toMatchObject({ ok: true, value: { says: 'not suspended', findings: [] } });
});

test('reads no list of another kind', async () => {
  const other = serve(listWith({ statusPurpose: 'suspension' }));
  expect(codesOf(await statusList2021.check(entry, other.context))).toEqual(['status.list-invalid']);
  const mixed = serve(list(packed(), 'BitstringStatusList'));
  expect(codesOf(await statusList2021.check(entry, mixed.context))).toEqual(['status.list-invalid']);
});
