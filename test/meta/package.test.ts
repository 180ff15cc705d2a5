import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const root = resolve(import.meta.dirname, '../..');
const good = join(root, 'fixtures/alice.png');
const tampered = join(root, 'fixtures/mallory.png');
let folder = '';

const npm = (...args: readonly string[]): string =>
  execFileSync('npm', [...args, '--no-audit', '--no-fund', '--loglevel=error'], { cwd: folder, encoding: 'utf8' });

const run = (...args: readonly string[]): { status: number | null; stdout: string; stderr: string } =>
  spawnSync('npx', ['--no-install', 'badge-verify', ...args], { cwd: folder, encoding: 'utf8' });

describe('the packed package, installed in an empty folder', () => {
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'badge-verify-'));
    // The build has been made before all tests; packing must not make it again under their feet.
    const packed = execFileSync('npm', ['pack', '--ignore-scripts', '--json', '--pack-destination', folder], {
      cwd: root,
      encoding: 'utf8',
    });
    const [{ filename }] = JSON.parse(packed) as [{ filename: string }];
    writeFileSync(join(folder, 'package.json'), '{ "private": true, "type": "module" }');
    npm('install', '--offline', join(folder, filename));
  }, 120_000);

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test('is one package without dependencies', () => {
    expect(readdirSync(join(folder, 'node_modules')).filter((name) => !name.startsWith('.'))).toEqual(['badge-verify']);
  });

  test('passes a good badge and fails a tampered one', () => {
    const pass = run(good);
    expect(pass.stdout).toContain('PASS');
    expect(pass.status).toBe(0);
    const fail = run(tampered);
    expect(fail.stdout).toContain('proof.signature-mismatch');
    expect(fail.status).toBe(1);
  });

  test('is a library with types', () => {
    const program = `
      import { verify, type ReportV1 } from 'badge-verify';
      const report: ReportV1 = await verify({ path: ${JSON.stringify(good)} }, { at: '2026-03-01T00:00:00Z' });
      process.stdout.write(report.results[0]?.verdict ?? 'nothing');
      // @ts-expect-error a bare string could be a path, an address or a badge
      verify('badge.json');
    `;
    writeFileSync(join(folder, 'use.mts'), program);
    const tsc = join(root, 'node_modules/typescript/bin/tsc');
    const types = ['--types', 'node', '--typeRoots', join(root, 'node_modules/@types')];
    const options = ['--module', 'nodenext', '--target', 'es2023', '--strict', '--skipLibCheck', 'false', ...types];
    execFileSync(process.execPath, [tsc, ...options, 'use.mts'], { cwd: folder, encoding: 'utf8' });
    const output = spawnSync(process.execPath, ['use.mjs'], { cwd: folder, encoding: 'utf8' });
    expect(output.stdout).toBe('pass');
  });

  test('carries the licences of what it contains', () => {
    const notices = readFileSync(join(folder, 'node_modules/badge-verify/THIRD-PARTY-NOTICES'), 'utf8');
    for (const name of ['jsonld', 'rdf-canonize', 'saxes', 'commander', 'chalk'])
      expect(notices).toContain(`\n${name} `);
  });

  test('holds no path of the machine that built it', () => {
    const dist = join(folder, 'node_modules/badge-verify/dist');
    for (const name of readdirSync(dist).filter((file) => file.endsWith('.js')))
      expect(readFileSync(join(dist, name), 'utf8').includes(root), name).toBe(false);
  });
});
