/** What may go wrong with one value of a document? Each value is dropped, retyped, emptied and respelled in turn. */
import { isObject, type JsonObject, type JsonValue, pointerTo } from '../../src/model/json.js';

type Holder = Record<string | number, JsonValue>;

export interface Mutant {
  readonly pointer: string;
  /** What stands there instead; undefined when it was taken away. */
  readonly replacement: JsonValue | undefined;
}

export const describeMutant = ({ pointer, replacement }: Mutant): string =>
  `${pointer} ${replacement === undefined ? 'dropped' : `= ${JSON.stringify(replacement).slice(0, 60)}`}`;

const instant = '2026-01-31T12:00:00Z';

/** Spellings of a date-time, good and bad, that validators are known to disagree about. */
const dateSpellings = [
  '2026-01-31',
  '2026-01-31T12:00:00',
  '2026-01-31 12:00:00Z',
  '2026-01-31T12:00:00+0000',
  '2026-01-31T12:00:00+00',
  '2026-01-31T12:00:00.1234567+14:00',
  '2026-01-31t12:00:00z',
  '2026-02-30T12:00:00Z',
  '2026-01-31T24:00:00Z',
  '2016-12-31T23:59:60Z',
  '2026-01-31T12:00Z',
  '20260131T120000Z',
];

/** Every value is emptied and becomes one of each other type; `thorough` adds what a schema may well mix up. */
const replacements = (value: JsonValue, thorough: boolean): readonly JsonValue[] => [
  'x',
  1,
  null,
  {},
  [],
  [value],
  ...(Array.isArray(value) ? (value.slice(0, 1) as JsonValue[]) : []),
  ...(thorough ? ['', true, 'ext:own', 'https://example.org/x', { en: 'x' }, { en: 1 }, { other: 'x' }] : []),
  ...(thorough ? [{ id: 'urn:x', type: 'x' }, ['x'], [1], [value, value]] : []),
  ...(thorough && typeof value === 'string' ? [`x${value}`, `${value}x`] : []),
  ...(thorough && value === instant ? dateSpellings : []),
];

/** Calls `visit` while the document is in each changed state, and puts everything back. */
export const eachMutant = (
  document: JsonObject,
  visit: (mutant: Mutant, changed: JsonObject) => void,
  thorough: boolean,
): void => {
  const change = (holder: Holder, key: string | number, pointer: string): void => {
    const value = holder[key] as JsonValue;
    for (const replacement of replacements(value, thorough)) {
      holder[key] = replacement;
      visit({ pointer, replacement }, document);
    }
    holder[key] = value;
    walk(value, pointer);
  };
  const seen = new Set<string>();
  const walk = (value: JsonValue, pointer: string): void => {
    // The same object in a second place is replaced there, but its members have had their turn.
    const text = JSON.stringify(value);
    if (seen.has(text)) return;
    seen.add(text);
    if (Array.isArray(value)) {
      const items = value as JsonValue[];
      for (const index of items.keys()) {
        const [removed] = items.splice(index, 1);
        visit({ pointer: pointerTo(pointer, index), replacement: undefined }, document);
        items.splice(index, 0, removed as JsonValue);
        change(items as unknown as Holder, index, pointerTo(pointer, index));
      }
    } else if (isObject(value)) {
      const object = value as Record<string, JsonValue>;
      object['ownMember'] = 1;
      visit({ pointer: pointerTo(pointer, 'ownMember'), replacement: 1 }, document);
      delete object['ownMember'];
      for (const name of Object.keys(object)) {
        const removed = object[name] as JsonValue;
        delete object[name];
        visit({ pointer: pointerTo(pointer, name), replacement: undefined }, document);
        object[name] = removed;
        change(object, name, pointerTo(pointer, name));
      }
    }
  };
  walk(document, '');
};
