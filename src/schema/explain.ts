/** What does a broken rule of a JSON Schema mean in plain words? (Open Badges 3.0 §Data Models) */
import type { Finding } from '../model/finding.js';
import { type JsonObject, type JsonValue, member, pointerTo } from '../model/json.js';
import { broken } from './broken.js';
import type { BrokenSchema, Violation } from './runtime.js';
import { excerpt, nearest, orList } from './words.js';

const typeWords: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  boolean: 'true or false',
  object: 'an object',
  array: 'a list',
};

/** What stands at an RFC 6901 pointer; undefined where nothing does. */
export const valueAt = (document: JsonValue, pointer: string): JsonValue | undefined => {
  let value: JsonValue | undefined = document;
  for (const token of pointer.split('/').slice(1)) {
    const name = token.replaceAll('~1', '/').replaceAll('~0', '~');
    value = Array.isArray(value) ? (value as readonly JsonValue[])[Number(name)] : member(value, name);
  }
  return value;
};

/** All of a short enumeration; of a long one what the issuer may have meant. */
const oneOf = (schema: BrokenSchema, found: JsonValue | undefined): string => {
  const allowed = schema.enum ?? [];
  const extension = schema.$comment === 'extensible' ? ', or a proprietary name that starts with "ext:"' : '';
  if (allowed.length <= 8) return `one of ${orList(allowed)}${extension}`;
  const like = typeof found === 'string' && found !== '' ? ` (nearest: ${orList(nearest(found, allowed))})` : '';
  return `one of the ${allowed.length} names of the specification${like}${extension}`;
};

const expectedOf = ({ keyword, schema }: Violation, found: JsonValue | undefined): string => {
  if (keyword === 'contains') {
    const { const: one, enum: some = [] } = schema.contains ?? {};
    return `a list that includes ${orList(one === undefined ? some : [one])}`;
  }
  if (keyword === 'const') return JSON.stringify(schema.const);
  if (keyword === 'enum') return oneOf(schema, found);
  const types = schema.type === undefined ? [] : [schema.type].flat();
  return schema.title ?? types.map((type) => typeWords[type] ?? type).join(' or ');
};

const explainOne = (violation: Violation, document: JsonObject): Finding => {
  const { keyword, pointer, schema, name } = violation;
  const found = valueAt(document, pointer);
  if (name !== undefined && keyword === 'required') {
    return broken(pointer, `the member ${excerpt(name)}`, undefined);
  }
  if (name !== undefined && keyword === 'additionalProperties') {
    const expected = `no member ${excerpt(name)} in ${schema.title ?? 'this object'}`;
    return { ...broken(pointer, expected, member(found, name)), pointer: pointerTo(pointer, name) };
  }
  return broken(pointer, expectedOf(violation, found), found);
};

/** An object that is no text by language is one mistake, whatever its members are. */
const withoutRepeats = (violations: readonly Violation[]): readonly Violation[] => {
  const notByLanguage = new Set(violations.filter((v) => v.keyword === 'propertyNames').map((v) => v.pointer));
  const parentOf = (pointer: string): string => pointer.slice(0, pointer.lastIndexOf('/'));
  const seen = new Set<string>();
  return violations.filter((violation) => {
    const { pointer, keyword, name } = violation;
    if (notByLanguage.has(parentOf(pointer))) return false;
    const about = keyword === 'propertyNames' ? '' : (name ?? expectedOf(violation, undefined));
    const key = JSON.stringify([pointer, keyword, about]);
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
};

export interface Explained {
  readonly findings: readonly Finding[];
  /** How many more violations there are, at least. */
  readonly omitted: number;
}

/** One finding for each mistake, at most `limit` of them. */
export const explain = (violations: readonly Violation[], document: JsonObject, limit: number): Explained => {
  const distinct = withoutRepeats(violations);
  return {
    findings: distinct.slice(0, limit).map((violation) => explainOne(violation, document)),
    omitted: Math.max(distinct.length - limit, 0),
  };
};
