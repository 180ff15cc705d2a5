import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:https';
import net, { type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { now, type Outcome, run } from '../cli/run.js';
import { withoutSockets } from '../support/no-sockets.js';
import { testRoot, trusted } from '../support/tls/files.js';
import { type Site, siteAt } from './replay-web.js';

const folder = mkdtempSync(join(tmpdir(), 'badge-verify-replay-'));
const file = (name: string): string => join(folder, name);
const program = resolve(import.meta.dirname, '../../bin/badge-verify.js');
const own = { net: 'own' } as const;

let server: Server;
let site: Site;
let origin = '';
let gone = '';
let hits = 0;
let inputs: readonly string[] = [];
/** What decides beside the network, and so has to be said again in a replay. */
let questions: readonly string[] = [];
let network: readonly string[] = [];
let recorded: Outcome;

const listening = async (one: net.Server): Promise<string> => {
  one.listen(0, 'localhost');
  await once(one, 'listening');
  return `https://localhost:${(one.address() as AddressInfo).port}`;
};

beforeAll(async () => {
  server = createServer(trusted, (request, response) => {
    hits += 1;
    const { status = 200, headers = {}, body = '', silent } = site.answers.get(request.url ?? '') ?? { status: 404 };
    if (silent !== true) response.writeHead(status, headers).end(body);
  });
  origin = await listening(server);
  // A port that was just given back is one where nobody listens.
  const nobody = net.createServer();
  gone = await listening(nobody);
  nobody.close();
  await once(nobody, 'close');
  site = await siteAt(origin, gone);
  writeFileSync(file('ca.pem'), testRoot);
  for (const [name, document] of Object.entries(site.files)) writeFileSync(file(name), JSON.stringify(document));
  inputs = [...['/badge', '/page', '/nothing'].map((path) => `${origin}${path}`), ...Object.keys(site.files).map(file)];
  questions = ['--json', '--fetch-schemas', '--trust', `${origin}/trusted.json`, '--trust', `${gone}/trusted.json`];
  const hosts = [origin, gone].flatMap((one) => ['--allow-host', new URL(one).host]);
  network = ['--ca', file('ca.pem'), ...hosts, '--timeout', '2s', '--retries', '0'];
  recorded = await run([...questions, ...network, '--record', file('kept'), ...inputs], own);
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
  rmSync(folder, { recursive: true });
});

interface Shown {
  readonly run: { readonly mode: string; readonly limited: readonly string[] };
  readonly results: readonly {
    readonly verdict: string;
    readonly findings: readonly { readonly code: string }[];
    readonly fetched: readonly { readonly purpose: string; readonly failure?: string }[];
  }[];
}
const shown = (stdout: string): Shown => JSON.parse(stdout) as Shown;

const expected = (): string => recorded.stdout.replace('"mode": "online"', '"mode": "replay"');

describe('the run that is recorded', () => {
  test('is of every verdict, and asks for all that a did:web badge can name', () => {
    const { results, run: about } = shown(recorded.stdout);
    expect(recorded.exitCode).toBe(1);
    expect(results.map(({ verdict }) => verdict)).toEqual([
      ...['pass', 'pass', 'indeterminate'],
      ...['fail', 'indeterminate', 'indeterminate', 'indeterminate', 'pass', 'pass'],
    ]);
    const codes = new Set(results.flatMap(({ findings }) => findings.map(({ code }) => code)));
    for (const code of [
      ...['endorsement.failed', 'endorsement.indeterminate', 'refresh.used', 'refresh.failed', 'input.page-announces'],
      ...['status.revoked', 'status.list-unreachable', 'net.blocked', 'input.unreachable', 'schema.extra-not-checked'],
    ])
      expect(codes).toContain(code);
    const fetched = results.flatMap((one) => one.fetched);
    expect([...new Set(fetched.map(({ purpose }) => purpose))].sort()).toEqual(
      ['credential-schema', 'did-document', 'input', 'refresh', 'status-list'].sort(),
    );
    expect(fetched.filter(({ failure }) => failure !== undefined).length).toBeGreaterThanOrEqual(4);
    expect(about).toMatchObject({ mode: 'online', limited: expect.arrayContaining([`--ca ${file('ca.pem')}`]) });
    expect(hits).toBeGreaterThan(8);
  });
});

describe('its replay, where every socket throws', () => {
  const attempts = withoutSockets();

  test('is the same report to the byte, but for its mode', async () => {
    const later = { ...own, clock: () => now + 400 * 86_400_000 };
    const replayed = await run([...questions, '--replay', file('kept'), ...inputs], later);
    expect(attempts).toEqual([]);
    expect(replayed.stdout).toBe(expected());
    expect(replayed.exitCode).toBe(recorded.exitCode);
    expect(shown(replayed.stdout).run.mode).toBe('replay');
  });

  test('is not the same without the recording, so that there was something to ask', async () => {
    const before = hits;
    const { exitCode, stdout } = await run([...questions, ...network, ...inputs], own);
    expect(attempts.length).toBeGreaterThan(0);
    expect(hits).toBe(before);
    expect(exitCode).toBe(3);
    expect(shown(stdout).results.map(({ verdict }) => verdict)).not.toContain('pass');
  });
});

/** Linux, and allowed to make such a thing. */
const canUnshare = spawnSync('unshare', ['-rn', 'true']).status === 0;

const withoutRoutes = (args: readonly string[]) => {
  const { status, stdout, stderr } = spawnSync('unshare', ['-rn', process.execPath, program, ...args], {
    env: { PATH: process.env['PATH'] },
    encoding: 'utf8',
    timeout: 25_000,
  });
  return { status, stdout, stderr };
};

describe.skipIf(!canUnshare)(
  'its replay by the built program, on a machine without a network (needs unshare -rn)',
  () => {
    test('is the same report to the byte, but for its mode', () => {
      const { status, stdout } = withoutRoutes([...questions, '--replay', file('kept'), ...inputs]);
      expect(stdout).toBe(expected());
      expect(status).toBe(recorded.exitCode);
    });

    test('is not the same without the recording: that machine reaches nothing', () => {
      const before = hits;
      const { status, stdout } = withoutRoutes([...questions, ...network, ...inputs]);
      expect(hits).toBe(before);
      expect(status).toBe(3);
      expect(shown(stdout).results.map(({ verdict }) => verdict)).not.toContain('pass');
    });
  },
);
