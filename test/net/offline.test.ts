import { expect, test } from 'vitest';
import { offlineNet } from '../../src/net/offline.js';
import { requestOf } from './helpers.js';

test('every request is answered with why there is no answer', async () => {
  const answer = await offlineNet.get(requestOf());
  expect(answer).toMatchObject({ ok: false, error: { kind: 'offline', url: requestOf().url } });
  expect(answer.ok ? '' : answer.error.detail).toMatch(/told not to use the network/);
});
