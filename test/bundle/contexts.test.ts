import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { bundleDate, contextCopies, isPinned } from '../../src/bundle/contexts.js';
import { asArray, isObject, type JsonValue, member } from '../../src/model/json.js';

const manifest = JSON.parse(readFileSync(new URL('../../schemas/contexts/manifest.json', import.meta.url), 'utf8')) as {
  contexts: { url: string }[];
};
const urls = manifest.contexts.map(({ url }) => url);

const vcdm2 = 'https://www.w3.org/ns/credentials/v2';
const ob3 = 'https://purl.imsglobal.org/spec/ob/v3p0/';
const ob303 = `${ob3}context-3.0.3.json`;

const datesOf = (url: string): readonly string[] => contextCopies(url).map(({ date }) => date);
const termsOf = (url: string, index: number): JsonValue | undefined =>
  member(contextCopies(url)[index]?.document, '@context');

/** The contexts that a context names by URL, at any depth. */
const referencesIn = (context: JsonValue | undefined): readonly string[] =>
  asArray(context).flatMap((item) => {
    if (typeof item === 'string') return [item];
    if (!isObject(item)) return [];
    return Object.values(item).flatMap((definition) => referencesIn(member(definition, '@context')));
  });

describe('the pinned contexts', () => {
  test.each(urls)('%s has copies, the newest first, each a context document', (url) => {
    const copies = contextCopies(url);
    expect(isPinned(url)).toBe(true);
    expect(copies.length).toBeGreaterThan(0);
    expect(datesOf(url)).toEqual([...new Set(datesOf(url))].sort().reverse());
    for (const { document } of copies) expect(document).toHaveProperty('@context');
  });

  test.each(urls)('%s names no context that is not pinned', (url) => {
    for (const { document } of contextCopies(url)) {
      expect(referencesIn(document['@context']).filter((reference) => !isPinned(reference))).toEqual([]);
    }
  });

  test.each([
    'https://example.org/context.json',
    '',
    'constructor',
    'toString',
    '__proto__',
    'http://www.w3.org/ns/credentials/v2',
    `${vcdm2}/`,
    `${vcdm2}#`,
    vcdm2.toUpperCase(),
  ])('finds nothing under "%s"', (url) => {
    expect(isPinned(url)).toBe(false);
    expect(contextCopies(url)).toEqual([]);
  });

  test('an id names one document, under whatever URL', () => {
    const documents = new Map<string, unknown>();
    for (const { id, document } of urls.flatMap(contextCopies)) {
      expect(documents.get(id) ?? document).toBe(document);
      documents.set(id, document);
    }
  });

  test('the bundle is not older than the newest copy', () => {
    expect(bundleDate).toMatch(/^\d{4}-\d{2}-\d{2}$/);
    expect(urls.flatMap(datesOf).filter((date) => date > bundleDate)).toEqual([]);
  });
});

describe('contexts that were edited in place', () => {
  test('VCDM 2.0 lost its catch-all vocabulary in 2024 and moved the status terms in 2025', () => {
    expect(datesOf(vcdm2)).toEqual(['2025-02-24', '2024-07-20', '2024-03-10']);
    expect([0, 1, 2].map((index) => member(termsOf(vcdm2, index), '@vocab'))).toEqual([
      undefined,
      undefined,
      'https://www.w3.org/ns/credentials/issuer-dependent#',
    ]);
    const entryTerms = (index: number) => member(member(termsOf(vcdm2, index), 'BitstringStatusListEntry'), '@context');
    expect(entryTerms(0)).toHaveProperty('statusSize');
    expect(entryTerms(1)).not.toHaveProperty('statusSize');
  });

  test('Open Badges 3.0.3 gained awardedDate and inLanguage, then jti and endorsementJwt', () => {
    expect(datesOf(ob303)).toEqual(['2026-06-29', '2024-05-27', '2024-01-01']);
    const has = (term: string) => [0, 1, 2].map((index) => member(termsOf(ob303, index), term) !== undefined);
    expect(has('endorsementJwt')).toEqual([true, false, false]);
    expect(has('jti')).toEqual([true, false, false]);
    expect(has('awardedDate')).toEqual([true, true, false]);
    expect(has('inLanguage')).toEqual([true, true, false]);
  });

  test('Open Badges 3.0.1 gained awardedDate', () => {
    const url = `${ob3}context-3.0.1.json`;
    expect([0, 1].map((index) => member(termsOf(url, index), 'awardedDate') !== undefined)).toEqual([true, false]);
  });

  test('Open Badges 2.0 changed what targetFramework means', () => {
    expect([0, 1].map((index) => member(termsOf('https://w3id.org/openbadges/v2', index), 'targetFramework'))).toEqual([
      'http://schema.org/educationalFramework',
      'http://schema.org/targetFramework',
    ]);
  });

  test('CLR 2.0 was served under the URL of CLR 2.0.1, and context.json in a beta', () => {
    expect(contextCopies('https://purl.imsglobal.org/spec/clr/v2p0/context-2.0.1.json').map(({ id }) => id)).toEqual([
      'clr-2.0.1',
      'clr-2.0',
    ]);
    expect(contextCopies(`${ob3}context.json`).map(({ id }) => id)).toEqual(['ob-3.0.0@2022-11-04', 'ob-3.0-beta']);
  });
});
