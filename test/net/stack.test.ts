import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { type AddressInfo, Socket } from 'node:net';
import { join } from 'node:path';
import { afterEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { createRecording, openRecording } from '../../src/net/folder.js';
import type { Net, NetRequest } from '../../src/net/port.js';
import type { RecordingWriter } from '../../src/net/record.js';
import {
  buildStack,
  defaultCacheAge,
  defaultNetOptions,
  type NetOptions,
  replayStack,
  type Stack,
} from '../../src/net/stack.js';
import { type Answer, newFolder, requestOf, textOf } from './helpers.js';

const startedAt = '2026-03-02T09:00:00Z';

const optionsOf = (changes: Partial<NetOptions> = {}): NetOptions => ({
  ...defaultNetOptions,
  mode: 'online',
  timeout: 2000,
  userAgent: 'badge-verify/test',
  clock: () => Date.parse(startedAt),
  ...changes,
});

/** For a server on the loopback. */
const atHome = { allowHttp: true, allowHosts: ['127.0.0.1'] } as const;

type Handler = (request: IncomingMessage, response: ServerResponse, hits: number) => void;

/** A server for one test; `hits` counts what it was asked, by path. */
const serve = async (handlers: Record<string, Handler>) => {
  const hits = new Map<string, number>();
  const server = createServer((request, response) => {
    const path = request.url ?? '';
    hits.set(path, (hits.get(path) ?? 0) + 1);
    const handler = handlers[path];
    if (handler === undefined) response.writeHead(404).end('not here');
    else handler(request, response, hits.get(path) ?? 0);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  return { hits, urlOf: (path: string): string => `http://127.0.0.1:${port}${path}` };
};

const json =
  (body: object, headers: Record<string, string> = {}): Handler =>
  (_, response) =>
    response.writeHead(200, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));

const stackOf = (options: NetOptions, record?: RecordingWriter): Stack => {
  const stack = buildStack(options, record);
  onTestFinished(async () => void (await stack.close()));
  return stack;
};

const askAll = (net: Net, requests: readonly NetRequest[]): Promise<readonly Answer[]> =>
  Promise.all(requests.map((request) => net.get(request)));

/** From now on every attempt to open a socket is a bug. */
const forbidSockets = (): void => {
  vi.spyOn(Socket.prototype, 'connect').mockImplementation(() => {
    throw new Error('a socket was opened');
  });
};

afterEach(() => void vi.restoreAllMocks());

describe('online', () => {
  test('asks each address once, however many ask', async () => {
    const { hits, urlOf } = await serve({ '/key': json({ a: 1 }) });
    const { net } = stackOf(optionsOf(atHome));
    const answers = await askAll(
      net,
      Array.from({ length: 20 }, () => requestOf({ url: urlOf('/key') })),
    );
    expect(new Set(answers.map(textOf))).toEqual(new Set(['{"a":1}']));
    expect(hits.get('/key')).toBe(1);
  });

  test('tries again where that may help', async () => {
    const { hits, urlOf } = await serve({
      '/busy': (_, response, hit) => {
        if (hit === 1) response.writeHead(503, { 'retry-after': '0' }).end();
        else response.end('{"good":true}');
      },
    });
    const { net } = stackOf(optionsOf(atHome));
    expect(textOf(await net.get(requestOf({ url: urlOf('/busy') })))).toBe('{"good":true}');
    expect(hits.get('/busy')).toBe(2);
  });

  test('asks no private address unless the user opened it', async () => {
    const { hits, urlOf } = await serve({ '/key': json({}) });
    const { net } = stackOf(optionsOf({ allowHttp: true }));
    expect(await net.get(requestOf({ url: urlOf('/key') }))).toMatchObject({ ok: false, error: { kind: 'blocked' } });
    const opened = stackOf(optionsOf({ typed: [urlOf('/badge')] }));
    const typed = requestOf({ url: urlOf('/key'), statedBy: 'user' });
    expect((await opened.net.get(typed)).ok).toBe(true);
    expect(hits.get('/key')).toBe(1);
  });

  test('asks no name that leads to a private address', async () => {
    const { hits, urlOf } = await serve({ '/key': json({}) });
    const resolve = async () => [{ address: '127.0.0.1', family: 4 }];
    const { net } = stackOf(optionsOf({ allowHttp: true, resolve }));
    const url = urlOf('/key').replace('127.0.0.1', 'badges.example.org');
    expect(await net.get(requestOf({ url }))).toMatchObject({ ok: false, error: { kind: 'blocked' } });
    expect(hits.size).toBe(0);
  });

  test('lets go of everything when it is closed', async () => {
    const { urlOf } = await serve({ '/slow': () => undefined });
    const stack = buildStack(optionsOf({ ...atHome, timeout: 60_000 }));
    const waiting = stack.net.get(requestOf({ url: urlOf('/slow') }));
    await new Promise((resolve) => setTimeout(resolve, 100));
    const begun = performance.now();
    expect(await stack.close()).toEqual([]);
    expect(await waiting).toMatchObject({ ok: false });
    expect(performance.now() - begun).toBeLessThan(2000);
  });

  test('that was never used is closed without being made', async () => {
    forbidSockets();
    expect(await buildStack(optionsOf()).close()).toEqual([]);
  });
});

describe('offline', () => {
  test('opens no socket', async () => {
    forbidSockets();
    const { net } = stackOf(optionsOf({ ...atHome, mode: 'offline', typed: ['http://127.0.0.1:1/'] }));
    for (const statedBy of ['user', 'badge'] as const)
      expect(await net.get(requestOf({ url: 'http://127.0.0.1:1/', statedBy }))).toMatchObject({
        ok: false,
        error: { kind: 'offline' },
      });
  });
});

describe('with a cache', () => {
  const keep = { 'cache-control': 'max-age=600' };
  const cached = (directory: string, changes: Partial<NetOptions> = {}): NetOptions =>
    optionsOf({ ...atHome, cache: { directory, maxAge: defaultCacheAge }, ...changes });

  test('a later run asks nobody, also offline', async () => {
    const { hits, urlOf } = await serve({ '/key': json({ a: 1 }, keep) });
    const directory = join(newFolder(), 'cache');
    const request = requestOf({ url: urlOf('/key') });
    expect(await stackOf(cached(directory)).net.get(request)).toMatchObject({ value: { fromCache: false } });
    forbidSockets();
    for (const mode of ['online', 'offline'] as const)
      expect(await stackOf(cached(directory, { mode })).net.get(request)).toMatchObject({ value: { fromCache: true } });
    expect(hits.get('/key')).toBe(1);
  });

  test.each<[string, (url: string) => Partial<NetOptions>]>([
    ['without --allow-http', () => ({ allowHttp: false })],
    ['without --allow-host', () => ({ allowHosts: [] })],
    ['with other typed addresses', (url) => ({ typed: [url] })],
    ['with another root certificate', () => ({ ca: ['PEM'] })],
    ['with a proxy', () => ({ proxy: { http: 'http://127.0.0.1:1' } })],
  ])('is no way round the guard: a run %s does not see what another let through', async (_, changes) => {
    const { urlOf } = await serve({ '/key': json({ a: 1 }, keep) });
    const directory = join(newFolder(), 'cache');
    const request = requestOf({ url: urlOf('/key') });
    await stackOf(cached(directory)).net.get(request);
    const { net } = stackOf(cached(directory, { mode: 'offline', ...changes(urlOf('/')) }));
    expect(await net.get(request)).toMatchObject({ ok: false, error: { kind: 'offline' } });
  });

  test('that cannot be used, works without, and says so at the end', async () => {
    const { urlOf } = await serve({ '/key': json({ a: 1 }, keep) });
    const stack = buildStack(cached('/dev/null/cache'));
    expect(textOf(await stack.net.get(requestOf({ url: urlOf('/key') })))).toBe('{"a":1}');
    expect(await stack.close()).toEqual(['the cache in /dev/null/cache cannot be used: it is no folder']);
  });
});

describe('a recorded run', () => {
  test('and its replay give the same answers, and the replay opens no socket', async () => {
    const { urlOf } = await serve({
      '/key': json({ a: 1 }, { 'cache-control': 'max-age=600', date: 'Mon, 02 Mar 2026 09:00:00 GMT' }),
      '/moved': (_, response) => response.writeHead(302, { location: '/key' }).end(),
      '/circle': (_, response) => response.writeHead(302, { location: '/circle' }).end(),
      '/busy': (_, response) => response.writeHead(503, { 'retry-after': '86400' }).end('come back'),
      '/reset': (request) => request.socket.destroy(),
      '/large': (_, response) => response.end('x'.repeat(5000)),
      '/slow': () => undefined,
      '/page': (_, response) => response.writeHead(200, { 'content-type': 'text/html' }).end('<html>'),
    });
    const asked = [
      ...['/key', '/moved', '/circle', '/busy', '/reset', '/none', '/page', '/key'].map((path) => ({
        url: urlOf(path),
      })),
      { url: urlOf('/slow') },
      { url: urlOf('/large'), maxBytes: 4999 },
      { url: urlOf('/key'), statedBy: 'user' as const },
      { url: urlOf('/key'), purpose: 'status-list' as const },
      { url: urlOf('/key'), accept: 'text/plain' },
      { url: 'https://10.0.0.1/' },
      { url: 'https://nowhere.example/' },
      { url: 'nonsense' },
    ].map((changes) => requestOf(changes));
    const resolve = async (name: string) => {
      if (name !== '127.0.0.1') throw Object.assign(new Error('no such name'), { code: 'ENOTFOUND' });
      return [{ address: name, family: 4 }];
    };
    const cache = { directory: join(newFolder(), 'cache'), maxAge: defaultCacheAge };
    const options = optionsOf({ ...atHome, cache, resolve, timeout: 500 });
    await stackOf(options).net.get(requestOf({ url: urlOf('/key') }));

    const directory = join(newFolder(), 'recording');
    const made = await createRecording(directory, { startedAt, limited: ['--allow-http'] });
    if (!made.ok) throw new Error(made.error);
    const live = buildStack(options, made.value);
    const seen = await askAll(live.net, asked);
    expect(await live.close()).toEqual([]);

    const failures = new Map(seen.flatMap((answer) => (answer.ok ? [] : [[answer.error.url, answer.error] as const])));
    expect(seen[0]).toMatchObject({ value: { fromCache: true } });
    expect(seen[1]).toMatchObject({ value: { url: urlOf('/key'), fromCache: false } });
    expect(seen[3]).toMatchObject({ value: { status: 503, headers: { 'retry-after': '86400' } } });
    expect(failures.get(urlOf('/reset'))?.detail).toMatch(/, 3 tries$/);
    expect([...failures.values()].map(({ kind }) => kind).sort()).toEqual(
      ['blocked', 'blocked', 'dns', 'protocol', 'redirect', 'timeout', 'too-large'].sort(),
    );

    forbidSockets();
    const opened = await openRecording(directory);
    if (!opened.ok) throw new Error(opened.error);
    const { recording, bodyOf } = opened.value;
    expect(recording.run).toEqual({ startedAt, limited: ['--allow-http'] });
    const replay = replayStack(recording, bodyOf);
    expect(await askAll(replay.net, asked)).toEqual(seen);
    expect(await replay.net.get(requestOf({ url: urlOf('/other') }))).toMatchObject({ error: { kind: 'offline' } });
    expect(await replay.close()).toEqual([]);
  });

  test('offline records that nobody was asked', async () => {
    const directory = join(newFolder(), 'recording');
    const made = await createRecording(directory, { startedAt, limited: [] });
    if (!made.ok) throw new Error(made.error);
    const stack = buildStack(optionsOf({ mode: 'offline' }), made.value);
    const seen = await stack.net.get(requestOf());
    await stack.close();
    const opened = await openRecording(directory);
    if (!opened.ok) throw new Error(opened.error);
    expect(await replayStack(opened.value.recording, opened.value.bodyOf).net.get(requestOf())).toEqual(seen);
  });

  test('says what could not be written', async () => {
    const writer: RecordingWriter = {
      append: async () => undefined,
      bodyOf: () => undefined,
      close: async () => ['the recording in x is not complete: the disk is full'],
    };
    expect(await buildStack(optionsOf(), writer).close()).toEqual([
      'the recording in x is not complete: the disk is full',
    ]);
  });
});
