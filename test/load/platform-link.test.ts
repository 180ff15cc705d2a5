import { describe, expect, test } from 'vitest';
import { url } from '../../src/load/url.js';
import type { FindingCode } from '../../src/model/catalog.js';
import { sentenceOf } from '../../src/model/finding.js';
import { type Answer, codesOf, inputOf, problemOf, sentenceOfProblem, utf8, webOf } from './helpers.js';

const id = '0a1b2c3d-4e5f-4a6b-8c7d-9e0f1a2b3c4d';
const id22 = 'WDVAtNTfT_S8JuO-u8rVEw';
const hash = '8d6d839383cd6e03624b98b70ce4f475f43c2d04';
const badge = '{"@context":"https://w3id.org/openbadges/v2","type":"Assertion"}';

const credly = `https://www.credly.com/badges/${id}`;
const credly2 = `https://www.credly.com/api/v1/obi/v2/badge_assertions/${id}`;
const credly3 = `https://www.credly.com/api/v1/obi/v3/open_badge_credentials/${id}`;
const parchment = `https://badges.parchment.eu/public/assertions/${id22}`;
const parchmentApi = `https://api.badges.parchment.eu/public/assertions/${id22}.json?v=2_0`;
const badgrApi = `https://api.eu.badgr.io/public/assertions/${id22}.json?v=2_0`;
const passport = 'https://openbadgepassport.com/app/badge/info/5';
const passportApi = 'https://openbadgepassport.com/obpv1/badge/info/5';
const plus = `https://verifierplus.org/credentials/${id}`;
const plusApi = `https://verifierplus.org/api/credentials/${id}`;
const assertion = `https://openbadgefactory.com/v1/assertion/${hash}.json`;
const moodle = `https://uni.example/moodle/badges/badge.php?hash=${hash}`;
const moodleApi = `https://uni.example/moodle/badges/assertion.php?b=${hash}&obversion=2`;

describe('a share link', () => {
  test('is not asked itself: the badge behind it is, and nothing but that', async () => {
    const web = webOf({ [credly2]: { body: badge } });
    const { bytes, info, notes = [], served } = inputOf(await url({ url: credly }, web));
    expect(bytes).toEqual(utf8(badge));
    expect(info.ref).toBe(credly);
    expect(served).toEqual({ url: credly2, finalUrl: credly2 });
    expect(notes.map(sentenceOf)).toEqual([
      `The address is a share link of Credly. What counts is the badge that is served at ${credly2}, not what the page shows.`,
    ]);
    expect(web.requests).toEqual([
      {
        url: credly2,
        purpose: 'input',
        accept: 'application/ld+json, application/json',
        maxBytes: 10 << 20,
        statedBy: 'user',
      },
    ]);
  });

  test.each([
    [moodle, moodleApi, 'user'],
    [
      `https://edubadges.nl/public/assertions/${id22}`,
      `https://api.edubadges.nl/public/assertions/${id22}.json`,
      'badge',
    ],
    [`https://www.youracclaim.com/badges/${id}`, credly2, 'badge'],
    ['https://verifierplus.org/#verify?vc=http://127.0.0.1/1', 'http://127.0.0.1/1', 'badge'],
  ])('%s leads to %s, which is named by the %s', async (link, api, statedBy) => {
    const web = webOf({ [api]: { body: badge } });
    inputOf(await url({ url: link }, web));
    expect(web.requests.map((request) => [request.url, request.statedBy])).toEqual([[api, statedBy]]);
  });

  test('carries nobody on, and is shown without them', async () => {
    const link = `https://eu.badgr.com/public/assertions/${id22}?identity__email=alice%40example.org`;
    const web = webOf({ [badgrApi]: { body: badge } });
    const loaded = inputOf(await url({ url: link }, web));
    expect(JSON.stringify([loaded.info, loaded.notes, web.requests])).not.toContain('alice');
  });

  test('may have its badge in a second place', async () => {
    const web = webOf({ [badgrApi]: { body: badge } });
    const { served, notes = [] } = inputOf(await url({ url: parchment }, web));
    expect(served?.url).toBe(badgrApi);
    expect(notes[0]?.args.url).toBe(badgrApi);
    expect(web.requests.map((request) => request.url)).toEqual([parchmentApi, badgrApi]);
  });

  test.each<[string, string, Readonly<Record<string, Answer>>, readonly FindingCode[], string]>([
    ['nothing', credly, {}, ['input.unreachable', 'input.platform-link'], 'it may be mistyped'],
    [
      'no answer',
      credly,
      { [credly2]: 'timeout', [credly3]: 'timeout' },
      ['input.unreachable', 'input.platform-link'],
      credly2,
    ],
    [
      'an answer in the second place only',
      parchment,
      { [parchmentApi]: 'dns' },
      ['input.unreachable', 'input.platform-link'],
      badgrApi,
    ],
    [
      'a login',
      moodle,
      { [moodleApi]: { body: '', status: 403 } },
      ['input.unreachable', 'input.platform-link'],
      'has not shared it',
    ],
    [
      'a badge that was taken back, whatever stands elsewhere',
      credly,
      { [credly2]: { body: '', status: 410 }, [credly3]: { body: badge } },
      ['status.revoked', 'input.platform-link'],
      'has revoked the badge',
    ],
    [
      'a message that calls itself a success',
      credly,
      { [credly2]: { body: '{"data":{"message":"Resource not found."}}' } },
      ['input.unreachable', 'input.platform-link'],
      'with a message in place of a badge: "Resource not found."',
    ],
    [
      'a page',
      moodle,
      { [moodleApi]: { body: '<html>Log in' } },
      ['input.unreachable', 'input.platform-link'],
      'sent a web page',
    ],
    [
      'a certificate, of which there is no data',
      `https://www.credential.net/${id}`,
      {},
      ['input.unreachable', 'input.platform-link'],
      'or it is a certificate and no badge',
    ],
  ])('leads to %s', async (_, link, answers, codes, words) => {
    const loaded = await url({ url: link }, webOf(answers));
    expect(codesOf(loaded)).toEqual(codes);
    expect(sentenceOfProblem(loaded)).toContain(words);
  });

  test('is answered with words, and nobody is asked, where there is nothing to check', async () => {
    const web = webOf({});
    const loaded = await url({ url: 'https://learncard.app/share-boost?uri=lc:1&seed=abc&pin=123' }, web);
    expect(codesOf(loaded)).toEqual(['input.platform-not-verifiable']);
    expect(sentenceOfProblem(loaded)).toBe(
      'The link https://learncard.app/share-boost?uri=[redacted]&seed=[redacted]&pin=[redacted] (LearnCard) opens a copy that is stored encrypted, and is itself the key to it. Ask the holder for the badge as an exported JSON file; do not pass the link on.',
    );
    expect(problemOf(loaded).info.ref).not.toContain('abc');
    expect(web.requests).toEqual([]);
  });

  test('cannot lead to more than a badge can be', async () => {
    const loaded = await url({ url: credly }, webOf({ [credly2]: { body: new Uint8Array((10 << 20) + 1) } }));
    expect(codesOf(loaded)).toEqual(['input.too-large']);
  });
});

