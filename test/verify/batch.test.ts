import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { defaultPolicy } from '../../src/model/policy.js';
import type { CredentialReport, RunInfo } from '../../src/model/report.js';
import { offlineNet } from '../../src/net/offline.js';
import type { Net } from '../../src/net/port.js';
import { verifyBatch } from '../../src/verify/batch.js';
import { codesOf, fixtures } from '../support/fixtures.js';

const policy = { ...defaultPolicy(Date.UTC(2026, 2, 1)), clockSkew: 0 };
const info: RunInfo = {
  toolVersion: '0',
  bundle: '2026-01-01',
  startedAt: '2026-03-01T00:00:00Z',
  at: '2026-03-01T00:00:00Z',
  mode: 'offline',
  trust: [],
  fetched: [],
  limited: [],
};
const good = { path: join(fixtures, 'alice.png') };
const bad = { path: join(fixtures, 'mallory.png') };

describe('several inputs', () => {
  test('come out in the order in which they were given, each as soon as it is there', async () => {
    const seen: string[] = [];
    const batch = await verifyBatch([bad, { path: join(fixtures, 'missing') }, good], {
      policy,
      net: offlineNet,
      run: info,
      onResult: (reports) => seen.push(...reports.map(({ verdict }) => verdict)),
    });
    expect(batch).toMatchObject({ complete: true, run: info });
    expect(batch.results.map(({ verdict }) => verdict)).toEqual(['fail', 'fail', 'pass']);
    expect(seen).toEqual(['fail', 'fail', 'pass']);
    expect(batch.results.slice(1, 2).flatMap(codesOf)).toEqual(['input.not-found']);
  });

  test('get the reports that each would get alone', async () => {
    const options = { policy, net: offlineNet, run: info };
    const together = await verifyBatch([bad, good, bad, good], options);
    const alone = [await verifyBatch([bad], options), await verifyBatch([good], options)];
    const reports = alone.map(({ results }) => JSON.stringify(results[0]));
    expect(together.results.map((report) => JSON.stringify(report))).toEqual([...reports, ...reports]);
  });

  test('are not lost where the network trips over itself', async () => {
    const net = { get: () => Promise.reject(new TypeError('a mistake of ours')) };
    const batch = await verifyBatch([{ url: 'https://badges.example.org/1' }, good], { policy, net, run: info });
    expect(batch.results.map(({ verdict }) => verdict)).toEqual(['indeterminate', 'pass']);
    expect(batch.results.slice(0, 1).flatMap(codesOf)).toEqual(['internal.check-crashed']);
  });

  test('run side by side, and are told in their order', async () => {
    const net: Net = {
      get: async ({ url }) => {
        await new Promise((resolve) => setTimeout(resolve, url.endsWith('/0') ? 60 : 5));
        return offlineNet.get({ url, purpose: 'input', accept: '', maxBytes: 1, statedBy: 'user' });
      },
    };
    const urls = [0, 1, 2, 3].map((n) => ({ url: `https://badges.example.org/${n}` }));
    const seen: string[] = [];
    const onResult = (reports: readonly CredentialReport[]): number =>
      seen.push(...reports.map(({ input }) => input.ref));
    const begun = performance.now();
    const batch = await verifyBatch(urls, { policy, net, run: info, parallel: 4, onResult });
    expect(performance.now() - begun).toBeLessThan(1000);
    expect(seen[3]).toBe(urls[0]?.url);
    expect(batch.results.map(({ input }) => input.ref)).toEqual(urls.map(({ url }) => url));
  });

  test('may be none', async () => {
    const batch = await verifyBatch([], { policy, net: offlineNet, run: info });
    expect(batch.results).toEqual([]);
  });
});
