import { describe, expect, test } from 'vitest';
import { sentenceOf } from '../../src/model/finding.js';
import type { JsonObject, JsonValue } from '../../src/model/json.js';
import { resultRules } from '../../src/schema/result-rules.js';
import { achievement } from './samples.js';

const seen = (result: JsonValue, resultDescription: JsonValue): readonly (readonly [string, string | undefined])[] =>
  resultRules({ result, achievement: { resultDescription } }).map(({ code, pointer }) => [code, pointer]);

const grade = { id: 'urn:g', resultType: 'RawScore', valueMin: '0', valueMax: '10.5' };

test('finds nothing in a good badge', () => {
  expect(resultRules(achievement('vcdm2')['credentialSubject'] as JsonObject)).toEqual([]);
});

describe('the description of a result', () => {
  test('must be in the achievement', () => {
    expect(seen([{ resultDescription: 'urn:other' }], [grade])).toEqual([
      ['schema.violation', '/credentialSubject/result/0/resultDescription'],
    ]);
    expect(seen({ resultDescription: 'urn:g' }, undefined as unknown as JsonValue)).toEqual([
      ['schema.violation', '/credentialSubject/result/resultDescription'],
    ]);
  });
  test('may stand alone, without a list', () => {
    expect(seen({ resultDescription: 'urn:g', value: '5' }, grade)).toEqual([]);
  });
  test('need not be named', () => {
    expect(seen([{ value: 'A' }], [grade])).toEqual([]);
  });
  test('of type Status needs a status', () => {
    const state = { id: 'urn:s', resultType: 'Status' };
    expect(seen([{ resultDescription: 'urn:s' }], [state])).toEqual([
      ['schema.violation', '/credentialSubject/result/0'],
    ]);
    expect(seen([{ resultDescription: 'urn:s', status: 'Completed' }], [state])).toEqual([]);
  });
});

describe('a value', () => {
  test.each([
    ['0', true],
    ['10.5', true],
    ['+3', true],
    ['-1', false],
    ['10.51', false],
    ['excellent', true],
    ['1e9', true],
  ])('of %s fits 0 to 10.5: %s', (value, fits) => {
    const want = fits ? [] : [['schema.result-inconsistent', '/credentialSubject/result/0/value']];
    expect(seen([{ resultDescription: 'urn:g', value }], [grade])).toEqual(want);
  });
  test('is compared with bounds only where they are numbers', () => {
    expect(seen([{ resultDescription: 'urn:g', value: '5' }], [{ id: 'urn:g', valueMin: 'F', valueMax: 'A' }])).toEqual(
      [],
    );
  });
  test('must be among the allowed ones', () => {
    const letters = { id: 'urn:g', allowedValue: ['A', 'B'] };
    expect(seen([{ resultDescription: 'urn:g', value: 'B' }], [letters])).toEqual([]);
    expect(seen([{ resultDescription: 'urn:g', value: 'C' }], [letters])).toEqual([
      ['schema.result-inconsistent', '/credentialSubject/result/0/value'],
    ]);
  });
  test('is shown with the first allowed ones when there are many', () => {
    const allowedValue = Array.from({ length: 20 }, (_, index) => `v${index}`);
    const [found] = resultRules({
      result: { resultDescription: 'urn:g', value: 'x' },
      achievement: { resultDescription: { id: 'urn:g', allowedValue } },
    });
    expect(found && sentenceOf(found)).toBe(
      'At /credentialSubject/result/value: the achievement describes the values "v0", "v1", "v2", "v3", "v4", "v5", "v6" or "v7" (and 12 more), found the text "x".',
    );
  });
});

describe('a level', () => {
  const rubric = { id: 'urn:r', requiredLevel: 'urn:l1', rubricCriterionLevel: [{ id: 'urn:l1' }] };
  test('that was achieved should be one of the description', () => {
    expect(seen([{ resultDescription: 'urn:r', achievedLevel: 'urn:l1' }], [rubric])).toEqual([]);
    expect(seen([{ resultDescription: 'urn:r', achievedLevel: 'urn:l2' }], [rubric])).toEqual([
      ['schema.result-inconsistent', '/credentialSubject/result/0/achievedLevel'],
    ]);
  });
  test('that is required should be one of the description', () => {
    expect(seen([], [{ ...rubric, requiredLevel: 'urn:l9' }])).toEqual([
      ['schema.result-inconsistent', '/credentialSubject/achievement/resultDescription/0/requiredLevel'],
    ]);
  });
});

test('a required value must be within the bounds', () => {
  expect(seen([], { ...grade, requiredValue: '11' })).toEqual([
    ['schema.result-inconsistent', '/credentialSubject/achievement/resultDescription/requiredValue'],
  ]);
});

test.each<JsonValue>([null, 5, 'x', [null, 5, 'x', []], {}, { resultDescription: 5 }, [{ resultDescription: {} }]])(
  'does not mind %j in place of results or descriptions',
  (value) => {
    expect(seen(value, [grade])).toEqual([]);
    expect(seen([], value)).toEqual([]);
    expect(resultRules({ result: value, achievement: value })).toEqual([]);
  },
);
