import { describe, expect, test } from 'vitest';
import { type Given, gather } from '../../src/linked/gather.js';
import type { JsonObject, JsonValue } from '../../src/model/json.js';
import { isMissing, type LinkedBadge, type PartOrMissing } from '../../src/model/linked.js';
import { assertion, badgeClass, endorsement, netOf, profile, type Web } from '../support/linked-web.js';

const home = 'https://issuer.example';
const id1 = `${home}/a/1`;
const evil = 'https://evil.example';
const web: Web = {
  [`${home}/issuer`]: profile(`${home}/issuer`),
  [`${home}/class`]: badgeClass(`${home}/class`, `${home}/issuer`),
  [`${home}/a/1`]: assertion(`${home}/a/1`, `${home}/class`),
};

const gathered = async (json: JsonObject, more: Web = {}, how: Partial<Given> = {}): Promise<LinkedBadge> => {
  const found = await gather({ json, signed: false, ...how }, { net: netOf({ ...web, ...more }), allowHttp: false });
  if (!found.ok) throw new Error(found.error.code);
  return found.value;
};

const codeOf = (part: PartOrMissing | undefined): string | undefined =>
  part === undefined ? 'absent' : isMissing(part) ? part.findings[0].code : part.url;

describe('an issuer of Open Badges 0.5', () => {
  const old = (issuer: JsonObject): JsonObject => ({
    recipient: 'a@example.org',
    issued_on: '2012-01-01',
    badge: { version: '0.5.0', name: 'B', description: 'd', image: '/i.png', criteria: '/c', issuer },
  });
  const url = `${evil}/a`;

  test.each<[string, JsonObject]>([
    ['an id', { id: `${home}/issuer` }],
    ['an id and a type', { '@context': 'https://w3id.org/openbadges/v2', type: 'Profile', id: `${home}/issuer` }],
    ['a scope', { url: home, verification: { allowedOrigins: ['evil.example'] } }],
    ['keys', { id: `${home}/issuer`, publicKey: { id: `${home}/key`, publicKeyPem: '…' } }],
  ])('is its origin, and not what else stands there: %s', async (_, more) => {
    const json = old({ name: 'Issuer', origin: evil, ...more });
    const { issuer } = await gathered(json, { [url]: json }, { served: { url, finalUrl: url } });
    if (issuer === undefined || isMissing(issuer)) throw new Error('the issuer is missing');
    expect(issuer.url).toBeUndefined();
    expect(issuer.linked.generation).toBe('0.5');
    expect(Object.keys(issuer.linked.object).toSorted()).toEqual(['@context', 'name', 'type', 'url']);
    expect(issuer.linked.object['url']).toBe(evil);
  });
});

describe('what an address serves', () => {
  test('is no profile of the host that only sent it on, where its address was given', async () => {
    const url = `${home}/r?u=evil`;
    const json = profile(url, { verification: { allowedOrigins: ['issuer.example', 'evil.example'] } });
    const { subject } = await gathered(json, {}, { served: { url, finalUrl: `${evil}/p` } });
    expect(codeOf(subject)).toBe('issuer.key-unreachable');
  });

  test('is no object where it is a token, whose signature nobody checked', async () => {
    const json = assertion(`${home}/token`, `${home}/class`);
    const at = { url: `${home}/token`, finalUrl: `${home}/token` };
    const { subject } = await gathered(json, { [at.url]: 500 }, { signed: true, served: at });
    expect(codeOf(subject)).toBe('hosted.unreachable');
  });

  test.each<[string, JsonValue, LinkedBadge['verification'], string | undefined]>([
    ['signed', { type: 'SignedBadge', creator: `${home}/key` }, 'unsigned', undefined],
    ['verified in another way', { type: 'Magic' }, 'unsupported', 'Magic'],
  ])('says that it is %s, whatever a file says', async (_, verification, expected, type) => {
    const badge = await gathered(assertion(`${home}/a/1`, `${home}/class`), {
      [`${home}/a/1`]: assertion(`${home}/a/1`, `${home}/class`, { verification }),
    });
    expect(badge.verification).toBe(expected);
    expect(badge.verificationType).toBe(type);
  });

  test.each<[string, JsonObject]>([
    ['with its reason', { id: `${home}/e`, revoked: true, revocationReason: 'mistake' }],
    ['as a whole', endorsement(`${home}/e`, `${home}/a/1`, `${home}/issuer`, { revoked: true })],
  ])('says that an endorsement was taken back, %s', async (_, served) => {
    const json = endorsement(`${home}/e`, `${home}/a/1`, `${home}/issuer`);
    const badge = await gathered(json, { [`${home}/e`]: served });
    expect(badge.revoked).toMatchObject({ url: `${home}/e` });
    // Nobody is blamed for not naming an issuer there.
    if (served['issuer'] === undefined) expect(badge.issuer).toBeUndefined();
  });
});

describe('a signed badge', () => {
  test('that says itself that it was taken back, was', async () => {
    const json = assertion('urn:uuid:1', `${home}/class`, { revoked: true, verification: { type: 'SignedBadge' } });
    const { revoked } = await gathered(json, {}, { signed: true });
    expect(revoked).toEqual({ url: 'urn:uuid:1' });
  });
});

describe('the parts of a hosted badge', () => {
  test('are those that stand at their addresses', async () => {
    const badge = await gathered(assertion(`${home}/a/1`, `${home}/class`));
    expect([badge.subject, badge.badgeClass, badge.issuer].map(codeOf)).toEqual([
      `${home}/a/1`,
      `${home}/class`,
      `${home}/issuer`,
    ]);
  });

  test.each<[string, Web, readonly (string | undefined)[]]>([
    ['no answer', { [`${home}/a/1`]: 500 }, ['hosted.unreachable', 'absent', 'absent']],
    ['no such badge', { [`${home}/a/1`]: 404 }, ['hosted.not-found', 'absent', 'absent']],
    ['taken back', { [`${home}/a/1`]: 410 }, ['status.revoked', 'absent', 'absent']],
    ['a message', { [id1]: { message: 'Too many requests' } }, ['hosted.unreachable', 'absent', 'absent']],
    [
      'a message for the class',
      { [`${home}/class`]: { data: { message: 'Resource not found.' } } },
      [id1, 'hosted.unreachable', 'absent'],
    ],
    [
      'a message for the issuer',
      { [`${home}/issuer`]: { error: 'maintenance' } },
      [id1, `${home}/class`, 'issuer.key-unreachable'],
    ],
    ['no class', { [`${home}/class`]: 404 }, [`${home}/a/1`, 'hosted.unreachable', 'absent']],
    ['class gone', { [`${home}/class`]: 410 }, [`${home}/a/1`, 'hosted.unreachable', 'absent']],
    ['no issuer', { [`${home}/issuer`]: 404 }, [`${home}/a/1`, `${home}/class`, 'issuer.key-unreachable']],
    [
      'a profile of another host',
      { [`${home}/issuer`]: profile(`${evil}/issuer`) },
      [`${home}/a/1`, `${home}/class`, 'hosted.id-mismatch'],
    ],
    [
      'another badge',
      { [`${home}/a/1`]: assertion(`${home}/a/2`, `${home}/class`) },
      ['hosted.id-mismatch', 'absent', 'absent'],
    ],
  ])('are missing with a reason: %s', async (_, more, expected) => {
    const badge = await gathered(assertion(`${home}/a/1`, `${home}/class`), more);
    expect([badge.subject, badge.badgeClass, badge.issuer].map(codeOf)).toEqual(expected);
  });
});
