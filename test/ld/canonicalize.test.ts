import type { Quad } from 'rdf-canonize';
import { describe, expect, it, test } from 'vitest';
import { canonicalize, canonicalizeDataset } from '../../src/ld/canonicalize.js';
import { snapshotsFor } from '../../src/ld/snapshots.js';
import { newWork } from '../../src/ld/work.js';
import type { JsonObject } from '../../src/model/json.js';
import { badge, contextOb3, contextV2 } from '../support/sign.js';

const blank = (name: string) => ({ termType: 'BlankNode', value: name });
const named = (iri: string) => ({ termType: 'NamedNode', value: iri });
const graph = { termType: 'DefaultGraph', value: '' };
const quad = (subject: string, object: string): Quad => ({
  subject: blank(subject),
  predicate: named('urn:p'),
  object: blank(object),
  graph,
});

/** Every node points to every other: the graph on which naming blank nodes takes the longest. */
const clique = (size: number, prefix = 'b'): readonly Quad[] =>
  Array.from({ length: size * size }, (_, i) => [Math.floor(i / size), i % size] as const)
    .filter(([from, to]) => from !== to)
    .map(([from, to]) => quad(`_:${prefix}${from}`, `_:${prefix}${to}`));

const timed = async (quads: readonly Quad[], hash: 'sha256' | 'sha384' = 'sha256') => {
  const start = performance.now();
  const result = await canonicalizeDataset(quads, hash);
  return { answer: result.ok ? 'named' : result.error.code, time: performance.now() - start };
};

describe('a dataset', () => {
  it('gets the same names for its blank nodes, whatever they were called and however they were ordered', async () => {
    const chain = ['a', 'b', 'c', 'd'].map((name, i, all) => quad(`_:${name}`, `_:${all[i + 1] ?? 'end'}`));
    const other = ['w', 'x', 'y', 'z'].map((name, i, all) => quad(`_:${name}`, `_:${all[i + 1] ?? 'q'}`)).reverse();
    const first = await canonicalizeDataset(chain, 'sha256');
    expect(first.ok && first.value).toMatch(/^(_:c14n\d <urn:p> _:c14n\d \.\n){4}$/);
    expect(await canonicalizeDataset(other, 'sha256')).toEqual(first);
  });

  it('may be empty', async () => {
    expect(await canonicalizeDataset([], 'sha256')).toEqual({ ok: true, value: '' });
  });

  it('gets other names under another hash', async () => {
    const quads = ['a', 'b', 'c'].flatMap((name) => [
      quad(`_:${name}`, '_:hub'),
      { ...quad(`_:${name}`, '_:hub'), predicate: named(`urn:${name}`) },
    ]);
    const [sha256, sha384] = [await canonicalizeDataset(quads, 'sha256'), await canonicalizeDataset(quads, 'sha384')];
    expect(sha256.ok && sha384.ok && sha256.value !== sha384.value).toBe(true);
  });

  it('may have 200 blank nodes and no more', async () => {
    const list = (count: number) =>
      Array.from({ length: count }, (_, i) => ({ ...quad(`_:b${i}`, '_:x'), object: named(`urn:${i}`) }));
    expect((await timed(list(200))).answer).toBe('named');
    expect((await timed(list(201))).answer).toBe('format.too-complex');
  });

  it('counts blank nodes that name a graph', async () => {
    const quads = Array.from({ length: 201 }, (_, i) => ({ ...quad('_:a', '_:b'), graph: blank(`_:g${i}`) }));
    expect((await timed(quads)).answer).toBe('format.too-complex');
  });
});

