import { describe, expect, test } from 'vitest';
import { followLink } from '../../src/load/follow.js';
import type { FindingCode } from '../../src/model/catalog.js';
import { finding, sentenceOf } from '../../src/model/finding.js';
import type { Link } from '../../src/unbake/link.js';
import { type Answer, codesOf, inputOf, problemOf, sentenceOfProblem, utf8, webOf } from './helpers.js';

const address = 'https://badges.example.org/assertions/1';
const id = '0a1b2c3d-4e5f-4a6b-8c7d-9e0f1a2b3c4d';
const share = `https://www.credly.com/badges/${id}`;
const api = `https://www.credly.com/api/v1/obi/v2/badge_assertions/${id}`;
const badge = '{"@context":"https://w3id.org/openbadges/v2","type":"Assertion"}';

const info = { source: 'file', ref: 'badge.png', sha256: '00' } as const;
const link: Link = { kind: 'link', container: 'png', url: address, part: 'the badge data in the PNG', findings: [] };
const baked: Link = { ...link, place: 'ob2' };

describe('a link in a picture', () => {
  test('is followed, by the rules for what a badge names, and that is said', async () => {
    const web = webOf({ [address]: { body: badge, url: 'https://cdn.example.org/1' } });
    const {
      bytes,
      info: found,
      notes = [],
      served,
    } = inputOf(await followLink(link, info, { net: web.net, allowHttp: false }));
    expect(bytes).toEqual(utf8(badge));
    expect(found).toEqual({ ...info, container: 'png' });
    expect(served).toEqual({ url: address, finalUrl: 'https://cdn.example.org/1' });
    expect(notes.map(sentenceOf)).toEqual([
      `The badge data in the PNG is only the address of a badge, ${address}. What counts is the badge that is served there, not what the picture or the file shows.`,
    ]);
    expect(web.requests).toMatchObject([{ url: address, purpose: 'input', statedBy: 'badge' }]);
  });

  test('keeps what was said of the picture', async () => {
    const compressed = { ...link, findings: [finding('format.compressed-chunk', { keyword: 'openbadges' })] };
    const { notes } = inputOf(
      await followLink(compressed, info, { net: webOf({ [address]: { body: badge } }).net, allowHttp: false }),
    );
    expect(notes?.map(({ code }) => code)).toEqual(['format.compressed-chunk', 'input.link-followed']);
  });

  test('may be a share link, also of a host that nobody typed', async () => {
    const web = webOf({ [api]: { body: badge } });
    const { notes, served } = inputOf(
      await followLink({ ...baked, url: share }, info, { net: web.net, allowHttp: false }),
    );
    expect(notes?.map(({ code }) => code)).toEqual(['input.link-followed', 'input.platform-link']);
    expect(served?.url).toBe(api);
    expect(web.requests.map(({ statedBy }) => statedBy)).toEqual(['badge']);
  });

  test.each<[string, Link, Answer, readonly FindingCode[]]>([
    [
      'leads to nothing, where the badge itself must be',
      baked,
      { body: '', status: 404 },
      ['hosted.not-found', 'input.link-followed'],
    ],
    [
      'leads to nothing, where it may be mistyped',
      link,
      { body: '', status: 404 },
      ['input.unreachable', 'input.link-followed'],
    ],
    [
      'leads to a badge that was taken back',
      baked,
      { body: '', status: 410 },
      ['status.revoked', 'input.link-followed'],
    ],
    ['leads to a server with a fault', baked, { body: '', status: 500 }, ['input.unreachable', 'input.link-followed']],
    ['is not asked', baked, 'blocked', ['net.blocked', 'input.link-followed']],
    ['leads to another link', link, { body: 'https://x.example/2' }, ['input.hosted-elsewhere', 'input.link-followed']],
    [
      'leads to a link in quotes',
      link,
      { body: '"https://x.example/2"' },
      ['input.hosted-elsewhere', 'input.link-followed'],
    ],
    ['leads to a page', link, { body: '<html>' }, ['input.page-without-badge', 'input.link-followed']],
  ])('that %s', async (_, given, answer, codes) => {
    const web = webOf({ [address]: answer, 'https://x.example/2': { body: badge } });
    const loaded = await followLink(given, info, { net: web.net, allowHttp: false });
    expect(codesOf(loaded)).toEqual(codes);
    expect(problemOf(loaded).info).toEqual({ ...info, container: 'png' });
    expect(web.requests).toHaveLength(1);
  });

  test('that is a share link of what is not there decides nothing', async () => {
    const loaded = await followLink({ ...baked, url: share }, info, { net: webOf({}).net, allowHttp: false });
    expect(codesOf(loaded)).toEqual(['input.unreachable', 'input.platform-link', 'input.link-followed']);
  });

  test('that opens a store is not asked, and not shown', async () => {
    const web = webOf({});
    const url = 'https://learncard.app/share-boost?uri=lc:1&seed=abc&pin=123';
    const loaded = await followLink({ ...link, url }, info, { net: web.net, allowHttp: false });
    expect(codesOf(loaded)).toEqual(['input.platform-not-verifiable', 'input.link-followed']);
    expect(sentenceOfProblem(loaded)).toContain('Ask the holder for the badge as an exported JSON file');
    expect(JSON.stringify(loaded)).not.toContain('abc');
    expect(web.requests).toEqual([]);
  });
});
