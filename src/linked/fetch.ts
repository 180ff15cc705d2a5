/** What does the address of a linked object answer: the object, that it was taken back, that there is none, or nothing of use? (Open Badges 2.0, Hosted Verification) */
import type { Work } from '../ld/work.js';
import { type Finding, finding } from '../model/finding.js';
import type { JsonObject } from '../model/json.js';
import { overHttps } from '../model/web-address.js';
import { isPage, objectIn } from '../net/document.js';
import { type Net, type NetFailure, type NetPurpose, netFailureFinding, unreachable } from '../net/port.js';

import { withPlainNames } from './plain-names.js';

export type LinkedPurpose = Extract<
  NetPurpose,
  'assertion' | 'badge-class' | 'issuer-profile' | 'endorsement' | 'public-key' | 'revocation-list'
>;

export interface LinkedNet {
  readonly net: Net;
  /** The user allows addresses without https; else they are asked over https. */
  readonly allowHttp: boolean;
}

export interface LinkedRequest {
  readonly url: string;
  readonly purpose: LinkedPurpose;
  /** Cap on the body in bytes; 1 MiB unless said. */
  readonly maxBytes?: number;
}

/** Bytes that came with a status from 200 to 299. */
export interface ServedBytes {
  readonly kind: 'served';
  readonly body: Uint8Array;
  /** The address that was asked: that of the request, over https. */
  readonly url: string;
  readonly finalUrl: string;
  readonly notes: readonly Finding[];
}

export type LinkedAnswer<T> =
  | (ServedBytes & T)
  /** HTTP 410: it was there, and was taken back. */
  | { readonly kind: 'gone'; readonly url: string; readonly object?: JsonObject }
  /** HTTP 404. The finding says so as of any address without an answer. */
  | { readonly kind: 'absent'; readonly url: string; readonly finding: Finding }
  /** No usable answer, which leaves the question open. */
  | { readonly kind: 'silent'; readonly finding: Finding };

const accept = 'application/ld+json, application/json';
const maxBytes = 1024 * 1024;

export { isWebAddress, sameAddress } from '../model/web-address.js';

/** Nobody may answer in the issuer's place: what has no https answer is not asked at all. */
const withoutHttps = (url: string, { purpose }: LinkedRequest, failure: NetFailure): Finding => {
  const { kind, detail } = failure;
  if (kind === 'offline' || kind === 'budget') return netFailureFinding(failure, purpose);
  const why = `it is an address without https, where anybody on the way could answer, and over https ${detail}`;
  return netFailureFinding({ kind: 'blocked', url, detail: why }, purpose);
};

/** What an address serves, as bytes. An `http:` address is asked over https, unless the user allows it as it is. */
export const fetchLinkedBytes = async (
  { net, allowHttp }: LinkedNet,
  request: LinkedRequest,
): Promise<LinkedAnswer<unknown>> => {
  const { url, purpose } = request;
  const upgraded = !allowHttp && /^http:/i.test(url);
  const asked = upgraded ? overHttps(url) : url;
  const answer = await net.get({
    url: asked,
    purpose,
    accept,
    maxBytes: request.maxBytes ?? maxBytes,
    statedBy: 'badge',
  });
  const silent = (failure: NetFailure): LinkedAnswer<never> => ({
    kind: 'silent',
    finding: upgraded ? withoutHttps(url, request, failure) : netFailureFinding(failure, purpose),
  });
  if (!answer.ok) return silent(answer.error);
  const { status, body, url: finalUrl } = answer.value;
  if (status === 410) {
    const object = objectIn(body);
    return { kind: 'gone', url: asked, ...(object === undefined ? {} : { object }) };
  }
  const said = `the server answered with HTTP status ${status}`;
  if (status === 404) return { kind: 'absent', url: asked, finding: unreachable(asked, purpose, said) };
  if (status < 200 || status > 299) return silent({ kind: 'unusable', url: asked, detail: said });
  // Old platforms serve their JSON under the type of a page.
  if (isPage(answer.value) && objectIn(body) === undefined)
    return silent({ kind: 'unusable', url: asked, detail: 'the server answered with a web page' });
  const notes = upgraded ? [finding('hosted.over-https', { url })] : [];
  return { kind: 'served', body, url: asked, finalUrl, notes };
};

/**
 * As `fetchLinkedBytes`, for keys and lists of revoked badges, which are read by others: an object that spells its names
 * in another way of JSON-LD comes in plain names.
 */
export const fetchPlain = async (
  port: LinkedNet,
  request: LinkedRequest,
  work: Work,
): Promise<LinkedAnswer<unknown>> => {
  const answer = await fetchLinkedBytes(port, request);
  const object = answer.kind === 'served' ? objectIn(answer.body) : undefined;
  if (answer.kind !== 'served' || object === undefined) return answer;
  const plain = await withPlainNames(object, work);
  return plain.ok && plain.value !== object
    ? { ...answer, body: Buffer.from(JSON.stringify(plain.value), 'utf8') }
    : answer;
};

/** The JSON object that an address serves. */
export const fetchLinked = async (
  port: LinkedNet,
  request: LinkedRequest,
): Promise<LinkedAnswer<{ readonly object: JsonObject }>> => {
  const answer = await fetchLinkedBytes(port, request);
  if (answer.kind !== 'served') return answer;
  const object = objectIn(answer.body);
  if (object !== undefined) return { ...answer, object };
  const why = 'the server answered with something that is no JSON object';
  return { kind: 'silent', finding: unreachable(answer.url, request.purpose, why) };
};
