/** Runs before all tests: those of the built program need a dist/ that is not older than its sources. */
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '../..');

const newest = (path: string): number =>
  statSync(path).isDirectory()
    ? Math.max(
        0,
        ...readdirSync(path)
          .filter((name) => name !== 'generated')
          .map((name) => newest(join(path, name))),
      )
    : statSync(path).mtimeMs;

export const setup = (): void => {
  const built = join(root, 'dist/metafile.json');
  const sources = ['src', 'schemas', 'scripts/build.mjs', 'package.json'].map((name) => newest(join(root, name)));
  if (existsSync(built) && statSync(built).mtimeMs >= Math.max(...sources)) return;
  execFileSync(process.execPath, [join(root, 'scripts/build.mjs')], { cwd: root, stdio: 'inherit' });
};
