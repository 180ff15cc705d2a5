import { expect, test } from 'vitest';
import { loaded, maxInputBytes } from '../../src/load/source.js';
import { codesOf, inputOf, sentenceOfProblem, sha256 } from './helpers.js';

const info = { source: 'bytes', ref: 'alice.png' } as const;

test('gives the bytes with their hash', () => {
  const bytes = Uint8Array.from([1, 2, 3]);
  expect(inputOf(loaded(info, bytes))).toEqual({ bytes, info: { ...info, sha256: sha256(bytes) } });
});

test('takes 10 MiB and not one byte more', () => {
  expect(loaded(info, new Uint8Array(maxInputBytes)).ok).toBe(true);
  const refused = loaded(info, new Uint8Array(maxInputBytes + 1));
  expect(codesOf(refused)).toEqual(['input.too-large']);
  expect(sentenceOfProblem(refused)).toBe(
    'alice.png is larger than 10,485,760 bytes, the most that is read as one badge.',
  );
});
