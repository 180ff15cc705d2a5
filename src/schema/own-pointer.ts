/** Where in an object as it was found stands what a pointer names in its plain form? (RFC 6901; Open Badges 2.0, JSON-LD serialization) */
import { isObject, type JsonObject, type JsonValue, member, pointerTo } from '../model/json.js';

/** Names that some platforms use in the place of others. */
const aliases: ReadonlyMap<string, readonly string[]> = new Map([
  ['id', ['@id']],
  ['type', ['@type']],
  ['verification', ['verify']],
  ['verify', ['verification']],
  ['alignment', ['alignments']],
]);

/** The name that a compact or full IRI ends with: `obi:badge`, `https://w3id.org/openbadges#badge`. */
const localName = (name: string): string => name.slice(Math.max(...[...':#/'].map((end) => name.lastIndexOf(end))) + 1);

const nameIn = (object: JsonObject, token: string): string | undefined => {
  if (Object.hasOwn(object, token)) return token;
  const names = [token, ...(aliases.get(token) ?? [])];
  return (
    names.find((name) => Object.hasOwn(object, name)) ??
    Object.keys(object).find((name) => names.includes(localName(name)))
  );
};

/** The same place in `original`, or the innermost one around it that can be found there. */
export const originalPointer = (original: JsonObject, pointer: string): string => {
  let found = '';
  let value: JsonValue | undefined = original;
  for (const token of pointer.split('/').slice(1)) {
    const name = token.replaceAll('~1', '/').replaceAll('~0', '~');
    const list = Array.isArray(value);
    const index = /^\d+$/.test(name);
    // A list of one may stand as its single item, and the other way round.
    if (!list && index && !(isObject(value) && Object.hasOwn(value, name))) continue;
    if (list && !index && (value as readonly JsonValue[]).length === 1) {
      found = pointerTo(found, 0);
      value = (value as readonly JsonValue[])[0];
    }
    if (Array.isArray(value)) {
      const item: JsonValue | undefined = index ? (value as readonly JsonValue[])[Number(name)] : undefined;
      if (item === undefined) return found;
      found = pointerTo(found, name);
      value = item;
      continue;
    }
    const there = isObject(value) ? nameIn(value, name) : undefined;
    if (there === undefined) return found;
    found = pointerTo(found, there);
    value = member(value, there);
  }
  return found;
};
