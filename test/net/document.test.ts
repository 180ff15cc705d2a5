import { describe, expect, test } from 'vitest';
import { err, ok } from '../../src/model/result.js';
import { type DecidingRequest, getBytes, getObject, objectIn } from '../../src/net/document.js';
import type { Net, NetResponse } from '../../src/net/port.js';

const request: DecidingRequest = {
  url: 'https://badges.example.org/did.json',
  purpose: 'did-document',
  accept: 'application/json',
  maxBytes: 1000,
  statedBy: 'badge',
};

const serving = (body: string | Uint8Array, more: Partial<NetResponse> = {}): Net => ({
  get: async ({ url }) =>
    ok({ url, status: 200, contentType: '', headers: {}, fromCache: false, ...more, body: Buffer.from(body) }),
});

describe('a document', () => {
  test('is the JSON object that the address serves', async () => {
    expect(await getObject(serving('\ufeff {"id": "x"}\n'), request)).toMatchObject({
      ok: true,
      value: { object: { id: 'x' } },
    });
  });

  test.each([
    ['nothing', '', /no JSON object/],
    ['a page', '<!DOCTYPE html><p>{}', /a web page/],
    ['a list', '[{"id": "x"}]', /no JSON object/],
    ['a text', '"x"', /no JSON object/],
    ['a member twice', '{"id": "x", "i\\u0064": "y"}', /no JSON object/],
    ['a member that every object inherits', '{"__proto__": {"id": "x"}}', /no JSON object/],
    ['bytes that are no UTF-8', Buffer.from([0x7b, 0xff, 0x7d]), /no JSON object/],
    ['UTF-16', Buffer.from('{"id": "x"}', 'utf16le'), /no JSON object/],
    ['JSON with a comment', '{"id": "x"} // y', /no JSON object/],
    ['something deep', `${'['.repeat(100)}${']'.repeat(100)}`, /no JSON object/],
    ['names behind HTML entities', '{&quot;id&quot;: &quot;x&quot;}', /no JSON object/],
  ])('is none where the address serves %s', async (_, body, why) => {
    const found = await getObject(serving(body), request);
    expect(found).toMatchObject({ ok: false, error: { code: 'issuer.key-unreachable' } });
    if (!found.ok) expect(found.error.args['why']).toMatch(why);
  });

  test('is a page also where only its type says so', async () => {
    const found = await getObject(serving('Sign in', { contentType: 'text/html; charset=utf-8' }), request);
    expect(found.ok ? '' : found.error.args['why']).toMatch(/a web page/);
  });

  test.each([201, 299])('comes with status %i as well', async (status) => {
    expect(await getObject(serving('{}', { status }), request)).toMatchObject({ ok: true });
  });

  test.each([199, 300, 304, 401, 404, 410, 429, 500, 503])(
    'does not come with status %i, which is said',
    async (status) => {
      const found = await getBytes(serving('{"id": "x"}', { status }), request);
      expect(found.ok ? '' : found.error.args['why']).toBe(`the server answered with HTTP status ${status}`);
    },
  );

  test.each([
    ['offline', 'net.offline'],
    ['blocked', 'net.blocked'],
    ['budget', 'net.budget'],
    ['dns', 'issuer.key-unreachable'],
    ['connect', 'issuer.key-unreachable'],
    ['tls', 'issuer.key-unreachable'],
    ['timeout', 'issuer.key-unreachable'],
    ['too-large', 'issuer.key-unreachable'],
    ['protocol', 'issuer.key-unreachable'],
  ] as const)('that failed by %s is %s', async (kind, code) => {
    const net: Net = { get: async ({ url }) => err({ kind, url, detail: 'it rains' }) };
    expect(await getObject(net, request)).toMatchObject({ ok: false, error: { code, args: { why: 'it rains' } } });
  });
});

test('the object in some bytes is read in exactly one way', () => {
  expect(objectIn(Buffer.from('{"a": 1}'))).toEqual({ a: 1 });
  expect(objectIn(Buffer.from('{"a": 1, "a": 2}'))).toBeUndefined();
});
