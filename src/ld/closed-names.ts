/**
 * Is everything in the document something that an RDF signature covers? A canonical graph does not show names that
 * stand in full, aliases, keywords and `null`, so they are refused before anything is read
 * (JSON-LD 1.1 §9.15, VC Data Integrity §4.6 "context injection").
 */
import { referenceTerms } from '../bundle/contexts.js';
import { type Finding, finding } from '../model/finding.js';
import { isObject, type JsonObject, type JsonValue, pointerTo } from '../model/json.js';

export interface ContextUse {
  readonly url: string;
  readonly pointer: string;
}

export interface ClosedNames {
  readonly findings: readonly Finding[];
  /** Every context the document names, in document order, nested ones too. */
  readonly contexts: readonly ContextUse[];
  /** The first label of a nameless node, if there is one: not signed, but no obstacle to judging the rest. */
  readonly labels: readonly Finding[];
}

/** An RDF-signed credential of more is refused before any work is put into it. */
const maxObjects = 2000;
/** Expansion compares each value of a list with all the others, so its work grows with the square of this. */
const maxValues = 3000;

/** Members under which the data model has credentials of their own, with an `@context` of their own. */
const nestedCredentials = new Set(['endorsement', 'verifiableCredential', 'proof']);

/** Members whose text may carry a language (VCDM 2.0 §11.1; Open Badges 3.0 language maps). */
const languageMembers = new Set([
  'name',
  'description',
  'narrative',
  'humanCode',
  'targetName',
  'targetDescription',
  'endorsementComment',
]);

/** Names that every JavaScript object has: as the id of a node they would reach into the programs that read it. */
const inherited: ReadonlySet<string> = new Set(Object.getOwnPropertyNames(Object.prototype));

/** Why a text cannot stand where an id, a type or a reference may, or undefined if it can. */
const forbiddenText = (text: string, name: string): string | undefined => {
  if (text === '__proto__') return 'it is a name that programs misread';
  return referenceTerms().has(name) && inherited.has(text) ? 'it is a name that programs misread' : undefined;
};

/** Labels of nameless nodes do not outlast canonicalisation, so that anybody may write another one. */
const isLabel = (text: string, name: string): boolean => text.startsWith('_:') && referenceTerms().has(name);

const isLanguageValue = (value: JsonObject): boolean => {
  const names = Object.keys(value);
  return (
    names.length === 2 &&
    names.includes('@value') &&
    names.includes('@language') &&
    names.every((name) => typeof value[name] === 'string')
  );
};

const isHttpsUrl = (text: string): boolean => text.startsWith('https://') && URL.canParse(text);

const readContext = (
  value: JsonValue,
  pointer: string,
  into: { findings: Finding[]; contexts: ContextUse[] },
): void => {
  const entries = Array.isArray(value) ? (value as readonly JsonValue[]) : [value];
  entries.forEach((entry, index) => {
    const at = Array.isArray(value) ? pointerTo(pointer, index) : pointer;
    if (typeof entry === 'string' && isHttpsUrl(entry)) into.contexts.push({ url: entry, pointer: at });
    else
      into.findings.push(
        finding(
          'format.context-inline',
          { found: typeof entry === 'string' ? JSON.stringify(entry.slice(0, 60)) : 'a definition inside the badge' },
          { pointer: at },
        ),
      );
  });
};

/**
 * Names that some published context defines to be the same as a name that this program reads. Whoever adds that context
 * could rename the member, and so hide a date or an id, without touching the signature.
 */
const aliases: ReadonlyMap<string, string> = new Map([
  ['uid', 'id'],
  ['expiration', 'expires'],
  ['Achievement', 'achievement'],
  ['Address', 'address'],
  ['Criteria', 'criteria'],
  ['GeoCoordinates', 'geo'],
  ['Image', 'image'],
  ['Profile', 'creator'],
  ['Result', 'result'],
  ['RubricCriterionLevel', 'rubricCriterionLevel'],
]);

/** Why a member name cannot be trusted to be signed as it is read, or undefined if it can. */
const forbidden = (name: string): string | undefined => {
  if (name.includes('@')) return 'it holds a JSON-LD keyword';
  if (name.includes(':')) return 'it is a full or prefixed IRI in place of a plain name';
  const plain = aliases.get(name);
  return plain === undefined ? undefined : `it is another name for "${plain}", which must be written as such`;
};

const tooComplex = (what: string, limit: number): Finding =>
  finding('format.too-complex', { part: 'the badge', what, limit });

interface Visit {
  readonly value: JsonValue;
  readonly pointer: string;
  readonly name: string;
  readonly mayHaveContext: boolean;
}

export const checkClosedNames = (document: JsonObject): ClosedNames => {
  const found: { findings: Finding[]; contexts: ContextUse[]; labels: Finding[] } = {
    findings: [],
    contexts: [],
    labels: [],
  };
  const queue: Visit[] = [{ value: document, pointer: '', name: '', mayHaveContext: true }];
  let objects = 0;
  let values = 0;
  for (let visit = queue.pop(); visit !== undefined; visit = queue.pop()) {
    const { value, pointer, name, mayHaveContext } = visit;
    values += 1;
    objects += isObject(value) ? 1 : 0;
    if (objects > maxObjects || values > maxValues) {
      const excess =
        objects > maxObjects
          ? tooComplex('JSON objects under an RDF signature', maxObjects)
          : tooComplex('JSON values under an RDF signature', maxValues);
      return { ...found, findings: [...found.findings, excess] };
    }
    const misread = typeof value === 'string' ? forbiddenText(value, name) : undefined;
    if (misread !== undefined)
      found.findings.push(
        finding('format.undeclared-name', { name: String(value).slice(0, 60), why: misread }, { pointer }),
      );
    if (typeof value === 'string' && isLabel(value, name) && found.labels.length === 0)
      found.labels.push(
        finding(
          'format.undeclared-name',
          { name: value.slice(0, 60), why: 'it is the label of a nameless node, which is not signed' },
          { pointer },
        ),
      );
    if (value === null) found.findings.push(finding('format.unsigned-null', {}, { pointer }));
    if (Array.isArray(value)) {
      const items = (value as readonly JsonValue[]).map((item, index) => ({
        value: item,
        pointer: pointerTo(pointer, index),
        name,
        mayHaveContext,
      }));
      for (const item of items.reverse()) queue.push(item);
    }
    if (!isObject(value)) continue;
    // The direction of such a text is not signed, so it alone is refused.
    const { '@direction': _, ...text } = value;
    const isText = languageMembers.has(name) && isLanguageValue(text);
    const next: Visit[] = [];
    for (const [key, item] of Object.entries(value)) {
      if (isText && key !== '@direction') continue;
      const at = pointerTo(pointer, key);
      const why = forbidden(key);
      if (key === '@context' && mayHaveContext) readContext(item, at, found);
      else if (why !== undefined)
        found.findings.push(finding('format.undeclared-name', { name: key, why }, { pointer: at }));
      else next.push({ value: item, pointer: at, name: key, mayHaveContext: nestedCredentials.has(key) });
    }
    for (const item of next.reverse()) queue.push(item);
  }
  return found;
};
