/** Runs before all tests: those of the built program need a dist/ that is not older than its sources. */
import { execFileSync } from 'node:child_process';
import { join, resolve } from 'node:path';
import { isFresh } from '../../scripts/fresh.mjs';

const root = resolve(import.meta.dirname, '../..');

export const setup = (): void => {
  if (!isFresh(root))
    execFileSync(process.execPath, [join(root, 'scripts/build.mjs')], { cwd: root, stdio: 'inherit' });
};
