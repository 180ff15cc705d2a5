import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { UsageError } from '../../src/model/errors.js';
import { err, ok } from '../../src/model/result.js';
import type { TrustSource } from '../../src/model/trust.js';
import { offlineNet } from '../../src/net/offline.js';
import type { Net, NetRequest } from '../../src/net/port.js';
import { loadTrust } from '../../src/trust/load.js';

const folder = mkdtempSync(join(tmpdir(), 'badge-verify-trust-'));
const id = 'did:web:badges.example.edu';
const good = JSON.stringify({ trustList: 1, issuers: [{ id }] });
const hash = /^[0-9a-f]{64}$/;

beforeAll(() => {
  writeFileSync(join(folder, 'trusted.json'), good);
  writeFileSync(join(folder, 'federation.json'), '{"type": "oidf"}');
  writeFileSync(join(folder, 'broken.json'), '{"trustList": 1,\n "issuers": [{"id": "x"}]}');
});
afterAll(() => rmSync(folder, { recursive: true }));

const fromFile = (name: string): Promise<TrustSource> =>
  loadTrust(name, { net: offlineNet, readFile: (path) => readFile(join(folder, path)) });

const serving = (body: string, status = 200): { readonly net: Net; readonly asked: readonly NetRequest[] } => {
  const asked: NetRequest[] = [];
  const get: Net['get'] = async (request) => {
    asked.push(request);
    const { url } = request;
    return ok({ url, status, contentType: 'application/json', headers: {}, body: Buffer.from(body), fromCache: false });
  };
  return { net: { get }, asked };
};
const noFile = async (): Promise<Uint8Array> => Promise.reject(new Error('no file is read here'));
const fromWeb = (source: string, net: Net): Promise<TrustSource> => loadTrust(source, { net, readFile: noFile });
const address = 'https://registry.example.org/registry.json';

const usageError = async (work: Promise<unknown>): Promise<string> => {
  try {
    await work;
    return 'no error';
  } catch (error) {
    return error instanceof UsageError ? error.message : 'an error of another kind';
  }
};

describe('a file', () => {
  test('gives the list, and its hash', async () => {
    const source = await fromFile('trusted.json');
    expect(source).toMatchObject({ source: 'trusted.json', sha256: expect.stringMatching(hash) });
    expect('list' in source && source.list.issuers.has(id)).toBe(true);
  });

  test('of a kind that is not read yet is a problem of the source', async () => {
    expect(await fromFile('federation.json')).toMatchObject({ problem: 'unsupported', sha256: expect.any(String) });
  });

  test.each([
    ['none.json', /"none\.json".*no such file/],
    ['.', /it is a folder/],
    ['broken.json', /"broken\.json".*\/issuers\/0\/id, line 2/],
  ])('%s is a mistake in how the program was called', async (name, message) => {
    expect(await usageError(fromFile(name))).toMatch(message);
  });
});

describe('an address', () => {
  test.each([
    ['http://registry.example.org/registry.json', false],
    ['https://mirror.example.org/registry.json', true],
  ])('that sends on to %s is believed: %s', async (url, believed) => {
    const net: Net = {
      get: async (request) => {
        const answer = await serving(good).net.get(request);
        return answer.ok ? ok({ ...answer.value, url }) : answer;
      },
    };
    const source = await fromWeb(address, net);
    expect('list' in source).toBe(believed);
    expect('problem' in source ? source.problem : 'none').toBe(believed ? 'none' : 'unavailable');
  });

  test('is asked once, as the user named it, for at most 4 MiB', async () => {
    const { net, asked } = serving(good);
    const source = await fromWeb(address, net);
    expect('list' in source && source.list.issuers.has(id)).toBe(true);
    expect(source).toMatchObject({ source: address, sha256: expect.stringMatching(hash) });
    expect(asked).toEqual([
      { url: address, purpose: 'trust-list', accept: 'application/json', maxBytes: 4 << 20, statedBy: 'user' },
    ]);
  });

  test.each<[string, Net, object]>([
    ['is offline', offlineNet, { problem: 'unavailable', why: expect.stringContaining('--offline') }],
    [
      'does not answer',
      { get: async ({ url }) => err({ kind: 'timeout', url, detail: 'no answer within 10 s' }) },
      { problem: 'unavailable', why: 'no answer within 10 s' },
    ],
    [
      'is blocked',
      { get: async ({ url }) => err({ kind: 'blocked', url, detail: 'it is private' }) },
      { problem: 'unavailable', why: 'it is private' },
    ],
    ['is gone', serving(good, 404).net, { problem: 'unavailable', why: expect.stringContaining('404') }],
    ['serves a page', serving('<html>').net, { problem: 'unavailable', why: expect.stringContaining('web page') }],
    ['serves a broken list', serving('{"trustList": 1}').net, { problem: 'unavailable', sha256: expect.any(String) }],
    ['serves another kind', serving('{"type": "oidf"}').net, { problem: 'unsupported', sha256: expect.any(String) }],
  ])('that %s is a problem of the source, and no exception', async (_, net, problem) => {
    const source = await fromWeb(address, net);
    expect(source).toMatchObject({ source: address, ...problem });
    expect('list' in source).toBe(false);
  });

  test.each([
    ['http://registry.example.org/registry.json', /https only/],
    ['ftp://registry.example.org/registry.json', /https only/],
    ['file:///etc/passwd', /https only/],
    ['https://', /no(?:t a) complete web address/],
    ['https://user:secret@registry.example.org/', /password/],
  ])('%s is never asked', async (source, message) => {
    const { net, asked } = serving(good);
    const said = await usageError(fromWeb(source, net));
    expect(said).toMatch(message);
    expect(said).not.toContain('secret');
    expect(asked).toEqual([]);
  });

  test('may begin with HTTPS in capital letters', async () => {
    const { net, asked } = serving(good);
    await fromWeb('HTTPS://registry.example.org/registry.json', net);
    expect(asked).toHaveLength(1);
  });
});
