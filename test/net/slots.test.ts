import { describe, expect, test } from 'vitest';
import { hostSlots, type Release } from '../../src/net/slots.js';

/** Takes slots for the hosts in turn; `granted` holds those that have one. */
const takeAll = (total: number, perHost: number, hosts: readonly string[]) => {
  const slots = hostSlots(total, perHost);
  const granted: { readonly host: string; readonly release: Release }[] = [];
  for (const host of hosts) void slots.take(host).then((release) => granted.push({ host, release }));
  return { granted, hostsNow: () => granted.map(({ host }) => host).join('') };
};

const settled = () => new Promise((resolve) => setImmediate(resolve));

describe('slots', () => {
  test('are given to so many in all, and to so many at one host', async () => {
    const { hostsNow } = takeAll(3, 2, [...'aaabbb']);
    await settled();
    expect(hostsNow()).toBe('aab');
  });

  test('go to who has waited longest and finds room', async () => {
    const { granted, hostsNow } = takeAll(3, 2, [...'aaabbc']);
    await settled();
    granted[2]?.release();
    await settled();
    expect(hostsNow()).toBe('aabb');
    granted[0]?.release();
    await settled();
    expect(hostsNow()).toBe('aabba');
  });

  test('come back once, however often they are given back', async () => {
    const { granted, hostsNow } = takeAll(1, 1, [...'abc']);
    await settled();
    granted[0]?.release();
    granted[0]?.release();
    await settled();
    expect(hostsNow()).toBe('ab');
  });

  test('are all used again in the end', async () => {
    const slots = hostSlots(4, 2);
    let now = 0;
    let most = 0;
    const at = new Map<string, number>();
    const work = async (host: string): Promise<void> => {
      const release = await slots.take(host);
      now += 1;
      at.set(host, (at.get(host) ?? 0) + 1);
      most = Math.max(most, now);
      expect(at.get(host)).toBeLessThanOrEqual(2);
      await settled();
      now -= 1;
      at.set(host, (at.get(host) ?? 1) - 1);
      release();
    };
    await Promise.all(Array.from({ length: 200 }, (_, i) => work('abcde'.charAt((i * i) % 5))));
    expect([now, most]).toEqual([0, 4]);
  });
});
