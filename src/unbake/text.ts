/** Which kind of credential does a text hold, wherever it was found: JSON, a signed token, or only a link to one? */

import { baseContexts, type Container, type Envelope } from '../model/credential.js';
import { type Finding, finding } from '../model/finding.js';
import { asArray, isObject, type JsonValue, member } from '../model/json.js';
import { err, ok, type Result } from '../model/result.js';
import { parseJson } from './json.js';
import { looksLikeJwt, readJwt } from './jwt.js';
import { isLink, type Link, recordedLink } from './link.js';

export interface TextPlace {
  readonly container: Container;
  /** What a person calls the place, for the findings. */
  readonly part: string;
}

/** What kind of value stands where a JSON object was expected. */
export const described = (value: JsonValue): string => {
  if (Array.isArray(value)) return `a list of ${value.length} ${value.length === 1 ? 'item' : 'items'}`;
  if (isObject(value)) return 'a JSON object';
  if (typeof value === 'string') return looksLikeJwt(value) ? 'a signed token in quotes' : 'a text in quotes';
  return value === null ? 'the empty value null' : `the ${typeof value} ${String(value)}`;
};

const linkTo = (url: string, { container, part }: TextPlace): Link => ({
  kind: 'link',
  container,
  url: url.trim(),
  part,
  findings: [],
});

export const readJson = (text: string, place: TextPlace): Result<Envelope | Link, Finding> => {
  const { container, part } = place;
  const parsed = parseJson(text, { part });
  if (!parsed.ok) return parsed;
  const { value, locate } = parsed.value;
  if (typeof value === 'string' && isLink(value)) return ok(linkTo(value, place));
  if (!isObject(value)) return err(finding('format.not-an-object', { part, found: described(value) }));
  const named = recordedLink(value);
  if (named !== undefined) return ok(linkTo(named, { container, part: `a platform's record of the badge in ${part}` }));
  return ok({ kind: 'json', container, findings: [], locate, text, json: value });
};

/** Reads a text that may be of any kind, such as that which was taken out of a picture. */
export const readText = (text: string, place: TextPlace): Result<Envelope | Link, Finding> => {
  if (looksLikeJwt(text)) return readJwt(text, place.container);
  return isLink(text) ? ok(linkTo(text, place)) : readJson(text, place);
};

const vcContexts: readonly JsonValue[] = Object.values(baseContexts);

/** Whether the content is a verifiable credential, and so no Open Badge of the second kind. */
export const holdsVc = (envelope: Envelope | Link): boolean => {
  if (envelope.kind === 'link') return false;
  const document = envelope.kind === 'json' ? envelope.json : (member(envelope.payload, 'vc') ?? envelope.payload);
  return (
    asArray(member(document, 'type')).includes('VerifiableCredential') ||
    asArray(member(document, '@context')).some((context) => vcContexts.includes(context))
  );
};
