import { describe, expect, test } from 'vitest';
import { inPlainNames } from '../../src/ld/compact.js';
import { newWork } from '../../src/ld/work.js';
import type { JsonObject, JsonValue } from '../../src/model/json.js';

const none = (): undefined => undefined;
const ob = 'https://w3id.org/openbadges#';
const id = 'https://badges.example.org/a/1';

const named = async (document: JsonObject, ...contexts: readonly JsonObject[]): Promise<unknown> => {
  const result = await inPlainNames(document, contexts, none, newWork());
  return result.ok ? result.value : result.error.code;
};

describe('plain names', () => {
  test.each<[string, JsonObject, JsonObject, JsonObject]>([
    ['keywords', { '@id': id, '@type': 'Assertion' }, {}, { id, type: 'Assertion' }],
    ['prefixes', { type: 'obi:Assertion', 'sec:expiration': 'x' }, {}, { type: 'Assertion', expires: 'x' }],
    ['names in full', { [`${ob}revoked`]: true, id }, {}, { revoked: true, id }],
    ['an alias', { id, until: 'x' }, { until: 'sec:expiration' }, { id, expires: 'x' }],
    ['an alias of a keyword', { me: id, name: 'x' }, { me: '@id' }, { id, name: 'x' }],
    ['an alias of a type', { type: 'Award', id }, { Award: 'obi:Assertion' }, { type: 'Assertion', id }],
    ['an alias that nests', { x: { revoked: true }, id }, { x: '@nest' }, { revoked: true, id }],
    ['a vocabulary', { id, issueDate: 'x' }, { '@vocab': ob }, { id, issuedOn: 'x' }],
    ['the older names of verification', { verify: { type: 'hosted' } }, {}, { verification: { type: 'HostedBadge' } }],
    [
      'types of recipients',
      { recipient: { '@type': 'email', identity: 'x' } },
      {},
      { recipient: { type: 'email', identity: 'x' } },
    ],
    ['an id as type', { recipient: { type: 'id', identity: 'x' } }, {}, { recipient: { type: 'id', identity: 'x' } }],
    [
      'dates and numbers',
      { issuedOn: '2020', hashed: true, image: 5 },
      {},
      { issuedOn: '2020', hashed: true, image: 5 },
    ],
    ['links', { badge: { '@id': id }, evidence: [id, { id: 'x' }] }, {}, { badge: id, evidence: [id, 'x'] }],
    ['a claim, which is an object', { claim: { id } }, {}, { claim: { id } }],
    ['lists', { tags: ['a', 'b'], evidence: [] }, {}, { tags: ['a', 'b'], evidence: [] }],
    ['ordered lists', { tags: { '@list': ['b', 'a'] } }, {}, { tags: ['b', 'a'] }],
    [
      'languages',
      { name: { '@value': 'x', '@language': 'nl' }, '@language': 'nl' },
      {},
      { name: { '@value': 'x', '@language': 'nl' }, '@language': 'nl' },
    ],
    [
      'a list of revoked badges',
      { '@type': 'RevocationList', revokedAssertions: [{ '@id': id, revoked: true }, 'x'] },
      {},
      { type: 'RevocationList', revokedAssertions: [{ id, revoked: true }, 'x'] },
    ],
    ['extensions', { 'extensions:X': { type: 'extensions:X' } }, {}, { 'extensions:X': { type: 'extensions:X' } }],
    ['names that nobody defines, which say nothing', { id, name: 'x', colour: 'red' }, {}, { id, name: 'x' }],
  ])('are found for %s', async (_, document, context, expected) => {
    expect(await named(document, context)).toEqual(expected);
  });

  test('an object that was set aside is put back as it was', async () => {
    const kept = { '@context': 'https://example.org/', '@id': 'x', any: [null] };
    const putBack = (mark: string): JsonObject | undefined => (mark === 'urn:mark:0' ? kept : undefined);
    const result = await inPlainNames({ id, 'extensions:X': { '@id': 'urn:mark:0' } }, [], putBack, newWork());
    expect(result).toEqual({ ok: true, value: { id, 'extensions:X': kept } });
  });
});