describe('a hostile dataset', () => {
  test.each([4, 5, 6])('that is a clique of %i is still named', async (size) => {
    const { answer, time } = await timed(clique(size));
    expect(answer).toBe('named');
    expect(time).toBeLessThan(2000);
  });

  test.each([7, 8, 9, 10, 12, 16, 24, 32, 48, 64, 100, 150, 199, 200, 201, 300, 400])(
    'that is a clique of %i is refused in time',
    async (size) => {
      const { answer, time } = await timed(clique(size));
      expect(answer).toBe('format.too-complex');
      expect(time).toBeLessThan(2000);
    },
  );

  test.each([
    [20, 10],
    [25, 8],
    [66, 3],
  ])('of %i cliques of %i is refused in time', async (count, size) => {
    const { answer, time } = await timed(Array.from({ length: count }, (_, i) => clique(size, `c${i}x`)).flat());
    expect(answer).toBe('format.too-complex');
    expect(time).toBeLessThan(2000);
  });

  it('is refused in time under SHA-384 as well', async () => {
    const { answer, time } = await timed(clique(10), 'sha384');
    expect(answer).toBe('format.too-complex');
    expect(time).toBeLessThan(2000);
  });
});

describe('a document', () => {
  const [snapshot] = snapshotsFor([contextV2, contextOb3], undefined);
  const canonical = (document: JsonObject, explain = true) =>
    canonicalize(document, snapshot!, 'sha256', { explain, work: newWork() });

  it('becomes canonical N-Quads', async () => {
    const result = await canonical(badge('did:example:issuer'));
    expect(result.ok && result.value.split('\n')).toContain(
      '<did:example:alice> <https://purl.imsglobal.org/spec/vc/ob/vocab.html#achievement> <urn:uuid:6f6c3a3e-1e1c-4b0a-9d53-0a6b1d3c8e02> .',
    );
  });

  it('gives the same in any order of members and list items', async () => {
    const reverse = (value: unknown): unknown =>
      Array.isArray(value) && !value.includes(contextV2)
        ? [...value].reverse().map(reverse)
        : typeof value === 'object' && value !== null && !Array.isArray(value)
          ? Object.fromEntries(
              Object.entries(value)
                .reverse()
                .map(([name, item]) => [name, reverse(item)]),
            )
          : value;
    const document = badge('did:example:issuer', { tag: undefined as never });
    const clean = JSON.parse(JSON.stringify(document)) as JsonObject;
    expect(await canonical(reverse(clean) as JsonObject)).toEqual(await canonical(clean));
  });

  it('is not resolved against any address', async () => {
    for (const changes of [{ id: 'badge.json' }, { id: '/badge.json' }, { id: '#1' }, { issuer: 'me' }])
      expect((await canonical(badge('did:example:issuer', changes))).ok).toBe(false);
  });

  it('is refused with each name that gets lost', async () => {
    const result = await canonical(badge('did:example:issuer', { first: 1, second: { a: 1 } }));
    expect(result.ok ? [] : result.error.map(({ code, pointer }) => `${code} ${pointer ?? ''}`)).toEqual([
      'format.undeclared-name /first',
      'format.undeclared-name /second',
    ]);
  });

  it('is refused without names where nobody asks for them', async () => {
    const result = await canonical(badge('did:example:issuer', { first: 1 }), false);
    expect(result.ok ? undefined : result.error).toMatchObject([
      { code: 'format.undeclared-name', args: { name: '' } },
    ]);
  });

  it('is refused where it is no JSON-LD at all', async () => {
    for (const changes of [{ id: 5 }, { id: ['urn:a', 'urn:b'] }, { type: 5 }, { type: { a: 1 } }]) {
      const result = await canonical(badge('did:example:issuer', changes));
      expect(result.ok ? undefined : result.error.map(({ code }) => code)).toEqual(['format.undeclared-name']);
    }
  });

  it('is refused as too complex where its blank nodes are', async () => {
    const result = await canonical(
      badge('did:example:issuer', {
        evidence: Array.from({ length: 201 }, (_, i) => ({ type: 'Evidence', name: `${i}` })),
      }),
    );
    expect(result.ok ? undefined : result.error.map(({ code }) => code)).toEqual(['format.too-complex']);
  });
});
