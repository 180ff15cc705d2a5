import { describe, expect, test } from 'vitest';
import { sentenceOf } from '../../src/model/finding.js';
import { jsonLimits, parseJson } from '../../src/unbake/json.js';
import { findingOf, pseudoRandom, unwrap } from './make.js';

const codeOf = (text: string): string => findingOf(parseJson(text)).code;
const nested = (depth: number): string => '['.repeat(depth) + ']'.repeat(depth);

describe('the grammar', () => {
  test.each([
    '{}',
    ' [ ] ',
    '"a"',
    '\r\n\t null',
    'true',
    'false',
    '-0',
    '0.5e-7',
    '1E+2',
    '"\\u00e9\\n\\/\\"\\\\"',
    '"\u007f\u2028😀"',
    '{"a":[1,{"b":null}],"":""}',
    '{"a":"a","A":1,"á":1,"a\u0301":1}',
    '"\\ud800"',
    '1e-999',
  ])('accepts %s', (text) => {
    expect(unwrap(parseJson(text)).value).toEqual(JSON.parse(text));
  });

  test.each([
    ['', 'a value', 'the end of the text', 1, 1],
    ['{"a":1,}', 'the name of a member in double quotes after the comma', '"}"', 1, 8],
    ['[1,]', 'a value', '"]"', 1, 4],
    ['[1 2]', 'a comma or the closing bracket "]"', '"2"', 1, 4],
    ['{"a" 1}', 'a colon after the name of a member', '"1"', 1, 6],
    ["{'a':1}", 'the name of a member in double quotes or the closing brace "}"', 'a single quote', 1, 2],
    ['{"a":1]', 'a comma or the closing brace "}"', '"]"', 1, 7],
    ['{\n "a": True\n}', 'a value', 'the word "True"', 2, 7],
    ['[NaN]', 'a value', 'the word "NaN"', 1, 2],
    ['{} {}', 'the end of the text', '"{"', 1, 4],
    ['[1]\0', 'the end of the text', 'the control character U+0000', 1, 4],
    ['"abc', 'a closing double quote', 'the end of the text', 1, 5],
    ['"a\nb"', 'a printable character', 'a line break', 1, 3],
    ['"\\x41"', 'one of the escapes', '"\\x"', 1, 2],
    ['"\\u12g4"', 'one of the escapes', '"\\u12g4"', 1, 2],
    ['"\\', 'one of the escapes', '"\\"', 1, 2],
    ['[01]', 'a number such as', '"01"', 1, 2],
    ['[1.]', 'a number such as', '"1."', 1, 2],
    ['[-]', 'a number such as', '"-"', 1, 2],
    ['[0x1]', 'a number such as', '"0x1"', 1, 2],
    ['[+1]', 'a value', '"+"', 1, 2],
    ['[1e400]', 'a number up to about 1.8e308', '"1e400"', 1, 2],
    ['\u00a0{}', 'a value', 'the invisible character U+00A0', 1, 1],
    ['{}//', 'the end of the text', '"/"', 1, 3],
  ])('refuses %j and says what was expected', (text, expected, found, line, column) => {
    const finding = findingOf(parseJson(text, { part: 'the list' }));
    expect(finding.code).toBe('format.malformed-json');
    expect(finding.position).toEqual({ line, column });
    expect(finding.args.expected).toContain(expected);
    expect(finding.args.found).toBe(found);
  });

  test('makes one sentence of it', () => {
    expect(sentenceOf(findingOf(parseJson('{\n  "a": 1;\n}', { part: 'the payload of the token' })))).toBe(
      'The payload of the token is broken at line 2, column 9: expected a comma or the closing brace "}", found ";".',
    );
  });

  test('agrees with JSON.parse on every text of a few thousand', () => {
    const next = pseudoRandom(1);
    const pieces = [
      '{',
      '}',
      '[',
      ']',
      ',',
      ':',
      '"a"',
      '"b"',
      '"',
      '\\',
      'u0041',
      '1',
      '-',
      '.',
      'e',
      '0',
      'true',
      'null',
      ' ',
      '\n',
      'x',
    ];
    let accepted = 0;
    for (let run = 0; run < 20_000; run++) {
      const text = Array.from({ length: 1 + next(7) }, () => pieces[next(pieces.length)]).join('');
      const mine = parseJson(text);
      let theirs: unknown;
      try {
        theirs = JSON.parse(text);
      } catch {
        expect(mine.ok, text).toBe(false);
        continue;
      }
      accepted++;
      if (mine.ok) expect(mine.value.value).toEqual(theirs);
      else expect(mine.error.code, text).toBe('format.duplicate-json-key');
    }
    expect(accepted).toBeGreaterThan(500);
  });
});

