import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { type LimitOptions, limit } from '../../src/net/limit.js';
import type { Net, NetFailureKind } from '../../src/net/port.js';
import { type Answer, address, answerOf, failureOf, netOf, requestOf } from './helpers.js';

const started = Date.parse('2026-03-02T09:00:00Z');

const optionsOf = (changes: Partial<LimitOptions> = {}): LimitOptions => ({
  concurrency: 8,
  perHost: 2,
  retries: 2,
  timeout: 10_000,
  clock: () => started + performance.now(),
  // Without chance, the waits are 250 ms, 500 ms, 1 s and so on.
  random: () => 0,
  ...changes,
});

const status = (code: number, headers: Record<string, string> = {}): Answer => answerOf('', headers, { status: code });

/** What comes, and after how many milliseconds. */
const timed = async (net: Net, request = requestOf()): Promise<{ readonly answer: Answer; readonly after: number }> => {
  const begun = performance.now();
  let result: { answer: Answer; after: number } | undefined;
  void net.get(request).then((answer) => {
    result = { answer, after: performance.now() - begun };
  });
  await vi.advanceTimersByTimeAsync(600_000);
  if (result === undefined) throw new Error('no answer in ten minutes');
  return { answer: result.answer, after: Math.round(result.after) };
};

const later = <T>(milliseconds: number, value: T): Promise<T> =>
  new Promise((resolve) => setTimeout(() => resolve(value), milliseconds));

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  expect(vi.getTimerCount()).toBe(0);
  vi.useRealTimers();
});

describe('tries', () => {
  test.each([200, 301, 400, 401, 403, 404, 410, 500, 501])('HTTP %i is taken as it is', async (code) => {
    const net = netOf(status(code));
    expect((await timed(limit(net, optionsOf()))).after).toBe(0);
    expect(net.asked).toHaveLength(1);
  });

  test.each([429, 502, 503, 504])('HTTP %i is tried again, and the last answer stands', async (code) => {
    const net = netOf(status(code));
    const { answer, after: time } = await timed(limit(net, optionsOf()));
    expect(answer).toMatchObject({ ok: true, value: { status: code } });
    expect(net.asked).toHaveLength(3);
    expect(time).toBe(250 + 500);
  });

  test.each<NetFailureKind>(['connect', 'protocol', 'timeout'])(
    '%s is tried again, and the tries are counted',
    async (kind) => {
      const net = netOf(failureOf(kind, 'no answer within 10 seconds'));
      const { answer } = await timed(limit(net, optionsOf()));
      expect(answer).toEqual(failureOf(kind, 'no answer within 10 seconds, 3 tries'));
      expect(net.asked).toHaveLength(3);
    },
  );

  test.each<NetFailureKind>(['offline', 'blocked', 'budget', 'dns', 'tls', 'too-large'])(
    '%s is not tried again',
    async (kind) => {
      const net = netOf(failureOf(kind, 'no'));
      expect((await timed(limit(net, optionsOf()))).answer).toEqual(failureOf(kind, 'no'));
      expect(net.asked).toHaveLength(1);
    },
  );

  test('stop at the first good answer, which says nothing of them', async () => {
    const net = netOf(failureOf('connect'), status(503), answerOf('good'));
    expect((await timed(limit(net, optionsOf()))).answer).toEqual(answerOf('good'));
  });

  test('count also where the last one fails otherwise', async () => {
    const net = netOf(status(503), failureOf('tls', 'its certificate has expired'));
    expect((await timed(limit(net, optionsOf()))).answer).toEqual(
      failureOf('tls', 'its certificate has expired, 2 tries'),
    );
  });

  test('are as many as the user said', async () => {
    const net = netOf(failureOf('connect', 'refused'));
    expect((await timed(limit(net, optionsOf({ retries: 0 })))).answer).toEqual(failureOf('connect', 'refused'));
    expect(net.asked).toHaveLength(1);
  });

  test('leave half of each wait to chance', async () => {
    const asked: number[] = [];
    const random = (below: number): number => {
      asked.push(below);
      return below - 1;
    };
    const { after: time } = await timed(limit(netOf(status(503)), optionsOf({ random })));
    expect(asked).toEqual([250, 500]);
    expect(time).toBe(499 + 999);
  });

  test('take their chance from the system if nothing else is given', async () => {
    const { random: _, ...options } = optionsOf();
    const { after: time } = await timed(limit(netOf(status(503)), options));
    expect(time).toBeGreaterThanOrEqual(750);
    expect(time).toBeLessThan(1500);
  });

  test('end when the run does', async () => {
    const closing = new AbortController();
    const net = netOf(failureOf('connect', 'refused'));
    setTimeout(() => closing.abort(), 100);
    const { answer, after: time } = await timed(limit(net, optionsOf({ closed: closing.signal })));
    expect(answer).toEqual(failureOf('connect', 'refused'));
    expect(time).toBe(100);
    expect(net.asked).toHaveLength(1);
  });
});

