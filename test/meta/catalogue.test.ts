import { describe, expect, test } from 'vitest';
import type { CatalogEntry } from '../../src/model/catalog/entry.js';
import { catalog, type FindingCode } from '../../src/model/catalog.js';
import { cases } from '../support/fixtures.js';

const codes = Object.keys(catalog) as FindingCode[];
const covered = new Set(
  cases.flatMap((found) => [...found.codes, ...(found.children ?? []).flatMap((child) => child.codes)]),
);

describe('catalogue', () => {
  test.each(codes)('%s is produced by a fixture', (code) => {
    expect(covered).toContain(code);
  });

  test.each(codes)('%s is explained to everybody', (code) => {
    const { title, say, fix, help, spec, since } = catalog[code] as CatalogEntry<never>;
    for (const text of [title, fix, help.means, help.checker, help.issuer, since, ...spec])
      expect(text.trim()).not.toBe('');
    expect(help.notMeans?.trim()).not.toBe('');
    expect(spec.length).toBeGreaterThan(0);
    expect(say).toBeTypeOf('function');
  });

  test.each(codes)('%s is named after its stage, in small letters', (code) => {
    expect(code).toMatch(/^[a-z]+\.[a-z0-9]+(-[a-z0-9]+)*$/);
  });
});
