/** Is this text exactly one compact JWS (RFC 7515 §3.1), and what do its header and payload say? Nothing is verified here. */
import type { Container, JwtEnvelope } from '../model/credential.js';
import { type Finding, finding } from '../model/finding.js';
import { isObject, type JsonObject, member } from '../model/json.js';
import { err, ok, type Result } from '../model/result.js';
import { type ParsedJson, parseJson } from './json.js';
import { characterAt, clip } from './shown.js';
import { decodeUtf8 } from './utf8.js';

const blanks = ' \t\r\n';
const outside = /[^A-Za-z0-9_-]/;

/** A token is the one text whose beginning, decoded, is the beginning of a JSON object: `{"` is `eyJ`. */
export const looksLikeJwt = (text: string): boolean => {
  const start = /^[A-Za-z0-9_+/=\s-]{2,64}/.exec(text.trimStart())?.[0].replace(/\s/g, '') ?? '';
  return /^e[w-z0-9_/+-]/.test(start) && /^\{\s*["}]/.test(Buffer.from(start, 'base64url').toString('latin1'));
};

const malformed = (part: string, expected: string, found: string): { ok: false; error: Finding } =>
  err(finding('format.malformed-jwt', { part, expected, found }));

/** A file may begin or end with blanks; by hand, because a pattern for the end takes quadratic time. */
const trimmed = (text: string): string => {
  let start = 0;
  let end = text.length;
  while (start < end && blanks.includes(text.charAt(start))) start++;
  while (end > start && blanks.includes(text.charAt(end - 1))) end--;
  return text.slice(start, end);
};

const notCompact = (token: string, parts: number): Finding | undefined => {
  const expected = 'three parts with two dots between them';
  if (token.includes('~')) {
    const found = 'a token with selective disclosure (SD-JWT), which Open Badges do not use';
    return finding('format.malformed-jwt', { part: 'the token', expected, found });
  }
  if (parts === 3) return undefined;
  const count = ['none', 'one part', 'two parts', 'three', 'four parts', 'five parts'][parts] ?? 'more than five parts';
  const found = parts === 5 ? `${count}: an encrypted token (JWE), which only its addressee can read` : count;
  return finding('format.malformed-jwt', { part: 'the token', expected, found });
};

const strictBase64url = (text: string, part: string): Result<Buffer, Finding> => {
  const alphabet = 'only the letters, digits, "-" and "_" of base64url';
  const at = text.search(outside);
  if (at >= 0) return malformed(part, alphabet, `${characterAt(text, at)} at its character ${at + 1}`);
  const bytes = Buffer.from(text, 'base64url');
  if (bytes.toString('base64url') === text) return ok(bytes);
  return malformed(part, 'the one base64url spelling of its bytes', 'another one, with left-over bits at its end');
};

const jsonPart = (encoded: string, part: string): Result<ParsedJson & { readonly value: JsonObject }, Finding> => {
  if (encoded === '') return malformed(part, 'a JSON object in base64url', 'nothing');
  const bytes = strictBase64url(encoded, part);
  if (!bytes.ok) return bytes;
  const text = decodeUtf8(bytes.value, part);
  if (!text.ok) return text;
  const parsed = parseJson(text.value, { part });
  if (!parsed.ok) return parsed;
  const { value, locate } = parsed.value;
  return isObject(value)
    ? ok({ value, locate })
    : malformed(part, 'a JSON object', Array.isArray(value) ? 'a JSON list' : `the JSON value ${clip(text.value, 40)}`);
};

export const readJwt = (text: string, container: Container): Result<JwtEnvelope, Finding> => {
  const token = trimmed(text);
  const parts = token.split('.', 6);
  const [encodedHeader = '', encodedPayload = '', encodedSignature = ''] = parts;
  const header = jsonPart(encodedHeader, 'the header of the token');
  // Such a payload may hold dots of its own, so this comes before the parts are counted.
  if (header.ok && member(header.value.value, 'b64') !== undefined) {
    return malformed(
      'the header of the token',
      'a payload in base64url',
      'a "b64" member (RFC 7797), which changes that',
    );
  }
  const problem = notCompact(token, parts.length);
  if (problem !== undefined) return err(problem);
  if (!header.ok) {
    // Pointers and positions of a token are of its payload; those of the header would mislead.
    const { pointer: _, position: __, ...withoutPlace } = header.error;
    return err(withoutPlace);
  }
  const payload = jsonPart(encodedPayload, 'the payload of the token');
  if (!payload.ok) return payload;
  const signature = strictBase64url(encodedSignature, 'the signature of the token');
  if (!signature.ok) return signature;
  return ok({
    kind: 'jwt',
    container,
    findings: [],
    locate: payload.value.locate,
    token,
    header: header.value.value,
    payload: payload.value.value,
    signingInput: `${encodedHeader}.${encodedPayload}`,
    signature: new Uint8Array(signature.value),
  });
};
