/** Does an object use the plain names of Open Badges? If not, it is brought into them (Open Badges 2.0, JSON-LD serialization). */
import type { Work } from '../ld/work.js';
import type { Finding } from '../model/finding.js';
import { asArray, isObject, type JsonObject, type JsonValue, member } from '../model/json.js';
import { contextGeneration } from '../model/openbadges-context.js';
import { ok, type Result } from '../model/result.js';

/** A context of Open Badges itself; an extension brings its own, and means what that says. */
const isOwnContext = (context: JsonValue): boolean =>
  asArray(context).every(
    (entry) => typeof entry === 'string' && !entry.includes('/extensions/') && contextGeneration(entry) !== undefined,
  );

/** An object inside another that has a context of another kind stays exactly as it is. */
const isApart = (value: JsonObject): boolean => {
  const context = member(value, '@context');
  return context !== undefined && !isOwnContext(context);
};

const isLanguageValue = (value: JsonObject): boolean =>
  Object.hasOwn(value, '@value') && Object.keys(value).every((name) => name === '@value' || name === '@language');

const isPlainText = (text: string): boolean => !text.includes(':') || text.startsWith('extensions:');

const isPlainName = (name: string): boolean =>
  name === '@context' || name === '@language' || (!name.startsWith('@') && isPlainText(name));

const hasPlainTypes = (object: JsonObject): boolean =>
  asArray(member(object, 'type')).every((type) => typeof type !== 'string' || isPlainText(type));

const isPlain = (document: JsonObject): boolean => {
  const queue: JsonValue[] = [document];
  for (const value of queue) {
    if (Array.isArray(value)) for (const item of value as readonly JsonValue[]) queue.push(item);
    if (!isObject(value) || (value !== document && isApart(value)) || isLanguageValue(value)) continue;
    if (!Object.keys(value).every(isPlainName) || !hasPlainTypes(value)) return false;
    for (const [name, item] of Object.entries(value)) if (name !== '@context') queue.push(item);
  }
  return true;
};

/** Without a context only keywords and types in full say that it is linked data: the ids in an old revocation list hold colons. */
const isBareLinkedData = (document: JsonObject): boolean =>
  Object.hasOwn(document, '@type') || Object.hasOwn(document, '@id') || !hasPlainTypes(document);

/** The definitions that a document brings itself; what only tells the language or the version gives no names. */
const ownDefinitions = (context: JsonValue | undefined): readonly JsonObject[] => {
  if (Array.isArray(context)) return (context as readonly JsonValue[]).flatMap(ownDefinitions);
  if (!isObject(context)) return [];
  const { '@language': _, '@version': __, ...rest } = context;
  return Object.keys(rest).length === 0 ? [] : [rest];
};

const needsNames = (document: JsonObject): boolean => {
  const context = member(document, '@context');
  if (context === undefined) return isBareLinkedData(document);
  return ownDefinitions(context).length > 0 || !isPlain(document);
};

interface Aside {
  readonly document: JsonObject;
  readonly putBack: (id: string) => JsonObject | undefined;
}

/** Puts marks in the place of objects that are not to be touched, and takes away contexts that say nothing new. */
const setAside = (document: JsonObject): Aside => {
  const text = JSON.stringify(document);
  let mark = 'urn:left-as-it-is:';
  while (text.includes(mark)) mark += 'x:';
  const kept = new Map<string, JsonObject>();
  const visit = (value: JsonValue): JsonValue => {
    if (Array.isArray(value)) return (value as readonly JsonValue[]).map(visit);
    if (!isObject(value)) return value;
    if (value !== document && isApart(value)) {
      const id = `${mark}${kept.size}`;
      kept.set(id, value);
      return { '@id': id };
    }
    return membersOf(value);
  };
  const membersOf = (value: JsonObject): JsonObject =>
    Object.fromEntries(
      Object.entries(value)
        .filter(([name]) => name !== '@context')
        .map(([name, item]) => [name, visit(item)]),
    );
  return { document: membersOf(document), putBack: (id) => kept.get(id) };
};

/** Open Badges 1.1 has other names for the way of verification. */
const inNamesOf1 = (object: JsonObject): JsonObject => {
  const { verification, ...rest } = object;
  if (verification === undefined) return object;
  const types: Readonly<Record<string, string>> = { HostedBadge: 'hosted', SignedBadge: 'signed' };
  const type = member(verification, 'type');
  const verify =
    isObject(verification) && typeof type === 'string' && Object.hasOwn(types, type)
      ? { ...verification, type: types[type] ?? type }
      : verification;
  return { ...rest, verify };
};

/** The object in plain names; as it is where it uses no others, which is nearly always. Its `@context` stays. */
export const withPlainNames = async (json: JsonObject, work: Work): Promise<Result<JsonObject, Finding>> => {
  if (!needsNames(json)) return ok(json);
  const context = member(json, '@context');
  const { document, putBack } = setAside(json);
  const { inPlainNames } = await import('../ld/compact.js');
  const named = await inPlainNames(document, ownDefinitions(context), putBack, work);
  if (!named.ok) return named;
  const object = contextGeneration(context) === 1 ? inNamesOf1(named.value) : named.value;
  return ok(context === undefined ? object : { '@context': context, ...object });
};
