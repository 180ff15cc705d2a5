import { describe, expect, test } from 'vitest';
import { badge, university } from '../../scripts/fixtures/badge.js';
import { token } from '../../scripts/fixtures/jwt.js';
import { bakedPng, png } from '../../scripts/fixtures/png.js';
import { url } from '../../src/load/url.js';
import { sentenceOf } from '../../src/model/finding.js';
import type { NetFailureKind } from '../../src/net/port.js';
import {
  type Answer,
  codesOf,
  context,
  inputOf,
  problemOf,
  sentenceOfProblem,
  sha256,
  utf8,
  webOf,
} from './helpers.js';

const address = 'https://issuer.example/badges/1';
const alternate = (href: string, type = 'application/vc'): string =>
  `<link rel="alternate" type="${type}" href="${href}">`;
const picture = (href: string): string => `<meta property="og:image" content="${href}">`;
const page = (...head: readonly string[]): Answer => ({ body: `<!DOCTYPE html><html><head>${head.join('')}</head>` });
const credential = '{"@context":[]}';

describe('an address', () => {
  test('is asked of the network port, and its body taken whatever its type', async () => {
    const web = webOf({ [address]: { body: credential } });
    const { bytes, info, notes } = inputOf(await url({ url: address }, web));
    expect(bytes).toEqual(utf8(credential));
    expect(info).toEqual({ source: 'url', ref: address, sha256: sha256(utf8(credential)) });
    expect(notes).toBeUndefined();
    expect(web.requests).toMatchObject([{ url: address, purpose: 'input', statedBy: 'user', maxBytes: 10 << 20 }]);
  });

  test('is asked for badges, and not for a page', async () => {
    const web = webOf({});
    await url({ url: address }, web);
    const accept = web.requests[0]?.accept ?? '';
    for (const type of ['application/vc', 'application/vc+jwt', 'application/json', 'image/png', 'image/svg+xml'])
      expect(accept.split(/[,;] ?/)).toContain(type);
    expect(accept).not.toContain('html');
    expect(accept).toMatch(/\*\/\*;q=0\.1$/);
  });

  test.each([200, 204])('is undecided when the answer is empty, with status %i', async (status) => {
    const loaded = await url({ url: address }, webOf({ [address]: { body: '', status } }));
    expect(codesOf(loaded)).toEqual(['input.unreachable']);
    expect(sentenceOfProblem(loaded)).toContain('the server sent an empty answer');
  });

  test('is named as the user typed it, also where a redirect led elsewhere', async () => {
    const web = webOf({ [address]: { body: credential, url: 'https://cdn.example/1' } });
    expect(inputOf(await url({ url: address }, web)).info.ref).toBe(address);
  });

  test('is undecided when the network is not used', async () => {
    const loaded = await url({ url: address }, context);
    expect(codesOf(loaded)).toEqual(['net.offline']);
    expect(problemOf(loaded).info).toEqual({ source: 'url', ref: address });
  });

  test.each<[number, string]>([
    [301, 'the server answered with HTTP status 301'],
    [400, 'the server answered with HTTP status 400'],
    [401, 'it needs a login, or its owner has not shared it'],
    [403, 'it needs a login, or its owner has not shared it'],
    [404, 'it may be mistyped, or the badge was deleted or is private'],
    [429, 'the server has been asked too often (HTTP status 429)'],
    [500, 'the server has a fault of its own (HTTP status 500)'],
    [503, 'the server has a fault of its own (HTTP status 503)'],
  ])('is undecided when the server answers %i, even with a badge', async (status, words) => {
    const loaded = await url({ url: address }, webOf({ [address]: { body: credential, status } }));
    expect(codesOf(loaded)).toEqual(['input.unreachable']);
    expect(sentenceOfProblem(loaded)).toContain(`The badge could not be fetched from ${address}: `);
    expect(sentenceOfProblem(loaded)).toContain(words);
  });

  test('is that of a badge that was taken back when the server answers 410', async () => {
    const loaded = await url({ url: address }, webOf({ [address]: { body: credential, status: 410 } }));
    expect(codesOf(loaded)).toEqual(['status.revoked']);
    expect(sentenceOfProblem(loaded)).toBe(`The issuer has revoked the badge; that is said at ${address}.`);
  });

  test('says where its bytes were served', async () => {
    const web = webOf({ [address]: { body: credential, url: 'https://cdn.example/1' } });
    expect(inputOf(await url({ url: address }, web)).served).toEqual({
      url: address,
      finalUrl: 'https://cdn.example/1',
    });
  });

  test('is shown without what it carries, and asked with it', async () => {
    const secret = `${address}?token=abc`;
    const web = webOf({ [secret]: { body: credential } });
    const { info, served } = inputOf(await url({ url: secret }, web));
    expect(info.ref).toBe(`${address}?token=[redacted]`);
    expect(served?.url).toBe(secret);
    expect(web.requests[0]?.url).toBe(secret);
    const missing = problemOf(await url({ url: secret }, webOf({})));
    expect(JSON.stringify(missing)).not.toContain('abc');
  });

  test.each<[NetFailureKind, string]>([
    ['timeout', 'input.unreachable'],
    ['tls', 'input.unreachable'],
    ['blocked', 'net.blocked'],
    ['budget', 'net.budget'],
  ])('is undecided when there is no answer: %s', async (kind, code) => {
    expect(codesOf(await url({ url: address }, webOf({ [address]: kind })))).toEqual([code]);
  });

  test('is refused when it gives more than a badge can be', async () => {
    const loaded = await url({ url: address }, webOf({ [address]: { body: new Uint8Array((10 << 20) + 1) } }));
    expect(codesOf(loaded)).toEqual(['input.too-large']);
  });

  test('leaves other kinds of source alone', () => {
    expect(url({ path: address }, context)).toBeUndefined();
  });
});

