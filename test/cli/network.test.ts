import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { JsonObject } from '../../src/model/json.js';
import { badge, contextV2, ed25519Key, signDocument } from '../support/sign.js';
import { now, run } from './run.js';

const folder = mkdtempSync(join(tmpdir(), 'badge-verify-network-'));
const file = (name: string): string => join(folder, name);
afterAll(() => rmSync(folder, { recursive: true }));

const issuer = ed25519Key('issuer');
const plan = { suite: 'eddsa-jcs-2022', key: issuer };
const fixtures = join(import.meta.dirname, '../../fixtures');

/** A server on this machine that gives the badge, and the list that says that it was revoked. */
let server: Server;
let origin = '';
let hits: string[] = [];

const list = (): Promise<JsonObject> => {
  const bits = Buffer.alloc(131_072 / 8);
  bits[0] = 0x40;
  const credentialSubject = {
    type: 'BitstringStatusList',
    statusPurpose: 'revocation',
    encodedList: `u${gzipSync(bits).toString('base64url')}`,
  };
  const type = ['VerifiableCredential', 'BitstringStatusListCredential'];
  return signDocument({ '@context': [contextV2], type, issuer: issuer.did, credentialSubject }, plan);
};

const badgeWithStatus = (index: string): Promise<JsonObject> =>
  signDocument(
    badge(issuer.did, {
      credentialStatus: {
        type: 'BitstringStatusListEntry',
        statusPurpose: 'revocation',
        statusListIndex: index,
        statusListCredential: `${origin}/list`,
      },
    }),
    plan,
  );

