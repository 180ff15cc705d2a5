import { expect, test } from 'vitest';
import { maxInputBytes } from '../../src/load/source.js';
import { stdin } from '../../src/load/stdin.js';
import { codesOf, context, inputOf, sentenceOfProblem, sha256 } from './helpers.js';

async function* chunks(...parts: readonly Uint8Array[]): AsyncIterable<Uint8Array> {
  yield* parts;
}
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

test('joins what comes in pieces', async () => {
  const { bytes, info } = inputOf(await stdin({ stdin: chunks(utf8('{"a"'), utf8(''), utf8(':1}')) }, context));
  expect(new TextDecoder().decode(bytes)).toBe('{"a":1}');
  expect(info).toEqual({ source: 'stdin', ref: '-', sha256: sha256(utf8('{"a":1}')) });
});

test('is called what the user calls it', async () => {
  expect(inputOf(await stdin({ stdin: chunks(), name: 'alice.png' }, context)).info.ref).toBe('alice.png');
});

test('stops reading behind the limit, however much would come', async () => {
  let given = 0;
  async function* endless(): AsyncIterable<Uint8Array> {
    for (;;) {
      given++;
      yield new Uint8Array(1 << 20);
    }
  }
  expect(codesOf(await stdin({ stdin: endless() }, context))).toEqual(['input.too-large']);
  expect(given).toBe(maxInputBytes / (1 << 20) + 1);
});

test('says when the stream breaks off', async () => {
  async function* broken(): AsyncIterable<Uint8Array> {
    yield utf8('{');
    throw new Error('the other program ended');
  }
  const loaded = await stdin({ stdin: broken() }, context);
  expect(codesOf(loaded)).toEqual(['input.unreadable']);
  expect(sentenceOfProblem(loaded)).toBe('- could not be read: the other program ended.');
});

test('leaves other kinds of source alone', () => {
  expect(stdin({ path: 'x' }, context)).toBeUndefined();
});
