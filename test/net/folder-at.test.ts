import { mkdirSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { folderAt } from '../../src/net/folder-at.js';
import { newFolder } from './helpers.js';

test('finds a folder', async () => {
  const path = newFolder();
  const found = await folderAt(path);
  expect(found.ok && found.value?.ino).toBe(statSync(path).ino);
});

test('finds nothing where there is nothing', async () => {
  expect(await folderAt(join(newFolder(), 'none', 'at', 'all'))).toEqual({ ok: true, value: undefined });
});

test.each<[string, (path: string) => void, string]>([
  ['a file', (path) => writeFileSync(path, ''), 'it is no folder'],
  ['a link to a folder', (path) => symlinkSync(newFolder(), path), 'it is a link, not a folder'],
  ['a link to nowhere', (path) => symlinkSync('/nowhere/at/all', path), 'it is a link, not a folder'],
])('refuses %s, also with a slash at the end', async (_, make, error) => {
  const path = join(newFolder(), 'x');
  make(path);
  expect(await folderAt(path)).toEqual({ ok: false, error });
  expect(await folderAt(`${path}/`)).toEqual({ ok: false, error });
});

test('refuses what lies below a file, and takes a folder behind a linked one', async () => {
  const path = newFolder();
  writeFileSync(join(path, 'file'), '');
  expect(await folderAt(join(path, 'file', 'x'))).toEqual({ ok: false, error: 'it is no folder' });
  mkdirSync(join(path, 'real', 'x'), { recursive: true });
  symlinkSync(join(path, 'real'), join(path, 'link'));
  expect((await folderAt(join(path, 'link', 'x'))).ok).toBe(true);
});
