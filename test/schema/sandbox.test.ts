import { describe, expect, test } from 'vitest';
import type { JsonObject, JsonValue } from '../../src/model/json.js';
import { matchInSandbox } from '../../src/schema/sandbox.js';
import type { Draft } from '../../src/schema/sandbox-code.js';

const match = (schema: JsonObject, document: JsonObject, draft: Draft = '2020-12') =>
  matchInSandbox(draft, schema, document);
const fits = { ok: true, value: undefined };
const open = (why: string) => ({ ok: false, error: expect.stringContaining(why) });

describe('a document', () => {
  test.each<Draft>(['draft-04', 'draft-07', '2019-09', '2020-12'])('fits a schema of %s, or not', async (draft) => {
    const schema = { type: 'object', properties: { a: { $ref: '#/$defs/b' } }, $defs: { b: { type: 'string' } } };
    expect(await match(schema, { a: 'x' }, draft)).toEqual(fits);
    expect(await match(schema, { a: 5 }, draft)).toEqual({
      ok: true,
      value: { pointer: '/a', keyword: 'type', rule: '"string"' },
    });
  });

  test('has no member that every object inherits', async () => {
    expect(await match({ properties: { constructor: { const: 1 }, toString: false } }, {})).toEqual(fits);
    expect(await match({ required: ['constructor'] }, {})).toMatchObject({ value: { missing: 'constructor' } });
  });

  test.each<[string, JsonObject, JsonObject, JsonObject]>([
    [
      'a member that is missing',
      { required: ['a'] },
      {},
      { pointer: '', keyword: 'required', rule: '["a"]', missing: 'a' },
    ],
    [
      'a member too many',
      { additionalProperties: false },
      { 'a/b': 1 },
      { pointer: '', keyword: 'additionalProperties', rule: 'false', extra: 'a/b' },
    ],
    [
      'a member that no rule looked at',
      { unevaluatedProperties: false },
      { a: 1 },
      { pointer: '', keyword: 'unevaluatedProperties', rule: 'false', extra: 'a' },
    ],
    [
      'a format',
      { properties: { a: { format: 'date-time' } } },
      { a: 'today' },
      { pointer: '/a', keyword: 'format', rule: '"date-time"' },
    ],
    [
      'a condition',
      { if: false, else: { required: ['a'] } },
      {},
      { pointer: '', keyword: 'required', rule: '["a"]', missing: 'a' },
    ],
    [
      'the outermost rule',
      { anyOf: [{ required: ['a'] }, { required: ['b'] }] },
      {},
      { pointer: '', keyword: 'anyOf', rule: '[{"required":["a"]},{"required":["b"]}]' },
    ],
    [
      'a name with a slash',
      { properties: { 'a/~': false } },
      { 'a/~': 1 },
      { pointer: '/a~1~0', keyword: 'false schema', rule: 'false' },
    ],
    ['a long rule without its text', { const: 'x'.repeat(100) }, {}, { pointer: '', keyword: 'const' }],
  ])('breaks %s', async (_, schema, document, mismatch) => {
    expect(await match(schema, document)).toEqual({ ok: true, value: mismatch });
  });

  test('of draft 7 is judged by a reference alone where there is one', async () => {
    const schema = {
      properties: { a: { $ref: '#/definitions/b', minLength: 5 } },
      definitions: { b: { type: 'string' } },
    };
    expect(await match(schema, { a: 'x' }, 'draft-07')).toEqual(fits);
    expect(await match(schema, { a: 'x' }, '2019-09')).toMatchObject({ ok: true, value: { keyword: 'minLength' } });
  });
});

describe('a hostile schema', () => {
  const bomb = (levels: number, width: number, keyword: string): JsonObject => {
    const defs: Record<string, JsonValue> = { d0: { type: 'object' } };
    for (let i = 1; i <= levels; i++)
      defs[`d${i}`] = { [keyword]: Array.from({ length: width }, () => ({ $ref: `#/$defs/d${i - 1}` })) };
    return { $ref: `#/$defs/d${levels}`, $defs: defs };
  };
  const nested = (depth: number): JsonObject => (depth === 0 ? {} : { not: nested(depth - 1) });

  test('with a catastrophic pattern is stopped', async () => {
    const begun = performance.now();
    const schema = { properties: { a: { pattern: '^(a+)+$' } } };
    expect(await match(schema, { a: `${'a'.repeat(60)}!` })).toEqual(open('took too long'));
    expect(performance.now() - begun).toBeLessThan(8000);
  });

  test('whose references multiply is stopped', async () => {
    expect(await match(bomb(30, 10, 'allOf'), {})).toEqual(open('to check it took too'));
  });

  test.each<[string, JsonObject, string]>([
    ['goes round in circles', { $ref: '#' }, 'circles'],
    ['goes round in circles by its anchor', { $dynamicAnchor: 'x', allOf: [{ $dynamicRef: '#x' }] }, 'circles'],
    ['refers to nothing', { $ref: '#/$defs/none' }, 'cannot be read as a JSON Schema'],
    ['refers to another address', { $ref: 'http://127.0.0.1/x' }, 'cannot be read as a JSON Schema'],
    ['has a type that does not exist', { type: 'badge' }, 'cannot be read as a JSON Schema'],
    ['has a pattern that is none', { properties: { a: { pattern: '(' } } }, 'cannot be read as a JSON Schema'],
    ['wants to be answered later', { $async: true, type: 'object' }, 'cannot be read as a JSON Schema'],
    [
      'claims the id of a dialect',
      { properties: { a: { $id: 'https://json-schema.org/draft/2020-12/schema' } } },
      'cannot be read as a JSON Schema',
    ],
    ['is written for draft 4', { id: 'https://a.example/', type: 'object' }, 'cannot be read as a JSON Schema'],
  ])('that %s decides nothing', async (_, schema, why) => expect(await match(schema, { a: 'x' })).toEqual(open(why)));

  test('that is very deep is understood, or decides nothing', async () => {
    const answer = await match(nested(2000), {});
    expect(answer.ok && answer.value !== undefined).toBe(false);
  });

  test('changes nothing for the next one', async () => {
    const official = 'https://purl.imsglobal.org/spec/ob/v3p0/schema/json/ob_v3p0_achievementcredential_schema.json';
    const honest = { $id: official, required: ['a'] };
    const alone = await match(honest, {});
    await match({ $id: official, $defs: { x: { $id: 'https://json-schema.org/draft/2020-12/schema' } } }, {});
    await match({ properties: { a: { pattern: '^(a+)+$' } } }, { a: `${'a'.repeat(60)}!` });
    expect(await match(honest, {})).toEqual(alone);
    expect(alone).toEqual({ ok: true, value: { pointer: '', keyword: 'required', rule: '["a"]', missing: 'a' } });
  });

  test('gets no memory beyond the limit', async () => {
    const many = Array.from({ length: 200_000 }, (_, i) => ({ const: `value ${i}` }));
    expect(await matchInSandbox('2020-12', { anyOf: many }, {}, { time: 20_000, memory: 24 })).toEqual(
      open('took too much memory'),
    );
  });
});
