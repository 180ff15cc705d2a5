import { once } from 'node:events';
import {
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type RequestListener,
  type Server,
} from 'node:http';
import { createServer as createHttps } from 'node:https';
import { type AddressInfo, connect, createServer as createTcp, type Server as TcpServer } from 'node:net';
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { type Transport, type TransportOptions, undiciNet } from '../../src/net/undici.js';
import { type Fault, type FaultServer, faultNames, faults, startFaultServer } from '../support/fault-server.js';
import { selfSigned, testRoot, trusted } from '../support/tls/files.js';

const closers: (() => Promise<void>)[] = [];
afterEach(async () => {
  await Promise.all(closers.splice(0).map((close) => close()));
});

const transport = (options: Partial<TransportOptions> = {}): Transport => {
  const made = undiciNet({
    timeout: 2000,
    connections: 4,
    checkAddress: false,
    userAgent: 'badge-verify/test',
    ...options,
  });
  closers.push(made.close);
  return made;
};

const listen = async (server: TcpServer): Promise<number> => {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  closers.push(async () => {
    if ('closeAllConnections' in server) (server as Server).closeAllConnections();
    server.close();
  });
  return (server.address() as AddressInfo).port;
};

const serve = async (listener: RequestListener): Promise<string> =>
  `http://127.0.0.1:${await listen(createServer(listener))}/`;

const request = (url: string, maxBytes = 1000) =>
  ({ url, purpose: 'jwks', accept: 'application/json', maxBytes, statedBy: 'badge' }) as const;

const get = (url: string, options: Partial<TransportOptions> = {}, maxBytes?: number) =>
  transport(options).net.get(request(url, maxBytes));

const failed = (kind: string, detail: string | RegExp) => ({
  ok: false,
  error: { kind, detail: typeof detail === 'string' ? detail : expect.stringMatching(detail) },
});

describe('a request', () => {
  test('sends these headers and no others', async () => {
    const seen: IncomingHttpHeaders[] = [];
    const url = await serve((asked, response) => {
      seen.push(asked.headers);
      response.writeHead(200, { 'set-cookie': 'a=b' }).end('{}');
    });
    const { net } = transport();
    await net.get(request(url));
    await net.get(request(url.replace('http://', 'http://user:word@')));
    const headers = {
      host: new URL(url).host,
      connection: 'keep-alive',
      'user-agent': 'badge-verify/test',
      accept: 'application/json',
      'accept-encoding': 'gzip, deflate, br',
    };
    expect(seen).toEqual([headers, headers]);
  });

  test('keeps what the port keeps of the headers, several of one name joined', async () => {
    const url = await serve((_, response) => {
      response.writeHead(404, [
        ...['Content-Type', 'text/plain', 'Cache-Control', 'no-store', 'Cache-Control', 'max-age=0'],
        ...['Retry-After', '5', 'Date', 'x', 'Set-Cookie', 'a=b', 'X-Other', 'y'],
      ]);
      response.end('no');
    });
    expect(await get(url)).toEqual({
      ok: true,
      value: {
        url,
        status: 404,
        contentType: 'text/plain',
        headers: {
          'content-type': 'text/plain',
          'cache-control': 'no-store, max-age=0',
          'retry-after': '5',
          date: 'x',
        },
        body: Buffer.from('no'),
        fromCache: false,
      },
    });
  });

  test('does not follow a redirect', async () => {
    const url = await serve((_, response) => response.writeHead(302, { location: 'https://b.org/' }).end());
    expect(await get(url)).toMatchObject({ ok: true, value: { status: 302, headers: { location: 'https://b.org/' } } });
  });

  test('reads a header as UTF-8', async () => {
    const url = await serve((_, response) =>
      response.writeHead(302, { location: Buffer.from('/bücher').toString('latin1') }).end(),
    );
    expect(await get(url)).toMatchObject({ ok: true, value: { headers: { location: '/bücher' } } });
  });

  test('shares connections with the same party, never between the user and a badge', async () => {
    const ports = new Set<number | undefined>();
    const url = await serve((asked, response) => {
      ports.add(asked.socket.remotePort);
      response.end('{}');
    });
    const { net } = transport({ connections: 1 });
    await net.get(request(url));
    await net.get(request(url));
    expect(ports.size).toBe(1);
    await net.get({ ...request(url), statedBy: 'user' });
    expect(ports.size).toBe(2);
  });

  test.each(['file:///etc/passwd', 'data:,x', 'x', ''])('%j is not asked', async (url) => {
    expect(await get(url)).toMatchObject(failed('blocked', 'it is no web address'));
  });
});