describe('a context of the badge’s own', () => {
  const expires = '2020-01-01T00:00:00Z';

  test.each<[string, JsonObject]>([
    ['hide a name', { expires: null }],
    ['give a name another meaning', { expires: 'schema:name' }],
    ['turn a name into a keyword', { expires: '@type' }],
    ['turn a date into something else', { expires: { '@id': 'schema:name', '@container': '@index' } }],
  ])('cannot %s of Open Badges', async (_, context) => {
    expect(await named({ id, expires }, context)).toEqual({ id, expires });
  });

  test('adds up with the plain name: two dates are no date', async () => {
    expect(await named({ id, expires, until: '2099' }, { until: 'sec:expiration' })).toEqual({
      id,
      expires: [expires, '2099'],
    });
  });

  test.each<[string, JsonObject, string]>([
    ['a context for one type', { Award: { '@id': 'obi:Assertion', '@context': { expires: null } } }, 'context-inline'],
    ['a context for one member', { b: { '@id': 'obi:badge', '@context': { id: null } } }, 'context-inline'],
    ['another address', { '@import': 'https://example.org/' }, 'context-inline'],
    ['another base', { '@base': 'https://victim.example.org/' }, 'context-inline'],
    ['a context in a context', { '@context': {} }, 'context-inline'],
    ['a reversed name', { b: { '@reverse': 'obi:badge' } }, 'context-inline'],
    ['a list as definition', { b: ['obi:badge'] }, 'context-inline'],
    ['a number as definition', { b: 1 }, 'context-inline'],
    ['a vocabulary that is none', { '@vocab': 1 }, 'context-inline'],
    ['a name that nobody may define again', { expires: { '@id': 'schema:x', '@protected': true } }, 'violation'],
    ['a definition in a circle', { a: 'b:x', b: 'a:x' }, 'violation'],
  ])('may not hold %s', async (_, context, code) => expect(await named({ id, expires }, context)).toContain(code));
});

describe('what cannot be brought into plain names is refused', () => {
  const deep = (levels: number): JsonValue => (levels === 0 ? 'x' : { related: deep(levels - 1) });

  test.each<[string, JsonObject, string]>([
    ['a graph', { '@graph': [{ id }, { id: 'x' }] }, 'schema.violation'],
    ['a graph beside members', { id, name: 'x', '@graph': [{ revoked: true }] }, 'schema.violation'],
    ['a reversed member', { id, '@reverse': { badge: { id: 'x' } } }, 'schema.violation'],
    ['an included object', { id, '@included': { id: 'x', revoked: true } }, 'schema.violation'],
    ['an object that says nothing', {}, 'schema.violation'],
    ['an id that programs misread', { '@id': '__proto__', name: 'x' }, 'schema.violation'],
    ['an id that is no text', { '@id': {}, name: 'x' }, 'schema.violation'],
    ['a type that is no text', { '@type': [{}], name: 'x' }, 'schema.violation'],
    ['two ids', { '@id': 'a', id: 'b', name: 'x' }, 'schema.violation'],
    ['a long list', { '@id': id, tags: Array.from({ length: 4000 }, String) }, 'format.too-complex'],
  ])('such as %s', async (_, document, code) => expect(await named(document)).toBe(code));

  test('also where the budget is used up', async () => {
    const work = { left: 10 };
    const result = await inPlainNames({ id, name: 'x' }, [], none, work);
    expect(result.ok ? 'ok' : result.error.code).toBe('format.too-complex');
    expect(work.left).toBe(0);
  });

  test('but not depth alone', async () => {
    expect(await named({ '@id': id, related: deep(50) })).toHaveProperty('related.related.related');
  });
});
