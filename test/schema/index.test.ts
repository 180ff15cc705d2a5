import { describe, expect, test } from 'vitest';
import { catalog } from '../../src/model/catalog.js';
import { sentenceOf } from '../../src/model/finding.js';
import type { JsonObject } from '../../src/model/json.js';
import { checkSchema, type SchemaOutcome } from '../../src/schema/index.js';
import { achievement, credential, endorsement, spoil } from './samples.js';

const check = (document: JsonObject): Promise<SchemaOutcome> =>
  checkSchema({ kind: 'achievement', dataModel: 'vcdm2', document });

const codes = (outcome: SchemaOutcome): readonly string[] => outcome.findings.map(({ code }) => code);

test.each(['vcdm2', 'vcdm1'] as const)(
  'finds nothing in good documents of %s, and says what they were checked against',
  async (dataModel) => {
    const number = dataModel === 'vcdm2' ? '2.0' : '1.1';
    const good = { findings: [], omitted: 0 };
    expect(await checkSchema({ kind: 'achievement', dataModel, document: achievement(dataModel) })).toEqual({
      schema: `AchievementCredential (VCDM ${number})`,
      ...good,
    });
    expect(await checkSchema({ kind: 'endorsement', dataModel, document: endorsement(dataModel) })).toEqual({
      schema: `EndorsementCredential (VCDM ${number})`,
      ...good,
    });
    const plain = spoil(credential(dataModel), '/credentialSchema', undefined);
    expect(await checkSchema({ kind: 'other', dataModel, document: plain })).toEqual({
      schema: `verifiable credential (VCDM ${number})`,
      ...good,
    });
  },
);

describe('a document that names no data model', () => {
  test.each<[string, JsonObject, string]>([
    ['a new one', spoil(achievement('vcdm2'), '/@context', undefined), 'AchievementCredential (VCDM 2.0)'],
    ['an old one', spoil(achievement('vcdm1'), '/@context', undefined), 'AchievementCredential (VCDM 1.1)'],
  ])('is refused for its context alone: %s', async (_what, document, schema) => {
    const outcome = await checkSchema({ kind: 'achievement', dataModel: undefined, document });
    expect(outcome.schema).toBe(schema);
    expect(outcome.findings.map(sentenceOf)).toEqual([
      'At the top level: expected the member "@context", found no such member.',
    ]);
  });
});

test('puts the gravest first', async () => {
  const document = spoil(spoil(achievement('vcdm2'), '/evidence', []), '/credentialSubject/note', null);
  spoil(document, '/credentialSchema/0/id', 'https://a.example/schema');
  expect(codes(await check(document))).toEqual(['schema.null-value', 'schema.extra-not-checked', 'schema.empty-array']);
});

test('says of a null once that it is wrong', async () => {
  expect(codes(await check(spoil(achievement('vcdm2'), '/name', null)))).toEqual(['schema.null-value']);
});

test('says of an issuer without id once that it has none', async () => {
  const outcome = await check(spoil(achievement('vcdm2'), '/issuer/id', undefined));
  expect(outcome.findings.map(sentenceOf)).toEqual(['At /issuer: expected the member "id", found no such member.']);
});

describe('a flood of mistakes', () => {
  const many = (count: number, make: (index: number) => unknown): readonly unknown[] =>
    Array.from({ length: count }, (_, index) => make(index));

  test('is cut at 100 findings, and the rest is counted', async () => {
    const outcome = await check(
      spoil(
        achievement('vcdm2'),
        '/credentialSubject/achievement/tag',
        many(150, () => 1),
      ),
    );
    expect([outcome.findings.length, outcome.omitted]).toEqual([100, 50]);
  });

  test('does not hide a finding of another code', async () => {
    const document = spoil(
      achievement('vcdm2'),
      '/credentialSubject/achievement/tag',
      many(150, () => 1),
    );
    spoil(document, '/note', null);
    spoil(document, '/remarks', []);
    const { findings, omitted } = await check(document);
    expect([findings.length, omitted]).toEqual([100, 52]);
    expect([...new Set(findings.map(({ code }) => code))]).toEqual([
      'schema.violation',
      'schema.null-value',
      'schema.empty-array',
    ]);
    const ranks = findings.map(({ code }) => ['fail', 'indeterminate', 'warn', 'note'].indexOf(catalog[code].effect));
    expect(ranks).toEqual(ranks.toSorted((a, b) => a - b));
  });

  test.each<[string, string, (index: number) => unknown]>([
    ['endorsements', '/endorsement', () => ({})],
    ['texts', '/credentialSubject/achievement/tag', () => 1],
    ['identifiers', '/credentialSubject/identifier', () => ({})],
    ['types', '/type', () => null],
    ['unknown members', '/note', () => null],
    ['results', '/credentialSubject/result', (index) => ({ type: 'Result', resultDescription: `urn:${index}` })],
  ])('of 90 000 %s is refused in good time', async (_what, pointer, make) => {
    const document = spoil(achievement('vcdm2'), pointer, many(90_000, make));
    const start = performance.now();
    const { findings } = await check(document);
    expect(performance.now() - start).toBeLessThan(2000);
    expect(findings).toHaveLength(100);
    expect(findings.some(({ code }) => catalog[code].effect === 'fail')).toBe(true);
  });
});

test('refuses a document that is nothing but members of Object.prototype', async () => {
  const document = JSON.parse('{"constructor":1,"toString":{},"hasOwnProperty":[1],"valueOf":null}') as JsonObject;
  const outcome = await check(document);
  expect(codes(outcome).filter((code) => code === 'schema.violation')).toHaveLength(6);
});