describe('a body', () => {
  const text = '{"a":"b"}';
  const cases: readonly (readonly [encoding: string, body: Buffer])[] = [
    ['identity', Buffer.from(text)],
    ['', Buffer.from(text)],
    ['gzip', gzipSync(text)],
    ['X-GZIP', gzipSync(text)],
    ['deflate', deflateSync(text)],
    ['deflate', deflateRawSync(text)],
    ['br', brotliCompressSync(text)],
  ];
  const served = (encoding: string | readonly string[], body: Buffer) =>
    serve((_, response) => response.setHeader('content-encoding', encoding).end(body));

  test.each(cases)('with the encoding %j is decoded', async (encoding, body) => {
    const answer = await get(await served(encoding, body));
    expect(answer.ok && Buffer.from(answer.value.body).toString()).toBe(text);
  });

  test.each([
    ['gzip, gzip', /in a way that this program does not read/],
    ['identity, gzip', /in a way/],
    ['zstd', /in a way/],
    ['compress', /in a way/],
    ['gzip', /cannot be unpacked/],
    ['br', /cannot be unpacked/],
    ['deflate', /cannot be unpacked/],
  ])('with the encoding %j, if it is not so, is no answer', async (encoding, detail) => {
    expect(await get(await served(encoding, Buffer.from('Not what it says.')))).toMatchObject(
      failed('protocol', detail),
    );
  });

  test('with two headers of one encoding each is no answer', async () => {
    const url = await served(['gzip', 'gzip'], gzipSync(gzipSync(text)));
    expect(await get(url)).toMatchObject(failed('protocol', /in a way/));
  });

  test('without bytes is empty whatever encoding it names', async () => {
    expect(await get(await served('gzip', Buffer.alloc(0)))).toMatchObject({
      ok: true,
      value: { body: Buffer.alloc(0) },
    });
  });

  test.each([
    ['identity', (bytes: Buffer) => bytes],
    ['gzip', gzipSync],
    ['deflate', deflateSync],
    ['br', brotliCompressSync],
  ])('may be exactly as long as the limit, and no byte longer, with %s', async (encoding, encode) => {
    expect(await get(await served(encoding, encode(Buffer.alloc(1000, 'a'))))).toMatchObject({ ok: true });
    expect(await get(await served(encoding, encode(Buffer.alloc(1001, 'a'))))).toMatchObject(
      failed('too-large', 'the answer is larger than 1000 bytes'),
    );
  });

  test('is limited also before it is decoded', async () => {
    const noise = gzipSync(Buffer.concat(Array.from({ length: 400 }, () => gzipSync(Buffer.alloc(0)))), { level: 0 });
    expect(noise.length).toBeGreaterThan(1000);
    expect(await get(await served('gzip', noise))).toMatchObject(failed('too-large', /larger/));
  });

  test('that says it is too long is not read', async () => {
    const closed: Promise<unknown>[] = [];
    const url = await serve((_, response) => {
      closed.push(once(response, 'close'));
      response.writeHead(200, { 'content-length': '1001' }).write('{');
    });
    expect(await get(url)).toMatchObject(failed('too-large', 'the answer is larger than 1000 bytes'));
    await Promise.all(closed);
    expect(closed).toHaveLength(1);
  });

  test('that does not end is left, and its connection closed', async () => {
    const closed: Promise<unknown>[] = [];
    const url = await serve((_, response) => {
      closed.push(once(response, 'close'));
      const chunk = Buffer.alloc(10_000);
      const more = (): void => {
        while (!response.destroyed && response.write(chunk));
      };
      response.on('drain', more);
      more();
    });
    expect(await get(url, {}, 1024 ** 2)).toMatchObject(failed('too-large', 'the answer is larger than 1 MiB'));
    await Promise.all(closed);
    expect(closed).toHaveLength(1);
  });
});

