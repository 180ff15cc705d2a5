import { describe, expect, test } from 'vitest';
import { ok } from '../../src/model/result.js';
import { allowedHost, guard, guardOptions, maxRedirects, typedHost } from '../../src/net/guard.js';
import type { Net, NetRequest, NetResponse } from '../../src/net/port.js';

interface Asked {
  readonly by: 'open' | 'guarded';
  readonly url: string;
  readonly statedBy: NetRequest['statedBy'];
}

const response = (url: string, status: number, headers: Readonly<Record<string, string>> = {}): NetResponse => ({
  url,
  status,
  contentType: 'application/json',
  headers,
  body: Buffer.from('{}'),
  fromCache: false,
});

interface Web {
  readonly typed?: readonly string[];
  readonly allowHosts?: readonly string[];
  readonly allowHttp?: boolean;
  /** Location by address; every other address answers 200. */
  readonly redirects?: Readonly<Record<string, string>>;
  readonly status?: number;
  readonly via?: string;
}

/** A guard over two transports that note what they are asked. */
const webOf = ({ typed = [], allowHosts = [], allowHttp = false, redirects = {}, status = 302, via }: Web = {}) => {
  const asked: Asked[] = [];
  const inner = (by: Asked['by']): Net => ({
    get: async ({ url, statedBy }) => {
      asked.push({ by, url, statedBy });
      const location = Object.hasOwn(redirects, url) ? redirects[url] : undefined;
      const answer = location === undefined ? response(url, 200) : response(url, status, { location });
      return ok(url === via ? { ...answer, via: 'proxy' as const } : answer);
    },
  });
  const net = guard({ open: inner('open'), guarded: inner('guarded') }, guardOptions({ typed, allowHosts, allowHttp }));
  const get = (url: string, statedBy: NetRequest['statedBy'] = 'badge') =>
    net.get({ url, purpose: 'jwks', accept: 'application/json', maxBytes: 1000, statedBy });
  return { get, asked };
};

const blocked = (url: string, detail: string | RegExp) => ({
  ok: false,
  error: { kind: 'blocked', url, detail: typeof detail === 'string' ? detail : expect.stringMatching(detail) },
});

