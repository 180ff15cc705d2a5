import { describe, expect, it, test } from 'vitest';
import {
  asArray,
  entriesOf,
  isObject,
  type JsonObject,
  member,
  pointerTo,
  stringMember,
} from '../../src/model/json.js';

describe('isObject', () => {
  test.each<[unknown, boolean]>([
    [{}, true],
    [{ a: 1 }, true],
    [Object.create(null), true],
    [[], false],
    [null, false],
    [undefined, false],
    ['{}', false],
    [0, false],
    [true, false],
  ])('%j: %s', (value, is) => {
    expect(isObject(value)).toBe(is);
  });
});

describe('member', () => {
  it('is the own member, and never one of the prototype', () => {
    expect(member({ a: 1 }, 'a')).toBe(1);
    for (const name of ['constructor', 'toString', '__proto__', 'hasOwnProperty'])
      expect(member({}, name)).toBeUndefined();
    expect(member(JSON.parse('{"__proto__":"x","constructor":"y"}') as JsonObject, '__proto__')).toBe('x');
    expect(member(JSON.parse('{"constructor":"y"}') as JsonObject, 'constructor')).toBe('y');
  });

  it('is nothing in what is no object', () => {
    for (const value of [undefined, null, 'length', [1], 5, true]) expect(member(value, 'length')).toBeUndefined();
  });

  it('may be null', () => {
    expect(member({ a: null }, 'a')).toBeNull();
  });
});

test.each<[JsonObject[string], string | undefined]>([
  ['x', 'x'],
  ['', ''],
  [5, undefined],
  [null, undefined],
  [['x'], undefined],
  [{ '@value': 'x' }, undefined],
])('stringMember of %j is %j', (value, text) => {
  expect(stringMember({ a: value }, 'a')).toBe(text);
});

test.each<[JsonObject[string] | undefined, readonly unknown[]]>([
  [undefined, []],
  [null, [null]],
  ['x', ['x']],
  [
    ['x', 'y'],
    ['x', 'y'],
  ],
  [[], []],
  [[['x']], [['x']]],
])('asArray of %j is %j', (value, array) => {
  expect(asArray(value)).toEqual(array);
});

describe('a JSON Pointer', () => {
  test.each<[string, readonly (string | number)[], string]>([
    ['', [], ''],
    ['', ['a'], '/a'],
    ['/a', ['b', 0], '/a/b/0'],
    ['', ['a/b'], '/a~1b'],
    ['', ['a~b'], '/a~0b'],
    ['', ['~1'], '/~01'],
    ['', [''], '/'],
    ['/proof', [2, '@context'], '/proof/2/@context'],
  ])('%j with %j is %j', (base, tokens, pointer) => {
    expect(pointerTo(base, ...tokens)).toBe(pointer);
  });

  it('names the member where a value stands alone, and the item where it stands in a list', () => {
    expect(entriesOf('x', '/a')).toEqual([{ value: 'x', pointer: '/a' }]);
    expect(entriesOf(['x', 'y'], '/a')).toEqual([
      { value: 'x', pointer: '/a/0' },
      { value: 'y', pointer: '/a/1' },
    ]);
    expect(entriesOf(undefined, '/a')).toEqual([]);
    expect(entriesOf(null, '/a')).toEqual([{ value: null, pointer: '/a' }]);
  });
});
