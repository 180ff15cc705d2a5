/** In what does a badge that was given differ from what its issuer serves? Field by field, in the form of Open Badges 2.0 (Open Badges 2.0, Hosted Verification). */
import { asArray, isObject, type JsonObject, type JsonValue, member, stringMember } from '../model/json.js';
import type { LinkedObject } from '../model/linked.js';
import { parseInstant } from '../model/time.js';
import { clip } from '../unbake/shown.js';

const maxDifferences = 12;
const maxShown = 80;

/** Each is asked for again wherever it stands inside another. */
const texts = new WeakMap<object, string>();

const sameText = (value: JsonValue): string => {
  if (typeof value !== 'object' || value === null) return textOf(value);
  const text = texts.get(value) ?? textOf(value);
  texts.set(value, text);
  return text;
};

/** A text that is equal for values that say the same: the order of members and lists, and a list of one, say nothing. */
const textOf = (value: JsonValue): string => {
  if (Array.isArray(value)) {
    const items = (value as readonly JsonValue[]).map(sameText);
    return items.length === 1 && items[0] !== undefined ? items[0] : `[${items.toSorted().join()}]`;
  }
  if (isObject(value)) {
    const members = Object.entries(value).filter(([name]) => name !== '@context');
    return `{${members
      .map(([name, item]) => `${JSON.stringify(name)}:${sameText(item)}`)
      .toSorted()
      .join()}}`;
  }
  const instant = parseInstant(value);
  return instant === undefined ? JSON.stringify(value) : `at ${instant}`;
};

const shown = (value: JsonValue | undefined): string => {
  if (value === undefined) return 'nothing';
  return typeof value === 'string' ? JSON.stringify(clip(value, maxShown)) : clip(JSON.stringify(value), maxShown);
};

/** What stands in one list and not in the other; what stands there twice counts twice. */
const unequal = (items: readonly JsonValue[], others: readonly JsonValue[]): readonly JsonValue[] => {
  const left = new Map<string, number>();
  for (const text of others.map(sameText)) left.set(text, (left.get(text) ?? 0) + 1);
  return items.filter((item) => {
    const text = sameText(item);
    const count = left.get(text) ?? 0;
    left.set(text, count - 1);
    return count <= 0;
  });
};

/** An object and its address alone name the same thing. */
const unnamed = (items: readonly JsonValue[], others: readonly JsonValue[]): readonly JsonValue[] => {
  const addresses = new Set(others.filter((other) => typeof other === 'string'));
  const ids = new Set(others.flatMap((other) => stringMember(other, 'id') ?? []));
  return items.filter((item) =>
    typeof item === 'string' ? !ids.has(item) : !addresses.has(stringMember(item, 'id') ?? ''),
  );
};

const alone = (items: readonly JsonValue[]): JsonValue | undefined => (items.length < 2 ? items[0] : items);

const compareValues = (
  given: JsonValue | undefined,
  served: JsonValue | undefined,
  path: string,
): readonly string[] => {
  const [inFile, atIssuer] = [asArray(given), asArray(served)];
  const [fileOnly, issuerOnly] = [unequal(inFile, atIssuer), unequal(atIssuer, inFile)];
  const [mine, theirs] = [alone(unnamed(fileOnly, issuerOnly)), alone(unnamed(issuerOnly, fileOnly))];
  if (mine === undefined && theirs === undefined) return [];
  if (isObject(mine) && isObject(theirs)) return compareObjects(mine, theirs, path);
  return [`${clip(path, maxShown)}: file ${shown(mine)}, issuer ${shown(theirs)}`];
};

const compareObjects = (given: JsonObject, served: JsonObject, path: string): readonly string[] => {
  const names = new Set([...Object.keys(given), ...Object.keys(served)]);
  names.delete('@context');
  return [...names].flatMap((name) =>
    compareValues(member(given, name), member(served, name), path === '' ? name : `${path}.${name}`),
  );
};

/** As in `issuedOn: file "2020-…", issuer "2021-…"`; empty where both say the same. */
export const differencesBetween = (given: LinkedObject, served: LinkedObject): readonly string[] => {
  const found = compareObjects(given.object, served.object, '');
  const more = found.length - maxDifferences;
  return more > 0 ? [...found.slice(0, maxDifferences), `and ${more} more`] : found;
};
