import { expect, test } from 'vitest';
import type { JsonObject } from '../../src/model/json.js';
import { originalPointer } from '../../src/schema/own-pointer.js';

test.each<[string, JsonObject, string, string]>([
  ['the same name', { badge: { issuer: {} } }, '/badge/issuer', '/badge/issuer'],
  ['a keyword', { '@id': 'x' }, '/id', '/@id'],
  ['another name of a platform', { verify: { type: 'hosted' } }, '/verification/type', '/verify/type'],
  ['another name in a list', { alignments: [{ a: 1 }] }, '/alignment/0/a', '/alignments/0/a'],
  ['a compact name', { 'obi:badge': { 'schema:name': 'x' } }, '/badge/name', '/obi:badge/schema:name'],
  ['a full name', { 'https://w3id.org/openbadges#badge': 5 }, '/badge', '/https:~1~1w3id.org~1openbadges#badge'],
  ['a list of one', { badge: [{ id: 'x' }] }, '/badge/id', '/badge/0/id'],
  ['a single item', { evidence: { id: 'x' } }, '/evidence/0/id', '/evidence/id'],
  ['nothing', { badge: { id: 'x' } }, '/badge/criteria/id', '/badge'],
  ['nothing at all', {}, '/id', ''],
  ['an item too many', { tags: ['x'] }, '/tags/5', '/tags'],
  ['what every object inherits', { badge: {} }, '/badge/constructor/name', '/badge'],
  ['the top', { a: 1 }, '', ''],
])('%s is found', (_what, original, pointer, there) => {
  expect(originalPointer(original, pointer)).toBe(there);
});