describe('a record about a badge', () => {
  test('leads to the address that it names', async () => {
    const web = webOf({
      [passportApi]: { body: JSON.stringify({ id: 5, assertion_url: assertion }) },
      [assertion]: { body: badge },
    });
    const { bytes, notes = [], served } = inputOf(await url({ url: passport }, web));
    expect(bytes).toEqual(utf8(badge));
    expect(served).toEqual({ url: assertion, finalUrl: assertion });
    expect(notes.map(({ args }) => args.url)).toEqual([assertion]);
    expect(web.requests.map((request) => [request.url, request.statedBy])).toEqual([
      [passportApi, 'user'],
      [assertion, 'badge'],
    ]);
  });

  test.each<[string, unknown, string]>([
    ['a credential', { credential: { type: ['x'], n: 1 }, vp: {} }, '{"type":["x"],"n":1}'],
    ['a token', { credential: 'eyJ.x.y' }, 'eyJ.x.y'],
  ])('holds %s, which is no longer what an address served', async (_, record, text) => {
    const web = webOf({ [plusApi]: { body: JSON.stringify(record) } });
    const { bytes, served, notes } = inputOf(await url({ url: plus }, web));
    expect(bytes).toEqual(utf8(text));
    expect(served).toBeUndefined();
    expect(notes?.map(({ code }) => code)).toEqual(['input.platform-link']);
    expect(inputOf(await url({ url: plusApi }, web)).notes).toEqual([]);
  });

  test.each<[string, string, Readonly<Record<string, Answer>>, readonly FindingCode[], string]>([
    [
      'names no badge',
      passport,
      { [passportApi]: { body: '{"id":5}' } },
      ['input.unreachable', 'input.platform-link'],
      'holds no badge',
    ],
    [
      'names a file of the computer',
      passport,
      { [passportApi]: { body: '{"assertion_url":"file:///etc/passwd"}' } },
      ['input.unreachable', 'input.platform-link'],
      'holds no badge',
    ],
    [
      'is none',
      passport,
      { [passportApi]: { body: '[]' } },
      ['input.unreachable', 'input.platform-link'],
      'holds no badge',
    ],
    [
      'names an address that is private',
      passport,
      { [passportApi]: { body: '{"assertion_url":"http://127.0.0.1/1"}' }, 'http://127.0.0.1/1': 'blocked' },
      ['net.blocked', 'input.platform-link'],
      'http://127.0.0.1/1',
    ],
    [
      'names a badge that was taken back',
      passport,
      { [passportApi]: { body: JSON.stringify({ assertion_url: assertion }) }, [assertion]: { body: '', status: 410 } },
      ['status.revoked', 'input.platform-link'],
      assertion,
    ],
    [
      'names a page',
      passport,
      { [passportApi]: { body: JSON.stringify({ assertion_url: assertion }) }, [assertion]: { body: '<html>' } },
      ['input.unreachable', 'input.platform-link'],
      'sent a web page',
    ],
    [
      'holds an empty place',
      plus,
      { [plusApi]: { body: '{"credential":""}' } },
      ['input.unreachable', 'input.platform-link'],
      'holds no badge',
    ],
    ['is no longer shared', plus, {}, ['input.unreachable', 'input.platform-link'], 'no longer shared'],
  ])('that %s decides nothing by itself', async (_, link, answers, codes, words) => {
    const loaded = await url({ url: link }, webOf(answers));
    expect(codesOf(loaded)).toEqual(codes);
    expect(sentenceOfProblem(loaded)).toContain(words);
  });
});
