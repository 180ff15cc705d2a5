/**
 * What are the plain Open Badges names of what a document says in other names: full and prefixed IRIs, keywords, and
 * aliases of a context of its own? (JSON-LD 1.1 API §5.1; Open Badges 2.0, JSON-LD serialization)
 */
import jsonld from 'jsonld';
import { contextCopies } from '../bundle/contexts.js';
import { InternalError } from '../model/errors.js';
import { type Finding, finding } from '../model/finding.js';
import { asArray, isObject, type JsonObject, type JsonValue, member, stringMember } from '../model/json.js';
import { openBadges2Context } from '../model/openbadges-context.js';
import { err, ok, type Result } from '../model/result.js';
import { loaderFor } from './snapshots.js';
import { costOf, spend, type Work } from './work.js';

/** The context whose names count. Its terms are those of Open Badges 1.1 and more, with the same meanings. */
const extensions = 'https://w3id.org/openbadges/extensions#';
const revocationList = 'https://w3id.org/openbadges#RevocationList';

/** Expansion compares each value of a list with all the others, so its work grows with the square of this. */
const maxValues = 3000;

/** Terms that share their meaning with another one, which is the plain name. */
const secondNames = new Set(['hosted', 'signed', 'verify', 'revokedAssertions']);

/** Members that Open Badges want to be objects, also where an id is all that is known. */
const objectMembers = new Set(['claim', 'related']);

/** The parts of a definition that give a name to something, and do nothing else. */
const naming = new Set(['@id', '@type', '@container', '@language', '@prefix', '@protected']);

const terms = (): JsonObject => {
  const context = member(contextCopies(openBadges2Context)[0]?.document, '@context');
  if (!isObject(context)) throw new InternalError(`The bundle lacks ${openBadges2Context}.`);
  return context;
};

const iriOf = (term: string, context: JsonObject): string => {
  const definition = member(context, term);
  const iri = typeof definition === 'string' ? definition : (stringMember(definition, '@id') ?? '');
  const [prefix = '', ...rest] = iri.split(':');
  if (rest.length === 0) return iri.startsWith('@') ? iri : iriOf(iri, context);
  return iri.includes('://') ? iri : `${stringMember(context, prefix) ?? ''}${rest.join(':')}`;
};

let table: ReadonlyMap<string, string> | undefined;

/** The plain name of each IRI. */
const plainNames = (): ReadonlyMap<string, string> => {
  const context = terms();
  table ??= new Map(
    Object.keys(context)
      .filter((term) => !secondNames.has(term))
      .map((term) => [iriOf(term, context), term]),
  );
  return table;
};

const nameOf = (iri: string): string =>
  plainNames().get(iri) ?? (iri.startsWith(extensions) ? `extensions:${iri.slice(extensions.length)}` : iri);

const violation = (expected: string, found: string): Finding =>
  finding('schema.violation', { at: 'the whole object', expected, found });

const inlineContext = (found: string): Finding => finding('format.context-inline', { found });

/** What a definition does beside naming, in words; undefined if nothing. */
const beyondNaming = (definition: JsonValue): string | undefined => {
  const other = isObject(definition) ? Object.keys(definition).find((key) => !naming.has(key)) : undefined;
  if (other !== undefined) return `a definition with ${JSON.stringify(other.slice(0, 40))}`;
  return Array.isArray(definition) || typeof definition === 'number' ? 'a definition that is none' : undefined;
};

const keywords = new Set(['@version', '@vocab']);

/** Definitions that only give names can be followed; what hides or redirects whole parts is not. */
const refusedContext = (context: JsonObject): string | undefined => {
  for (const [name, definition] of Object.entries(context)) {
    if (name.startsWith('@') && !keywords.has(name)) return `the keyword ${JSON.stringify(name.slice(0, 40))}`;
    const why = beyondNaming(definition);
    if (why !== undefined) return why;
  }
  return undefined;
};

/** Keywords that say things about another object than the one they stand in. */
const elsewhere = new Set(['@graph', '@reverse', '@included']);

