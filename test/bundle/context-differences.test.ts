import { describe, expect, test } from 'vitest';
import { contextDifferences } from '../../scripts/conformance/context-differences.js';
import type { JsonObject, JsonValue } from '../../src/model/json.js';

const v = 'https://v.example/#';
const context = (terms: JsonValue): JsonObject => ({ '@context': terms });
const compare = (ours: JsonValue, theirs: JsonValue) => contextDifferences(context(ours), context(theirs));

describe('contexts that say the same', () => {
  test.each<[string, JsonValue, JsonValue]>([
    ['a prefix and the full IRI', { v, a: `${v}a` }, { v, a: 'v:a' }],
    ['a prefix in @type', { v, a: { '@id': `${v}a`, '@type': `${v}T` } }, { v, a: { '@id': 'v:a', '@type': 'v:T' } }],
    ['a string and an object with an @id', { a: `${v}a` }, { a: { '@id': `${v}a` } }],
    [
      'a container and a list of one',
      { a: { '@id': `${v}a`, '@container': '@set' } },
      { a: { '@id': `${v}a`, '@container': ['@set'] } },
    ],
    ['another order', { a: `${v}a`, b: `${v}b` }, { b: `${v}b`, a: `${v}a` }],
    ['one context and a list of one', { a: `${v}a` }, [{ a: `${v}a` }]],
    ['an alias and its IRI', { a: `${v}a`, b: `${v}a` }, { a: `${v}a`, b: 'a' }],
  ])('%s', async (_, ours, theirs) => {
    expect(await compare(ours, theirs)).toEqual([]);
  });
});

describe('contexts that differ', () => {
  const scoped = (inner: JsonValue): JsonValue => ({ T: { '@id': `${v}T`, '@context': inner } });

  test.each<[string, JsonValue, JsonValue, string]>([
    ['a missing term', {}, { a: `${v}a` }, 'a: missing here'],
    ['a term too many', { a: `${v}a` }, {}, 'a: not in the published context'],
    ['another IRI', { a: `${v}a` }, { a: `${v}b` }, 'a: @id is'],
    ['another type', { a: { '@id': `${v}a`, '@type': '@id' } }, { a: `${v}a` }, 'a: @type is'],
    ['another container', { a: { '@id': `${v}a`, '@container': '@set' } }, { a: `${v}a` }, 'a: @container is'],
    ['another protection', { '@protected': true, a: `${v}a` }, { a: `${v}a` }, 'a: @protected is'],
    ['a term that no longer is a prefix', { v: { '@id': v } }, { v }, 'v: @prefix is'],
    ['a missing @vocab', {}, { '@vocab': v }, 'the context: @vocab is'],
    ['a missing scoped context', { T: `${v}T` }, scoped({ a: `${v}a` }), 'T: only one of the two'],
    ['a term of a scoped context', scoped({ a: `${v}a` }), scoped({ a: `${v}b` }), 'T > a: @id is'],
    ['a scoped context that is null', scoped(null), scoped({}), 'T: @context is'],
    [
      'a prefix that a scoped context leaves to the contexts before it',
      scoped({ a: `${v}a` }),
      { v, ...(scoped({ a: 'v:a' }) as JsonObject) },
      'T > a: @id is',
    ],
    [
      'a datatype prefix that is left to other contexts',
      { a: { '@id': `${v}a`, '@type': 'http://www.w3.org/2001/XMLSchema#date' } },
      { a: { '@id': `${v}a`, '@type': 'xsd:date' } },
      'a: @type is',
    ],
    ['a term that repeats what the outer context says', scoped({}), scoped({ a: `${v}a` }), 'T > a: missing here'],
  ])('%s', async (_, ours, theirs, expected) => {
    expect((await compare(ours, theirs)).filter((difference) => difference.startsWith(expected))).not.toEqual([]);
  });

  test('a scoped context that repeats an outer term differs from one that does not', async () => {
    const outer = { a: `${v}a` };
    const found = await compare(
      { ...outer, ...(scoped({}) as JsonObject) },
      { ...outer, ...(scoped(outer) as JsonObject) },
    );
    expect(found).toEqual(['T > a: missing here']);
  });

  test('a context that no processor accepts is not taken for the same', async () => {
    const broken = { a: 'no iri' };
    expect(await compare(broken, broken)).toEqual([
      'the context: cannot be compared (invalid IRI mapping here, invalid IRI mapping as published)',
    ]);
  });

  test('behind a member that is no keyword, the other terms are still compared', async () => {
    const faulty = (iri: string): JsonValue => scoped({ a: { '@id': `${v}a`, context: {} }, b: iri });
    expect(await compare(faulty(`${v}b`), faulty(`${v}b`))).toEqual([]);
    expect(await compare(faulty(`${v}b`), faulty(`${v}c`))).toHaveLength(1);
    expect(await compare(scoped({ a: `${v}a`, b: `${v}b` }), faulty(`${v}b`))).toEqual([
      'members that are no keywords:  here, /T/@context/a/context as published',
    ]);
  });

  test('contexts named by URL are looked up, on each side among its own documents', async () => {
    const url = 'https://c.example/';
    const document = context(url);
    const holding = (iri: string) => () => context({ a: iri });
    expect(await contextDifferences(document, document, holding(`${v}a`), holding(`${v}a`))).toEqual([]);
    expect(await contextDifferences(document, document, holding(`${v}a`), holding(`${v}b`))).not.toEqual([]);
  });
});
