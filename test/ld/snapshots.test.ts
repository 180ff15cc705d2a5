import { describe, expect, it } from 'vitest';
import { contextCopies } from '../../src/bundle/contexts.js';
import { loaderFor, snapshotsFor } from '../../src/ld/snapshots.js';
import { contextOb3, contextV1, contextV2 } from '../support/sign.js';

const datesOf = (urls: readonly string[], created?: string) =>
  snapshotsFor(urls, created).map(({ copies }) => urls.map((url) => copies.get(url)?.date));

const v2 = contextCopies(contextV2).map(({ date }) => date);
const ob3 = contextCopies(contextOb3).map(({ date }) => date);

describe('the copies that a signature is tried under', () => {
  it('are first those of today, and then no URL is older', () => {
    const [first] = snapshotsFor([contextV2, contextOb3], '2024-01-01T00:00:00Z');
    expect(first?.older).toEqual([]);
    expect([...(first?.copies.values() ?? [])].map(({ date }) => date)).toEqual([v2[0], ob3[0]]);
  });

  it('are then those of the day on which the proof was made', () => {
    const day = v2.at(-1)!;
    const [, second] = snapshotsFor([contextV2], `${day}T12:00:00Z`);
    expect(second?.older).toEqual([{ url: contextV2, date: day }]);
  });

  it('are the oldest for a day before there was any', () => {
    expect(datesOf([contextV2], '1999-01-01T00:00:00Z')[1]).toEqual([v2.at(-1)]);
  });

  it('are three at most, all different, whatever the proof says of its day', () => {
    for (const created of [undefined, '', 'zzzz', '2024-06-01', '9999-12-31T00:00:00Z', '0000', '💥']) {
      const tries = datesOf([contextV2, contextOb3, contextV1], created);
      expect(tries.length).toBeLessThanOrEqual(3);
      expect(new Set(tries.map(String)).size).toBe(tries.length);
    }
  });

  it('are the older ones, newest first, without a day', () => {
    expect(datesOf([contextV2])).toEqual(v2.slice(0, 3).map((date) => [date]));
  });

  it('are one for a context that was never edited, or that is not pinned', () => {
    expect(snapshotsFor([contextV1], '2020-01-01T00:00:00Z').length).toBe(1);
    expect(snapshotsFor(['https://unknown.example/v1'], undefined)).toMatchObject([{ older: [] }]);
    expect(snapshotsFor([], undefined).length).toBe(1);
  });
});

describe('the loader', () => {
  it('gives the chosen copy', async () => {
    const snapshots = snapshotsFor([contextV2], undefined);
    for (const snapshot of snapshots) {
      const loaded = await loaderFor(snapshot)(contextV2);
      expect(loaded).toEqual({
        contextUrl: null,
        documentUrl: contextV2,
        document: snapshot.copies.get(contextV2)?.document,
      });
    }
  });

  it('gives the copy of today of a context that another one names', async () => {
    const loaded = await loaderFor(snapshotsFor([contextV2], undefined)[0]!)(contextOb3);
    expect(loaded.document).toBe(contextCopies(contextOb3)[0]?.document);
  });

  it('loads nothing else', async () => {
    const load = loaderFor(snapshotsFor([contextV2], undefined)[0]!);
    for (const url of ['https://unknown.example/v1', 'constructor', '', `${contextV2}#`, 'file:///etc/passwd'])
      await expect(load(url)).rejects.toThrow(RangeError);
  });
});
