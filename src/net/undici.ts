/** How are bytes fetched over HTTP? One request, one answer: no redirects, no cookies, and no address but the one that was checked. */
import type { LookupAddress } from 'node:dns';
import { lookup } from 'node:dns/promises';
import { type LookupFunction, Socket } from 'node:net';
import { createSecureContext, rootCertificates, type SecureContextOptions } from 'node:tls';
import type { buildConnector, Dispatcher } from 'undici';
import { err, ok, type Result } from '../model/result.js';
import { hostOf, isPrivateAddress, isPrivateHost } from './address.js';
import { acceptedEncodings, readBody } from './body.js';
import { keptHeaders, type Net, type NetFailure, type NetRequest, type NetResponse } from './port.js';
import { type ProxySettings, proxyFor, proxyUrl } from './proxy.js';
import { closedTrouble, isOurs, privateCode, timeoutTrouble, troubleOf } from './trouble.js';

/** All addresses of a name; rejects with a code of the system where there are none. */
export type Resolve = (name: string) => Promise<readonly LookupAddress[]>;

export interface TransportOptions {
  /** Time for one request with its body, in milliseconds. */
  readonly timeout: number;
  /** Connections to one origin at the same time. */
  readonly connections: number;
  /** Refuse to connect to private addresses; through a proxy, by the text of the host only: there the proxy looks up names. */
  readonly checkAddress: boolean;
  readonly userAgent: string;
  /** Root certificates in PEM form, beside those that come with Node. */
  readonly ca?: readonly string[];
  readonly proxy?: ProxySettings;
  /** Default: as the system does. */
  readonly resolve?: Resolve;
}

export interface Transport {
  readonly net: Net;
  /** Breaks off whatever is still going on. Afterwards the transport holds neither sockets nor timers. */
  close(): Promise<void>;
}

const maxHeaderBytes = 64 * 1024;

/**
 * Gives the connection the very addresses that were checked. Were the name looked up again, its second answer could be
 * another (DNS rebinding). One private address among public ones refuses them all: which one is taken is chance.
 */
const checkedLookup =
  (resolve: Resolve, checkAddress: boolean): LookupFunction =>
  (name, options, callback) => {
    resolve(name).then(
      (addresses) => {
        const found = checkAddress ? addresses.find(({ address }) => isPrivateAddress(address)) : undefined;
        const [first] = addresses;
        if (found !== undefined)
          callback(Object.assign(new Error('private address'), { code: privateCode, address: found.address }), '');
        else if (first === undefined) callback(Object.assign(new Error('no address'), { code: 'ENOTFOUND' }), '');
        else if (options.all) callback(null, [...addresses]);
        else callback(null, first.address, first.family);
      },
      (error: NodeJS.ErrnoException) => callback(error, ''),
    );
  };

const stringsOf = (value: string | readonly string[] | undefined): string =>
  value === undefined || typeof value === 'string' ? (value ?? '') : value.join(', ');

/** Undici gives a character for each byte; what is not ASCII is UTF-8 in practice, as in the Location of many servers. */
const keptOf = (headers: Dispatcher.ResponseData['headers']): Readonly<Record<string, string>> =>
  Object.fromEntries(
    keptHeaders
      .filter((name) => headers[name] !== undefined)
      .map((name) => [name, Buffer.from(stringsOf(headers[name]), 'latin1').toString()]),
  );

/** Connections by origin, made the first time they are needed. */
const connectionPools = async (options: TransportOptions) => {
  // By its default export: once bundled, a CommonJS package that is loaded late has no other.
  const { default: undici } = await import('undici');
  const { Agent, buildConnector, Pool, ProxyAgent, request } = undici;
  const { timeout, connections, checkAddress, ca } = options;
  const resolve: Resolve = options.resolve ?? ((name) => lookup(name, { all: true }));
  const sockets = new Set<Socket>();

  // A socket that is still connecting is known to nobody else, and would outlive `close`.
  const tracked =
    (connector: buildConnector.connector): buildConnector.connector =>
    (target, callback) => {
      const socket: unknown = connector(target, callback);
      if (!(socket instanceof Socket)) return;
      sockets.add(socket);
      socket.once('close', () => sockets.delete(socket));
    };

  const roots: SecureContextOptions | { secureContext: ReturnType<typeof createSecureContext> } =
    ca === undefined || ca.length === 0
      ? {}
      : { secureContext: createSecureContext({ ca: [...rootCertificates, ...ca] }) };
  // Set, so that NODE_TLS_REJECT_UNAUTHORIZED has no effect.
  const tls = { ...roots, rejectUnauthorized: true, allowH2: false, timeout };
  const limits = { connections, headersTimeout: timeout, bodyTimeout: timeout, maxHeaderSize: maxHeaderBytes };

  const direct = (): Dispatcher =>
    new Agent({
      ...limits,
      connect: tracked(buildConnector({ ...tls, lookup: checkedLookup(resolve, checkAddress) })),
    });

  const through = (proxy: URL): Dispatcher => {
    // Undici hands the factory its options as a bare object; with a proxy, `connect` is always among them.
    const pool = (origin: string | URL, given: object): Dispatcher => {
      const { connect } = given as { readonly connect: buildConnector.connector };
      return new Pool(origin, { ...limits, ...given, connect: tracked(connect) });
    };
    return new ProxyAgent({
      ...limits,
      uri: proxy.href,
      proxyTunnel: false,
      requestTls: tls,
      proxyTls: tls,
      factory: pool,
      clientFactory: pool,
    });
  };

  const dispatchers = new Map<string, Dispatcher>();
  return {
    request,
    /** What the user typed and what a badge names never share a connection. */
    of: (statedBy: NetRequest['statedBy'], proxy: URL | undefined): Dispatcher => {
      const key = `${statedBy} ${proxy?.href ?? ''}`;
      const known = dispatchers.get(key) ?? (proxy === undefined ? direct() : through(proxy));
      dispatchers.set(key, known);
      return known;
    },
    close: async (): Promise<void> => {
      await Promise.all([...dispatchers.values()].map((one) => one.destroy()));
      for (const socket of sockets) socket.destroy();
    },
  };
};