describe('Retry-After', () => {
  const date = 'Mon, 02 Mar 2026 09:00:00 GMT';

  test.each<[string, Record<string, string>, number]>([
    ['seconds', { 'retry-after': '3' }, 3000],
    ['a date, by the clock of the server', { 'retry-after': 'Mon, 02 Mar 2026 09:00:05 GMT', date }, 5000],
    ['zero, with our own wait', { 'retry-after': '0' }, 250],
    ['a date in the past, with our own wait', { 'retry-after': 'Mon, 02 Mar 2020 09:00:00 GMT', date }, 250],
    ['nonsense, with our own wait', { 'retry-after': 'soon' }, 250],
    ['a negative number, with our own wait', { 'retry-after': '-5' }, 250],
  ])('is heeded: %s', async (_, headers, wait) => {
    const { answer, after: time } = await timed(limit(netOf(status(429, headers), answerOf('good')), optionsOf()));
    expect(answer).toEqual(answerOf('good'));
    expect(time).toBe(wait);
  });

  test('is a date by our own clock where the server gives none', async () => {
    const { clock, ...options } = optionsOf();
    const net = netOf(status(503, { 'retry-after': 'Mon, 02 Mar 2026 09:00:05 GMT' }), answerOf('good'));
    expect((await timed(limit(net, { ...options, clock: () => started + 1000 }))).after).toBe(4000);
    expect(clock()).toBeGreaterThan(0);
  });

  test.each(['30', '86400', '999999999', 'Fri, 31 Dec 9999 23:59:59 GMT'])(
    'beyond the time that all tries have is not waited for: %s',
    async (text) => {
      const net = netOf(status(429, { 'retry-after': text }));
      const { answer, after: time } = await timed(limit(net, optionsOf()));
      expect(answer).toMatchObject({ ok: true, value: { status: 429 } });
      expect([time, net.asked.length]).toEqual([0, 1]);
    },
  );
});

describe('time', () => {
  test('all tries of one address end within three times the time of one', async () => {
    const slow = (): Promise<Answer> => later(10_000, failureOf('timeout', 'no answer within 10 seconds'));
    const { answer, after: time } = await timed(limit(netOf(slow), optionsOf({ retries: 9 })));
    expect(time).toBe(30_000);
    expect(answer).toEqual(failureOf('timeout', 'no answer within 10 seconds, 3 tries'));
  });

  test('a single try that goes on too long, over redirects for instance, is given up', async () => {
    const net = netOf(() => later(50_000, answerOf('too late')));
    const { answer, after: time } = await timed(limit(net, optionsOf()));
    expect(time).toBe(30_000);
    expect(answer).toEqual(failureOf('timeout', 'no answer within 30 seconds'));
  });

  test('an answer that came before the time was up stands, rather than the try that was cut short', async () => {
    let tries = 0;
    const net = netOf(() => {
      tries += 1;
      return tries === 1 ? status(503) : later(50_000, answerOf('too late'));
    });
    const { answer, after: time } = await timed(limit(net, optionsOf()));
    expect(answer).toMatchObject({ ok: true, value: { status: 503 } });
    expect(time).toBe(30_000);
  });

  test('does not count while others are in the way', async () => {
    const limited = limit(
      netOf(() => later(9000, answerOf('good'))),
      optionsOf({ concurrency: 1 }),
    );
    const all = Promise.all(Array.from({ length: 10 }, () => limited.get(requestOf())));
    await vi.advanceTimersByTimeAsync(90_000);
    expect((await all).every((answer) => answer.ok)).toBe(true);
  });
});

