/** What may a list of trusted issuers say of one issuer: which ids, names, keys and dates? (DID Core §3.1, RFC 3986, RFC 7638, RFC 3339) */
import type { JsonValue } from '../model/json.js';
import { parseInstant } from '../model/time.js';

export const maxIssuers = 100_000;

/** In code points. */
export const maxNameLength = 300;

/**
 * A DID, or an https URL without user and password. In ASCII only: letters of other alphabets can be taken for these,
 * and a host that has them is written in punycode.
 */
export const idPattern =
  "^(?:did:[a-z0-9]+:[A-Za-z0-9._:%-]*[A-Za-z0-9._%-]|https://[A-Za-z0-9.-]+(?::[0-9]{1,5})?(?:[/?#][A-Za-z0-9._~:/?#\\[\\]@!$&'()*+,;=%-]*)?)$";

/** 32 bytes in base64url: the last character carries four bits, and the others of it are zero. */
export const keyPattern = '^[A-Za-z0-9_-]{42}[AEIMQUYcgkosw048]$';

const [id, key] = [new RegExp(idPattern), new RegExp(keyPattern)];

export const isIssuerId = (value: JsonValue | undefined): value is string =>
  typeof value === 'string' && id.test(value);

export const isThumbprint = (value: JsonValue | undefined): value is string =>
  typeof value === 'string' && key.test(value);

export const isName = (value: JsonValue | undefined): value is string =>
  typeof value === 'string' && /\S/.test(value) && [...value].length <= maxNameLength;

/** A full date or a date-time with a zone. */
export const isDate = (value: JsonValue | undefined): value is string =>
  typeof value === 'string' &&
  parseInstant(/^\d{4}-\d{2}-\d{2}$/.test(value) ? `${value}T00:00:00Z` : value) !== undefined;

/** What keeps a document from being a list: where, and why, as the end of a sentence. */
export interface Broken {
  /** RFC 6901. */
  readonly pointer: string;
  readonly why: string;
}
