import { expect, describe as group, test } from 'vitest';
import type { JsonValue } from '../../src/model/json.js';
import { describe, excerpt, nearest, orList, place } from '../../src/schema/words.js';

group('excerpt', () => {
  test.each<[JsonValue, string]>([
    ['a "b"', '"a \\"b\\""'],
    [5, '5'],
    [true, 'true'],
    [null, 'null'],
    [[1, ['a', {}]], '[1,["a",{}]]'],
    [{ a: [1], b: 'c' }, '{"a":[1],"b":"c"}'],
  ])('writes %j as JSON', (value, text) => {
    expect(excerpt(value)).toBe(text);
  });
  test('writes the same as JSON.stringify for whatever is short', () => {
    for (const value of [[], {}, [[], [{}]], { 'a/b': { c: null } }, '\u0000\ud800']) {
      expect(excerpt(value)).toBe(JSON.stringify(value));
    }
  });
  test.each<[string, JsonValue]>([
    ['a text', 'x'.repeat(1_000_000)],
    ['a list', Array.from({ length: 90_000 }, (_, index) => index)],
    ['a list of lists', Array.from({ length: 90_000 }, () => [[]])],
    ['an object', Object.fromEntries(Array.from({ length: 90_000 }, (_, index) => [`k${index}`, index]))],
    ['a long name', { ['n'.repeat(1_000_000)]: 1 }],
  ])('cuts %s after 60 characters', (_what, value) => {
    const text = excerpt(value);
    expect(text.length).toBeLessThanOrEqual(60);
    expect(text).toContain('…');
  });
  test('closes the quotes of a text that is cut', () => {
    expect(excerpt('x'.repeat(100))).toBe(`"${'x'.repeat(57)}…"`);
  });
});

test.each<[JsonValue | undefined, string]>([
  [undefined, 'no such member'],
  [null, 'null'],
  ['', 'an empty text'],
  ['a', 'the text "a"'],
  [5, 'the number 5'],
  [false, 'the value false'],
  [[], 'an empty list'],
  [[1], 'the list [1]'],
  [{}, 'an empty object'],
  [{ a: 1 }, 'the object {"a":1}'],
])('describes %j as %s', (value, text) => {
  expect(describe(value)).toBe(text);
});

group('nearest', () => {
  const names = ['name', 'emailAddress', 'isbn', 'identifier', 'userName'];
  test('puts a name first that contains what was written', () => {
    expect(nearest('email', names)[0]).toBe('emailAddress');
  });
  test('forgives a slip and upper case', () => {
    expect(nearest('IDENTIFER', names)[0]).toBe('identifier');
  });
  test('gives three at most, and does not mind a text of any length', () => {
    expect(nearest('x'.repeat(1_000_000), names)).toHaveLength(3);
  });
});

test.each([
  [[], ''],
  [['a'], '"a"'],
  [['a', 'b'], '"a" or "b"'],
  [['a', 'b', 'c'], '"a", "b" or "c"'],
])('joins %j', (items, text) => {
  expect(orList(items)).toBe(text);
});

test('names the place of a pointer, the end of a long one', () => {
  expect(place('')).toBe('the top level');
  expect(place('/issuer/id')).toBe('/issuer/id');
  expect(place(`/${'a'.repeat(500)}/id`)).toHaveLength(200);
  expect(place(`/${'a'.repeat(500)}/id`)).toMatch(/^….*\/id$/);
});
