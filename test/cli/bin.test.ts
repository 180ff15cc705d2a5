import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { build } from 'esbuild';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as badges from './badges.js';

const folder = mkdtempSync(join(tmpdir(), 'badge-verify-bin-'));
const program = join(folder, 'bin/badge-verify.js');

beforeAll(async () => {
  await build({
    entryPoints: { cli: 'src/cli/process.ts' },
    outdir: join(folder, 'dist'),
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    alias: { '@digitalbazaar/http-client': resolve('scripts/no-http-client.cjs') },
    banner: { js: "import{createRequire as __cr}from'node:module';const require=__cr(import.meta.url);" },
    logLevel: 'silent',
  });
  mkdirSync(join(folder, 'bin'));
  cpSync('bin/badge-verify.js', program);
  writeFileSync(join(folder, 'package.json'), '{"type":"module"}');
  writeFileSync(join(folder, 'alice.jwt'), badges.jwt());
  writeFileSync(join(folder, 'tampered.jwt'), badges.tampered());
}, 60_000);

afterAll(() => rmSync(folder, { recursive: true }));

const env = { PATH: process.env.PATH };

const call = (args: readonly string[], input = '', node: readonly string[] = []) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [...node, program, ...args], {
    cwd: folder,
    env,
    input,
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
};

const ended = (child: ChildProcess): Promise<{ code: number | null; signal: string | null; stderr: string }> =>
  new Promise((done) => {
    let stderr = '';
    child.stderr?.on('data', (chunk: Buffer) => {
      stderr += chunk.toString();
    });
    child.on('close', (code, signal) => done({ code, signal, stderr }));
  });

/** Node itself, saying that it is another version. */
const pretend = (version: string): readonly string[] => [
  '--import',
  `data:text/javascript,${encodeURIComponent(`Object.defineProperty(process,'versions',{value:{...process.versions,node:'${version}'}})`)}`,
];

describe('the program as a process', () => {
  test('verifies a file and ends with its exit code', () => {
    expect(call(['alice.jwt'])).toMatchObject({
      status: 0,
      stderr: '',
      stdout: expect.stringMatching(/^PASS {2}alice\.jwt/),
    });
    expect(call(['-f', 'line', 'tampered.jwt'])).toMatchObject({ status: 1, stderr: '' });
    expect(call(['nosuch.png'])).toMatchObject({ status: 2, stdout: '' });
  });

  test('reads a pipe', () => {
    expect(call(['-'], badges.jwt())).toMatchObject({
      status: 0,
      stderr: '',
      stdout: expect.stringMatching(/^PASS {2}-/),
    });
  });

  test('asks the web with the packages that are bundled', async () => {
    const server = createServer((_, response) => response.end(badges.jwt()));
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    try {
      const { port } = server.address() as AddressInfo;
      const child = spawn(process.execPath, [program, `http://127.0.0.1:${port}/alice.jwt`], { cwd: folder, env });
      expect(await ended(child)).toEqual({ code: 0, signal: null, stderr: '' });
    } finally {
      server.close();
    }
  });

  test('writes no colour into a pipe', () => {
    expect(call(['tampered.jwt']).stdout).not.toContain('\x1b');
    expect(call(['--color', 'always', 'tampered.jwt']).stdout).toContain('\x1b[31m');
  });

  test('keeps its exit code and says nothing when the reader goes away', async () => {
    const child = spawn(process.execPath, [program, '-vv', '--json', ...Array<string>(40).fill('tampered.jwt')], {
      cwd: folder,
      env,
    });
    child.stdout.destroy();
    expect(await ended(child)).toEqual({ code: 1, signal: null, stderr: '' });
  });

  test.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const)('on %s writes what it has and ends with %d', async (signal, exit) => {
    const child = spawn(process.execPath, [program, '--json', 'alice.jwt', '-'], { cwd: folder, env });
    let stdout = '';
    child.stdout.on('data', (chunk: Buffer) => {
      stdout += chunk.toString();
    });
    // More than a pipe holds: it is taken only when the program reads on, with the first input behind it.
    child.stdin.on('error', () => undefined);
    child.stdin.write(Buffer.alloc(1 << 20, ' '), () => child.kill(signal));
    expect(await ended(child)).toEqual({ code: exit, signal: null, stderr: 'interrupted: 1 of 2 verified\n' });
    expect(JSON.parse(stdout)).toMatchObject({
      complete: false,
      exitCode: exit,
      results: [{ input: { ref: 'alice.jwt' } }],
    });
  });

  test.each(['16.20.0', '18.19.1', '20.18.3'])('tells the user of Node %s what is needed', (version) => {
    const { status, stdout, stderr } = call(['alice.jwt'], '', pretend(version));
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toContain(`badge-verify needs Node.js 20.19 or newer; this is Node.js ${version}.`);
  });

  test.each(['20.19.0', '22.0.0', '24.1.0'])('runs on Node %s', (version) => {
    expect(call(['-V'], '', pretend(version)).status).toBe(0);
  });

  test('says so when it was not built', () => {
    const bare = mkdtempSync(join(tmpdir(), 'badge-verify-bare-'));
    cpSync('bin/badge-verify.js', join(bare, 'bin/badge-verify.js'));
    writeFileSync(join(bare, 'package.json'), '{"type":"module"}');
    const { status, stderr } = spawnSync(process.execPath, [join(bare, 'bin/badge-verify.js')], {
      encoding: 'utf8',
      env,
    });
    rmSync(bare, { recursive: true });
    expect(status).toBe(70);
    expect(stderr).toMatch(
      /^badge-verify: the program itself could not be loaded: .*\nhint: in a copy of the source, run: npm install\n$/,
    );
  });
});
