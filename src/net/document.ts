/** Which JSON document does an address serve? Strict UTF-8 and JSON, read in exactly one way (RFC 8259, I-JSON). */
import type { Finding } from '../model/finding.js';
import { isObject, type JsonObject } from '../model/json.js';
import { err, ok, type Result } from '../model/result.js';
import { parseJson } from '../unbake/json.js';
import { decodeUtf8 } from '../unbake/utf8.js';
import {
  type DecidingPurpose,
  type Net,
  type NetFailure,
  type NetRequest,
  type NetResponse,
  netFailureFinding,
} from './port.js';

/** Bytes that an address served with a status from 200 to 299. */
export const fetchBytes = async (net: Net, request: NetRequest): Promise<Result<NetResponse, NetFailure>> => {
  const answer = await net.get(request);
  if (!answer.ok) return answer;
  const { status } = answer.value;
  if (status >= 200 && status <= 299) return answer;
  return err({ kind: 'unusable', url: request.url, detail: `the server answered with HTTP status ${status}` });
};

/** Whether a person would see a web page there, for instance one to sign in on. */
export const isPage = ({ contentType, body }: NetResponse): boolean =>
  /^text\/html\b/i.test(contentType) || /^\s*<(?:!doctype|html)\b/i.test(Buffer.from(body.subarray(0, 200)).toString());

/** The object in some bytes; undefined where they are no strict JSON, or JSON of another kind. */
export const objectIn = (bytes: Uint8Array): JsonObject | undefined => {
  const text = decodeUtf8(bytes);
  const parsed = text.ok ? parseJson(text.value) : text;
  return parsed.ok && isObject(parsed.value.value) ? parsed.value.value : undefined;
};

export interface ServedObject {
  readonly object: JsonObject;
  readonly response: NetResponse;
}

/** The JSON object that an address serves. */
export const fetchObject = async (net: Net, request: NetRequest): Promise<Result<ServedObject, NetFailure>> => {
  const answer = await fetchBytes(net, request);
  if (!answer.ok) return answer;
  const object = objectIn(answer.value.body);
  if (object !== undefined) return ok({ object, response: answer.value });
  const found = isPage(answer.value) ? 'a web page' : 'something that is no JSON object';
  return err({ kind: 'unusable', url: request.url, detail: `the server answered with ${found}` });
};

export type DecidingRequest = NetRequest & { readonly purpose: DecidingPurpose };

/** As `fetchBytes`; whatever stands in the way is a finding that leaves the question open. */
export const getBytes = async (net: Net, request: DecidingRequest): Promise<Result<NetResponse, Finding>> => {
  const answer = await fetchBytes(net, request);
  return answer.ok ? answer : err(netFailureFinding(answer.error, request.purpose));
};

/** As `fetchObject`; whatever stands in the way is a finding that leaves the question open. */
export const getObject = async (net: Net, request: DecidingRequest): Promise<Result<ServedObject, Finding>> => {
  const served = await fetchObject(net, request);
  return served.ok ? served : err(netFailureFinding(served.error, request.purpose));
};
