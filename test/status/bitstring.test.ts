import { expect, test } from 'vitest';
import { bitstring } from '../../src/status/bitstring.js';
import { codesOf, listWith, packed, serve, url } from './serve.js';

const entry = { type: bitstring.type, statusPurpose: 'revocation', statusListIndex: 9, statusListCredential: url };

test('reads a list of the standard', async () => {
  const read = await bitstring.check(entry, serve(listWith({ encodedList: `u${packed([9])}` })).context);
  expect(codesOf(read)).toEqual(['status.revoked']);
});

test('wants the prefix of the standard', async () => {
  const read = await bitstring.check(entry, serve(listWith({ encodedList: packed() })).context);
  expect(codesOf(read)).toEqual(['status.list-invalid']);
});