describe('requests at once', () => {
  /** The most that were under way together, in all and at one host. */
  const crowd = () => {
    const now = new Map<string, number>();
    const most = { inAll: 0, atHost: 0 };
    const net = netOf(async ({ url }) => {
      const { host } = new URL(url);
      now.set(host, (now.get(host) ?? 0) + 1);
      most.inAll = Math.max(
        most.inAll,
        [...now.values()].reduce((sum, one) => sum + one, 0),
      );
      most.atHost = Math.max(most.atHost, now.get(host) ?? 0);
      await later(100, undefined);
      now.set(host, (now.get(host) ?? 1) - 1);
      return answerOf();
    });
    return { net, most };
  };

  test.each([
    [1, 1],
    [3, 1],
    [8, 2],
    [4, 4],
  ])('are at most %i, and %i at one host', async (concurrency, perHost) => {
    const { net, most } = crowd();
    const limited = limit(net, optionsOf({ concurrency, perHost }));
    const all = Promise.all(
      Array.from({ length: 60 }, (_, i) =>
        limited.get(requestOf({ url: `https://h${Math.floor(i / 6)}.example/${i}` })),
      ),
    );
    await vi.advanceTimersByTimeAsync(60_000);
    expect(await all).toHaveLength(60);
    expect(most).toEqual({ inAll: concurrency, atHost: perHost });
  });

  test('are counted for each host and port', async () => {
    const { net, most } = crowd();
    const limited = limit(net, optionsOf({ perHost: 1 }));
    const urls = ['https://a.example/1', 'https://a.example:443/2', 'https://A.example/3', 'https://a.example:8443/4'];
    const all = Promise.all(urls.map((url) => limited.get(requestOf({ url }))));
    await vi.advanceTimersByTimeAsync(100);
    expect(net.asked.map(({ url }) => url)).toEqual([urls[0], urls[3], urls[1]]);
    await vi.advanceTimersByTimeAsync(1000);
    await all;
    expect(most).toEqual({ inAll: 2, atHost: 1 });
  });

  test('do not include those that wait for another try', async () => {
    const net = netOf(status(503, { 'retry-after': '20' }), answerOf('second'), answerOf('first, again'));
    const limited = limit(net, optionsOf({ concurrency: 1, perHost: 1 }));
    const first = timed(limited);
    const second = limited.get(requestOf({ url: `${address}0` }));
    await vi.advanceTimersByTimeAsync(1);
    expect(await second).toEqual(answerOf('second'));
    expect((await first).answer).toEqual(answerOf('first, again'));
  });

  test('still include what was given up, until it has ended', async () => {
    const net = netOf(() => later(100_000, answerOf('late')), answerOf('good'));
    const limited = limit(net, optionsOf({ concurrency: 1 }));
    const first = limited.get(requestOf());
    const second = limited.get(requestOf());
    await vi.advanceTimersByTimeAsync(99_000);
    expect(await first).toMatchObject({ ok: false, error: { kind: 'timeout' } });
    expect(net.asked).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(1000);
    expect(await second).toEqual(answerOf('good'));
  });

  test('leave no room in time: then the answer of the try before stands, and the slot goes to the next', async () => {
    let tries = 0;
    const net = netOf(({ url }) => {
      tries += 1;
      if (url === address) return failureOf('connect', 'refused');
      return later(25_000, answerOf(String(tries), {}, { url }));
    });
    const limited = limit(net, optionsOf({ concurrency: 1 }));
    const answers = [address, `${address}/a`, `${address}/b`, `${address}/c`].map((url) =>
      limited.get(requestOf({ url })),
    );
    await vi.advanceTimersByTimeAsync(200_000);
    expect(await answers[0]).toMatchObject({ ok: false, error: { detail: 'refused' } });
    expect((await Promise.all(answers.slice(1))).every((answer) => answer.ok)).toBe(true);
  });
});

test('what is no address is handed on, for the guard to refuse', async () => {
  const net = netOf(failureOf('blocked', 'it is no web address', 'nonsense'));
  const { answer } = await timed(limit(net, optionsOf()), requestOf({ url: 'nonsense' }));
  expect(answer).toMatchObject({ ok: false, error: { kind: 'blocked', url: 'nonsense' } });
});

test('a crash below gives the slot back', async () => {
  let calls = 0;
  const crashing: Net = {
    get: async () => {
      calls += 1;
      if (calls === 1) throw new Error('bug');
      return answerOf('good');
    },
  };
  const limited = limit(crashing, optionsOf({ concurrency: 1 }));
  await expect(limited.get(requestOf())).rejects.toThrow('bug');
  expect((await timed(limited)).answer).toEqual(answerOf('good'));
});