const refusedKeyword = (value: JsonValue): string | undefined => {
  const queue: JsonValue[] = [value];
  for (const item of queue) {
    if (typeof item !== 'object' || item === null) continue;
    for (const [name, inner] of Object.entries(item)) {
      if (isObject(item) && elsewhere.has(name)) return name;
      queue.push(inner);
    }
  }
  return undefined;
};

/** What stands for an object that is to be put back as it was; undefined where the id is no such mark. */
export type PutBack = (id: string) => JsonObject | undefined;

const compacted = (value: JsonValue, name: string, putBack: PutBack): JsonValue => {
  if (!isObject(value)) return value;
  const literal = member(value, '@value');
  if (literal !== undefined) {
    const language = stringMember(value, '@language');
    return language === undefined ? literal : { '@value': literal, '@language': language };
  }
  const list = member(value, '@list') ?? member(value, '@set');
  if (list !== undefined) return asArray(list).map((item) => compacted(item, name, putBack));
  const id = stringMember(value, '@id');
  const kept = id === undefined ? undefined : putBack(id);
  if (kept !== undefined) return kept;
  return id !== undefined && Object.keys(value).length === 1 && !objectMembers.has(name) ? id : nodeOf(value, putBack);
};

const alone = (values: readonly JsonValue[]): JsonValue => {
  const [only] = values;
  return values.length === 1 && only !== undefined ? only : values;
};

const nodeOf = (node: JsonObject, putBack: PutBack): JsonObject => {
  const isList = asArray(member(node, '@type')).includes(revocationList);
  return Object.fromEntries(
    Object.entries(node).flatMap(([iri, value]): readonly (readonly [string, JsonValue])[] => {
      if (iri === '@index') return [];
      if (iri === '@id') return [['id', value]];
      if (iri === '@language') return [['@language', value]];
      if (iri === '@type')
        return [['type', alone(asArray(value).map((type) => (typeof type === 'string' ? nameOf(type) : type)))]];
      const plain = nameOf(iri);
      const name = plain === 'revoked' && isList ? 'revokedAssertions' : plain;
      return [[name, alone(asArray(value).map((item) => compacted(item, name, putBack)))]];
    }),
  );
};

/**
 * The document, without its `@context`, in plain names. `contexts` are the definitions that it brings itself: they
 * can give names to things, but never another meaning to a name of Open Badges.
 */
export const inPlainNames = async (
  document: JsonObject,
  contexts: readonly JsonObject[],
  putBack: PutBack,
  work: Work,
): Promise<Result<JsonObject, Finding>> => {
  const refused = contexts.map(refusedContext).find((why) => why !== undefined);
  if (refused !== undefined) return err(inlineContext(refused));
  // The context of Open Badges stands first for its prefixes, and last so that its names mean what they always do.
  const input = { ...document, '@context': [openBadges2Context, ...contexts, openBadges2Context] };
  const cost = costOf(input) + contexts.reduce((sum, context) => sum + Object.keys(context).length, 0);
  if (cost > maxValues || !spend(work, cost))
    return err(
      finding('format.too-complex', { part: 'the badge', what: 'values under other names', limit: maxValues }),
    );
  if (JSON.stringify(input).includes('"__proto__"')) return err(violation('names and ids', '"__proto__"'));
  let expanded: readonly unknown[];
  try {
    const documentLoader = loaderFor({ id: '', copies: new Map(), older: [] });
    expanded = await jsonld.expand(input, { base: null, documentLoader });
  } catch (error) {
    const code = isObject(error) ? stringMember(member(error, 'details'), 'code') : undefined;
    return err(violation('valid JSON-LD', code ?? 'something else'));
  }
  const [node, ...more] = expanded;
  if (!isObject(node) || more.length > 0) return err(violation('one object', 'none, or several'));
  const keyword = refusedKeyword(node);
  if (keyword !== undefined) return err(violation('an object in plain names', JSON.stringify(keyword)));
  return ok(nodeOf(node, putBack));
};
