/** What does a document look like that has every member a published JSON Schema knows? */
import { asArray, isObject, type JsonObject, type JsonValue, member, stringMember } from '../../src/model/json.js';

interface Sampling {
  readonly root: JsonObject;
  /** Which of several alternatives is taken, where it can be: 0 is the plain text or single object, 1 the list. */
  readonly choice: number;
  /** Classes that are being filled; one that contains itself is left out the second time. */
  readonly open: readonly string[];
}

const texts: Readonly<Record<string, string>> = { 'date-time': '2026-01-31T12:00:00Z', date: '2026-01-31' };
const fitting = ['en', 'aa.bb.cc', 'ext:own', 'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json'];

const textFor = (schema: JsonObject): string => {
  const pattern = stringMember(schema, 'pattern');
  if (pattern !== undefined) return fitting.find((text) => new RegExp(pattern, 'u').test(text)) ?? '';
  return texts[stringMember(schema, 'format') ?? ''] ?? 'text';
};

const arrayFor = (schema: JsonObject, { root, open }: Sampling): JsonValue => {
  const contained = asArray(member(member(schema, 'contains'), 'enum')).slice(0, 1);
  const items = asArray(member(schema, 'items')).map((item) => sampleOf(item, { root, open, choice: 0 }));
  return [...contained, ...items.filter((item) => item !== undefined)];
};

const objectFor = (schema: JsonObject, sampling: Sampling): JsonValue | undefined => {
  const members = Object.entries(member(schema, 'properties') ?? {}).map(
    ([name, property]) => [name, sampleOf(property as JsonValue, sampling)] as const,
  );
  const missing = members.some(
    ([name, value]) => value === undefined && asArray(member(schema, 'required')).includes(name),
  );
  return missing
    ? undefined
    : Object.fromEntries(members.filter((entry): entry is [string, JsonValue] => entry[1] !== undefined));
};

/** A value that fits the schema, or undefined where only a class could stand that is being filled already. */
export const sampleOf = (schema: JsonValue, sampling: Sampling): JsonValue | undefined => {
  const { root, choice, open } = sampling;
  const name = stringMember(schema, '$ref')?.replace('#/$defs/', '');
  if (name !== undefined) {
    const target = member(member(root, '$defs'), name);
    return target === undefined || open.includes(name)
      ? undefined
      : sampleOf(target, { root, choice, open: [...open, name] });
  }
  const all = asArray(member(schema, 'allOf')).flatMap((part) => asArray(sampleOf(part, sampling)));
  if (all.length > 0) return [...new Set(all)];
  const options = [...asArray(member(schema, 'oneOf')), ...asArray(member(schema, 'anyOf'))];
  if (options.length > 0) {
    const [first = '', ...others] = [...options.slice(choice), ...options.slice(0, choice)];
    return [first, ...others].map((option) => sampleOf(option, sampling)).find((value) => value !== undefined);
  }
  const [listed] = asArray(member(schema, 'enum'));
  if (listed !== undefined || !isObject(schema)) return listed;
  switch (stringMember(schema, 'type')) {
    case 'number':
      return 1;
    case 'boolean':
      return true;
    case 'array':
      return arrayFor(schema, sampling);
    case 'object':
      return objectFor(schema, sampling);
    default:
      return textFor(schema);
  }
};
