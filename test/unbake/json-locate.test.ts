import { describe, expect, test } from 'vitest';
import type { JsonValue } from '../../src/model/json.js';
import { parseJson } from '../../src/unbake/json.js';
import { locateIn } from '../../src/unbake/json-locate.js';
import { pseudoRandom, unwrap } from './make.js';

const text = `{
  "id": "urn:1",
  "list": [ 1, {"x": "a]}\\"", "y": -1.5e3}, [true, null] ],
  "a/b": {"c~d": false},
  "caf\\u00e9": {},
  "last": 7
}`;

describe('locateIn', () => {
  test.each([
    ['', 1, 1],
    ['/id', 2, 9],
    ['/list', 3, 11],
    ['/list/0', 3, 13],
    ['/list/1/x', 3, 22],
    ['/list/1/y', 3, 36],
    ['/list/2/1', 3, 52],
    ['/a~1b', 4, 10],
    ['/a~1b/c~0d', 4, 18],
    ['/café', 5, 16],
    ['/last', 6, 11],
  ])('finds %s', (pointer, line, column) => {
    expect(locateIn(text, pointer)).toEqual({ line, column });
  });

  test.each([
    ['/missing', 1, 1],
    ['/list/9', 3, 11],
    ['/list/01', 3, 11],
    ['/list/x', 3, 11],
    ['/id/deeper/still', 2, 9],
    ['/a~1b/missing', 4, 10],
    ['/list/1/z', 3, 16],
  ])('gives the nearest parent of %s', (pointer, line, column) => {
    expect(locateIn(text, pointer)).toEqual({ line, column });
  });

  test('knows no place for what is not a pointer', () => {
    expect(locateIn(text, 'id')).toBeUndefined();
  });

  test('finds every value of documents made at random', () => {
    const next = pseudoRandom(7);
    const make = (depth: number): JsonValue => {
      const kind = next(depth > 4 ? 4 : 6);
      if (kind === 0) return next(1000) / 8;
      if (kind === 1) return `${next(50)}]"{\\,`;
      if (kind === 2) return next(2) === 0;
      if (kind === 3) return null;
      if (kind === 4) return Array.from({ length: next(4) }, () => make(depth + 1));
      return Object.fromEntries(Array.from({ length: next(4) }, (_, i) => [`k"${i}/~`, make(depth + 1)]));
    };
    const visit = (value: JsonValue, pointer: string, source: string): void => {
      const position = locateIn(source, pointer);
      const lines = source.split('\n');
      const rest = lines
        .slice((position?.line ?? 0) - 1)
        .join('\n')
        .slice((position?.column ?? 0) - 1);
      expect(rest.startsWith(JSON.stringify(value).slice(0, 1)), `${pointer} in ${source}`).toBe(true);
      if (typeof value === 'string' || typeof value === 'number') {
        expect(rest.startsWith(JSON.stringify(value)), `${pointer} in ${source}`).toBe(true);
      }
      if (typeof value !== 'object' || value === null) return;
      for (const [name, child] of Object.entries(value)) {
        visit(child as JsonValue, `${pointer}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`, source);
      }
    };
    for (let run = 0; run < 300; run++) {
      const value = make(0);
      visit(value, '', JSON.stringify(value, null, next(3)));
    }
  });

  test('looks thirty places up in a large document within two seconds', () => {
    const large = `{${Array.from({ length: 90_000 }, (_, i) => `"k${i}":{}`).join(',')}}`;
    const { locate } = unwrap(parseJson(large));
    const start = performance.now();
    for (let i = 0; i < 30; i++) locate('/k89999');
    expect(performance.now() - start).toBeLessThan(2000);
  });
});
