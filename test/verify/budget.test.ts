import { describe, expect, test } from 'vitest';
import { ok } from '../../src/model/result.js';
import type { Net, NetRequest } from '../../src/net/port.js';
import { budgeted, fetchBudget } from '../../src/verify/budget.js';

const request = (n: number): NetRequest => ({
  url: `https://badges.example.org/${n}`,
  purpose: 'status-list',
  accept: '*/*',
  maxBytes: 1,
  statedBy: 'badge',
});

const counting = (delay = 0): { readonly net: Net; readonly asked: string[] } => {
  const asked: string[] = [];
  const get: Net['get'] = async ({ url }) => {
    asked.push(url);
    await new Promise((resolve) => setTimeout(resolve, delay));
    return ok({ url, status: 200, contentType: '', headers: {}, body: new Uint8Array(), fromCache: false });
  };
  return { net: { get }, asked };
};

describe('the budget of one input', () => {
  test('is 32 requests and a minute', () => expect(fetchBudget).toEqual({ requests: 32, time: 60_000 }));

  test('ends after so many requests, and the next is not sent', async () => {
    const { net, asked } = counting();
    const port = budgeted(net, { requests: 3, time: 1000 });
    const answers = [];
    for (let n = 0; n < 5; n++) answers.push(await port.get(request(n)));
    expect(answers.map((answer) => (answer.ok ? 'ok' : answer.error.kind))).toEqual([
      'ok',
      'ok',
      'ok',
      'budget',
      'budget',
    ]);
    expect(asked).toHaveLength(3);
  });

  test('is not charged twice for the same address, which is asked once', async () => {
    const { net } = counting();
    const port = budgeted(net, { requests: 1, time: 1000 });
    for (let n = 0; n < 3; n++) expect(await port.get(request(1))).toMatchObject({ ok: true });
    expect(await port.get({ ...request(1), purpose: 'jwks' })).toMatchObject({ ok: false, error: { kind: 'budget' } });
  });

  test('ends in the midst of a request that takes too long, and what follows is answered at once', async () => {
    const { net } = counting(5000);
    const port = budgeted(net, { requests: 10, time: 50 });
    const begun = performance.now();
    expect(await port.get(request(1))).toMatchObject({ ok: false, error: { kind: 'budget' } });
    expect(await port.get(request(2))).toMatchObject({ ok: false, error: { kind: 'budget' } });
    expect(performance.now() - begun).toBeLessThan(1000);
  });

  test('counts from the first request, so that time spent elsewhere is not charged', async () => {
    const { net } = counting();
    const port = budgeted(net, { requests: 10, time: 60 });
    await new Promise((resolve) => setTimeout(resolve, 120));
    expect(await port.get(request(1))).toMatchObject({ ok: true });
  });

  test('is for each input alone', async () => {
    const { net } = counting();
    const [one, two] = [budgeted(net, { requests: 1, time: 1000 }), budgeted(net, { requests: 1, time: 1000 })];
    expect(await one.get(request(1))).toMatchObject({ ok: true });
    expect(await two.get(request(1))).toMatchObject({ ok: true });
  });
});
