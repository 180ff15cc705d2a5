import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { isFresh, marker } from '../../scripts/fresh.mjs';

let root = '';
const early = new Date('2026-01-01T00:00:00Z');
const built = new Date('2026-01-02T00:00:00Z');
const late = new Date('2026-01-03T00:00:00Z');

const put = (path: string, date: Date, content = ''): void => {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), content);
  utimesSync(join(root, path), date, date);
};
const date = (path: string, to: Date): void => utimesSync(join(root, path), to, to);

const sources = [
  'src/index.ts',
  'src/cli/main.ts',
  'schemas/a.json',
  'scripts/build.mjs',
  'package.json',
  'tsconfig.json',
];
const products = [
  'src/bundle/generated/contexts.json',
  'src/schema/generated/ob3.js',
  'src/schema/generated/sandbox.js',
  'src/schema/generated/vc.js',
  'dist/cli.js',
  'dist/index.js',
  'dist/types/src/index.d.ts',
];
const folders = ['src', 'src/cli', 'src/bundle', 'src/schema', 'schemas', 'scripts'];

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'badge-verify-fresh-'));
  for (const path of sources) put(path, early);
  for (const path of products) put(path, late);
  put(marker, built, JSON.stringify({ outputs: { 'dist/cli.js': {}, 'dist/index.js': {} } }));
  for (const folder of folders) date(folder, early);
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

describe('a build', () => {
  test('is fresh when it is complete and newer than all that it is made of', () => expect(isFresh(root)).toBe(true));

  test.each(sources)('is not when %s was changed after it', (path) => {
    date(path, late);
    expect(isFresh(root)).toBe(false);
  });

  test.each(folders)('is not when something was removed from %s after it', (folder) => {
    date(folder, late);
    expect(isFresh(root)).toBe(false);
  });

  test.each([...products, marker])('is not when %s is missing', (path) => {
    rmSync(join(root, path));
    expect(isFresh(root)).toBe(false);
  });

  test.each(['', '{', 'null', '{}', '[]'])('is not when its list of files is %j', (text) => {
    put(marker, built, text);
    expect(isFresh(root)).toBe(false);
  });

  test('is not where there is nothing at all', () => {
    rmSync(root, { recursive: true });
    expect(isFresh(root)).toBe(false);
  });

  test('is not changed by what is no part of it', () => {
    put('scripts/fixtures/main.ts', late);
    put('test/index.test.ts', late);
    put('README.md', late);
    date('scripts', early);
    expect(isFresh(root)).toBe(true);
  });
});