describe('what a badge names', () => {
  test.each([
    'https://example.org/',
    'https://example.org/a?b=c',
    'https://example.org:1024/',
    'https://example.org:8443/',
    'https://8.8.8.8/',
    'https://[2606:4700::1111]/',
  ])('%s is asked through the guarded transport', async (url) => {
    const { get, asked } = webOf();
    expect(await get(url)).toMatchObject({ ok: true, value: { url, status: 200 } });
    expect(asked).toEqual([{ by: 'guarded', url, statedBy: 'badge' }]);
  });

  test.each([
    ['http://example.org/', 'it does not begin with https'],
    ['ftp://example.org/', 'it is no web address'],
    ['file:///etc/passwd', 'it is no web address'],
    ['data:application/json,{}', 'it is no web address'],
    ['javascript:alert(1)', 'it is no web address'],
    ['https://user@example.org/', 'it holds a user name or a password'],
    ['https://:word@example.org/', 'it holds a user name or a password'],
    ['https://example.org:22/', /^port 22 is not asked/],
    ['https://example.org:80/', /^port 80 is not asked/],
    ['https://example.org:1023/', /^port 1023 is not asked/],
    ['https://127.0.0.1/', '127.0.0.1 is a private or reserved address'],
    ['https://[::ffff:7f00:1]/', '::ffff:7f00:1 is a private or reserved address'],
    ['https://localhost:3000/', 'localhost is a name of a private network'],
    ['https://intranet/', 'intranet is a name of a private network'],
    [`https://example.org/${'a'.repeat(8000)}`, 'it is longer than 8000 characters'],
  ])('%s is not asked', async (url, detail) => {
    const { get, asked } = webOf();
    expect(await get(url)).toEqual(blocked(url, detail));
    expect(asked).toEqual([]);
  });

  test.each([
    '',
    'example.org',
    '//example.org/',
    'https://',
    'https://[::1%25lo]/',
    'https://exa mple.org/',
    'https://256.1.1.1/',
  ])('what is no address, %j, is not asked', async (url) => {
    const { get, asked } = webOf();
    expect(await get(url)).toEqual(blocked(url, 'it is no web address'));
    expect(asked).toEqual([]);
  });

  test('what stands before a host cannot hide it', async () => {
    const { get } = webOf();
    for (const url of [
      'https:127.0.0.1',
      'https:\\\\127.0.0.1\\',
      'https:///127.1',
      ' https://127.0.0.1',
      'https://12\n7.0.0.1/',
    ])
      expect(await get(url)).toMatchObject({ ok: false, error: { kind: 'blocked', url: 'https://127.0.0.1/' } });
  });

  test('a fragment is not sent', async () => {
    const { get, asked } = webOf();
    expect(await get('https://example.org/a#b')).toMatchObject({ ok: true, value: { url: 'https://example.org/a' } });
    expect(asked.map(({ url }) => url)).toEqual(['https://example.org/a']);
  });

  test('with --allow-http also http is asked, at port 80 and from 1024 up, but no private host', async () => {
    const { get } = webOf({ allowHttp: true });
    expect(await get('http://example.org/')).toMatchObject({ ok: true });
    expect(await get('http://example.org:8080/')).toMatchObject({ ok: true });
    expect(await get('http://example.org:443/')).toMatchObject({ ok: false, error: { kind: 'blocked' } });
    expect(await get('http://127.0.0.1/')).toMatchObject({ ok: false, error: { kind: 'blocked' } });
  });
});

describe('what the user opened', () => {
  test('a typed address may be private, without https and at any port, and is asked through the open transport', async () => {
    const url = 'http://localhost:80/badge.json';
    const { get, asked } = webOf({ typed: [url] });
    expect(await get(url, 'user')).toMatchObject({ ok: true });
    expect(asked).toEqual([{ by: 'open', url: 'http://localhost/badge.json', statedBy: 'user' }]);
  });

  test('a badge may name the same host and port, but with https', async () => {
    const { get, asked } = webOf({ typed: ['http://localhost:3000/badge.json'] });
    expect(await get('https://localhost:3000/keys')).toMatchObject({ ok: true });
    expect(await get('http://localhost:3000/keys')).toMatchObject({ ok: false, error: { kind: 'blocked' } });
    expect(asked).toEqual([{ by: 'open', url: 'https://localhost:3000/keys', statedBy: 'badge' }]);
  });

  test.each(['https://localhost:3001/', 'https://localhost/', 'https://127.0.0.1:3000/', 'https://a.localhost:3000/'])(
    'it opens no other place: %s',
    async (url) => {
      const { get } = webOf({ typed: ['https://localhost:3000/badge.json'] });
      expect(await get(url)).toMatchObject({ ok: false, error: { kind: 'blocked' } });
    },
  );

  test('what counts as said by the user but was not opened is held to the rules of a badge', async () => {
    const { get, asked } = webOf();
    expect(await get('http://example.org/', 'user')).toMatchObject({ ok: false, error: { kind: 'blocked' } });
    expect(await get('https://example.org/', 'user')).toMatchObject({ ok: true });
    expect(asked).toEqual([{ by: 'guarded', url: 'https://example.org/', statedBy: 'badge' }]);
  });

  test('--allow-host opens a host at one port, or at all', async () => {
    const { get } = webOf({ allowHosts: ['10.0.0.5:8443', 'intranet', '[::1]:3000'] });
    for (const url of ['https://10.0.0.5:8443/', 'https://intranet/', 'https://intranet.:22/', 'https://[::1]:3000/'])
      expect(await get(url)).toMatchObject({ ok: true });
    for (const url of ['https://10.0.0.5/', 'https://[::1]/', 'https://other/'])
      expect(await get(url)).toMatchObject({ ok: false });
    expect(await get('http://intranet/')).toMatchObject({ ok: false, error: { kind: 'blocked' } });
  });

  test.each([
    ['localhost', { host: 'localhost' }],
    ['LocalHost.', { host: 'localhost' }],
    ['localhost:443', { host: 'localhost', port: '443' }],
    ['localhost:03000', { host: 'localhost', port: '3000' }],
    ['127.1:80', { host: '127.0.0.1', port: '80' }],
    ['::1', { host: '::1' }],
    ['[::1]', { host: '::1' }],
    ['[::1]:3000', { host: '::1', port: '3000' }],
    ['bücher.example', { host: 'xn--bcher-kva.example' }],
    ['', undefined],
    ['a b', undefined],
    ['https://localhost', undefined],
    ['localhost/x', undefined],
    ['user@localhost', undefined],
    ['localhost:', undefined],
    ['localhost:0', undefined],
    ['localhost:65536', undefined],
    ['localhost:x', undefined],
    ['*.example.org:*', undefined],
    ['[::1', undefined],
  ])('--allow-host %j is %j', (text, host) => {
    expect(allowedHost(text)).toEqual(host);
  });

  test.each([
    ['http://localhost/', 'localhost:80'],
    ['https://Example.org./x', 'example.org:443'],
    ['https://[::1]:3000', '::1:3000'],
    ['ftp://example.org/', undefined],
    ['badge.json', undefined],
  ])('typing %s opens %s', (url, place) => {
    expect(typedHost(url)).toBe(place);
  });
});

