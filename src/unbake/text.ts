/** Which kind of credential does a text hold, wherever it was found: JSON, a signed token, or only a link to one? */

import { baseContexts, type Container, type Envelope } from '../model/credential.js';
import { type Finding, finding } from '../model/finding.js';
import { asArray, isObject, type JsonValue, member } from '../model/json.js';
import { err, ok, type Result } from '../model/result.js';
import { parseJson } from './json.js';
import { looksLikeJwt, readJwt } from './jwt.js';

export interface TextPlace {
  readonly container: Container;
  /** What a person calls the place, for the findings. */
  readonly part: string;
}

export const isLink = (text: string): boolean => /^https?:\/\/[^\s<>"]+$/i.test(text.trim()) && text.length <= 4096;

const described = (value: JsonValue): string => {
  if (Array.isArray(value)) return `a list of ${value.length} ${value.length === 1 ? 'item' : 'items'}`;
  if (typeof value === 'string') return looksLikeJwt(value) ? 'a signed token in quotes' : 'a text in quotes';
  return value === null ? 'the empty value null' : `the ${typeof value} ${String(value)}`;
};

export const readJson = (text: string, { container, part }: TextPlace): Result<Envelope, Finding> => {
  const parsed = parseJson(text, { part });
  if (!parsed.ok) return parsed;
  const { value, locate } = parsed.value;
  if (!isObject(value)) return err(finding('format.not-an-object', { part, found: described(value) }));
  return ok({ kind: 'json', container, findings: [], locate, text, json: value });
};

/** Reads the text that was taken out of a picture. */
export const readText = (text: string, place: TextPlace): Result<Envelope, Finding> => {
  if (looksLikeJwt(text)) return readJwt(text, place.container);
  if (isLink(text)) return err(finding('input.hosted-elsewhere', { part: place.part, url: text.trim() }));
  return readJson(text, place);
};

const vcContexts: readonly JsonValue[] = Object.values(baseContexts);

/** Whether the content is a verifiable credential, and so no Open Badge of the second kind. */
export const holdsVc = (envelope: Envelope): boolean => {
  const document = envelope.kind === 'json' ? envelope.json : (member(envelope.payload, 'vc') ?? envelope.payload);
  return (
    asArray(member(document, 'type')).includes('VerifiableCredential') ||
    asArray(member(document, '@context')).some((context) => vcContexts.includes(context))
  );
};
