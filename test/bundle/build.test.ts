import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { applyPatch, buildContexts, canonicalJson } from '../../scripts/contexts.mjs';

const committed = new URL('../../schemas/contexts/', import.meta.url).pathname;

let directory = '';
let output = '';
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'contexts-'));
  output = join(directory, 'out', 'contexts.json');
  mkdirSync(join(directory, 'own'));
});
afterEach(() => rmSync(directory, { recursive: true }));

const write = (file: string, value: unknown): void => writeFileSync(join(directory, file), JSON.stringify(value));
const read = (file: string): unknown => JSON.parse(readFileSync(file, 'utf8'));

const document = { '@context': { name: 'https://schema.example/name', '@protected': true } };
const copy = { id: 'a', date: '2024-01-02', origin: 'own', file: 'own/a.json', sha256: '' };
const url = 'https://a.example/context';

/** Writes a manifest with `entries` and lets the build fill in the hashes. */
const prepare = async (...entries: object[]): Promise<void> => {
  write('own/a.json', document);
  write('manifest.json', { bundle: '2024-02-01', contexts: entries });
  await buildContexts({ directory, output, update: true });
};
const build = () => buildContexts({ directory, output });

describe('the build of the pinned contexts', () => {
  test('writes each document once, and every URL with its copies', async () => {
    await prepare({ url, copies: [copy] }, { url: 'https://b.example/', aliasOf: url });
    expect(await build()).toEqual({ urls: 2, documents: 1 });
    expect(read(output)).toEqual({
      bundle: '2024-02-01',
      urls: { [url]: [{ id: 'a', date: '2024-01-02' }], 'https://b.example/': [{ id: 'a', date: '2024-01-02' }] },
      documents: { a: document },
    });
  });

  test('fails when a document is not the pinned one, and says how to go on', async () => {
    await prepare({ url, copies: [copy] });
    write('own/a.json', { '@context': { name: 'https://evil.example/name' } });
    await expect(build()).rejects.toThrow(
      /^Context a: its sha256 is [0-9a-f]{64}, the manifest pins [0-9a-f]{64}.*--update/,
    );
  });

  test('does not mind the order of members or white space', async () => {
    await prepare({ url, copies: [copy] });
    writeFileSync(
      join(directory, 'own/a.json'),
      '{\n  "@context": { "@protected": true, "name": "https://schema.example/name" } }',
    );
    await expect(build()).resolves.toEqual({ urls: 1, documents: 1 });
  });

  test('writes nothing when it only checks', async () => {
    await prepare({ url, copies: [copy] });
    rmSync(output);
    await buildContexts({ directory, output, check: true });
    expect(existsSync(output)).toBe(false);
  });

  test('applies patches in their order', async () => {
    write('first.json', { set: { '/@context/a': 'https://a.example/1' } });
    write('second.json', { remove: ['/@context/name'], set: { '/@context/a': 'https://a.example/2' } });
    await prepare({ url, copies: [{ ...copy, patch: ['first.json', 'second.json'] }] });
    expect(read(output)).toMatchObject({
      documents: { a: { '@context': { '@protected': true, a: 'https://a.example/2' } } },
    });
  });

  test.each([
    [
      'a package version that is not installed',
      { origin: 'npm:did-context@0.0.1#https://www.w3.org/ns/did/v1' },
      'installed is',
    ],
    ['an origin of an unknown kind', { origin: 'https://a.example/' }, 'is neither "own" nor'],
    ['a file that is missing', { file: 'own/none.json' }, 'ENOENT'],
    ['a date that is none', { date: '2 January' }, 'is not YYYY-MM-DD'],
  ])('fails on %s', async (_, change, message) => {
    await prepare({ url, copies: [copy] });
    write('manifest.json', { bundle: '2024-02-01', contexts: [{ url, copies: [{ ...copy, ...change }] }] });
    await expect(build()).rejects.toThrow(message);
  });

  test.each([
    [
      'a URL that stands twice',
      [
        { url, copies: [copy] },
        { url, copies: [copy] },
      ],
      'twice',
    ],
    ['an alias of nothing', [{ url, aliasOf: 'https://none.example/' }], 'which is not pinned'],
    ['an alias of an alias that is not pinned itself', [{ url, aliasOf: url }], 'which is not pinned'],
    ['copies in the wrong order', [{ url, copies: [copy, { ...copy, id: 'b', date: '2025-01-01' }] }], 'must be older'],
  ])('fails on %s', async (_, contexts, message) => {
    await expect(prepare(...contexts)).rejects.toThrow(message);
  });

  test('fails when one id names two documents', async () => {
    write('own/b.json', { '@context': {} });
    await expect(
      prepare({ url, copies: [copy] }, { url: 'https://b.example/', copies: [{ ...copy, file: 'own/b.json' }] }),
    ).rejects.toThrow('two different documents');
  });
});

describe('a patch', () => {
  test('leaves the document as it was', () => {
    const before = structuredClone(document);
    applyPatch(document, { set: { '/@context/b': 'https://b.example/' }, remove: ['/@context/name'] });
    expect(document).toEqual(before);
  });

  test('understands escaped pointers', () => {
    expect(applyPatch({ 'a/b': { '~': 1 } }, { set: { '/a~1b/~0': 2 } })).toEqual({ 'a/b': { '~': 2 } });
  });

  test.each([
    ['removes what is not there', { remove: ['/@context/none'] }, 'nothing to remove'],
    ['removes something inherited', { remove: ['/@context/toString'] }, 'nothing to remove'],
    ['sets what is so already', { set: { '/@context/@protected': true } }, 'has that value already'],
    ['reaches below a missing object', { set: { '/@context/none/a': 1 } }, 'nothing stands above'],
    ['reaches below a string', { set: { '/@context/name/a': 1 } }, 'is not a member of an object'],
    ['has a pointer without a slash', { set: { name: 1 } }, 'is not a JSON Pointer'],
  ])('is refused when it %s', (_, patch, message) => {
    expect(() => applyPatch(document, patch)).toThrow(message);
  });
});

test('the canonical text sorts members at every depth and keeps the order of lists', () => {
  expect(canonicalJson({ b: [{ d: 1, c: null }, 'x'], a: 'é"' })).toBe('{"a":"é\\"","b":[{"c":null,"d":1},"x"]}');
});

describe('the committed manifest', () => {
  test('names documents with the pinned hashes', async () => {
    await expect(buildContexts({ check: true })).resolves.toMatchObject({ urls: expect.any(Number) });
  });

  test('uses every own document and every patch', () => {
    const manifest = readFileSync(join(committed, 'manifest.json'), 'utf8');
    const files = ['own', 'patches'].flatMap((folder) =>
      readdirSync(join(committed, folder)).map((file) => `${folder}/${file}`),
    );
    expect(files.filter((file) => !manifest.includes(`"${file}"`))).toEqual([]);
  });
});
