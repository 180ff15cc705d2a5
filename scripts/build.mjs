// Builds dist/ unless it is up to date (--force: always): one bundle for the program and one for the library, which
// share lazily loaded parts, and the types.
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isFresh, marker } from './fresh.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
process.chdir(root);

const buildAll = async () => {
  // Only now, since most runs find everything up to date.
  const [{ build }, { buildContexts }, { buildSchemas }, { buildSandbox }, { writeNotices }] = await Promise.all([
    import('esbuild'),
    import('./contexts.mjs'),
    import('./schemas.mjs'),
    import('./sandbox.mjs'),
    import('./notices.mjs'),
  ]);
  const { version } = JSON.parse(readFileSync('package.json', 'utf8'));
  // These folders are made before the build begins, since a folder counts as changed when something new is in it.
  for (const folder of ['src/bundle/generated', 'src/schema/generated']) mkdirSync(folder, { recursive: true });
  const begun = new Date(Date.now() + 1);
  await buildContexts();
  await buildSchemas();
  const isolated = await buildSandbox();
  const { metafile, outputFiles } = await build({
    entryPoints: { cli: 'src/cli/process.ts', index: 'src/index.ts' },
    outdir: 'dist',
    write: false,
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20.19',
    minifySyntax: true,
    minifyWhitespace: true,
    legalComments: 'none',
    metafile: true,
    define: { __VERSION__: JSON.stringify(version) },
    // Contexts are pinned: what jsonld would use to fetch them stays out of the program.
    alias: { '@digitalbazaar/http-client': './scripts/no-http-client.cjs' },
    // Some dependencies are CommonJS and ask for Node's own modules by require().
    banner: { js: "import{createRequire as __cr}from'node:module';const require=__cr(import.meta.url);" },
  });
  const types = mkdtempSync(join(tmpdir(), 'badge-verify-types-'));
  try {
    const tsc = ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.types.json', '--outDir', types];
    execFileSync(process.execPath, tsc, { stdio: 'inherit' });
    writeNotices([metafile, isolated]);
    rmSync('dist', { recursive: true, force: true });
    for (const { path, contents } of outputFiles) {
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, contents);
    }
    cpSync(types, 'dist/types', { recursive: true });
    writeFileSync(marker, JSON.stringify(metafile));
    utimesSync(marker, begun, begun);
  } finally {
    rmSync(types, { recursive: true, force: true });
  }
};

if (process.argv.includes('--force') || !isFresh(root)) await buildAll();
