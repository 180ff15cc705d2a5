/** In which terms do two JSON-LD contexts differ in meaning? (JSON-LD 1.1 §4, JSON-LD 1.1 API §4.1 and §4.2) */
import jsonld from 'jsonld';
import { asArray, isObject, type JsonObject, type JsonValue, member, stringMember } from '../../src/model/json.js';

/** What the JSON-LD library knows about a term after it has processed a context. */
interface Mapping {
  protected?: boolean;
  readonly reverse?: boolean;
  readonly _prefix?: boolean;
  readonly '@id'?: JsonValue;
  readonly '@type'?: JsonValue;
  readonly '@container'?: readonly string[];
  readonly '@context'?: JsonValue;
  readonly '@language'?: JsonValue;
  readonly '@direction'?: JsonValue;
  readonly '@nest'?: JsonValue;
  readonly '@index'?: JsonValue;
}

interface ActiveContext {
  readonly mappings: ReadonlyMap<string, Mapping>;
  readonly '@vocab'?: string;
  readonly '@base'?: string | null;
  readonly '@language'?: string;
  readonly '@direction'?: string;
  readonly '@version'?: number;
  protected: Record<string, boolean>;
  clone(): ActiveContext;
}

/** Where to find the contexts that a context names by URL. */
export type Documents = (url: string) => JsonObject | undefined;
type Loader = (url: string) => Promise<{ contextUrl: null; documentUrl: string; document: JsonObject }>;

const processor = jsonld as unknown as {
  processContext(
    active: ActiveContext | null,
    local: JsonValue,
    options: { documentLoader: Loader },
  ): Promise<ActiveContext>;
};

const maxDepth = 10;

/** Terms, what each means, and the same again for the context that applies inside it. */
interface Meaning {
  readonly error?: string;
  readonly scope: JsonObject;
  readonly terms: ReadonlyMap<string, { readonly definition: JsonObject; readonly inside?: Meaning }>;
}

const present = (fields: Readonly<Record<string, JsonValue | undefined>>): JsonObject =>
  Object.fromEntries(Object.entries(fields).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])));

const definitionOf = (mapping: Mapping): JsonObject =>
  present({
    '@id': mapping['@id'],
    '@type': mapping['@type'],
    '@container': mapping['@container'] && [...mapping['@container']].sort(),
    '@protected': mapping.protected === true,
    '@prefix': mapping._prefix === true,
    '@reverse': mapping.reverse === true,
    '@language': mapping['@language'],
    '@direction': mapping['@direction'],
    '@nest': mapping['@nest'],
    '@index': mapping['@index'],
  });

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** A scoped context may redefine protected terms, but the library's public interface has no way to say so. */
const unprotected = (active: ActiveContext): ActiveContext => {
  const copy = active.clone();
  for (const mapping of copy.mappings.values()) mapping.protected = false;
  copy.protected = {};
  return copy;
};

const errorCode = (error: unknown): string => {
  const code = stringMember(isObject(error) ? member(error, 'details') : undefined, 'code');
  if (code === undefined) throw error;
  return code;
};

const loaderFor =
  (documents: Documents): Loader =>
  async (url) => {
    const document = documents(url);
    if (document === undefined) throw new Error(`${url} is not at hand`);
    return { contextUrl: null, documentUrl: url, document };
  };

/**
 * What `local` says when it is processed on top of `base`. Before each scoped context, `words` (may be empty) is
 * processed: it gives every name another meaning, so that what a context says by itself comes out different from
 * what it leaves to the contexts before it.
 */
const meaningOf = async (
  local: JsonValue,
  base: ActiveContext,
  words: JsonObject,
  documentLoader: Loader,
  depth = 0,
): Promise<Meaning> => {
  const nothing = { scope: {}, terms: new Map() };
  if (local === null) return { ...nothing, scope: { '@context': null } };
  if (depth > maxDepth) return { ...nothing, error: 'too deep' };
  try {
    const before = await processor.processContext(unprotected(base), words, { documentLoader });
    const after = await processor.processContext(before, local, { documentLoader });
    const terms = new Map<string, { definition: JsonObject; inside?: Meaning }>();
    for (const [term, mapping] of after.mappings) {
      const inherited = before.mappings.get(term);
      const definition = definitionOf(mapping);
      const scoped = mapping['@context'];
      if (inherited !== undefined && same(definitionOf(inherited), definition) && same(inherited['@context'], scoped))
        continue;
      const inside =
        scoped === undefined ? {} : { inside: await meaningOf(scoped, after, words, documentLoader, depth + 1) };
      terms.set(term, { definition, ...inside });
    }
    const scope = present({
      '@vocab': after['@vocab'],
      '@base': after['@base'],
      '@language': after['@language'],
      '@direction': after['@direction'],
      '@version': after['@version'],
    });
    return { scope, terms };
  } catch (error) {
    return { ...nothing, error: errorCode(error) };
  }
};

