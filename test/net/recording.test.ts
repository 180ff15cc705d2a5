import { describe, expect, test } from 'vitest';
import { sha256Of } from '../../src/model/hash.js';
import { entryLine, keyOf, type RecordedEntry, readIndex, runLine } from '../../src/net/recording.js';
import { address, failureOf } from './helpers.js';

const run = { startedAt: '2026-03-02T09:00:00Z', limited: ['--allow-http'] };
const time = '2026-03-02T09:00:01.500Z';
const request: RecordedEntry['request'] = { url: address, purpose: 'did-document', statedBy: 'badge' };
const good: RecordedEntry = {
  request,
  answer: {
    ok: true,
    value: {
      url: `${address}/moved`,
      status: 200,
      contentType: 'application/json',
      headers: { 'content-type': 'application/json', age: '3' },
      fromCache: true,
      via: 'proxy',
    },
    sha256: sha256Of(new Uint8Array()),
  },
  time,
};
const bad: RecordedEntry = {
  request: { ...request, url: `${address}\n"\u2028`, statedBy: 'user' },
  answer: failureOf('timeout', 'no answer within 10 seconds, 3 tries') as RecordedEntry['answer'],
  time,
};

test('what was written is read as it was', () => {
  const text = runLine(run) + entryLine(good) + entryLine(bad);
  expect(text.split('\n')).toHaveLength(4);
  expect(readIndex(text)).toEqual({ ok: true, value: { run, entries: [good, bad] } });
});

test('a line that was cut off at the end is as good as absent', () => {
  const whole = runLine(run) + entryLine(good);
  const torn = entryLine(bad);
  for (let length = 0; length < torn.length; length += 1)
    expect(readIndex(whole + torn.slice(0, length))).toMatchObject({ ok: true, value: { entries: [good] } });
});

test('an index of nothing but line breaks is refused at the first of them', () => {
  const begun = performance.now();
  expect(readIndex(`${runLine(run)}${'\n'.repeat(8 << 20)}`)).toEqual({
    ok: false,
    error: 'line 2 of its index.ndjson is no request with its answer',
  });
  expect(performance.now() - begun).toBeLessThan(1000);
});

describe('an index is refused', () => {
  const changed = (changes: object): string => `${JSON.stringify({ ...JSON.parse(entryLine(good)), ...changes })}\n`;

  test.each<[string, string, string]>([
    ['that is empty', '', 'its index.ndjson does not begin like a recording of this program'],
    [
      'whose first line was cut off',
      runLine(run).trim(),
      'its index.ndjson does not begin like a recording of this program',
    ],
    [
      'of another version',
      runLine(run).replace('"recording":1', '"recording":2'),
      'its index.ndjson does not begin like',
    ],
    ['without a time', '{"recording":1,"limited":[]}\n', 'line 1 of its index.ndjson does not say when it was made'],
    ['without its limits', '{"recording":1,"startedAt":"2026-03-02T09:00:00Z"}\n', 'line 1 of its index.ndjson'],
    ['with half a line in the middle', `${runLine(run)}{"url\n${entryLine(good)}`, 'line 2 of its index.ndjson'],
    ['with an unknown purpose', runLine(run) + changed({ purpose: 'gossip' }), 'line 2 of its index.ndjson'],
    [
      'with a purpose from a prototype',
      runLine(run) + changed({ purpose: 'constructor' }),
      'line 2 of its index.ndjson',
    ],
    ['with a path for a hash', runLine(run) + changed({ sha256: '../../etc/passwd' }), 'line 2 of its index.ndjson'],
    ['with a status that is no number', runLine(run) + changed({ status: '200' }), 'line 2 of its index.ndjson'],
    ['with headers that are no texts', runLine(run) + changed({ headers: { age: 3 } }), 'line 2 of its index.ndjson'],
    ['without a time of the answer', runLine(run) + changed({ time: undefined }), 'line 2 of its index.ndjson'],
    [
      'with an unknown failure',
      runLine(run) + changed({ status: null, failure: { kind: 'x', url: '', detail: '' } }),
      'line 2',
    ],
  ])('%s', (_, text, why) => {
    const read = readIndex(text);
    expect(read.ok ? '' : read.error).toContain(why);
  });
});

test('questions differ by who asks, what for and where', () => {
  const keys = [
    request,
    { ...request, url: `${address}?` },
    { ...request, purpose: 'jwks' as const },
    { ...request, statedBy: 'user' as const },
  ].map(keyOf);
  expect(new Set(keys).size).toBe(4);
});
