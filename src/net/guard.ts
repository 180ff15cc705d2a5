/** Which addresses may be asked, and how far may redirects lead? Everything that a badge names is held to these rules. */
import { isIP } from 'node:net';
import { err, ok, type Result } from '../model/result.js';
import { hostOf, isPrivateHost } from './address.js';
import type { Net, NetFailure, NetFailureKind, NetRequest, NetResponse } from './port.js';
import { portOf } from './proxy.js';

export interface GuardOptions {
  /** Also what a badge names may be asked without https. */
  readonly allowHttp: boolean;
  /** `host:port` of what the user typed and of --allow-host: these may be private, and have any port. */
  readonly openHosts: ReadonlySet<string>;
  /** Hosts of --allow-host without a port. */
  readonly openAnyPort: ReadonlySet<string>;
}

/** Two transports with connections of their own; neither follows a redirect. */
export interface GuardedTransports {
  /** For hosts that the user opened: they may lead to private addresses. */
  readonly open: Net;
  /** For all others: refuses to connect to a private address. */
  readonly guarded: Net;
}

export const maxRedirects = 5;
/** As RFC 9110 §4.1 recommends; a badge could make it as long as itself. */
const maxUrlLength = 8000;

const placeOf = (url: URL): string => `${hostOf(url)}:${portOf(url)}`;

const urlOf = (text: string, base?: string): URL | undefined =>
  URL.canParse(text, base) ? new URL(text, base) : undefined;

/** The `host:port` that a typed address opens; undefined where it is no web address. */
export const typedHost = (url: string): string | undefined => {
  const read = urlOf(url);
  return read === undefined || !/^https?:$/.test(read.protocol) ? undefined : placeOf(read);
};