describe('a web page', () => {
  const other = 'https://cdn.example/badge';
  const third = 'https://cdn.example/third';

  test('leads to the badge that it announces, and says so', async () => {
    const web = webOf({ [address]: page(alternate(other)), [other]: { body: credential } });
    const { bytes, info, notes = [], served } = inputOf(await url({ url: address }, web));
    expect(served).toEqual({ url: other, finalUrl: other });
    expect(bytes).toEqual(utf8(credential));
    expect(info).toEqual({ source: 'url', ref: address, sha256: sha256(utf8(credential)) });
    expect(notes.map(({ code }) => code)).toEqual(['input.page-announces']);
    expect(notes.map(sentenceOf).join()).toContain(`It names ${other} as its badge`);
  });

  test('is not trusted like the user: what it names is asked as if a badge had named it', async () => {
    const web = webOf({
      [address]: page(alternate('http://127.0.0.1/1'), alternate(other)),
      [other]: { body: credential },
    });
    await url({ url: address }, web);
    expect(web.requests.map(({ url: asked, statedBy, purpose }) => [asked, statedBy, purpose])).toEqual([
      [address, 'user', 'input'],
      ['http://127.0.0.1/1', 'badge', 'input'],
      [other, 'badge', 'input'],
    ]);
  });

  test('is read against the address to which a redirect led', async () => {
    const web = webOf({
      [address]: { body: `<html>${alternate('/badge')}`, url: 'https://cdn.example/pages/1' },
      [other]: { body: credential },
    });
    expect(inputOf(await url({ url: address }, web)).bytes).toEqual(utf8(credential));
  });

  test.each<[string, Uint8Array | string]>([
    ['a baked picture', bakedPng(credential)],
    ['a token', token(badge(university.did), university)],
    ['a badge with a fault', '{"type":["VerifiableCredential"],"type":[]}'],
  ])('may announce %s as its picture', async (_, body) => {
    const web = webOf({ [address]: page(picture(other)), [other]: { body } });
    expect(inputOf(await url({ url: address }, web)).notes).toHaveLength(1);
  });

  test.each<[string, Uint8Array | string]>([
    ['a plain picture', png([])],
    ['a photo', Uint8Array.of(0xff, 0xd8, 0xff, 0xe0)],
    ['data of another kind', '{"id":5,"link":"https://blog.example/"}'],
    ['data of a shop', '{"@context":"https://schema.org","@type":"Product"}'],
    ['data that cannot be read', '{"id":'],
    ['another page', `<html>${alternate(third)}<script type="application/ld+json">{"@context":"openbadge"}</script>`],
  ])('has no badge if its picture or its data turn out to be %s', async (_, body) => {
    const web = webOf({
      [address]: page(
        picture(other),
        alternate(`${other}?2`, 'application/json'),
        alternate(`${other}?3`, 'application/ld+json'),
      ),
      [other]: { body },
      [`${other}?2`]: { body },
      [`${other}?3`]: { body },
      [third]: { body: credential },
    });
    const loaded = await url({ url: address }, web);
    expect(codesOf(loaded)).toEqual(['input.page-without-badge']);
    expect(sentenceOfProblem(loaded)).toContain(`The address ${address} shows a web page for people`);
    expect(web.requests.map((request) => request.url)).not.toContain(third);
  });

  test('that says of something that it is a credential is held to it', async () => {
    const web = webOf({ [address]: page(alternate(other)), [other]: { body: '{"id":' } });
    expect(inputOf(await url({ url: address }, web)).bytes).toEqual(utf8('{"id":'));
  });

  test('is a page and no badge behind a link of the right type as well', async () => {
    const web = webOf({
      [address]: page(alternate(other)),
      [other]: page(alternate(third)),
      [third]: { body: credential },
    });
    expect(codesOf(await url({ url: address }, web))).toEqual(['input.page-without-badge']);
  });

  test('that announces nothing is no badge', async () => {
    const web = webOf({ [address]: page('<title>Sign in</title>') });
    expect(codesOf(await url({ url: address }, web))).toEqual(['input.page-without-badge']);
    expect(web.requests).toHaveLength(1);
  });

  test.each<[string, Answer, string]>([
    ['is private', 'blocked', 'net.blocked'],
    ['does not answer', 'timeout', 'input.unreachable'],
    ['needs a login', { body: '', status: 403 }, 'input.unreachable'],
    ['is gone', { body: '', status: 410 }, 'input.unreachable'],
    ['sends nothing', { body: '' }, 'input.unreachable'],
  ])('is undecided when the announced address %s', async (_, answer, code) => {
    const web = webOf({
      [address]: page(alternate(other), picture(third)),
      [other]: answer,
      [third]: { body: png([]) },
    });
    expect(codesOf(await url({ url: address }, web))).toEqual([code, 'input.page-announces']);
  });

  test('is decided by another address that answers', async () => {
    const web = webOf({
      [address]: page(alternate(other), alternate(third)),
      [other]: 'timeout',
      [third]: { body: credential },
    });
    const { notes = [] } = inputOf(await url({ url: address }, web));
    expect(notes.map(({ code, args }) => [code, args.url])).toEqual([['input.page-announces', third]]);
  });

  test('makes the program ask three addresses and no more', async () => {
    const links = Array.from({ length: 2000 }, (_, i) => alternate(`/${i}`)).join('');
    const web = webOf({ [address]: page(links) });
    expect(codesOf(await url({ url: address }, web))).toEqual(['input.unreachable', 'input.page-announces']);
    expect(web.requests).toHaveLength(4);
  });

  test('cannot lead to more than a badge can be', async () => {
    const web = webOf({ [address]: page(alternate(other)), [other]: { body: new Uint8Array((10 << 20) + 1) } });
    expect(codesOf(await url({ url: address }, web))).toEqual(['input.too-large']);
  });
});