describe('names', () => {
  test.each([
    ['at the top', '{"a":1,"b":2,"a":3}', '/a', 14],
    ['with equal values', '{"a":1,"a":1}', '/a', 8],
    ['written with an escape', '{"issuer":1,"\\u0069ssuer":2}', '/issuer', 13],
    ['in a list deep inside', '{"x":[0,{"y":{"a/b":1,"a/b":2}}]}', '/x/1/y/a~1b', 23],
    ['that is empty', '{"":1,"":2}', '/', 7],
    ['that names a method of every object', '{"constructor":1,"constructor":2}', '/constructor', 18],
  ])('rejects a duplicate name %s', (_, text, pointer, column) => {
    const finding = findingOf(parseJson(text));
    expect(finding.code).toBe('format.duplicate-json-key');
    expect(finding.pointer).toBe(pointer);
    expect(finding.position).toEqual({ line: 1, column });
  });

  test('allows the same name in different objects', () => {
    expect(parseJson('[{"a":1},{"a":{"a":2}}]').ok).toBe(true);
  });

  test.each(['{"__proto__":{"polluted":1}}', '{"a":[{"__pro\\u0074o__":1}]}'])('rejects __proto__ in %s', (text) => {
    expect(codeOf(text)).toBe('format.reserved-name');
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });

  test('keeps other names of Object.prototype as own members', () => {
    const { value } = unwrap(parseJson('{"constructor":1,"toString":2,"hasOwnProperty":3}'));
    expect(Object.keys(value as object)).toEqual(['constructor', 'toString', 'hasOwnProperty']);
  });

  test('cuts a very long name in the finding', () => {
    const name = 'n'.repeat(100_000);
    const { args } = findingOf(parseJson(`{"${name}":1,"${name}":2}`));
    expect(String(args.name).length).toBeLessThan(100);
  });
});

describe('limits', () => {
  test('reads 64 levels of nesting and refuses 65', () => {
    expect(parseJson(nested(64)).ok).toBe(true);
    expect(findingOf(parseJson(nested(65))).args).toEqual({
      part: 'the JSON text',
      what: 'levels of nesting',
      limit: 64,
    });
  });

  test('refuses a million levels without exhausting the stack', () => {
    expect(codeOf('['.repeat(1_000_000))).toBe('format.too-complex');
    expect(codeOf('{"a":'.repeat(1_000_000))).toBe('format.too-complex');
  });

  test('reads 100,000 values and refuses one more', () => {
    const list = (values: number): string => `[${Array.from({ length: values - 1 }, () => '0').join(',')}]`;
    expect(parseJson(list(jsonLimits.nodes)).ok).toBe(true);
    expect(findingOf(parseJson(list(jsonLimits.nodes + 1))).args.what).toBe('values');
  });

  test('reads a string of 1 MiB and refuses one more character', () => {
    const text = (length: number): string => `["${'a'.repeat(length)}"]`;
    expect(parseJson(text(jsonLimits.string)).ok).toBe(true);
    expect(findingOf(parseJson(text(jsonLimits.string + 1))).args.what).toBe('characters in one string');
  });

  test('refuses a number of more than a million digits', () => {
    expect(codeOf(`[0.${'1'.repeat(jsonLimits.string)}]`)).toBe('format.too-complex');
  });

  test('takes other limits from the caller', () => {
    const limits = { depth: 1, nodes: 3, string: 2 };
    expect(parseJson('["ab",1]', { limits }).ok).toBe(true);
    expect(parseJson('["abc"]', { limits }).ok).toBe(false);
    expect(parseJson('[[1]]', { limits }).ok).toBe(false);
    expect(parseJson('[1,2,3]', { limits }).ok).toBe(false);
  });

  test.each([
    ['many names', `{${Array.from({ length: 99_000 }, (_, i) => `"k${i}":1`).join(',')}}`],
    ['many escapes', `["${'\\"'.repeat(500_000)}"]`],
    ['many line breaks before an error', `[${'\n'.repeat(5_000_000)}x`],
  ])('answers within two seconds for %s', (_, text) => {
    const start = performance.now();
    parseJson(text);
    expect(performance.now() - start).toBeLessThan(2000);
  });
});
