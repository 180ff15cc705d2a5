import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TrustFlags, trustCommand } from '../../src/cli/commands/trust.js';
import type { Io } from '../../src/cli/io.js';
import { UsageError } from '../../src/model/errors.js';
import { err, ok } from '../../src/model/result.js';
import { offlineNet } from '../../src/net/offline.js';
import type { Net } from '../../src/net/port.js';

const home = process.cwd();
const folder = mkdtempSync(join(tmpdir(), 'badge-verify-trust-cli-'));
const id = 'did:web:badges.example.edu';
const thumbprint = 'NzbLsXh8uDCcd-6MNwXF4W_7noWXFZAfHkxZsRGC9Xs';
const address = 'https://registry.example.org/registry.json';

const list = { trustList: 1, name: 'Universities', date: '2026-02-01', issuers: [{ id, name: 'Example University' }] };
const others = { trustList: 1, issuers: [{ id: 'https://badges.example.edu', name: 'Another' }] };
const pinned = { trustList: 1, date: '2026-02-01', issuers: [{ id, keys: [thumbprint] }] };
const hostile = {
  trustList: 1,
  name: '\u001b[32mPASS\u001b[0m"\n::error::x',
  issuers: [{ id, name: 'x"; any key \u202e\u001b]0;y\u0007' }],
};

beforeAll(() => {
  process.chdir(folder);
  const write = (name: string, content: object): void => writeFileSync(name, JSON.stringify(content));
  write('trusted.json', list);
  write('others.json', others);
  write('pinned.json', pinned);
  write('hostile.json', hostile);
  write('federation.json', { type: 'oidf' });
  write('broken.json', { trustList: 1, isuers: [] });
});
afterAll(() => {
  process.chdir(home);
  rmSync(folder, { recursive: true });
});

const call = async (asked: string, flags: TrustFlags, net: Net = offlineNet) => {
  const written: Buffer[] = [];
  const io: Io = {
    argv: [],
    env: {},
    stdin: { async *[Symbol.asyncIterator]() {} },
    stdout: { write: (chunk) => written.push(Buffer.from(chunk as string)) },
    stderr: { write: () => undefined },
    clock: () => 0,
  };
  const exitCode = await trustCommand(io, asked, flags, net);
  return { exitCode, stdout: Buffer.concat(written).toString('utf8') };
};

const silent: Net = { get: async ({ url }) => err({ kind: 'timeout', url, detail: 'no answer within 10 s' }) };
const serving = (body: object): Net => ({
  get: async ({ url }) =>
    ok({ url, status: 200, contentType: '', headers: {}, body: Buffer.from(JSON.stringify(body)), fromCache: false }),
});

describe('trust check', () => {
  test('says name, list and date of an issuer that is on a list', async () => {
    expect(await call(id, { trust: ['trusted.json', 'others.json'] })).toEqual({
      exitCode: 0,
      stdout: [
        `ON A LIST  ${id}`,
        '  trusted.json, "Universities", of 2026-02-01',
        '      on this list, as "Example University"; any key of the issuer counts',
        '  others.json, without a date',
        '      not on this list; it has https://badges.example.edu, which is similar,',
        '          but is not the same',
        '',
      ].join('\n'),
    });
  });

  test('says which keys count', async () => {
    const { exitCode, stdout } = await call(id, { trust: ['pinned.json'] });
    expect(exitCode).toBe(0);
    expect(stdout.replace(/\s+/g, ' ')).toContain(`on this list, without a name; only this key counts: ${thumbprint}`);
  });

  test('reads a registry from the web', async () => {
    const { exitCode, stdout } = await call(id, { trust: [address] }, serving({ registry: { [id]: { name: 'X' } } }));
    expect(exitCode).toBe(0);
    expect(stdout).toContain('on this list, as "X"');
  });

  test.each<[string, string, readonly string[], number, string]>([
    ['is on none', 'did:web:nobody.example', ['trusted.json', 'others.json'], 1, 'ON NO LIST'],
    ['differs in letter case', 'did:web:Badges.example.edu', ['trusted.json'], 1, 'ON NO LIST'],
    ['is on the other list', id, [address, 'trusted.json'], 0, 'ON A LIST'],
    ['may be on a list that could not be had', 'did:web:nobody.example', [address, 'trusted.json'], 3, 'NOT DECIDED'],
    ['may be on a list of another kind', id, ['federation.json', 'others.json'], 3, 'NOT DECIDED'],
  ])('of an id that %s', async (_, asked, trust, exitCode, heading) => {
    const said = await call(asked, { trust }, silent);
    expect(said.exitCode).toBe(exitCode);
    expect(said.stdout.startsWith(`${heading}  ${asked}\n`)).toBe(true);
  });

  test('says why a list could not be had', async () => {
    const { stdout } = await call(id, { trust: [address] }, silent);
    expect(stdout).toContain('could not be had: no answer within 10 s');
  });

  test('is not spoken for by a name in a list', async () => {
    const { stdout } = await call(id, { trust: ['hostile.json'] });
    expect(stdout).not.toMatch(/[\x00-\x09\x0b-\x1f\u202e]|^::/m);
    expect(stdout).toContain(`as "x'; any key`);
  });

  test.each<[string, string, TrustFlags, RegExp]>([
    ['without a list', id, {}, /no list/],
    ['of a name', 'Example University', { trust: ['trusted.json'] }, /cannot be the id/],
    ['of a http address', 'http://badges.example.edu', { trust: ['trusted.json'] }, /cannot be the id/],
    ['with a file that is not there', id, { trust: ['none.json'] }, /"none\.json".*no such file/],
    ['with a file that is no list', id, { trust: ['broken.json'] }, /\/isuers, line 1: .*"issuers" is meant/],
    ['with a list without https', id, { trust: ['http://a.example/list.json'] }, /https only/],
  ])('%s is refused', async (_, asked, flags, message) => {
    const refused = await call(asked, flags).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(UsageError);
    expect(refused instanceof UsageError ? refused.message : '').toMatch(message);
  });
});

describe('trust check --json', () => {
  const json = async (asked: string, trust: readonly string[]): Promise<unknown> =>
    JSON.parse((await call(asked, { trust, json: true }, silent)).stdout);

  test('holds all that the lists say', async () => {
    const sha256 = expect.stringMatching(/^[0-9a-f]{64}$/);
    expect(await json(id, ['trusted.json', 'others.json', 'pinned.json', address, 'federation.json'])).toEqual({
      id,
      listed: true,
      lists: [
        {
          source: 'trusted.json',
          sha256,
          name: 'Universities',
          date: '2026-02-01',
          entry: { name: 'Example University' },
        },
        { source: 'others.json', sha256, similar: 'https://badges.example.edu' },
        { source: 'pinned.json', sha256, date: '2026-02-01', entry: { keys: [thumbprint] } },
        { source: address, problem: 'unavailable', why: 'no answer within 10 s' },
        {
          source: 'federation.json',
          sha256,
          problem: 'unsupported',
          why: expect.stringContaining('OpenID Federation'),
        },
      ],
    });
  });

  test('tells none from not decided', async () => {
    expect(await json('did:web:nobody.example', ['trusted.json'])).toMatchObject({ listed: false });
    expect(await json('did:web:nobody.example', ['trusted.json', address])).toMatchObject({ listed: null });
  });

  test('holds nothing raw that a terminal could obey', async () => {
    const { stdout } = await call(id, { trust: ['hostile.json'], json: true });
    expect(stdout).not.toMatch(/[\x00-\x09\x0b-\x1f\u202e]/);
  });
});
