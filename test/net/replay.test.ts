import { describe, expect, test } from 'vitest';
import { sha256Of } from '../../src/model/hash.js';
import type { NetResponse } from '../../src/net/port.js';
import type { Recording } from '../../src/net/recording.js';
import { replayNet } from '../../src/net/replay.js';
import { answerOf, failureOf, requestOf } from './helpers.js';

const bytes = Buffer.from('{"a":1}');
const { body: _, ...value } = (answerOf(bytes, {}, { url: 'https://moved.example/' }) as { value: NetResponse }).value;
const { url, purpose, statedBy } = requestOf();
const recording: Recording = {
  run: { startedAt: '2026-03-02T09:00:00Z', limited: [] },
  entries: [
    { request: { url, purpose, statedBy }, answer: { ok: true, value, sha256: sha256Of(bytes) }, time: '' },
    { request: { url, purpose: 'jwks', statedBy }, answer: failureOf('tls', 'expired, 3 tries') as never, time: '' },
  ],
};

describe('a replay', () => {
  const port = replayNet(recording, () => bytes);

  test('answers what was recorded', async () => {
    expect(await port.get(requestOf())).toEqual(answerOf(bytes, {}, { url: 'https://moved.example/' }));
  });

  test('fails where the run failed, in the same words', async () => {
    expect(await port.get(requestOf({ purpose: 'jwks' }))).toEqual(failureOf('tls', 'expired, 3 tries'));
  });

  test.each([
    ['another address', { url: 'https://elsewhere.example/' }],
    ['another purpose', { purpose: 'status-list' as const }],
    ['another origin', { statedBy: 'user' as const }],
  ])('says that it lacks %s', async (_case, changes) => {
    expect(await port.get(requestOf(changes))).toMatchObject({ ok: false, error: { kind: 'offline' } });
  });

  test('gives no more than was asked for', async () => {
    const request = requestOf({ maxBytes: bytes.length - 1 });
    expect(await port.get(request)).toMatchObject({ ok: false, error: { kind: 'too-large' } });
    expect((await port.get(requestOf({ maxBytes: bytes.length }))).ok).toBe(true);
  });
});

test.each([
  ['missing', undefined],
  ['changed', Buffer.from('{"a":2}')],
  ['cut off', bytes.subarray(1)],
])('a body that is %s is never used', async (_case, found) => {
  const answer = await replayNet(recording, async () => found).get(requestOf());
  expect(answer).toMatchObject({ ok: false, error: { kind: 'offline' } });
});
