/** How does the world go wrong? A server on loopback with one host name for each way; every path of a host does the same. */
import { once } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer as createHttps } from 'node:https';
import { type AddressInfo, createServer as createTcp, type Server, type Socket } from 'node:net';
import { createSecureContext } from 'node:tls';
import { gzipSync } from 'node:zlib';
import { guard, guardOptions } from '../../src/net/guard.js';
import type { Net, NetFailureKind } from '../../src/net/port.js';
import { type Resolve, undiciNet } from '../../src/net/undici.js';
import { expired, selfSigned, testRoot, trusted } from './tls/files.js';

/** What the port answers: a kind of failure, or the HTTP status that passes for an answer. */
export const faults = {
  none: 200,
  refused: 'connect',
  dns: 'dns',
  /** The connection opens, and nothing ever comes: not even TLS begins. */
  'connect-timeout': 'timeout',
  'tls-self-signed': 'tls',
  'tls-expired': 'tls',
  'tls-wrong-host': 'tls',
  'http-404': 404,
  'http-410': 410,
  'http-429': 429,
  'http-500': 500,
  /** No header ever comes. */
  'slow-headers': 'timeout',
  /** A byte now and then, so that no single wait is long. */
  'slow-body': 'timeout',
  'endless-body': 'too-large',
  /** Says in its headers that it is larger than anything that is read. */
  'long-body': 'too-large',
  'gzip-bomb': 'too-large',
  'gzip-broken': 'protocol',
  'two-encodings': 'protocol',
  'header-flood': 'too-large',
  /** A login page with the status 200. */
  html: 200,
  empty: 200,
  'reset-in-body': 'protocol',
  'no-http': 'protocol',
  'redirect-circle': 'redirect',
  'redirect-endless': 'redirect',
  'redirect-nowhere': 'protocol',
  'redirect-private': 'blocked',
  'redirect-to-http': 'blocked',
} as const satisfies Readonly<Record<string, NetFailureKind | number>>;
export type Fault = keyof typeof faults;
export const faultNames = Object.keys(faults) as readonly Fault[];

export interface FaultServer {
  /** An https address with this fault. `path` begins with a slash; default `/`. */
  urlOf(fault: Fault, path?: string): string;
  /** Requests by fault, or connections where no request can come. */
  readonly hits: ReadonlyMap<Fault, number>;
  /** Knows the host names of this server; asked for any other, it says that there is none. */
  readonly resolve: Resolve;
  /** The root certificate to trust, PEM. */
  readonly ca: string;
  /**
   * Guard and transport as in a real run, with the hosts of this server opened. `timeout` in milliseconds, default 1000.
   * Closed with the server.
   */
  netOf(options?: { readonly timeout?: number }): Net;
  close(): Promise<void>;
}

/** Larger than any body that the program reads, in some kilobytes; made before anyone waits for it. */
const bomb = gzipSync(Buffer.alloc(12 * 1024 * 1024));

const json = { 'content-type': 'application/json' };
const page = '<!doctype html><title>Log in</title><p>Please log in.</p>';

/** Writes again and again until the other side leaves. */
const drip = (response: ServerResponse, chunk: Buffer, milliseconds: number): void => {
  const timer = setInterval(() => response.write(chunk), milliseconds);
  response.on('close', () => clearInterval(timer));
};

const flood = (response: ServerResponse): void => {
  const chunk = Buffer.alloc(64 * 1024, 0x20);
  const more = (): void => {
    while (!response.destroyed && response.write(chunk));
  };
  response.on('drain', more);
  more();
};

type Answer = (response: ServerResponse, request: IncomingMessage) => void;

const redirect =
  (location: (request: IncomingMessage) => string): Answer =>
  (response, request) =>
    void response.writeHead(302, { location: location(request) }).end();

const status =
  (code: number, body = '{"error":"no"}', headers: Readonly<Record<string, string>> = {}): Answer =>
  (response) =>
    void response.writeHead(code, { ...json, ...headers }).end(body);

