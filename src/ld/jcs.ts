/** What are the bytes of a document in the JSON Canonicalization Scheme? (RFC 8785) */
import { isObject, type JsonValue, pointerTo } from '../model/json.js';

/** UTF-8 cannot carry half of a surrogate pair, so such text has no canonical form (RFC 8785 §3.2.2.2). */
const isWellFormed = (text: string): boolean => !/\p{Surrogate}/u.test(text);

/** The canonical text, or undefined where there is none: half a surrogate pair, or a number outside double precision. */
export const canonicalizeJson = (value: JsonValue): string | undefined => {
  if (typeof value === 'string') return isWellFormed(value) ? JSON.stringify(value) : undefined;
  if (typeof value === 'number') return Number.isFinite(value) ? JSON.stringify(value) : undefined;
  if (Array.isArray(value)) {
    const items = (value as readonly JsonValue[]).map(canonicalizeJson);
    return items.includes(undefined) ? undefined : `[${items.join(',')}]`;
  }
  if (!isObject(value)) return JSON.stringify(value);
  const members: string[] = [];
  // The default order of sort() is by UTF-16 code units, which is the order that RFC 8785 §3.2.3 wants.
  for (const name of Object.keys(value).sort()) {
    const text = canonicalizeJson(value[name] as JsonValue);
    if (text === undefined || !isWellFormed(name)) return undefined;
    members.push(`${JSON.stringify(name)}:${text}`);
  }
  return `{${members.join(',')}}`;
};

/** The first text that holds half a surrogate pair: nothing that signs UTF-8 can have signed it. */
export const findLoneSurrogate = (value: JsonValue, pointer = ''): string | undefined => {
  if (typeof value === 'string') return isWellFormed(value) ? undefined : pointer;
  if (typeof value !== 'object' || value === null) return undefined;
  for (const [key, item] of Object.entries(value)) {
    const at = isWellFormed(key) ? findLoneSurrogate(item, pointerTo(pointer, key)) : pointer;
    if (at !== undefined) return at;
  }
  return undefined;
};