/** A value of --allow-host, `host` or `host:port`; undefined where it is neither. */
export const allowedHost = (text: string): { readonly host: string; readonly port?: string } | undefined => {
  const [, host, port] =
    /^(\[[\da-f:.]+\]|[^\s:[\]/\\?#@%]+)(?::(\d{1,5}))?$/i.exec(isIP(text) === 6 ? `[${text}]` : text) ?? [];
  const url = host === undefined ? undefined : urlOf(`http://${host}/`);
  if (url === undefined || (port !== undefined && (Number(port) < 1 || Number(port) > 65_535))) return undefined;
  return { host: hostOf(url), ...(port === undefined ? {} : { port: String(Number(port)) }) };
};

/** The rules of a run: `typed` are the addresses that the user named, `allowHosts` the values of --allow-host. What cannot be read opens nothing. */
export const guardOptions = (given: {
  readonly typed: readonly string[];
  readonly allowHosts: readonly string[];
  readonly allowHttp: boolean;
}): GuardOptions => {
  const typed = given.typed.map(typedHost).filter((one) => one !== undefined);
  const hosts = given.allowHosts.map(allowedHost).filter((one) => one !== undefined);
  const withPort = hosts.flatMap(({ host, port }) => (port === undefined ? [] : [`${host}:${port}`]));
  return {
    allowHttp: given.allowHttp,
    openHosts: new Set([...typed, ...withPort]),
    openAnyPort: new Set(hosts.flatMap(({ host, port }) => (port === undefined ? [host] : []))),
  };
};

const isOpen = ({ openHosts, openAnyPort }: GuardOptions, url: URL): boolean =>
  openHosts.has(placeOf(url)) || openAnyPort.has(hostOf(url));

/** Http for what a badge names only with --allow-http: what is read without https, anyone on the way may have written. */
const schemeRule = (url: URL, statedBy: NetRequest['statedBy'], options: GuardOptions): string | undefined => {
  if (url.protocol === 'https:') return undefined;
  if (url.protocol !== 'http:') return 'it is no web address';
  const typed = statedBy === 'user' && options.openHosts.has(placeOf(url));
  return options.allowHttp || typed ? undefined : 'it does not begin with https';
};

const portRule = (url: URL): string | undefined => {
  const port = Number(portOf(url));
  // That http is allowed at all was decided before.
  if (port === (url.protocol === 'http:' ? 80 : 443) || port >= 1024) return undefined;
  return `port ${port} is not asked, only the usual one of the web and those from 1024 up`;
};

const hostRule = (url: URL): string | undefined => {
  const host = hostOf(url);
  if (!isPrivateHost(host)) return undefined;
  return isIP(host) === 0 ? `${host} is a name of a private network` : `${host} is a private or reserved address`;
};

/** The rule that an address breaks, as the end of a sentence; undefined where it may be asked. */
const brokenRule = (url: URL, statedBy: NetRequest['statedBy'], options: GuardOptions): string | undefined =>
  schemeRule(url, statedBy, options) ??
  (url.username !== '' || url.password !== '' ? 'it holds a user name or a password' : undefined) ??
  (url.href.length > maxUrlLength ? `it is longer than ${maxUrlLength} characters` : undefined) ??
  (isOpen(options, url) ? undefined : (portRule(url) ?? hostRule(url)));

const redirects: readonly number[] = [301, 302, 303, 307, 308];

type Answer = Result<NetResponse, NetFailure>;

/** An address without what may hold a secret. */
const withoutSecrets = ({ protocol, host }: URL): string => (host === '' ? protocol : `${protocol}//${host}`);

const failure = (
  kind: NetFailureKind,
  url: string,
  detail: string,
): { readonly ok: false; readonly error: NetFailure } => err({ kind, url, detail });

/** Where a redirect leads; a failure where that is nowhere. */
const nextOf = (from: URL, { headers }: NetResponse, { allowHttp }: GuardOptions): Result<URL, NetFailure> => {
  const location = headers['location'];
  if (location === undefined || location === '')
    return failure('protocol', from.href, 'the server redirects, but does not say where to');
  const next = urlOf(location, from.href);
  if (next === undefined) return failure('protocol', from.href, 'the server redirects to something that is no address');
  if (from.protocol === 'https:' && next.protocol === 'http:' && !allowHttp)
    return failure('blocked', next.href, 'a redirect led from an address with https to this one without');
  return ok(next);
};

/**
 * Asks only what may be asked, and follows redirects itself, each step under the same rules. What comes back is never a
 * redirect; its `url` is the address that answered, as `URL` writes it, without a fragment.
 */
export const guard = (transports: GuardedTransports, options: GuardOptions): Net => {
  const ask = async (request: NetRequest, url: URL): Promise<Answer> => {
    const open = isOpen(options, url);
    // What the user did not open, a server or a badge chose, whoever named the first address.
    const statedBy = open ? request.statedBy : 'badge';
    const broken = brokenRule(url, statedBy, options);
    if (broken !== undefined) return failure('blocked', url.href, broken);
    return (open ? transports.open : transports.guarded).get({ ...request, url: url.href, statedBy });
  };

  const follow = async (request: NetRequest, from: URL, seen: readonly string[]): Promise<Answer> => {
    const url = new URL(from);
    url.hash = '';
    if (seen.includes(url.href)) return failure('redirect', url.href, 'the server redirects in a circle');
    if (seen.length > maxRedirects)
      return failure('redirect', url.href, `the server redirects more than ${maxRedirects} times`);
    const answer = await ask(request, url);
    // Whoever reads of an address that nobody named must learn who sent the program there.
    if (!answer.ok && answer.error.kind === 'blocked' && seen.length > 0)
      return failure('blocked', request.url, `it leads on to ${withoutSecrets(url)}, and ${answer.error.detail}`);
    if (!answer.ok) return answer;
    if (!redirects.includes(answer.value.status)) return ok({ ...answer.value, url: url.href });
    const next = nextOf(url, answer.value, options);
    if (!next.ok) return next;
    const last = await follow(request, next.value, [...seen, url.href]);
    // A proxy on the way could have sent the answer anywhere.
    return last.ok && answer.value.via !== undefined ? ok({ ...last.value, via: answer.value.via }) : last;
  };

  return {
    get: async (request) => {
      const url = urlOf(request.url);
      return url === undefined ? failure('blocked', request.url, 'it is no web address') : follow(request, url, []);
    },
  };
};
