import { expect, test } from 'vitest';
import { offlineNet } from '../../src/net/offline.js';
import type { NetRequest } from '../../src/net/port.js';
import { buildNet } from '../../src/net/stack.js';

const request: NetRequest = {
  url: 'https://badges.example.org/1',
  purpose: 'input',
  accept: '*/*',
  maxBytes: 1,
  statedBy: 'user',
};

test('every request is answered with why there is no answer', async () => {
  const answer = await offlineNet.get(request);
  expect(answer).toMatchObject({ ok: false, error: { kind: 'offline', url: request.url } });
  expect(answer.ok ? '' : answer.error.detail).toMatch(/does not use the network/);
});

test('is all that stands behind the port', () => expect(buildNet()).toBe(offlineNet));
