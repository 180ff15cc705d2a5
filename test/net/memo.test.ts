import { describe, expect, test } from 'vitest';
import { memo } from '../../src/net/memo.js';
import type { Net, NetRequest } from '../../src/net/port.js';
import { answerOf, failureOf, netOf, requestOf, textOf } from './helpers.js';

const urlOf = (name: string | number): string => `https://badges.example.org/${name}`;

describe('the same question', () => {
  test('is asked once, and gets the same answer', async () => {
    const net = netOf(answerOf('first'), answerOf('second'));
    const port = memo(net);
    expect(await port.get(requestOf())).toBe(await port.get(requestOf()));
    expect(net.asked).toHaveLength(1);
  });

  test('is asked once while the answer is on its way', async () => {
    const net = netOf(answerOf('first'), answerOf('second'));
    const port = memo(net);
    const all = await Promise.all(Array.from({ length: 50 }, () => port.get(requestOf())));
    expect(new Set(all.map(textOf))).toEqual(new Set(['first']));
    expect(net.asked).toHaveLength(1);
  });

  test('that failed is not asked again', async () => {
    const net = netOf(failureOf('timeout'), answerOf('now it is there'));
    const port = memo(net);
    expect(await port.get(requestOf())).toEqual(failureOf('timeout'));
    expect(await port.get(requestOf())).toEqual(failureOf('timeout'));
    expect(net.asked).toHaveLength(1);
  });

  test('is asked again where the port crashed', async () => {
    let calls = 0;
    const crashing: Net = {
      get: async () => {
        calls += 1;
        if (calls === 1) throw new Error('bug');
        return answerOf('good');
      },
    };
    const port = memo(crashing);
    await expect(port.get(requestOf())).rejects.toThrow('bug');
    expect(textOf(await port.get(requestOf()))).toBe('good');
  });
});

describe('another question', () => {
  test.each<[string, Partial<NetRequest>]>([
    ['address', { url: urlOf(2) }],
    ['address, by its query', { url: `${urlOf(1)}?a` }],
    ['purpose', { purpose: 'status-list' }],
    ['origin', { statedBy: 'user' }],
    ['kind of content', { accept: 'text/plain' }],
    ['size', { maxBytes: 5 }],
  ])('is one with another %s', async (_, changes) => {
    const net = netOf(answerOf('first'), answerOf('second'));
    const port = memo(net);
    expect(textOf(await port.get(requestOf()))).toBe('first');
    expect(textOf(await port.get(requestOf(changes)))).toBe('second');
  });
});

describe('memory', () => {
  const body = new Uint8Array(10_000);
  const asksFor = async (port: Net, names: readonly (string | number)[]): Promise<void> => {
    for (const name of names) await port.get(requestOf({ url: urlOf(name) }));
  };

  test('holds what was used last, and forgets the rest', async () => {
    const net = netOf(answerOf(body));
    const port = memo(net, 35_000);
    await asksFor(port, ['a', 'b', 'c', 'a', 'd']);
    net.asked.length = 0;
    await asksFor(port, ['a', 'c', 'd']);
    expect(net.asked).toEqual([]);
    await asksFor(port, ['b']);
    expect(net.asked.map(({ url }) => url)).toEqual([urlOf('b')]);
  });

  test('is not filled by failures without a body', async () => {
    const net = netOf(failureOf('dns'));
    const port = memo(net, 35_000);
    await asksFor(
      port,
      Array.from({ length: 100 }, (_, i) => i),
    );
    net.asked.length = 0;
    await asksFor(port, [99, 0]);
    expect(net.asked.map(({ url }) => url)).toEqual([urlOf(0)]);
  });

  test('gives an answer that is too large for it, once', async () => {
    const net = netOf(answerOf(body));
    const port = memo(net, 5000);
    expect((await port.get(requestOf())).ok).toBe(true);
    expect((await port.get(requestOf())).ok).toBe(true);
    expect(net.asked).toHaveLength(2);
  });

  test('keeps what is on its way, however full it is', async () => {
    let answerFirst = (): void => undefined;
    const first = new Promise<void>((resolve) => {
      answerFirst = resolve;
    });
    const net = netOf(async ({ url }) => {
      if (url === urlOf('slow')) await first;
      return answerOf(body);
    });
    const port = memo(net, 15_000);
    const slow = port.get(requestOf({ url: urlOf('slow') }));
    await asksFor(port, ['a', 'b', 'c']);
    const again = port.get(requestOf({ url: urlOf('slow') }));
    answerFirst();
    expect(await again).toBe(await slow);
    expect(net.asked.filter(({ url }) => url === urlOf('slow'))).toHaveLength(1);
  });
});