describe('redirects', () => {
  test.each([301, 302, 303, 307, 308])('%s is followed, and the address that answered is named', async (status) => {
    const { get, asked } = webOf({ redirects: { 'https://a.org/x/y': '../z#f' }, status });
    expect(await get('https://a.org/x/y')).toMatchObject({ ok: true, value: { url: 'https://a.org/z', status: 200 } });
    expect(asked.map(({ url }) => url)).toEqual(['https://a.org/x/y', 'https://a.org/z']);
  });

  test.each([300, 304, 305, 306, 404])('%s is an answer, not a redirect', async (status) => {
    const { get, asked } = webOf({ redirects: { 'https://a.org/': 'https://b.org/' }, status });
    expect(await get('https://a.org/')).toMatchObject({ ok: true, value: { url: 'https://a.org/', status } });
    expect(asked).toHaveLength(1);
  });

  test.each([
    ['https://127.0.0.1/', /private or reserved/],
    ['//127.1/', /private or reserved/],
    ['https://localhost/', /private network/],
    ['https://b.org:25/', /port 25/],
    ['https://user:word@b.org/', /leads on to https:\/\/b\.org, .*user name/],
    ['http://b.org/', /a redirect led from an address with https/],
    ['file:///etc/passwd', /no web address/],
    ['data:application/json,{}', /no web address/],
  ])('to %s is not followed', async (location, detail) => {
    const { get, asked } = webOf({ redirects: { 'https://a.org/': location } });
    const answer = await get('https://a.org/');
    expect(answer).toMatchObject(blocked(location.startsWith('http:') ? location : 'https://a.org/', detail));
    expect(JSON.stringify(answer)).not.toContain('user:');
    expect(asked).toHaveLength(1);
  });

  test('the last of several steps is held to the same rules', async () => {
    const { get, asked } = webOf({
      redirects: { 'https://a.org/': '/b', 'https://a.org/b': '/c', 'https://a.org/c': 'https://[::1]/' },
    });
    expect(await get('https://a.org/')).toMatchObject({
      ok: false,
      error: { kind: 'blocked', url: 'https://a.org/', detail: expect.stringContaining('https://[::1]') },
    });
    expect(asked).toHaveLength(3);
  });

  test('what the user typed may not lead to a private place that the user did not open', async () => {
    const { get, asked } = webOf({
      typed: ['http://localhost:3000/'],
      redirects: { 'http://localhost:3000/': 'http://localhost:3001/' },
    });
    expect(await get('http://localhost:3000/', 'user')).toMatchObject({ ok: false, error: { kind: 'blocked' } });
    expect(asked).toHaveLength(1);
  });

  test('a step away from what the user typed counts as named by a badge, a step within does not', async () => {
    const { get, asked } = webOf({
      typed: ['http://a.org/'],
      redirects: { 'http://a.org/': '/b', 'http://a.org/b': 'https://c.org/' },
    });
    expect(await get('http://a.org/', 'user')).toMatchObject({ ok: true });
    expect(asked).toEqual([
      { by: 'open', url: 'http://a.org/', statedBy: 'user' },
      { by: 'open', url: 'http://a.org/b', statedBy: 'user' },
      { by: 'guarded', url: 'https://c.org/', statedBy: 'badge' },
    ]);
  });

  test('from https to http is followed only with --allow-http, also where the user typed both', async () => {
    const redirects = { 'https://a.org/': 'http://a.org/' };
    const typed = ['https://a.org/', 'http://a.org/'];
    expect(await webOf({ redirects, typed }).get('https://a.org/', 'user')).toMatchObject({
      ok: false,
      error: { kind: 'blocked' },
    });
    expect(await webOf({ redirects, allowHttp: true }).get('https://a.org/')).toMatchObject({ ok: true });
  });

  const chain = (steps: number) =>
    Object.fromEntries(Array.from({ length: steps }, (_, index) => [`https://a.org/${index}`, `/${index + 1}`]));

  test(`are followed ${maxRedirects} times, and no more`, async () => {
    const [enough, tooMany] = [webOf({ redirects: chain(5) }), webOf({ redirects: chain(6) })];
    expect(await enough.get('https://a.org/0')).toMatchObject({ ok: true, value: { url: 'https://a.org/5' } });
    expect(await tooMany.get('https://a.org/0')).toEqual({
      ok: false,
      error: { kind: 'redirect', url: 'https://a.org/6', detail: 'the server redirects more than 5 times' },
    });
    expect(tooMany.asked).toHaveLength(6);
  });

  test.each([
    [{ 'https://a.org/': '/' }, 1],
    [{ 'https://a.org/': '/#again' }, 1],
    [{ 'https://a.org/': '/b', 'https://a.org/b': '/' }, 2],
  ])('in a circle end where it closes', async (redirects, times) => {
    const { get, asked } = webOf({ redirects });
    expect(await get('https://a.org/')).toMatchObject({
      ok: false,
      error: { kind: 'redirect', detail: 'the server redirects in a circle' },
    });
    expect(asked).toHaveLength(times);
  });

  test.each([
    ['', /does not say where/],
    ['https://', /no address/],
    ['https://256.256.256.256/', /no address/],
  ])('to %j lead nowhere', async (location, detail) => {
    const { get } = webOf({ redirects: { 'https://a.org/': location } });
    expect(await get('https://a.org/')).toEqual({
      ok: false,
      error: { kind: 'protocol', url: 'https://a.org/', detail: expect.stringMatching(detail) },
    });
  });

  test('a proxy on any step is told', async () => {
    const redirects = { 'https://a.org/': 'https://b.org/' };
    expect(await webOf({ redirects, via: 'https://a.org/' }).get('https://a.org/')).toMatchObject({
      value: { via: 'proxy' },
    });
    expect(await webOf({ redirects, via: 'https://b.org/' }).get('https://a.org/')).toMatchObject({
      value: { via: 'proxy' },
    });
    expect(await webOf({ redirects }).get('https://a.org/')).not.toHaveProperty('value.via');
  });
});
