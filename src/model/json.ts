/** JSON as it comes out of a badge: nothing about its shape is known until somebody looks. */
export type JsonValue = string | number | boolean | null | readonly JsonValue[] | JsonObject;
export interface JsonObject {
  readonly [member: string]: JsonValue;
}

/** Where a value stands in its text: both count from 1, the column in UTF-16 code units. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

export const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The own member of an object, or undefined; never something inherited from a prototype. */
export const member = (object: JsonValue | undefined, name: string): JsonValue | undefined =>
  isObject(object) && Object.hasOwn(object, name) ? object[name] : undefined;

export const stringMember = (object: JsonValue | undefined, name: string): string | undefined => {
  const value = member(object, name);
  return typeof value === 'string' ? value : undefined;
};

/** The id of a thing that may be named by it alone. */
export const idOf = (value: JsonValue | undefined): string | undefined =>
  typeof value === 'string' ? value : stringMember(value, 'id');

/** A value that may stand alone or in an array, as an array; absent is empty. */
export const asArray = (value: JsonValue | undefined): readonly JsonValue[] =>
  value === undefined ? [] : Array.isArray(value) ? (value as readonly JsonValue[]) : [value];

/** Appends reference tokens to a JSON Pointer (RFC 6901 §3). */
export const pointerTo = (base: string, ...tokens: readonly (string | number)[]): string =>
  tokens.reduce<string>((p, token) => `${p}/${String(token).replaceAll('~', '~0').replaceAll('/', '~1')}`, base);

/**
 * The members of a value that may stand alone or in an array, each with the pointer that names it.
 * A single value keeps the pointer of the member itself.
 */
export const entriesOf = (
  value: JsonValue | undefined,
  pointer: string,
): readonly { readonly value: JsonValue; readonly pointer: string }[] =>
  Array.isArray(value)
    ? (value as readonly JsonValue[]).map((item, index) => ({ value: item, pointer: pointerTo(pointer, index) }))
    : value === undefined
      ? []
      : [{ value, pointer }];
