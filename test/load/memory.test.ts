import { expect, test } from 'vitest';
import { bytes, text } from '../../src/load/memory.js';
import { codesOf, context, inputOf, sha256 } from './helpers.js';

test('takes bytes and keeps a copy, so that a later change by the caller changes nothing', async () => {
  const mine = Uint8Array.from([1, 2, 3]);
  const input = inputOf(await bytes({ bytes: mine }, context));
  mine[0] = 9;
  expect([...input.bytes]).toEqual([1, 2, 3]);
  expect(input.info).toEqual({ source: 'bytes', ref: 'bytes', sha256: sha256(input.bytes) });
});

test('takes text as UTF-8', async () => {
  const input = inputOf(await text({ text: 'é', name: 'alice.json' }, context));
  expect([...input.bytes]).toEqual([0xc3, 0xa9]);
  expect(input.info).toEqual({ source: 'text', ref: 'alice.json', sha256: sha256(input.bytes) });
});

test('refuses too much of either', async () => {
  expect(codesOf(await bytes({ bytes: new Uint8Array(11 << 20) }, context))).toEqual(['input.too-large']);
  expect(codesOf(await text({ text: 'a'.repeat(11 << 20) }, context))).toEqual(['input.too-large']);
});

test('leaves other kinds of source alone', () => {
  expect(bytes({ text: 'x' }, context)).toBeUndefined();
  expect(text({ bytes: new Uint8Array() }, context)).toBeUndefined();
});
