import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';

const src = resolve(import.meta.dirname, '../../src');

const filesBelow = (folder: string): readonly string[] =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return entry.name === 'generated' ? [] : filesBelow(path);
    return /\.ts$/.test(entry.name) ? [path] : [];
  });

const files = filesBelow(src).map((path) => ({ path, name: relative(src, path), text: readFileSync(path, 'utf8') }));

/** Specifiers of static and dynamic imports and re-exports. */
const importsOf = (text: string): readonly string[] => [
  ...[...text.matchAll(/^\s*(?:import|export)\b[^;'"]*?from\s*'([^']+)'/gm)].map((match) => match[1] ?? ''),
  ...[...text.matchAll(/\bimport\s*\(\s*'([^']+)'/g)].map((match) => match[1] ?? ''),
  ...[...text.matchAll(/^\s*import\s+'([^']+)'/gm)].map((match) => match[1] ?? ''),
];

const folderOf = (name: string): string => name.split('/').slice(0, -1)[0] ?? name;

/** The folders that a folder may import from, besides itself; `net/port` stands for the port alone. */
const allowed: Readonly<Record<string, readonly string[]>> = {
  model: [],
  bundle: ['model'],
  net: ['model', 'unbake/json', 'unbake/utf8'],
  load: ['model', 'net/port', 'net/document', 'unbake'],
  unbake: ['model'],
  schema: ['model', 'bundle', 'net/port', 'net/document'],
  ld: ['model', 'bundle'],
  keys: ['model', 'net/port', 'net/document'],
  linked: ['model', 'ld', 'bundle', 'unbake', 'keys', 'net/port', 'net/document'],
  status: ['model', 'keys', 'net/port', 'net/document', 'unbake', 'versions'],
  trust: ['model', 'keys', 'net/port', 'net/document', 'unbake'],
  proofs: ['model', 'ld', 'keys', 'net/port'],
  versions: ['model', 'bundle'],
  checks: [
    'model',
    'linked',
    'ld',
    'keys',
    'proofs',
    'schema',
    'versions',
    'unbake',
    'load',
    'bundle',
    'status',
    'trust',
    'net/port',
    'net/document',
  ],
  verify: ['trust', 'checks', 'versions', 'linked', 'load', 'unbake', 'ld/work', 'model', 'net/port'],
  reporters: ['model'],
  'index.ts': ['arguments.ts', 'verify', 'model', 'bundle', 'network.ts', 'trust', 'reporters', 'version.ts'],
  'arguments.ts': ['model', 'arguments-network.ts', 'network.ts'],
  'arguments-network.ts': ['model', 'network.ts'],
  'network.ts': ['model', 'net', 'version.ts'],
  'version.ts': [],
  cli: ['*'],
};

/** Packages that only one place may import. */
const owners: Readonly<Record<string, readonly string[]>> = {
  undici: ['net/undici.ts'],
  commander: ['cli/'],
  ora: ['cli/'],
  chalk: ['reporters/style.ts'],
  ajv: ['schema/'],
  'ajv/dist/2019.js': ['schema/'],
  'ajv/dist/2020.js': ['schema/'],
  'ajv-draft-04': ['schema/'],
  'ajv-formats/dist/formats.js': ['schema/'],
  jose: ['proofs/', 'keys/'],
  jsonld: ['ld/'],
  'rdf-canonize': ['ld/'],
  saxes: ['unbake/svg.ts'],
  htmlparser2: ['load/page.ts'],
  tldts: ['keys/registrable-domain.ts'],
};

describe('import directions', () => {
  test.each(files.map(({ name, path, text }) => [name, path, text] as const))(
    '%s imports only what lies to its left',
    (name, path, text) => {
      const from = folderOf(name);
      const may = allowed[from];
      expect(may, `no rule for ${from}`).toBeDefined();
      for (const specifier of importsOf(text)) {
        if (!specifier.startsWith('.')) {
          const owner = owners[specifier];
          const known = specifier.startsWith('node:') || owner !== undefined;
          expect(known, `${name} imports the package ${specifier}`).toBe(true);
          if (owner !== undefined)
            expect(
              owner.some((place) => name.startsWith(place)),
              `${name} imports ${specifier}`,
            ).toBe(true);
          continue;
        }
        const target = relative(src, resolve(dirname(path), specifier)).replace(/\.js$/, '.ts');
        if (target.startsWith('..')) {
          expect(
            ['package.json', 'schemas'].some((outside) => target.startsWith(`../${outside}`)),
            `${name} imports ${target}`,
          ).toBe(true);
          continue;
        }
        const to = folderOf(target);
        const fits =
          to === from ||
          may?.includes('*') === true ||
          may?.includes(to) === true ||
          may?.includes(target.replace(/\.ts$/, '')) === true;
        expect(fits, `${name} imports ${target}`).toBe(true);
      }
    },
  );
});

describe('the world outside', () => {
  const forbidden = [/\bprocess\./, /\bconsole\./, /\bDate\.now\(/, /new Date\(\)/, /Math\.random/, /\bfetch\(/];
  const outsideCli = files.filter(({ name }) => !name.startsWith('cli/'));

  test.each(outsideCli.map(({ name, text }) => [name, text] as const))(
    '%s touches no clock, terminal or process',
    (name, text) => {
      const code = text.replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '');
      const broken = forbidden.filter(
        (pattern) => pattern.test(code) && !(name === 'index.ts' && pattern.source.includes('Date')),
      );
      expect(broken).toEqual([]);
    },
  );

  test('nothing can decrypt: an encrypted token is never a badge', () => {
    expect(files.filter(({ text }) => /Decrypt\b|createDecipher/.test(text)).map(({ name }) => name)).toEqual([]);
  });
});

describe('size', () => {
  test.each(files.map(({ name, text }) => [name, text] as const))(
    '%s is not longer than about 300 lines',
    (name, text) => {
      // The catalogue is data, one entry after the other.
      expect(text.split('\n').length).toBeLessThanOrEqual(name.startsWith('model/catalog/') ? 420 : 320);
    },
  );
});
