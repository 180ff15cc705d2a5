/** Bundles what validates foreign schemas in isolation to one text, so that a worker can be started from it anywhere. */
import { mkdir, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = new URL('../', import.meta.url);

/** Writes `src/schema/generated/sandbox.js` and its types; gives what it is made of, as esbuild tells it. */
export async function buildSandbox() {
  const { outputFiles, metafile } = await build({
    absWorkingDir: fileURLToPath(root),
    entryPoints: ['src/schema/sandbox-code.ts'],
    write: false,
    bundle: true,
    minify: true,
    metafile: true,
    format: 'iife',
    globalName: 'sandbox',
    // Nothing of Node is there where it runs.
    platform: 'neutral',
    mainFields: ['module', 'main'],
    target: 'node20.19',
    legalComments: 'none',
    logLevel: 'error',
  });
  const [code] = outputFiles;
  const out = new URL('src/schema/generated/', root);
  await mkdir(out, { recursive: true });
  await writeFile(new URL('sandbox.js', out), `export const sandboxCode = ${JSON.stringify(code.text)};\n`);
  await writeFile(new URL('sandbox.d.ts', out), 'export declare const sandboxCode: string;\n');
  return metafile;
}
