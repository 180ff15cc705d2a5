// Builds dist/: one bundle for the program and one for the library, which share lazily loaded parts, and the types.
import { execFileSync } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { buildContexts } from './contexts.mjs';
import { writeNotices } from './notices.mjs';
import { buildSchemas } from './schemas.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
process.chdir(root);
const { version } = JSON.parse(readFileSync('package.json', 'utf8'));

await buildContexts();
await buildSchemas();
rmSync('dist', { recursive: true, force: true });

const { metafile } = await build({
  entryPoints: { cli: 'src/cli/process.ts', index: 'src/index.ts' },
  outdir: 'dist',
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
writeFileSync('dist/metafile.json', JSON.stringify(metafile));
writeNotices(metafile);
execFileSync(process.execPath, ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.types.json'], { stdio: 'inherit' });
