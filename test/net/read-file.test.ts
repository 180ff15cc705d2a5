import { execFileSync } from 'node:child_process';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readOwnFile } from '../../src/net/read-file.js';
import { newFolder } from './helpers.js';

test('reads a file up to the size that is allowed', async () => {
  const path = join(newFolder(), 'a');
  writeFileSync(path, 'four');
  expect(Buffer.from((await readOwnFile(path, 4)) ?? []).toString()).toBe('four');
  expect(await readOwnFile(path, 3)).toBeUndefined();
});

test.each<[string, (path: string, folder: string) => void]>([
  ['nothing', () => undefined],
  ['a folder', (path) => mkdirSync(path)],
  [
    'a link',
    (path, folder) => {
      writeFileSync(join(folder, 'target'), 'x');
      symlinkSync(join(folder, 'target'), path);
    },
  ],
  ['a pipe that nobody writes to', (path) => void execFileSync('mkfifo', [path])],
  ['a device', (path) => symlinkSync('/dev/zero', path)],
])('gives nothing for %s, and does not wait', async (_, make) => {
  const folder = newFolder();
  make(join(folder, 'a'), folder);
  expect(await readOwnFile(join(folder, 'a'), 100)).toBeUndefined();
});