const fieldDifferences = (path: string, ours: JsonObject, theirs: JsonObject): string[] =>
  [...new Set([...Object.keys(ours), ...Object.keys(theirs)])].flatMap((field) =>
    same(ours[field], theirs[field])
      ? []
      : [`${path}: ${field} is ${JSON.stringify(ours[field])} here, ${JSON.stringify(theirs[field])} as published`],
  );

const differences = (ours: Meaning, theirs: Meaning, path = 'the context'): string[] => {
  if (ours.error !== undefined || theirs.error !== undefined) {
    return [
      `${path}: cannot be compared (${ours.error ?? 'no error'} here, ${theirs.error ?? 'no error'} as published)`,
    ];
  }
  const found = fieldDifferences(path, ours.scope, theirs.scope);
  for (const term of new Set([...ours.terms.keys(), ...theirs.terms.keys()])) {
    const here = ours.terms.get(term);
    const there = theirs.terms.get(term);
    const at = path === 'the context' ? term : `${path} > ${term}`;
    if (here === undefined) found.push(`${at}: missing here`);
    else if (there === undefined) found.push(`${at}: not in the published context`);
    else {
      found.push(...fieldDifferences(at, here.definition, there.definition));
      if (here.inside !== undefined && there.inside !== undefined)
        found.push(...differences(here.inside, there.inside, at));
      else if (here.inside !== there.inside) found.push(`${at}: only one of the two has a scoped context`);
    }
  }
  return found;
};

/** Every name that a context defines or leans on: terms, prefixes, and words that stand where an IRI is expected. */
const namesIn = (local: JsonValue | undefined): readonly string[] =>
  asArray(local).flatMap((context) => {
    if (!isObject(context)) return [];
    return Object.entries(context).flatMap(([term, definition]) => {
      const iris = isObject(definition)
        ? ['@id', '@type', '@reverse'].flatMap((field) => stringMember(definition, field) ?? [])
        : typeof definition === 'string' && term !== '@vocab'
          ? [definition]
          : [];
      const words = iris.map((iri) => (iri.includes('://') ? '' : (iri.split(':')[0] ?? '')));
      return [term, ...words, ...namesIn(member(definition, '@context'))];
    });
  });

/** A context that gives every such name a meaning of its own. */
const otherMeanings = (...documents: readonly JsonObject[]): JsonObject => {
  const names = documents.flatMap((document) => namesIn(document['@context']));
  const words = names.filter((name) => name !== '' && !name.startsWith('@') && !/[:/]/.test(name));
  return {
    '@vocab': 'https://words.example/vocab#',
    ...Object.fromEntries(words.map((word) => [word, `https://words.example/${encodeURIComponent(word)}#`])),
  };
};

interface Faultless {
  readonly local: JsonValue;
  readonly faults: readonly string[];
}

/**
 * The context without the members of term definitions that are no keywords, and where they stood. A processor
 * refuses the whole context for one of them, so that nothing else in it could be compared.
 */
const withoutFaults = (local: JsonValue, at = ''): Faultless => {
  const faults: string[] = [];
  const inner = (value: JsonValue, where: string): JsonValue => {
    const cleaned = withoutFaults(value, where);
    faults.push(...cleaned.faults);
    return cleaned.local;
  };
  if (Array.isArray(local)) return { local: local.map((context) => inner(context, at)), faults };
  if (!isObject(local)) return { local, faults };
  const terms = Object.entries(local).map(([term, definition]) => {
    if (!isObject(definition)) return [term, definition] as const;
    const fields = Object.entries(definition).flatMap(([field, value]) => {
      const where = `${at}/${term}/${field}`;
      if (field.startsWith('@')) return [[field, field === '@context' ? inner(value, where) : value]];
      faults.push(where);
      return [];
    });
    return [term, Object.fromEntries(fields) as JsonObject] as const;
  });
  return { local: Object.fromEntries(terms), faults: faults.sort() };
};

/** Each way in which two context documents differ in meaning; notation (prefixes, single value or list) does not count. */
export const contextDifferences = async (
  ours: JsonObject,
  theirs: JsonObject,
  ourDocuments: Documents = () => undefined,
  theirDocuments: Documents = () => undefined,
): Promise<readonly string[]> => {
  const initial = await processor.processContext(null, null, { documentLoader: loaderFor(() => undefined) });
  const here = withoutFaults(ours['@context'] ?? null);
  const there = withoutFaults(theirs['@context'] ?? null);
  const found = new Set<string>();
  if (!same(here.faults, there.faults)) {
    found.add(`members that are no keywords: ${here.faults.join(', ')} here, ${there.faults.join(', ')} as published`);
  }
  for (const words of [{}, otherMeanings(ours, theirs)]) {
    const ourMeaning = await meaningOf(here.local, initial, words, loaderFor(ourDocuments));
    const theirMeaning = await meaningOf(there.local, initial, words, loaderFor(theirDocuments));
    for (const difference of differences(ourMeaning, theirMeaning)) found.add(difference);
  }
  return [...found];
};