type Exchanged = Result<NetResponse, Pick<NetFailure, 'kind' | 'detail'>>;

/** The outcome of some work, or another one when the time is up; the work is told to stop. `timeout` in milliseconds. */
const within = async <T>(timeout: number, late: T, work: (signal: AbortSignal) => Promise<T>): Promise<T> => {
  const stop = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  const deadline = new Promise<T>((resolve) => {
    timer = setTimeout(() => {
      resolve(late);
      stop.abort();
    }, timeout);
  });
  try {
    // Undici notices a signal only once it is connected: hence the race.
    return await Promise.race([work(stop.signal), deadline]);
  } finally {
    clearTimeout(timer);
  }
};

/** A transport that opens sockets. Loads undici at its first request. */
export const undiciNet = (options: TransportOptions): Transport => {
  const { timeout, checkAddress, userAgent } = options;
  let pools: ReturnType<typeof connectionPools> | undefined;
  let closed = false;

  const send = async (asked: NetRequest, url: URL, proxy: URL | undefined): Promise<Exchanged> => {
    pools ??= connectionPools(options);
    // Loading the package is no part of the server's time.
    const { request, of } = await pools;
    const headers = { 'user-agent': userAgent, accept: asked.accept, 'accept-encoding': acceptedEncodings };
    const dispatcher = of(asked.statedBy, proxy);
    return within<Exchanged>(timeout, err(timeoutTrouble({ timeout })), async (signal) => {
      const answer = await request(url, { dispatcher, method: 'GET', headers, signal });
      // A body that is left early ends with an error event, and one without a listener ends the process.
      answer.body.on('error', () => undefined);
      try {
        const contentEncoding = stringsOf(answer.headers['content-encoding']);
        const contentLength = stringsOf(answer.headers['content-length']);
        const body = await readBody(answer.body, { contentEncoding, contentLength }, asked.maxBytes);
        if (!body.ok) return body;
        const kept = keptOf(answer.headers);
        return ok({
          url: asked.url,
          status: answer.statusCode,
          contentType: kept['content-type'] ?? '',
          headers: kept,
          body: body.value,
          fromCache: false,
          ...(proxy === undefined ? {} : { via: 'proxy' }),
        });
      } finally {
        answer.body.destroy();
      }
    });
  };

  const exchange = async (asked: NetRequest): Promise<Exchanged> => {
    const url = URL.canParse(asked.url) ? new URL(asked.url) : undefined;
    if (url === undefined || !/^https?:$/.test(url.protocol))
      return err({ kind: 'blocked', detail: 'it is no web address' });
    // The guard has said so already; but no lookup takes place for an IP address, so nothing below would notice.
    if (checkAddress && isPrivateHost(hostOf(url)))
      return err({ kind: 'blocked', detail: `${hostOf(url)} is a private or reserved address` });
    const proxyText = proxyFor(options.proxy, url);
    const proxy = proxyText === undefined ? undefined : proxyUrl(proxyText);
    if (proxyText !== undefined && proxy === undefined)
      return err({ kind: 'connect', detail: 'the address of the proxy is not one with http or https' });
    if (closed) return err(closedTrouble);
    try {
      return await send(asked, url, proxy);
    } catch (error) {
      if (isOurs(error)) throw error;
      return err(troubleOf(error, { timeout, host: hostOf(url), viaProxy: proxy !== undefined }));
    }
  };

  return {
    net: {
      get: async (asked) => {
        const answer = await exchange(asked);
        return answer.ok ? answer : err({ ...answer.error, url: asked.url });
      },
    },
    close: async () => {
      closed = true;
      await (await pools)?.close();
    },
  };
};
