/** Which documents stand behind a JSON-LD context URL, and since when? (JSON-LD 1.1 §3.1; how they are made: schemas/contexts/README.md) */
import { InternalError } from '../model/errors.js';
import type { JsonObject } from '../model/json.js';
import data from './generated/contexts.json' with { type: 'json' };

/** One state of a context: the terms that its URL served from `date` until the next copy. */
export interface ContextCopy {
  readonly id: string;
  readonly date: string;
  readonly document: JsonObject;
}

interface ContextTable {
  readonly bundle: string;
  readonly urls: Readonly<Record<string, readonly { readonly id: string; readonly date: string }[]>>;
  readonly documents: Readonly<Record<string, JsonObject>>;
}

const table: ContextTable = data;

// A Map, because the URLs that are looked up come from badges and may be "constructor" or "__proto__".
const copiesByUrl: ReadonlyMap<string, readonly ContextCopy[]> = new Map(
  Object.entries(table.urls).map(([url, copies]) => [
    url,
    copies.map(({ id, date }) => {
      const document = table.documents[id];
      if (document === undefined) throw new InternalError(`The bundle holds no document ${id}.`);
      return { id, date, document };
    }),
  ]),
);

/** The day on which the pinned contexts were last compared with the published ones. */
export const bundleDate: string = table.bundle;

export const isPinned = (url: string): boolean => copiesByUrl.has(url);

/** The pinned copies of a context, the current one first; empty if the URL is not pinned. */
export const contextCopies = (url: string): readonly ContextCopy[] => copiesByUrl.get(url) ?? [];

const referencesIn = (context: unknown, into: Set<string>): Set<string> => {
  if (typeof context !== 'object' || context === null) return into;
  for (const [term, definition] of Object.entries(context)) {
    if (typeof definition !== 'object' || definition === null) continue;
    const type: unknown = definition['@type'];
    if (type === '@id' || type === '@vocab') into.add(term);
    referencesIn(Array.isArray(context) ? definition : definition['@context'], into);
  }
  return into;
};

let references: ReadonlySet<string> | undefined;

/** Every term that some pinned context defines to hold the id of something, and no text. */
export const referenceTerms = (): ReadonlySet<string> => {
  references ??= Object.values(table.documents).reduce<Set<string>>(
    (terms, document) => referencesIn(document['@context'], terms),
    new Set(['id', 'type']),
  );
  return references;
};
