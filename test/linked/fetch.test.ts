import { describe, expect, test } from 'vitest';
import { fetchLinked, fetchLinkedBytes, type LinkedPurpose } from '../../src/linked/fetch.js';
import type { NetFailureKind } from '../../src/net/port.js';
import { type Served, webNet } from '../support/key-question.js';

const url = 'https://badges.example.org/a/1';
const plain = 'http://badges.example.org/a/1';

const ask = async (served: Served, asked = url, allowHttp = false, purpose: LinkedPurpose = 'assertion') => {
  const { net, asked: requests } = webNet({ [url]: served, [plain]: allowHttp ? served : { failure: 'blocked' } });
  return { answer: await fetchLinked({ net, allowHttp }, { url: asked, purpose }), requests };
};

describe('an address', () => {
  test('that serves an object is told with the addresses that were asked and that answered', async () => {
    const finalUrl = 'https://badges.example.org/files/1';
    const { answer, requests } = await ask({ json: { id: url }, finalUrl });
    expect(answer).toMatchObject({ kind: 'served', object: { id: url }, url, finalUrl, notes: [] });
    expect(requests).toEqual([
      {
        url,
        purpose: 'assertion',
        accept: 'application/ld+json, application/json',
        maxBytes: 1024 * 1024,
        statedBy: 'badge',
      },
    ]);
  });

  test.each<[string, Served, object]>([
    ['410 with a reason', { status: 410, json: { revocationReason: 'x' } }, { object: { revocationReason: 'x' } }],
    ['410 with a page', { status: 410, text: '<p>gone' }, {}],
    ['410 with a list', { status: 410, json: [1] }, {}],
  ])('that is gone says what it says, and no more: %s', async (_, served, more) => {
    expect((await ask(served)).answer).toEqual({ kind: 'gone', url, ...more });
  });

  test.each<[LinkedPurpose, string]>([
    ['assertion', 'hosted.unreachable'],
    ['badge-class', 'hosted.unreachable'],
    ['endorsement', 'hosted.unreachable'],
    ['issuer-profile', 'issuer.key-unreachable'],
    ['public-key', 'issuer.key-unreachable'],
    ['revocation-list', 'status.list-unreachable'],
  ])('without anything leaves the question open: %s', async (purpose, code) => {
    const { answer } = await ask({ status: 404, json: { id: url } }, url, false, purpose);
    expect(answer).toMatchObject({ kind: 'absent', url, finding: { code } });
  });

  test.each<[string, Served]>([
    ['a status of its own', { status: 500, json: { id: url } }],
    ['a login', { status: 401, text: '' }],
    ['a redirect that was not followed', { status: 302, text: '' }],
    ['a web page', { text: '<!DOCTYPE html><p>Hello' }],
    ['a list', { json: [{ id: url }] }],
    ['a text', { json: url }],
    ['a token', { text: 'eyJhbGciOiJub25lIn0.e30.' }],
    ['a member twice', { text: '{"id":"a","id":"b"}' }],
    ['nothing', { text: '' }],
    ['no answer', { failure: 'timeout' }],
  ])('that answers with something else leaves the question open: %s', async (_, served) => {
    expect((await ask(served)).answer).toMatchObject({ kind: 'silent', finding: { code: 'hosted.unreachable' } });
  });
});

describe('an address without https', () => {
  test('is asked over https, which is noted', async () => {
    const { answer, requests } = await ask({ json: {} }, plain);
    expect(answer).toMatchObject({ kind: 'served', url, notes: [{ code: 'hosted.over-https', args: { url: plain } }] });
    expect(requests.map((one) => one.url)).toEqual([url]);
  });

  test('keeps its port and its query', async () => {
    const { net, asked } = webNet({});
    await fetchLinkedBytes(
      { net, allowHttp: false },
      { url: 'HTTP://badges.example.org:8080/a?b=1', purpose: 'assertion' },
    );
    expect(asked.map((one) => one.url)).toEqual(['https://badges.example.org:8080/a?b=1']);
  });

  test.each<NetFailureKind>(['connect', 'tls', 'timeout', 'dns'])(
    'is blocked where https gives no answer: %s',
    async (failure) => {
      const { answer, requests } = await ask({ failure }, plain);
      expect(answer).toMatchObject({ kind: 'silent', finding: { code: 'net.blocked' } });
      expect(requests.map((one) => one.url)).toEqual([url]);
    },
  );

  test('is offline where nobody asked', async () => {
    expect((await ask({ failure: 'offline' }, plain)).answer).toMatchObject({ finding: { code: 'net.offline' } });
  });

  test('is absent where https says so', async () => {
    expect((await ask({ status: 404, text: '' }, plain)).answer).toMatchObject({ kind: 'absent', url });
  });

  test('is asked as it is where the user allows it, and nothing is noted', async () => {
    const { answer, requests } = await ask({ json: {} }, plain, true);
    expect(answer).toMatchObject({ kind: 'served', url: plain, notes: [] });
    expect(requests.map((one) => one.url)).toEqual([plain]);
  });
});
