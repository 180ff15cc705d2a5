import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { readBody } from '../../src/net/body.js';

/** Chunks, and how many of them were taken. */
const stream = (...chunks: readonly Uint8Array[]) => {
  const state = { taken: 0, left: false };
  const generate = async function* () {
    try {
      for (const chunk of chunks) {
        state.taken += 1;
        yield chunk;
      }
    } finally {
      state.left = true;
    }
  };
  return { state, chunks: generate() };
};

const plain = { contentEncoding: '', contentLength: '' };
const ten = Buffer.alloc(10, 'a');

describe('a body', () => {
  test('is put together from its chunks', async () => {
    const { chunks } = stream(Buffer.from('{"a"'), Buffer.from(':1}'));
    expect(await readBody(chunks, plain, 100)).toEqual({ ok: true, value: Buffer.from('{"a":1}') });
  });

  test('is put together before it is decoded', async () => {
    const bytes = gzipSync('{"a":1}');
    const { chunks } = stream(bytes.subarray(0, 5), bytes.subarray(5));
    expect(await readBody(chunks, { ...plain, contentEncoding: ' GZip ,' }, 100)).toEqual({
      ok: true,
      value: Buffer.from('{"a":1}'),
    });
  });

  test('is left at the chunk that is too much', async () => {
    const { state, chunks } = stream(ten, ten, ten, ten);
    expect(await readBody(chunks, plain, 19)).toEqual({
      ok: false,
      error: { kind: 'too-large', detail: 'the answer is larger than 19 bytes' },
    });
    expect(state).toEqual({ taken: 2, left: true });
  });

  test.each([
    [{ contentEncoding: '', contentLength: '21' }, 'too-large'],
    [{ contentEncoding: 'gzip, br', contentLength: '' }, 'protocol'],
    [{ contentEncoding: 'compress', contentLength: '' }, 'protocol'],
    [{ contentEncoding: 'constructor', contentLength: '' }, 'protocol'],
  ])('is not begun with headers like %j', async (headers, kind) => {
    const { state, chunks } = stream(ten, ten);
    expect(await readBody(chunks, headers, 20)).toMatchObject({ ok: false, error: { kind } });
    expect(state.taken).toBe(0);
  });

  test.each(['nonsense', '-1', '5, 5', '0'])('is counted whatever length it names: %j', async (contentLength) => {
    expect(await readBody(stream(ten, ten).chunks, { ...plain, contentLength }, 19)).toMatchObject({
      ok: false,
      error: { kind: 'too-large' },
    });
  });

  test.each([
    [1000, '1000 bytes'],
    [1024 ** 2, '1 MiB'],
    [4 * 1024 ** 2, '4 MiB'],
    [10_000_000, '9.5 MiB'],
  ])('over %s bytes is over %s', async (maxBytes, words) => {
    expect(await readBody(stream().chunks, { ...plain, contentLength: String(maxBytes + 1) }, maxBytes)).toMatchObject({
      error: { detail: `the answer is larger than ${words}` },
    });
  });
});
