import { describe, expect, test } from 'vitest';
import { sha256Of } from '../../src/model/hash.js';
import type { Net } from '../../src/net/port.js';
import { type RecordingWriter, recordTo } from '../../src/net/record.js';
import type { RecordedEntry } from '../../src/net/recording.js';
import { address, answerOf, failureOf, netOf, requestOf, textOf } from './helpers.js';

const now = Date.parse('2026-03-02T09:00:00Z');

const writerOf = () => {
  const entries: RecordedEntry[] = [];
  const bodies = new Map<string, Uint8Array>();
  const writer: RecordingWriter = {
    append: async (entry, body) => {
      entries.push(entry);
      if (body !== undefined) bodies.set(sha256Of(body), body);
    },
    bodyOf: (sha256) => bodies.get(sha256),
    close: async () => [],
  };
  return { writer, entries, bodies };
};

describe('what is recorded', () => {
  test('is what the program saw', async () => {
    const { writer, entries, bodies } = writerOf();
    const answer = answerOf('{"a":1}', { age: '3' }, { url: `${address}/moved`, fromCache: true, via: 'proxy' });
    expect(await recordTo(netOf(answer), writer, () => now).get(requestOf())).toBe(answer);
    const sha256 = sha256Of(Buffer.from('{"a":1}'));
    expect(entries).toEqual([
      {
        request: { url: address, purpose: 'did-document', statedBy: 'badge' },
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
          sha256,
        },
        time: '2026-03-02T09:00:00.000Z',
      },
    ]);
    expect([...bodies.keys()]).toEqual([sha256]);
  });

  test('is a failure as well, and an error of the server', async () => {
    const { writer, entries } = writerOf();
    const port = recordTo(
      netOf(failureOf('timeout', 'slow, 3 tries'), answerOf('', {}, { status: 503 })),
      writer,
      () => now,
    );
    await port.get(requestOf());
    await port.get(requestOf({ purpose: 'jwks' }));
    expect(entries.map(({ answer }) => answer)).toMatchObject([
      failureOf('timeout', 'slow, 3 tries'),
      { ok: true, value: { status: 503 } },
    ]);
  });
});

describe('a question that comes again', () => {
  test.each([
    ['an answer', answerOf('first')],
    ['a failure', failureOf('dns')],
  ])('gets %s of the recording, as a replay would give it', async (_, first) => {
    const { writer, entries } = writerOf();
    const net = netOf(first, answerOf('second'));
    const port = recordTo(net, writer, () => now);
    expect(await port.get(requestOf())).toEqual(first);
    expect(await port.get(requestOf({ accept: 'text/plain' }))).toEqual(first);
    expect([entries.length, net.asked.length]).toEqual([1, 1]);
  });

  test('is asked anew where the recording could not be written', async () => {
    const { writer, bodies } = writerOf();
    const port = recordTo(netOf(answerOf('first'), answerOf('second')), writer, () => now);
    await port.get(requestOf());
    bodies.clear();
    expect(textOf(await port.get(requestOf()))).toBe('second');
  });

  test('is asked anew after a crash', async () => {
    let calls = 0;
    const crashing: Net = {
      get: async () => {
        calls += 1;
        if (calls === 1) throw new Error('bug');
        return answerOf('good');
      },
    };
    const port = recordTo(crashing, writerOf().writer, () => now);
    await expect(port.get(requestOf())).rejects.toThrow('bug');
    expect(textOf(await port.get(requestOf()))).toBe('good');
  });
});
