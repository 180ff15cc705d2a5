/** Do the results of an achievement fit what the achievement says of possible results? (Open Badges 3.0 §Data Models: Result) */
import { type Finding, finding } from '../model/finding.js';
import {
  asArray,
  entriesOf,
  isObject,
  type JsonObject,
  type JsonValue,
  member,
  pointerTo,
  stringMember,
} from '../model/json.js';
import { broken } from './broken.js';
import { describe, excerpt, orList, place } from './words.js';

const decimal = /^[+-]?\d{1,30}(?:\.\d{1,30})?$/;
const numberOf = (value: JsonValue | undefined): number | undefined =>
  typeof value === 'string' && decimal.test(value) ? Number(value) : undefined;

const idsOf = (values: readonly JsonValue[]): ReadonlySet<string> =>
  new Set(values.map((value) => stringMember(value, 'id')).filter((id) => id !== undefined));

const doubtful = (pointer: string, expected: string, found: JsonValue): Finding =>
  finding('schema.result-inconsistent', { at: place(pointer), expected, found: describe(found) }, { pointer });

/** Made once for each description, however many results refer to it. */
const allowedValues = new WeakMap<JsonObject, ReadonlySet<string>>();

const allowedIn = (description: JsonValue): ReadonlySet<string> => {
  if (!isObject(description)) return new Set();
  const known = allowedValues.get(description);
  if (known !== undefined) return known;
  const allowed = new Set(asArray(member(description, 'allowedValue')).filter((item) => typeof item === 'string'));
  allowedValues.set(description, allowed);
  return allowed;
};

/** A value must be one of the allowed ones, and within the bounds where all of them are numbers. */
const valueFits = (value: JsonValue | undefined, description: JsonValue, pointer: string): readonly Finding[] => {
  if (typeof value !== 'string') return [];
  const allowed = allowedIn(description);
  if (allowed.size > 0 && !allowed.has(value)) {
    const some = [...allowed].slice(0, 8).map((item) => item.slice(0, 60));
    const more = allowed.size > some.length ? ` (and ${allowed.size - some.length} more)` : '';
    return [doubtful(pointer, `the values ${orList(some)}${more}`, value)];
  }
  const number = numberOf(value);
  if (number === undefined) return [];
  const [min, max] = [stringMember(description, 'valueMin'), stringMember(description, 'valueMax')];
  const [low, high] = [numberOf(min), numberOf(max)];
  if (low !== undefined && number < low) return [doubtful(pointer, `a valueMin of ${low}`, value)];
  if (high !== undefined && number > high) return [doubtful(pointer, `a valueMax of ${high}`, value)];
  return [];
};

const resultFits = (
  result: JsonValue,
  pointer: string,
  descriptions: ReadonlyMap<string, { readonly description: JsonValue; readonly levels: ReadonlySet<string> }>,
): readonly Finding[] => {
  const id = stringMember(result, 'resultDescription');
  if (id === undefined) return [];
  const linked = descriptions.get(id);
  if (linked === undefined) {
    return [broken(pointerTo(pointer, 'resultDescription'), 'the id of a resultDescription of this achievement', id)];
  }
  const level = stringMember(result, 'achievedLevel');
  const status = member(result, 'status');
  return [
    ...(level !== undefined && !linked.levels.has(level)
      ? [doubtful(pointerTo(pointer, 'achievedLevel'), `no rubricCriterionLevel with that id in ${excerpt(id)}`, level)]
      : []),
    ...(status === undefined && stringMember(linked.description, 'resultType') === 'Status'
      ? [broken(pointer, 'the member "status", since the resultType is Status', undefined)]
      : []),
    ...valueFits(member(result, 'value'), linked.description, pointerTo(pointer, 'value')),
  ];
};

/** Rules between `credentialSubject.result` and `achievement.resultDescription`. */
export const resultRules = (subject: JsonObject): readonly Finding[] => {
  const base = '/credentialSubject';
  const described = entriesOf(
    member(member(subject, 'achievement'), 'resultDescription'),
    `${base}/achievement/resultDescription`,
  ).map(({ value, pointer }) => ({
    description: value,
    pointer,
    levels: idsOf(asArray(member(value, 'rubricCriterionLevel'))),
  }));
  const byId = new Map(described.map((entry) => [stringMember(entry.description, 'id') ?? '', entry]));
  const required = described.flatMap(({ description, pointer, levels }) => {
    const level = stringMember(description, 'requiredLevel');
    return [
      ...(level !== undefined && !levels.has(level)
        ? [doubtful(pointerTo(pointer, 'requiredLevel'), 'no rubricCriterionLevel with that id', level)]
        : []),
      ...valueFits(member(description, 'requiredValue'), description, pointerTo(pointer, 'requiredValue')),
    ];
  });
  const results = entriesOf(member(subject, 'result'), `${base}/result`);
  return [...results.flatMap(({ value, pointer }) => resultFits(value, pointer, byId)), ...required];
};