describe('time', () => {
  const soon = { timeout: 300 };
  const words = 'there was no full answer within 0.3 seconds';

  test('ends for a server that says nothing', async () => {
    const url = await serve(() => undefined);
    expect(await get(url, soon)).toMatchObject(failed('timeout', words));
  });

  test('ends for a body that comes byte by byte', async () => {
    const url = await serve((_, response) => {
      const timer = setInterval(() => response.write(' '), 10);
      response.on('close', () => clearInterval(timer));
    });
    const before = performance.now();
    expect(await get(url, soon)).toMatchObject(failed('timeout', words));
    expect(performance.now() - before).toBeLessThan(1500);
  });

  test('ends for a name that is looked up for ever', async () => {
    const resolve = () => new Promise<never>(() => undefined);
    expect(await get('https://example.org/', { ...soon, resolve })).toMatchObject(failed('timeout', words));
  });

  test('ends for a connection on which TLS never begins', async () => {
    const closed: Promise<unknown>[] = [];
    const port = await listen(createTcp((socket) => closed.push(once(socket.resume(), 'close'))));
    const made = transport({ timeout: 300 });
    expect(await made.net.get(request(`https://127.0.0.1:${port}/`))).toMatchObject(failed('timeout', words));
    await made.close();
    await Promise.all(closed);
    expect(closed).toHaveLength(1);
  });
});

describe('close()', () => {
  test('ends what is going on, and nothing begins afterwards', async () => {
    const url = await serve(() => undefined);
    const { net, close } = transport();
    const pending = net.get(request(url));
    await new Promise((resolve) => setTimeout(resolve, 100));
    await close();
    expect(await pending).toMatchObject(failed('connect', 'the program has ended its connections'));
    expect(await net.get(request(url))).toMatchObject(failed('connect', 'the program has ended its connections'));
  });

  test('lets go of a connection that is still being made', async () => {
    const closed: Promise<unknown>[] = [];
    const server = createTcp((socket) => closed.push(once(socket.resume(), 'close')));
    const connected = once(server, 'connection');
    const { net, close } = transport({ timeout: 60_000 });
    const pending = net.get(request(`https://127.0.0.1:${await listen(server)}/`));
    await connected;
    await close();
    await Promise.all(closed);
    expect(await pending).toMatchObject({ ok: false, error: { kind: 'connect' } });
    expect(closed).toHaveLength(1);
  });

  test('closes connections that were kept for later', async () => {
    const closed: Promise<unknown>[] = [];
    const server = createServer((_, response) => response.end('{}'));
    server.on('connection', (socket) => closed.push(once(socket, 'close')));
    const url = `http://127.0.0.1:${await listen(server)}/`;
    const { net, close } = transport();
    expect(await net.get(request(url))).toMatchObject({ ok: true });
    await close();
    await Promise.all(closed);
    expect(closed).toHaveLength(1);
  });
});

describe('addresses', () => {
  const answers =
    (...addresses: readonly string[]) =>
    async () =>
      addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }));

  test.each([
    [['10.0.0.1'], '10.0.0.1'],
    [['8.8.8.8', '127.0.0.1'], '127.0.0.1'],
    [['2606:4700::1111', '::ffff:127.0.0.1'], '::ffff:127.0.0.1'],
  ])('a name that leads to %j is not asked', async (addresses, found) => {
    expect(await get('https://a.example.org/', { checkAddress: true, resolve: answers(...addresses) })).toEqual({
      ok: false,
      error: {
        kind: 'blocked',
        url: 'https://a.example.org/',
        detail: `the name a.example.org leads to the private address ${found}`,
      },
    });
  });

  test.each(['http://127.0.0.1:9/', 'https://[::1]:9/', 'http://localhost:9/', 'http://2130706433:9/'])(
    '%s is not asked, though no name is looked up',
    async (url) => {
      expect(await get(url, { checkAddress: true })).toMatchObject(
        failed('blocked', /is a private or reserved address$/),
      );
    },
  );

  test('a name is looked up once for a connection, and all its addresses are tried', async () => {
    const port = Number(new URL(await serve((_, response) => response.end('{}'))).port);
    const names: string[] = [];
    const resolve = async (name: string) => {
      names.push(name);
      return answers('::1', '127.0.0.1')();
    };
    expect(await get(`http://a.example.org:${port}/`, { resolve })).toMatchObject({ ok: true });
    expect(names).toEqual(['a.example.org']);
  });

  test('a name without addresses is one that does not exist', async () => {
    expect(await get('https://a.example.org/', { resolve: answers() })).toMatchObject(
      failed('dns', 'there is no such host'),
    );
  });
});