const answersOf = (body: string): Readonly<Partial<Record<Fault, Answer>>> => ({
  none: status(200, body),
  // What an error status carries must not count, however right it looks.
  'http-404': status(404, body),
  'http-410': status(410, body),
  'http-429': status(429, body, { 'retry-after': '1' }),
  'http-500': status(500, body),
  'slow-headers': () => undefined,
  'slow-body': (response) => drip(response.writeHead(200, json), Buffer.from(' '), 20),
  'endless-body': (response) => flood(response.writeHead(200, json)),
  'long-body': (response) => void response.writeHead(200, { ...json, 'content-length': String(2 ** 40) }).write('{'),
  'gzip-bomb': (response) => void response.writeHead(200, { ...json, 'content-encoding': 'gzip' }).end(bomb),
  'gzip-broken': (response) =>
    void response.writeHead(200, { ...json, 'content-encoding': 'gzip' }).end(gzipSync(body).subarray(0, -9)),
  'two-encodings': (response) =>
    void response.writeHead(200, { ...json, 'content-encoding': 'gzip, gzip' }).end(gzipSync(gzipSync(body))),
  'header-flood': (response) => void response.writeHead(200, { ...json, 'x-flood': 'x'.repeat(100_000) }).end(body),
  html: (response) => void response.writeHead(200, { 'content-type': 'text/html' }).end(page),
  empty: (response) => void response.writeHead(200, json).end(),
  'reset-in-body': (response) => {
    response.writeHead(200, { ...json, 'content-length': '1000' }).write('{"half":');
    setImmediate(() => response.destroy());
  },
  'no-http': (response) => void response.socket?.end('SSH-2.0-OpenSSH_9.9\r\n'),
  'redirect-circle': redirect((request) => (request.url === '/circle' ? '/back' : '/circle')),
  'redirect-endless': redirect((request) => `/${Number(request.url?.slice(1)) + 1 || 1}`),
  'redirect-nowhere': (response) => void response.writeHead(302).end(),
  'redirect-private': redirect((request) => `https://127.0.0.1:${request.socket.localPort}/`),
  'redirect-to-http': redirect((request) => `http://${request.headers.host}/`),
});

const listen = async (server: Server): Promise<number> => {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
};

const close = async (server: Server): Promise<void> => {
  server.close();
  await once(server, 'close');
};

const nameOf = (fault: Fault): string => `${fault}.${fault === 'tls-wrong-host' ? 'elsewhere' : 'faults'}.test`;

const faultOf = (host: string | undefined): Fault | undefined =>
  faultNames.find((fault) => nameOf(fault) === host?.split(':')[0]);

/**
 * `bodyOf` gives what an address would serve if nothing were wrong: JSON, default `{}`. Faults that have a body of their
 * own, such as a page, keep it.
 */
export const startFaultServer = async ({
  bodyOf = () => '{}',
}: {
  readonly bodyOf?: (url: string) => string;
} = {}): Promise<FaultServer> => {
  const hits = new Map<Fault, number>();
  const hit = (fault: Fault): void => void hits.set(fault, (hits.get(fault) ?? 0) + 1);
  const contexts = new Map([
    [nameOf('tls-self-signed'), createSecureContext(selfSigned)],
    [nameOf('tls-expired'), createSecureContext(expired)],
  ]);
  const web = createHttps(
    { ...trusted, SNICallback: (name, done) => done(null, contexts.get(name)) },
    (request, response) => {
      const fault = faultOf(request.headers.host);
      if (fault !== undefined) hit(fault);
      const answers = answersOf(bodyOf(`https://${request.headers.host}${request.url}`));
      (answers[fault ?? 'http-404'] ?? status(404))(response, request);
    },
  );
  const silentSockets = new Set<Socket>();
  const silent = createTcp((socket) => {
    hit('connect-timeout');
    silentSockets.add(socket);
    socket.on('error', () => undefined).on('close', () => silentSockets.delete(socket));
  });
  const gone = createTcp();
  const [port, silentPort, gonePort] = [await listen(web), await listen(silent), await listen(gone)];
  // A port that was just given back is one where nobody listens.
  await close(gone);

  const portOf = (fault: Fault): number =>
    fault === 'refused' ? gonePort : fault === 'connect-timeout' ? silentPort : port;
  const urlOf = (fault: Fault, path = '/'): string => `https://${nameOf(fault)}:${portOf(fault)}${path}`;
  const resolve: Resolve = async (name) => {
    if (name === nameOf('dns') || faultOf(name) === undefined)
      throw Object.assign(new Error(`no ${name}`), { code: 'ENOTFOUND' });
    return [{ address: '127.0.0.1', family: 4 }];
  };

  const transports: { close(): Promise<void> }[] = [];
  return {
    urlOf,
    hits,
    resolve,
    ca: testRoot,
    netOf: ({ timeout = 1000 } = {}) => {
      const settings = { timeout, connections: 8, userAgent: 'test', ca: [testRoot], resolve };
      const [open, guarded] = [
        undiciNet({ ...settings, checkAddress: false }),
        undiciNet({ ...settings, checkAddress: true }),
      ];
      transports.push(open, guarded);
      const typed = faultNames.map((fault) => urlOf(fault));
      return guard({ open: open.net, guarded: guarded.net }, guardOptions({ typed, allowHosts: [], allowHttp: false }));
    },
    close: async () => {
      await Promise.all(transports.map((one) => one.close()));
      web.closeAllConnections();
      for (const socket of silentSockets) socket.destroy();
      await Promise.all([close(web), close(silent)]);
    },
  };
};
