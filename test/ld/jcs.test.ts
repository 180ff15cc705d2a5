import { describe, expect, it, test } from 'vitest';
import { canonicalizeJson, findLoneSurrogate } from '../../src/ld/jcs.js';
import type { JsonValue } from '../../src/model/json.js';

describe('the canonical text of JSON', () => {
  test.each<[string, JsonValue, string]>([
    ['null', null, 'null'],
    ['true', true, 'true'],
    ['a text', 'é€😀', '"é€😀"'],
    ['controls', '\0\b\t\n\v\f\r\u001f"\\/\u007f', '"\\u0000\\b\\t\\n\\u000b\\f\\r\\u001f\\"\\\\/\u007f"'],
    ['line separators', '\u2028\u2029', '"\u2028\u2029"'],
    ['zero', 0, '0'],
    ['minus zero', -0, '0'],
    ['an integer', 1e20, '100000000000000000000'],
    ['a large number', 1e21, '1e+21'],
    ['a small number', 1e-7, '1e-7'],
    ['the least number', 5e-324, '5e-324'],
    ['a fraction', Number('333333333.33333329'), '333333333.3333333'],
    ['an empty list', [], '[]'],
    ['an empty object', {}, '{}'],
    ['a list in its order', [3, 1, 2], '[3,1,2]'],
    ['names in order', { b: 1, a: 2, '': 3 }, '{"":3,"a":2,"b":1}'],
    [
      'names by their UTF-16 units',
      { '\ufb33': 1, '😀': 2, '€': 3, ö: 4, '1': 5, '\r': 6, '\u0080': 7 },
      '{"\\r":6,"1":5,"\u0080":7,"ö":4,"€":3,"😀":2,"\ufb33":1}',
    ],
    ['names that are numbers, as text', { '10': 1, '9': 2 }, '{"10":1,"9":2}'],
    ['what is nested', [{ b: [{ d: 1, c: null }], a: {} }], '[{"a":{},"b":[{"c":null,"d":1}]}]'],
    ['__proto__ as any name', JSON.parse('{"__proto__":1,"a":2}') as JsonValue, '{"__proto__":1,"a":2}'],
  ])('%s', (_, value, text) => {
    expect(canonicalizeJson(value)).toBe(text);
  });

  test.each<[string, JsonValue]>([
    ['the first half of a pair', '\ud83d'],
    ['the second half of a pair', 'a\ude00'],
    ['a pair the wrong way round', '\ude00\ud83d'],
    ['infinity', Number.POSITIVE_INFINITY],
    ['no number', Number.NaN],
    ['half a pair in a name', { '\ud83d': 1 }],
    ['half a pair far down', [{ a: [[{ b: '\udfff' }]] }]],
    ['infinity far down', { a: [1, { b: Number.NEGATIVE_INFINITY }] }],
  ])('does not exist for %s', (_, value) => {
    expect(canonicalizeJson(value)).toBeUndefined();
  });
});

describe('half a surrogate pair', () => {
  test.each<[JsonValue, string | undefined]>([
    ['a', undefined],
    ['😀', undefined],
    [{ a: [1, null, true, { b: 'x' }] }, undefined],
    ['\ud83d', ''],
    [{ a: '\ud83d' }, '/a'],
    [{ a: ['x', { 'b/c~d': '\udc00' }] }, '/a/1/b~1c~0d'],
    [{ a: { '\ud83d': 1 } }, '/a'],
    [{ '\ud83d': 1 }, ''],
    [{ a: 'x', b: '\ud83d', c: '\ud83d' }, '/b'],
  ])('in %j is found at %j', (value, pointer) => {
    expect(findLoneSurrogate(value)).toBe(pointer);
  });

  it('is found below a pointer', () => {
    expect(findLoneSurrogate({ a: '\ud83d' }, '/proof/0')).toBe('/proof/0/a');
  });
});