describe('a certificate', () => {
  const start = async (shown = trusted): Promise<string> =>
    `https://127.0.0.1:${await listen(createHttps(shown, (_, response) => response.end('{}')))}/`;

  test('from a root that the user named is good', async () => {
    expect(await get(await start(), { ca: [testRoot] })).toMatchObject({ ok: true });
  });

  test('from an unknown root is not', async () => {
    expect(await get(await start())).toMatchObject(failed('tls', /not from an authority that this computer knows/));
  });

  test('that is self-signed is not, NODE_TLS_REJECT_UNAUTHORIZED=0 or not', async () => {
    const before = process.env.NODE_TLS_REJECT_UNAUTHORIZED;
    process.env.NODE_TLS_REJECT_UNAUTHORIZED = '0';
    try {
      expect(await get(await start(selfSigned), { ca: [testRoot] })).toMatchObject(
        failed('tls', 'it made its certificate itself'),
      );
    } finally {
      if (before === undefined) delete process.env.NODE_TLS_REJECT_UNAUTHORIZED;
      else process.env.NODE_TLS_REJECT_UNAUTHORIZED = before;
    }
  });

  test('is asked for at all: http at an https address is a failure of TLS', async () => {
    const url = (await serve((_, response) => response.end('{}'))).replace('http:', 'https:');
    expect(await get(url)).toMatchObject(failed('tls', 'no secure connection could be made'));
  });
});

