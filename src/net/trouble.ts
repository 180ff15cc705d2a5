/** What does an error of the connection mean, in plain words? Decided by its code, never by its message. */
import type { NetFailure } from './port.js';

type Trouble = Pick<NetFailure, 'kind' | 'detail'>;

/** Code of our own error for a name that leads to a private address; it carries the address. */
export const privateCode = 'ERR_PRIVATE_ADDRESS';

const dns: Trouble = { kind: 'dns', detail: 'there is no such host' };
const dnsDown: Trouble = { kind: 'dns', detail: 'the name of the host could not be looked up just now' };
const refused: Trouble = { kind: 'connect', detail: 'the server did not take the connection' };
const unreached: Trouble = { kind: 'connect', detail: 'the server could not be reached' };
const broke: Trouble = { kind: 'protocol', detail: 'the connection broke off' };
const noHttp: Trouble = { kind: 'protocol', detail: 'what the server answered is no HTTP' };
const unknownIssuer: Trouble = {
  kind: 'tls',
  detail: 'its certificate is not from an authority that this computer knows',
};

/** Of a request that `close` broke off, or that came after it. */
export const closedTrouble: Trouble = { kind: 'connect', detail: 'the program has ended its connections' };

const troubles: ReadonlyMap<string, Trouble> = new Map<string, Trouble>([
  ['ENOTFOUND', dns],
  ['ENODATA', dns],
  ['EAI_NODATA', dns],
  ['EAI_NONAME', dns],
  ['EAI_AGAIN', dnsDown],
  ['EAI_FAIL', dnsDown],
  ['ESERVFAIL', dnsDown],
  ['ECONNREFUSED', refused],
  ['EHOSTUNREACH', unreached],
  ['ENETUNREACH', unreached],
  ['ECONNRESET', broke],
  ['EPIPE', broke],
  ['UND_ERR_SOCKET', broke],
  ['UND_ERR_RES_CONTENT_LENGTH_MISMATCH', broke],
  ['UND_ERR_DESTROYED', closedTrouble],
  ['UND_ERR_CLOSED', closedTrouble],
  ['UND_ERR_HEADERS_OVERFLOW', { kind: 'too-large', detail: 'its headers are larger than is read' }],
  ['UND_ERR_PRX_TLS', { kind: 'tls', detail: 'the certificate of the proxy is made out to another name' }],
  ['ERR_TLS_CERT_ALTNAME_INVALID', { kind: 'tls', detail: 'its certificate is made out to another name' }],
  ['CERT_HAS_EXPIRED', { kind: 'tls', detail: 'its certificate has expired' }],
  [
    'CERT_NOT_YET_VALID',
    { kind: 'tls', detail: 'its certificate is not valid yet; is the clock of this computer right?' },
  ],
  ['CERT_REVOKED', { kind: 'tls', detail: 'its certificate was revoked' }],
  ['DEPTH_ZERO_SELF_SIGNED_CERT', { kind: 'tls', detail: 'it made its certificate itself' }],
  ['SELF_SIGNED_CERT_IN_CHAIN', unknownIssuer],
  ['UNABLE_TO_GET_ISSUER_CERT', unknownIssuer],
  ['UNABLE_TO_GET_ISSUER_CERT_LOCALLY', unknownIssuer],
  ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', unknownIssuer],
]);

const timeouts: readonly string[] = [
  'ETIMEDOUT',
  'UND_ERR_CONNECT_TIMEOUT',
  'UND_ERR_HEADERS_TIMEOUT',
  'UND_ERR_BODY_TIMEOUT',
];

/** The codes of OpenSSL and of X.509 checks, of which there are about a hundred. */
const tlsCodes =
  /^(?:EPROTO|ERR_SSL_.*|ERR_TLS_.*|CERT_.*|CRL_.*|UNABLE_TO_.*|ERROR_IN_C.*|HOSTNAME_MISMATCH|INVALID_CA|INVALID_PURPOSE|PATH_LENGTH_EXCEEDED)$/;

export interface TroubleContext {
  /** Time for one request, in milliseconds. */
  readonly timeout: number;
  /** The host that was asked, as it may be said. */
  readonly host: string;
  readonly viaProxy: boolean;
}

export const timeoutTrouble = ({ timeout }: Pick<TroubleContext, 'timeout'>): Trouble => {
  const seconds = Math.round(timeout / 100) / 10;
  return {
    kind: 'timeout',
    detail: `there was no full answer within ${seconds} ${seconds === 1 ? 'second' : 'seconds'}`,
  };
};

const textOf = (error: object, name: 'code' | 'name' | 'address'): string | undefined => {
  const value: unknown = Reflect.get(error, name);
  return typeof value === 'string' ? value : undefined;
};

/** A mistake in this program, which is no trouble of the world outside. */
export const isOurs = (thrown: unknown): boolean =>
  (thrown instanceof TypeError || thrown instanceof ReferenceError || thrown instanceof RangeError) &&
  textOf(thrown, 'code') === undefined;

/** Translates whatever the transport threw. */
export const troubleOf = (thrown: unknown, context: TroubleContext): Trouble => {
  const { host, viaProxy } = context;
  // Several addresses of one host were tried: the first says why as well as any.
  const error = thrown instanceof AggregateError && textOf(thrown, 'code') === undefined ? thrown.errors[0] : thrown;
  if (typeof error !== 'object' || error === null) return unreached;
  const code = textOf(error, 'code') ?? '';
  if (code === privateCode)
    return {
      kind: 'blocked',
      detail: `the name ${host} leads to the private address ${textOf(error, 'address') ?? ''}`,
    };
  if (timeouts.includes(code)) return timeoutTrouble(context);
  const known = troubles.get(code);
  if (known !== undefined)
    return viaProxy && [dns, dnsDown, refused, unreached].includes(known)
      ? { kind: known.kind, detail: 'the proxy could not be reached' }
      : known;
  // So the proxy says that it did not open the way: undici has no better code for it.
  if (viaProxy && code === 'UND_ERR_ABORTED') return { kind: 'connect', detail: 'the proxy did not let it through' };
  // Undici 7 leaves out the code of most of these errors.
  if (code.startsWith('HPE_') || textOf(error, 'name') === 'HTTPParserError') return noHttp;
  return tlsCodes.test(code) ? { kind: 'tls', detail: 'no secure connection could be made' } : unreached;
};