beforeAll(async () => {
  server = createServer((request, response) => {
    hits.push(request.url ?? '');
    const content = request.url === '/list' ? list() : request.url === '/badge' ? badgeWithStatus('0') : undefined;
    if (content === undefined) response.writeHead(404).end();
    else void content.then((json) => response.setHeader('cache-control', 'max-age=60').end(JSON.stringify(json)));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  writeFileSync(file('clear.json'), JSON.stringify(await badgeWithStatus('0')));
  writeFileSync(file('revoked.json'), JSON.stringify(await badgeWithStatus('1')));
});
afterAll(() => {
  server.close();
});

const reportOf = (stdout: string) =>
  JSON.parse(stdout) as {
    run: { mode: string; limited: string[] };
    results: { verdict: string; fetched: unknown[]; findings: { code: string }[] }[];
  };
const own = { net: 'own' } as const;
const allowed = (): readonly string[] => ['--allow-http', '--allow-host', new URL(origin).host];

describe('a run with a network', () => {
  test('asks the list that the badge names, and says what it asked', async () => {
    const { exitCode, stdout } = await run(['--json', ...allowed(), file('revoked.json')], own);
    expect(exitCode).toBe(1);
    const { results, run: about } = reportOf(stdout);
    expect(results[0]?.findings.map(({ code }) => code)).toContain('status.revoked');
    expect(results[0]?.fetched).toMatchObject([
      {
        url: `${origin}/list`,
        purpose: 'status-list',
        status: 200,
        fromCache: false,
        sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
      },
    ]);
    expect(about).toMatchObject({ mode: 'online', limited: [`--allow-host ${new URL(origin).host}`, '--allow-http'] });
  });

  test('does not ask a private host that only the badge names', async () => {
    hits = [];
    for (const options of [[], ['--allow-http']]) {
      const { exitCode, stdout } = await run(['--json', ...options, file('clear.json')], own);
      expect(exitCode).toBe(3);
      expect(reportOf(stdout).results[0]?.findings.map(({ code }) => code)).toContain('net.blocked');
    }
    expect(hits).toEqual([]);
  });

  test('fetches the badge that the user typed, and what it names at that very host and port', async () => {
    const { exitCode, stdout } = await run(['--json', '--allow-http', `${origin}/badge`], own);
    expect(exitCode).toBe(0);
    expect(reportOf(stdout).results[0]?.fetched).toMatchObject([{ purpose: 'input' }, { purpose: 'status-list' }]);
  });

  test('opens no connection with --offline, also for what the user typed', async () => {
    hits = [];
    const { exitCode, stdout } = await run(['--json', '--offline', `${origin}/badge`, file('clear.json')], own);
    expect(exitCode).toBe(3);
    expect(reportOf(stdout).run.mode).toBe('offline');
    expect(hits).toEqual([]);
  });

  test('is the same when it is replayed, to the byte but for the mode', async () => {
    const inputs = [`${origin}/badge`, `${origin}/nothing`, file('clear.json'), file('revoked.json')];
    const recorded = await run(['--json', '--record', file('kept'), ...allowed(), ...inputs], own);
    expect(recorded.exitCode).toBe(1);
    hits = [];
    const later = { net: 'own', clock: () => now + 86_400_000 } as const;
    const replayed = await run(['--json', '--replay', file('kept'), ...inputs], later);
    expect(replayed.stdout).toBe(recorded.stdout.replace('"mode": "online"', '"mode": "replay"'));
    expect(hits).toEqual([]);
    expect(reportOf(replayed.stdout).run.limited).toContain('--allow-http');
  });

  test('judges a replay at another time where the user wants it', async () => {
    const { stdout } = await run(
      ['--json', '--replay', file('kept'), '--at', '2030-01-01T00:00:00Z', file('clear.json')],
      own,
    );
    expect(JSON.parse(stdout)).toMatchObject({
      run: { at: '2030-01-01T00:00:00Z', startedAt: '2026-03-02T09:14:00Z' },
    });
  });

  test('keeps good answers where the user wants it, and says so', async () => {
    const options = ['--json', '--cache-dir', file('cache'), ...allowed(), file('clear.json')];
    const fetched = async () => reportOf((await run(options, own)).stdout).results[0]?.fetched;
    hits = [];
    expect(await fetched()).toMatchObject([{ status: 200, fromCache: false }]);
    expect(await fetched()).toMatchObject([{ status: 200, fromCache: true }]);
    expect(hits).toEqual(['/list']);
    const { stdout } = await run(['cache', 'list', '--cache-dir', file('cache')]);
    expect(stdout).toMatch(new RegExp(`^status-list\\t0 s\\t\\d+ bytes\\t${origin}/list\\n$`));
    expect((await run(['cache', 'clear', '--cache-dir', file('cache')])).stdout).toBe('1 answer removed\n');
    expect(await fetched()).toMatchObject([{ fromCache: false }]);
  });
});

describe('what contradicts itself is refused before any work', () => {
  test.each([
    [['--offline', '--replay', 'kept'], /replay/],
    [['--record', 'a', '--replay', 'kept'], /replay/],
    [['--replay', 'nowhere'], /nowhere/],
    [['--ca', 'nowhere.pem'], /nowhere\.pem/],
    [['--ca', join(fixtures, '../test/support/tls/server.key')], /no certificate/],
    [['--timeout', 'soon'], /--timeout/],
    [['--record', ''], /--record/],
    [['--replay', ''], /--replay/],
    [['--cache-dir', ''], /--cache-dir/],
    [['--require-trust'], /--trust/],
    [['--trust', 'nowhere.json'], /nowhere\.json/],
  ])('%j', async (options, message) => {
    const { exitCode, stdout, stderr } = await run([...options, join(fixtures, 'alice.png')], own);
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
    expect(stderr).toMatch(message);
  });

  test('a recording is not written over', async () => {
    const { exitCode, stderr } = await run(['--record', file('kept'), join(fixtures, 'alice.png')], own);
    expect(exitCode).toBe(2);
    expect(stderr).toMatch(/recording/);
  });

  test('a proxy that is none', async () => {
    const { exitCode, stderr } = await run([join(fixtures, 'alice.png')], { ...own, env: { HTTPS_PROXY: 'my proxy' } });
    expect(exitCode).toBe(2);
    expect(stderr).toMatch(/proxy/);
  });
});

describe('a proxy in the environment', () => {
  const badge = join(fixtures, 'alice.png');

  test('may lack its scheme, as is common', async () => {
    expect((await run([badge], { ...own, env: { HTTPS_PROXY: 'proxy.example.org:3128' } })).exitCode).toBe(0);
  });

  test.each(['socks5://bob:s3cret@proxy.example.org:1080', 'bob:s3cret@proxy example', 'ftp://bob:s3@cret@proxy'])(
    'that is none, %s, is named without its password',
    async (address) => {
      const { exitCode, stderr } = await run([badge], { ...own, env: { https_proxy: address } });
      expect(exitCode).toBe(2);
      expect(stderr).toMatch(/…@proxy/);
      expect(stderr).not.toMatch(/s3|cret|bob/);
    },
  );

  test.each([['--offline'], ['--no-proxy'], ['--replay', join(fixtures, 'bob-recorded')]])(
    'does not matter where none is used: %s',
    async (...options) => {
      expect((await run([...options, badge], { ...own, env: { HTTPS_PROXY: 'socks5://p:1' } })).exitCode).toBe(0);
    },
  );
});

test('a file of roots is read as certificates, not only looked at', async () => {
  writeFileSync(file('empty.pem'), '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n');
  const { exitCode, stderr } = await run(['--ca', file('empty.pem'), join(fixtures, 'alice.png')], own);
  expect(exitCode).toBe(2);
  expect(stderr).toMatch(/no certificate/);
});

test('a switch that would turn off the check of certificates is said to have no effect', async () => {
  const { exitCode, stderr } = await run([join(fixtures, 'alice.png')], {
    ...own,
    env: { NODE_TLS_REJECT_UNAUTHORIZED: '0' },
  });
  expect(exitCode).toBe(0);
  expect(stderr).toMatch(/NODE_TLS_REJECT_UNAUTHORIZED.*no effect/);
});

describe('cache', () => {
  test('lists what is there, and empties it', async () => {
    const directory = ['--cache-dir', file('empty-cache')];
    expect(await run(['cache', 'list', ...directory])).toMatchObject({ exitCode: 0, stdout: '' });
    expect(await run(['cache', 'clear', ...directory])).toMatchObject({ exitCode: 0, stdout: '0 answers removed\n' });
  });

  test.each([
    [['--cache-dir', ''], {}, /--cache-dir/],
    [[], { HOME: '' }, /HOME/],
    [[], { HOME: 'here' }, /HOME/],
  ])('never lies in the folder that one is in by mistake: %j %j', async (options, env, message) => {
    for (const action of ['dir', 'list', 'clear']) {
      const { exitCode, stderr } = await run(['cache', action, ...options], { env });
      expect(exitCode).toBe(2);
      expect(stderr).toMatch(message);
    }
  });

  test.each([
    [{ XDG_CACHE_HOME: '/x' }, '/x/badge-verify'],
    [{ HOME: '/home/a' }, '/home/a/.cache/badge-verify'],
    [{ HOME: '/home/a', BADGE_VERIFY_CACHE_DIR: '/c' }, '/c'],
  ])('lies where the environment %j says', async (env, directory) => {
    expect(await run(['cache', 'dir'], { env })).toMatchObject({ exitCode: 0, stdout: `${directory}\n` });
  });
});

test('the recording beside the fixtures decides a badge of an issuer on the web', async () => {
  const { exitCode, stdout } = await run(['--replay', join(fixtures, 'bob-recorded'), join(fixtures, 'bob.png')], own);
  expect(exitCode).toBe(0);
  expect(stdout).toContain('key published at badges.example.edu (a host of example.edu)');
});
