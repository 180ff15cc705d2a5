/** What does one `--trust` of the user come to: a list, or why there is none? */
import { UsageError } from '../model/errors.js';
import { sha256Of } from '../model/hash.js';
import { redactUrl } from '../model/redact.js';
import type { TrustSource } from '../model/trust.js';
import { fetchBytes } from '../net/document.js';
import type { Net } from '../net/port.js';
import { maxListBytes, readTrustList } from './list.js';

export interface TrustContext {
  readonly net: Net;
  /** The content of a file; throws as node:fs does. */
  readonly readFile: (path: string) => Promise<Uint8Array>;
}

const reasons: ReadonlyMap<string, string> = new Map([
  ['ENOENT', 'there is no such file'],
  ['ENOTDIR', 'there is no such file'],
  ['EISDIR', 'it is a folder'],
  ['EACCES', 'you have no permission to read it'],
  ['EPERM', 'you have no permission to read it'],
]);

const reasonOf = (error: unknown): string => {
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown error';
  return reasons.get(code) ?? `the system says ${code}`;
};

const refuse = (source: string, why: string, hint?: string): UsageError =>
  new UsageError(`the list of trusted issuers "${source}" cannot be used: ${why}`, hint);

/** What the user has at hand is configuration: nothing is verified by a list that is broken. */
const fromFile = async (source: string, { readFile }: TrustContext): Promise<TrustSource> => {
  let bytes: Uint8Array;
  try {
    bytes = await readFile(source);
  } catch (error) {
    throw refuse(source, reasonOf(error));
  }
  const sha256 = sha256Of(bytes);
  const list = readTrustList(bytes);
  if (list.ok) return { source, sha256, list: list.value };
  const { kind, why } = list.error;
  if (kind === 'malformed')
    throw refuse(source, why, 'a list is at least {"trustList": 1, "issuers": [{"id": "did:…"}]}');
  return { source, sha256, problem: kind, why };
};

/** A server may break or answer something else at any time, which says nothing about how the program was called. */
const fromWeb = async (address: string, { net }: TrustContext): Promise<TrustSource> => {
  // It stands in every report.
  const source = redactUrl(address);
  const answer = await fetchBytes(net, {
    url: address,
    purpose: 'trust-list',
    accept: 'application/json',
    maxBytes: maxListBytes,
    statedBy: 'user',
  });
  if (!answer.ok) return { source, problem: 'unavailable', why: answer.error.detail };
  const { body, url } = answer.value;
  // Also where --allow-http lets a redirect lead there.
  if (!url.startsWith('https://'))
    return {
      source,
      problem: 'unavailable',
      why: `the server sent it on to ${redactUrl(url)}, and a list is fetched over https only`,
    };
  const sha256 = sha256Of(body);
  const list = readTrustList(body);
  if (list.ok) return { source, sha256, list: list.value };
  const { kind, why } = list.error;
  return { source, sha256, problem: kind === 'unsupported' ? kind : 'unavailable', why };
};

/** Whoever sits on the way could put themselves on a list that is fetched without https. */
const checkAddress = (source: string): void => {
  if (!URL.canParse(source)) throw refuse(source, 'it is not a complete web address');
  const { protocol, username, password } = new URL(source);
  if (protocol !== 'https:')
    throw refuse(source, 'a list is fetched over https only', 'use https://, or save the list and name the file');
  // The address stands in every report.
  if (username !== '' || password !== '')
    throw refuse(source.replace(/\/\/.*@/, '//…@'), 'its address holds a password');
};

/**
 * `source` as the user wrote it: a path, or an address that begins with https://. Throws a UsageError for a file that
 * is missing or no list; an address that does not serve one is a problem of the source.
 */
export const loadTrust = async (source: string, context: TrustContext): Promise<TrustSource> => {
  if (!/^[a-z][a-z0-9+.-]+:\/\//i.test(source)) return fromFile(source, context);
  checkAddress(source);
  return fromWeb(source, context);
};
