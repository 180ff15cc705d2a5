import { describe, expect, test } from 'vitest';
import type { JsonValue } from '../../src/model/json.js';
import { contextGeneration, plainType } from '../../src/model/openbadges-context.js';

describe('the generation that a context names', () => {
  test.each<[JsonValue | undefined, 1 | 2 | undefined]>([
    ['https://w3id.org/openbadges/v1', 1],
    ['https://openbadgespec.org/v1/context.json', 1],
    ['https://w3id.org/openbadges/v2', 2],
    ['http://w3id.org/openbadges/v2', 2],
    ['https://w3id.org/openbadges/invalid', 2],
    [['https://w3id.org/openbadges/v1', 'https://w3id.org/openbadges/v2'], 2],
    [{ ob: 'https://w3id.org/openbadges#' }, 2],
    ['https://example.org/w3id.org/openbadges/v1', undefined],
    ['https://www.w3.org/ns/credentials/v2', undefined],
    [[], undefined],
    [null, undefined],
    [undefined, undefined],
  ])('of %j is %j', (context, generation) => expect(contextGeneration(context)).toBe(generation));

  test('is found in a long text at once', () => {
    const began = performance.now();
    expect(contextGeneration(`http://${'a'.repeat(100_000)} http://${'a.'.repeat(50_000)}`)).toBeUndefined();
    expect(performance.now() - began).toBeLessThan(500);
  });
});

test.each([
  ['Assertion', 'Assertion'],
  ['obi:Assertion', 'Assertion'],
  ['https://w3id.org/openbadges#Assertion', 'Assertion'],
  ['https://example.org/#Assertion', 'https://example.org/#Assertion'],
])('the type %s is %s', (type, plain) => expect(plainType(type)).toBe(plain));