describe('a proxy', () => {
  interface Seen {
    readonly method: string | undefined;
    readonly url: string | undefined;
    readonly authorization: string | undefined;
  }

  /** A proxy that leads every name to 127.0.0.1. */
  const startProxy = async (status = '200 OK') => {
    const seen: Seen[] = [];
    const note = ({ method, url, headers }: Pick<IncomingMessage, 'method' | 'url' | 'headers'>) =>
      seen.push({ method, url, authorization: headers['proxy-authorization'] });
    const server = createServer((asked, response) => {
      note(asked);
      response.end('{"via":"proxy"}');
    });
    server.on('connect', (asked, socket) => {
      note(asked);
      socket.write(`HTTP/1.1 ${status}\r\n\r\n`);
      if (!status.startsWith('200')) return socket.end();
      const target = connect(Number(asked.url?.split(':')[1]), '127.0.0.1');
      target.on('error', () => socket.destroy()).on('close', () => socket.destroy());
      socket.on('error', () => target.destroy()).on('close', () => target.destroy());
      return target.pipe(socket).pipe(target);
    });
    return { seen, address: `127.0.0.1:${await listen(server)}` };
  };

  const target = async (shown = trusted): Promise<number> =>
    listen(createHttps(shown, (_, response) => response.end('{}')));

  const never = async (): Promise<never> => {
    throw new Error('the proxy looks up names');
  };
  const settings = { ca: [testRoot], checkAddress: true, resolve: never };

  test('stands between, looks up names itself, and is told', async () => {
    const { seen, address } = await startProxy();
    const port = await target();
    const answer = await get(`https://none.faults.test:${port}/`, {
      ...settings,
      proxy: { https: `http://a:b@${address}` },
    });
    expect(answer).toMatchObject({ ok: true, value: { via: 'proxy' } });
    expect(seen).toEqual([{ method: 'CONNECT', url: `none.faults.test:${port}`, authorization: 'Basic YTpi' }]);
  });

  test('changes nothing about certificates', async () => {
    const { address } = await startProxy();
    const proxy = { https: `http://${address}` };
    expect(await get(`https://none.faults.test:${await target(selfSigned)}/`, { ...settings, proxy })).toMatchObject(
      failed('tls', /itself/),
    );
    expect(await get(`https://a.example.org:${await target()}/`, { ...settings, proxy })).toMatchObject(
      failed('tls', 'its certificate is made out to another name'),
    );
  });

  test('is not asked for a private address', async () => {
    const { seen, address } = await startProxy();
    const proxy = { https: `http://${address}`, http: `http://${address}` };
    for (const url of ['https://127.0.0.1/', 'http://[::1]/', 'https://localhost/'])
      expect(await get(url, { ...settings, proxy })).toMatchObject({ ok: false, error: { kind: 'blocked' } });
    expect(seen).toEqual([]);
  });

  test('is asked for http without a tunnel', async () => {
    const { seen, address } = await startProxy();
    const answer = await get('http://a.example.org/b?c', { ...settings, proxy: { http: `http://${address}` } });
    expect(answer).toMatchObject({ ok: true, value: { via: 'proxy', body: Buffer.from('{"via":"proxy"}') } });
    expect(seen.map(({ method, url }) => [method, url])).toEqual([['GET', 'http://a.example.org/b?c']]);
  });

  test('is left out where NO_PROXY says so', async () => {
    const { seen, address } = await startProxy();
    const options = { ca: [testRoot], resolve: async () => [{ address: '127.0.0.1', family: 4 }] };
    const answer = await get(`https://none.faults.test:${await target()}/`, {
      ...options,
      proxy: { https: `http://${address}`, no: '.faults.test' },
    });
    expect(answer).toMatchObject({ ok: true });
    expect(answer).not.toHaveProperty('value.via');
    expect(seen).toEqual([]);
  });

  test('that refuses, that is gone, and that is none, are failures to connect', async () => {
    const { address } = await startProxy('407 Proxy Authentication Required');
    const url = 'https://a.example.org/';
    expect(await get(url, { proxy: { https: `http://${address}` } })).toMatchObject(
      failed('connect', 'the proxy did not let it through'),
    );
    expect(await get(url, { proxy: { https: 'http://127.0.0.1:1' } })).toMatchObject(
      failed('connect', 'the proxy could not be reached'),
    );
    expect(await get(url, { proxy: { https: 'socks5://127.0.0.1:1' } })).toMatchObject(
      failed('connect', 'the address of the proxy is not one with http or https'),
    );
  });

  test('that says nothing is left when the time is up', async () => {
    const port = await listen(createTcp());
    expect(
      await get('https://a.example.org/', { timeout: 300, proxy: { https: `http://127.0.0.1:${port}` } }),
    ).toMatchObject(failed('timeout', /0\.3 seconds/));
  });
});

describe('the world at its worst', () => {
  let server: FaultServer;
  beforeAll(async () => {
    server = await startFaultServer();
  });
  afterAll(() => server.close());

  const details: Readonly<Partial<Record<Fault, string | RegExp>>> = {
    refused: 'the server did not take the connection',
    dns: 'there is no such host',
    'tls-self-signed': 'it made its certificate itself',
    'tls-expired': 'its certificate has expired',
    'tls-wrong-host': 'its certificate is made out to another name',
    'header-flood': 'its headers are larger than is read',
    'gzip-broken': /cannot be unpacked/,
    'reset-in-body': 'the connection broke off',
    'no-http': 'what the server answered is no HTTP',
    'redirect-circle': /circle/,
    'redirect-endless': /more than 5 times/,
    'redirect-private': /127\.0\.0\.1 is a private or reserved address/,
  };

  test.each(faultNames)('%s is what it should be', async (fault) => {
    const timeout = faults[fault] === 'timeout' ? 300 : 5000;
    const answer = await server.netOf({ timeout }).get(request(server.urlOf(fault, '/any/path'), 10 * 1024 ** 2));
    const expected = faults[fault];
    expect(answer).toMatchObject(
      typeof expected === 'number'
        ? { ok: true, value: { status: expected } }
        : failed(expected, details[fault] ?? /^[a-z][^.]+(?:\.\d[^.]+)?$/),
    );
    const silent: readonly Fault[] = ['refused', 'dns', 'tls-self-signed', 'tls-expired', 'tls-wrong-host'];
    expect(server.hits.has(fault)).toBe(!silent.includes(fault));
  });
});
