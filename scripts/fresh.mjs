// Is dist/ complete, and newer than everything it is made of?
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** Written last, and dated to the beginning of the build: what changes meanwhile is newer. */
export const marker = 'dist/metafile.json';

const sources = [
  'src',
  'schemas',
  'scripts',
  'package.json',
  'package-lock.json',
  'tsconfig.json',
  'tsconfig.types.json',
];

/** Made by the build, or no part of it. */
const leftOut = new Set(['generated', 'fixtures', 'conformance']);

/** A folder counts too: its date changes when a file in it is removed. */
const newest = (path) => {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (stats === undefined) return 0;
  if (!stats.isDirectory()) return stats.mtimeMs;
  const names = readdirSync(path).filter((name) => !leftOut.has(name));
  return Math.max(stats.mtimeMs, ...names.map((name) => newest(join(path, name))));
};

const outputsOf = (text) => {
  try {
    return Object.keys(JSON.parse(text).outputs);
  } catch {
    return undefined;
  }
};

export const isFresh = (root) => {
  const built = statSync(join(root, marker), { throwIfNoEntry: false });
  if (built === undefined) return false;
  const outputs = outputsOf(readFileSync(join(root, marker), 'utf8'));
  if (outputs === undefined) return false;
  const needed = [
    ...outputs,
    'dist/types/src/index.d.ts',
    'src/bundle/generated/contexts.json',
    'src/schema/generated/ob3.js',
    'src/schema/generated/sandbox.js',
    'src/schema/generated/vc.js',
  ];
  return (
    needed.every((path) => existsSync(join(root, path))) &&
    sources.every((path) => newest(join(root, path)) < built.mtimeMs)
  );
};
