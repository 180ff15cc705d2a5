/** How does a report name a value of the badge, or the values that were expected in its place? */
import { distance } from '../model/distance.js';
import { isObject, type JsonValue } from '../model/json.js';

const maxExcerpt = 60;

/** JSON text of a value that stops soon after `room` characters, however large the value is. */
const jsonUpTo = (value: JsonValue, room: number): string => {
  if (typeof value === 'string') return JSON.stringify(value.slice(0, room + 1));
  if (!Array.isArray(value) && !isObject(value)) return String(value);
  const [open, close] = Array.isArray(value) ? ['[', ']'] : ['{', '}'];
  let text = open;
  for (const [name, item] of Object.entries(value)) {
    if (text.length > room) break;
    if (text !== open) text += ',';
    if (isObject(value)) text += `${JSON.stringify(name.slice(0, room + 1))}:`;
    text += jsonUpTo(item as JsonValue, room - text.length);
  }
  return text + close;
};

/** The beginning of a value as JSON, at most 60 characters of it. */
export const excerpt = (value: JsonValue): string => {
  const text = jsonUpTo(value, maxExcerpt);
  return text.length <= maxExcerpt ? text : `${text.slice(0, maxExcerpt - 2)}…${typeof value === 'string' ? '"' : ''}`;
};

/** A value with the plain name of its kind: `the number 5`, `the list ["a"]`. */
export const describe = (value: JsonValue | undefined): string => {
  if (value === undefined) return 'no such member';
  if (value === null) return 'null';
  if (value === '') return 'an empty text';
  if (Array.isArray(value)) return value.length === 0 ? 'an empty list' : `the list ${excerpt(value)}`;
  if (isObject(value)) return Object.keys(value).length === 0 ? 'an empty object' : `the object ${excerpt(value)}`;
  const kind = typeof value === 'string' ? 'text' : typeof value === 'number' ? 'number' : 'value';
  return `the ${kind} ${excerpt(value)}`;
};

/** The three allowed values that are most like the one that was found; those that contain it come first. */
export const nearest = (value: string, allowed: readonly string[]): readonly string[] => {
  const wanted = value.slice(0, maxExcerpt).toLowerCase();
  return allowed
    .map((name) => ({ name, known: name.toLowerCase() }))
    .map(({ name, known }) => ({ name, steps: known.includes(wanted) ? 0 : distance(wanted, known) }))
    .sort((a, b) => a.steps - b.steps)
    .slice(0, 3)
    .map(({ name }) => name);
};

/** `"a"`, `"a" or "b"`, `"a", "b" or "c"`. */
export const orList = (items: readonly string[]): string => {
  const quoted = items.map((item) => JSON.stringify(item));
  return quoted.length < 2 ? quoted.join('') : `${quoted.slice(0, -1).join(', ')} or ${quoted.at(-1)}`;
};

/** A pointer as a sentence names it; its end says more than its beginning. */
export const place = (pointer: string): string =>
  pointer === '' ? 'the top level' : pointer.length <= 200 ? pointer : `…${pointer.slice(-199)}`;
