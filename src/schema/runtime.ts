/** What do the compiled JSON Schemas in `generated/` call at run time? (JSON Schema 2020-12; RFC 3339 §5.6; RFC 6901 §3) */
import { isObject } from '../model/json.js';
import { parseInstant } from '../model/time.js';
import { oldInstant, zonedInstant } from './iso-time.js';

/** The part of a schema that a value broke. */
export interface BrokenSchema {
  /** What the value should be, in words that complete "expected …". */
  readonly title?: string;
  /** `extensible` beside an enumeration that own values with the prefix `ext:` may extend. */
  readonly $comment?: string;
  readonly type?: string | readonly string[];
  readonly format?: string;
  readonly const?: unknown;
  readonly enum?: readonly string[];
  readonly contains?: { readonly const?: string; readonly enum?: readonly string[] };
}

export interface Violation {
  /** RFC 6901 pointer of the value. */
  readonly pointer: string;
  /** The keyword of the schema that the value breaks. */
  readonly keyword: string;
  readonly schema: BrokenSchema;
  /** The name that is missing, or that may not stand there. */
  readonly name?: string;
}

/** Undefined stands for an error that only counts: one inside a condition, or one that its parent reports. */
export type Violations = (Violation | undefined)[] | null;

/** What `generated/` exports: the violations of the last document are on the function itself. */
export interface CompiledSchema {
  (document: unknown): boolean;
  errors: Violations;
}

export const add = (
  all: Violations,
  pointer?: string,
  keyword?: string,
  schema?: BrokenSchema,
  name?: string,
): Violations => {
  const violation =
    pointer === undefined || keyword === undefined || schema === undefined
      ? undefined
      : { pointer, keyword, schema, ...(name === undefined ? {} : { name }) };
  if (all === null) return [violation];
  all.push(violation);
  return all;
};

/** More violations than this in one value are not collected: a document with a flood of them is refused all the same. */
const enough = 1000;

/** Adds in place: copying the list for each broken item would make a flood of them cost its square. */
export const append = (all: Violations, more: Violations): Violations => {
  if (all === null || more === null) return all ?? more;
  for (const violation of more) {
    if (all.length >= enough) break;
    all.push(violation);
  }
  return all;
};

export const escapeToken = (token: string): string =>
  /[~/]/.test(token) ? token.replaceAll('~', '~0').replaceAll('/', '~1') : token;

/** An absolute URL; URL.canParse() alone would forgive white space and control characters. */
export const isUrl = (text: string): boolean => !/[\s\p{Cc}]/u.test(text) && URL.canParse(text);

/** An IRI with its scheme (RFC 3987 §2); which characters stand in it is left to whoever asks its server. */
const isIri = (text: string): boolean => /^[A-Za-z][A-Za-z0-9+.-]*:[^\s\p{Cc}]+$/u.test(text);
const isData = (text: string): boolean => /^data:/i.test(text);
const isEmail = (text: string): boolean => /^[^\s@]+@[^\s@]+$/.test(text);

export const formats = {
  'date-time': (text: string): boolean => parseInstant(text) !== undefined,
  date: (text: string): boolean => parseInstant(`${text}T00:00:00Z`) !== undefined,
  url: isUrl,
  'zoned-time': (text: string): boolean => zonedInstant(text) !== undefined,
  'old-time': (text: string): boolean => oldInstant(text) !== undefined,
  iri: isIri,
  link: (text: string): boolean => isIri(text) && !isData(text),
  picture: (text: string): boolean => isIri(text) && (!isData(text) || /^data:image\/(?:png|svg\+xml)[;,]/i.test(text)),
  email: isEmail,
  'email-or-hash': (text: string): boolean =>
    isEmail(text) || /^(?:sha256\$[0-9a-f]{64}|sha1\$[0-9a-f]{40}|md5\$[0-9a-f]{32})$/i.test(text),
} as const;

export { isObject };
