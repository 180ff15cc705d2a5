import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import type { FetchRecord } from '../../src/model/report.js';
import { err, ok } from '../../src/model/result.js';
import type { Net, NetRequest } from '../../src/net/port.js';
import { recording } from '../../src/verify/record.js';

const now = Date.UTC(2026, 2, 1);
const request: NetRequest = {
  url: 'https://badges.example.org/list',
  purpose: 'status-list',
  accept: '*/*',
  maxBytes: 100,
  statedBy: 'badge',
};
const body = Buffer.from('[]');
const noteOf = async (get: Net['get']): Promise<FetchRecord | undefined> => {
  const notes: FetchRecord[] = [];
  await recording({ get }, notes, now).get(request);
  return notes[0];
};

const asked = { url: request.url, purpose: 'status-list', at: '2026-03-01T00:00:00Z' };
const answer = { url: request.url, status: 200, contentType: '', headers: {}, body, fromCache: false };

test('an answer is noted with its status and the hash of what came', async () => {
  const sha256 = createHash('sha256').update(body).digest('hex');
  expect(await noteOf(async () => ok(answer))).toEqual({ ...asked, status: 200, sha256, fromCache: false });
});

test('a redirect, a proxy and the cache are noted', async () => {
  const noted = await noteOf(async () => ok({ ...answer, url: `${request.url}/2`, fromCache: true, via: 'proxy' }));
  expect(noted).toMatchObject({ finalUrl: `${request.url}/2`, fromCache: true, via: 'proxy' });
});

test('the same question twice is noted once', async () => {
  const notes: FetchRecord[] = [];
  const port = recording({ get: async () => ok(answer) }, notes, now);
  for (const purpose of ['status-list', 'status-list', 'jwks'] as const) await port.get({ ...request, purpose });
  expect(notes.map(({ purpose }) => purpose)).toEqual(['status-list', 'jwks']);
});

test('what failed is noted with the reason', async () => {
  const noted = await noteOf(async () => err({ kind: 'dns', url: request.url, detail: 'there is no such host' }));
  expect(noted).toEqual({ ...asked, failure: 'there is no such host', fromCache: false });
});

test('an address is noted without what it carries, and two that then look alike are still two', async () => {
  const notes: FetchRecord[] = [];
  const get: Net['get'] = async ({ url }) =>
    url.endsWith('b')
      ? err({ kind: 'blocked', url, detail: `it leads on to ${url}` })
      : ok({ ...answer, url: 'https://x.example/?seed=z' });
  const port = recording({ get }, notes, now);
  for (const token of ['a', 'b', 'a']) await port.get({ ...request, url: `${request.url}?token=${token}` });
  const shown = `${request.url}?token=[redacted]`;
  expect(notes.map(({ url, finalUrl, failure }) => [url, finalUrl, failure])).toEqual([
    [shown, 'https://x.example/?seed=[redacted]', undefined],
    [shown, undefined, `it leads on to ${shown}`],
  ]);
});
