import { build, type Metafile } from 'esbuild';
import { beforeAll, describe, expect, test } from 'vitest';

let metafile: Metafile;

beforeAll(async () => {
  ({ metafile } = await build({
    entryPoints: { cli: 'src/cli/process.ts' },
    outdir: 'unwritten',
    write: false,
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    metafile: true,
    logLevel: 'silent',
    // What the build puts in place of a package is of no interest here.
    external: ['@digitalbazaar/http-client'],
  }));
});

/** Every source that stands in an output file, or in one that it imports before it can run. */
const sourcesOf = (output: string, seen = new Set<string>()): readonly string[] => {
  if (seen.has(output)) return [];
  seen.add(output);
  const { inputs = {}, imports = [] } = metafile.outputs[output] ?? {};
  return [
    ...Object.keys(inputs),
    ...imports
      .filter(({ kind, external }) => kind === 'import-statement' && external !== true)
      .flatMap(({ path }) => sourcesOf(path, seen)),
  ];
};

const packagesOf = (sources: readonly string[]): readonly string[] =>
  [...new Set(sources.flatMap((source) => /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(source)?.[1] ?? []))].sort();

const foldersOf = (sources: readonly string[]): readonly string[] =>
  [...new Set(sources.flatMap((source) => /^src\/([^/]+)\//.exec(source)?.[1] ?? []))].sort();

const chunkOf = (source: string): string =>
  Object.entries(metafile.outputs).find(([, { entryPoint }]) => entryPoint === source)?.[0] ?? '';

describe('what is loaded before a command runs', () => {
  test('--help and --version load commander and nothing else', () => {
    const sources = sourcesOf('unwritten/cli.js');
    expect(packagesOf(sources)).toEqual(['commander']);
    expect(foldersOf(sources)).toEqual(['cli', 'model', 'reporters']);
  });

  test('explain loads our own catalogue besides', () => {
    const sources = [...sourcesOf('unwritten/cli.js'), ...sourcesOf(chunkOf('src/cli/commands/explain.ts'))];
    expect(packagesOf(sources)).toEqual(['commander']);
    expect(foldersOf(sources)).toEqual(['cli', 'model', 'reporters']);
    expect(sources).toContain('src/model/catalog.ts');
  });

  test('a mistyped path is answered without loading what verifies', () => {
    const sources = sourcesOf(chunkOf('src/cli/commands/verify.ts'));
    expect(packagesOf(sources)).toEqual(['commander']);
  });

  test('ajv is not part of the program at all', () => {
    const all = Object.values(metafile.outputs).flatMap(({ inputs }) => Object.keys(inputs));
    expect(packagesOf(all)).not.toContain('ajv');
    expect(packagesOf(all)).toEqual(expect.arrayContaining(['chalk', 'commander', 'jsonld']));
  });
});
