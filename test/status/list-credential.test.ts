import { describe, expect, test } from 'vitest';
import { finding } from '../../src/model/finding.js';
import type { JsonValue } from '../../src/model/json.js';
import { failureKinds } from '../../src/net/port.js';
import { addressIn, fetchList, otherId, otherIssuer, verifyList } from '../../src/status/list-credential.js';
import { listWith, reportOn, serve, url } from './serve.js';

describe('the address of a list', () => {
  test.each(['https://a.example/1', 'HTTPS://a.example/1', 'http://a.example/1'])('may be %j', (address) => {
    expect(addressIn({ list: address }, 'list')).toEqual({ ok: true, value: address });
  });

  test.each<[JsonValue]>([
    ['file:///etc/passwd'],
    ['data:application/json,{}'],
    ['ftp://a.example/1'],
    ['//a.example/1'],
    [' https://a.example/1'],
    ['https://'],
    ['https:a.example'],
    [''],
    [1],
    [null],
    [['https://a.example/1']],
    [{ id: 'https://a.example/1' }],
  ])('may not be %j', (address) => {
    const found = addressIn({ list: address }, 'list');
    expect(found.ok ? 'ok' : found.error.code).toBe('status.list-invalid');
  });

  test('is not taken from the prototype', () => {
    expect(addressIn(Object.create({ list: url }), 'list').ok).toBe(false);
  });
});

describe('a list that is fetched', () => {
  const expected = { offline: 'net.offline', blocked: 'net.blocked', budget: 'net.budget' } as const;

  test.each(failureKinds)('is missing where the answer is %s', async (kind) => {
    const { context } = serve('', { failure: kind });
    const found = await fetchList(url, context.net);
    const code = Object.hasOwn(expected, kind) ? expected[kind as 'offline'] : 'status.list-unreachable';
    expect(found.ok ? 'ok' : found.error.code).toBe(code);
  });

  test.each([
    [{ status: 404 }],
    [{ status: 410 }],
    [{ status: 500 }],
    [{ status: 304 }],
    [{ status: 199 }],
    [{ contentType: 'text/html; charset=utf-8' }],
    [{ body: Buffer.from(' <!DOCTYPE html><title>Sign in</title>') }],
  ])('is missing where the answer is %j', async (response) => {
    const { context } = serve('{}', { response });
    const found = await fetchList(url, context.net);
    expect(found.ok ? 'ok' : found.error.code).toBe('status.list-unreachable');
  });

  test('is asked for by the address alone, within limits', async () => {
    const { context, asked } = serve('{}');
    expect((await fetchList(url, context.net)).ok).toBe(true);
    expect(asked).toEqual([
      {
        url,
        purpose: 'status-list',
        statedBy: 'badge',
        maxBytes: 4 * 1024 * 1024,
        accept: expect.stringMatching(/^application\/vc, .*text\/plain;q=0\.5$/),
      },
    ]);
  });
});

describe('a list that is verified', () => {
  const list = listWith();
  const served = Buffer.from(JSON.stringify(list));

  test('gives its issuer, its id and its day in UTC', async () => {
    const { context, verified } = serve(list);
    expect(await verifyList(served, url, context)).toEqual({
      ok: true,
      value: { document: list, issuer: 'did:example:issuer', id: url, day: '2026-03-03' },
    });
    expect(verified).toEqual([served.toString()]);
  });

  const check = { id: 'proof', title: 'signature', required: true, waived: false, summary: '', trace: [] } as const;
  const missing = finding('proof.missing', {});
  const expired = finding('validity.expired', { validUntil: '2020', at: '2026', from: 'validUntil' });
  const offline = finding('net.offline', {
    url: 'https://k.example/',
    what: "the issuer's key document",
    why: 'no net',
  });
  const { credential } = reportOn(list);

  test.each([
    [
      'fails',
      { verdict: 'fail', checks: [{ ...check, status: 'fail', findings: [missing] }] },
      /^it does not hold: the list carries no signature/,
    ],
    [
      'has expired',
      { verdict: 'fail', checks: [{ ...check, status: 'fail', findings: [expired] }] },
      /^it does not hold: the list was in force until 2020/,
    ],
    [
      'has a key that nobody fetched',
      { verdict: 'indeterminate', checks: [{ ...check, status: 'indeterminate', findings: [offline] }] },
      /^it could not be verified itself: .*k\.example.*no net$/,
    ],
    ['is undecided without a word', { verdict: 'indeterminate' }, /^it could not be verified itself$/],
    [
      'is not authenticated',
      { credential: { ...credential!, authenticated: false } },
      /^it could not be verified itself$/,
    ],
    [
      'has no issuer',
      { credential: { ...credential!, view: { ...credential!.view, issuer: {} } } },
      /^it could not be verified itself$/,
    ],
  ] as const)('counts for nothing where it %s', async (_, changes, why) => {
    const { context } = serve(list, { report: reportOn(list, changes) });
    const found = await verifyList(served, url, context);
    expect(found).toMatchObject({ ok: false, error: { code: 'status.list-invalid', args: { url } } });
    expect(found.ok ? '' : found.error.args['why']).toMatch(why);
  });

  test('counts for nothing where it is no credential at all', async () => {
    const { credential: _, ...unread } = reportOn(list, { verdict: 'fail' });
    const { context } = serve(list, { report: unread });
    const found = await verifyList(served, url, context);
    expect(found).toMatchObject({ ok: false, error: { args: { why: expect.stringMatching(/no signed list/) } } });
  });
});

test('another id or issuer is said, the same is not', () => {
  expect(otherId(undefined, url)).toEqual([]);
  expect(otherId(url, url)).toEqual([]);
  expect(otherId(`${url}/`, url).map(({ code }) => code)).toEqual(['status.list-id-differs']);
  expect(otherIssuer('did:a:1', 'did:a:1', url)).toEqual([]);
  expect(otherIssuer('did:a:2', 'did:a:1', url)).toMatchObject([
    { code: 'status.list-other-issuer', args: { list: 'did:a:2', badge: 'did:a:1', url } },
  ]);
});
