import { describe, expect, test } from 'vitest';
import { sentenceOf } from '../../src/model/finding.js';
import type { JsonValue } from '../../src/model/json.js';
import { unreachable } from '../../src/net/port.js';
import { type ListedBadge, readRevocationList } from '../../src/status/ob2-revocation.js';

const url = 'https://example.org/revoked';
const issuer = 'https://example.org/issuer';
const id = 'https://example.org/a/1';
const uid = 'abc123';
const badge: ListedBadge = { id, issuer };
const oldBadge: ListedBadge = { id, uid, issuer };

interface Served {
  readonly url?: string;
  readonly finalUrl?: string;
  readonly badge?: ListedBadge;
}

const read = async (body: JsonValue, { url: from = url, finalUrl = from, badge: asked = badge }: Served = {}) => {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const requests: unknown[] = [];
  const answer = await readRevocationList(from, asked, async (request) => {
    requests.push(request);
    const over = from.replace(/^http:/, 'https:');
    return { kind: 'served', body: Buffer.from(text), url: over, finalUrl: finalUrl.replace(/^http:/, 'https:') };
  });
  return answer.ok
    ? { says: answer.value.says, found: answer.value.findings.map(({ code, args }) => ({ code, ...args })), requests }
    : { code: answer.error.code, why: sentenceOf(answer.error), requests };
};

const listOf = (revokedAssertions: JsonValue, more = {}): JsonValue => ({
  '@context': 'https://w3id.org/openbadges/v2',
  id: url,
  type: 'RevocationList',
  issuer,
  revokedAssertions,
  ...more,
});

const revoked = (more = {}) => ({ says: 'revoked', found: [{ code: 'status.revoked', url, ...more }] });
const clear = { says: 'not revoked', found: [] };
const invalid = { code: 'status.list-invalid' };

describe('a list that names the badge', () => {
  test.each<[string, JsonValue, ListedBadge, object]>([
    ['as a text', [id], badge, {}],
    ['as an object', [{ id }], badge, {}],
    ['with a reason', [{ id, revocationReason: 'Awarded in error' }], badge, { reason: 'Awarded in error' }],
    ['with an empty reason', [{ id, revocationReason: ' ' }], badge, {}],
    ['with a reason that is none', [{ id, revocationReason: 42 }], badge, {}],
    ['among others', ['urn:uuid:1', { id: 'urn:uuid:2' }, { id }], badge, {}],
    ['among things that are no entries', [42, null, {}, id], badge, {}],
    ['as a single text', id, badge, {}],
    ['as a single object', { id }, badge, {}],
    ['saying so', [{ id, revoked: true }], badge, {}],
    ['twice, once as not revoked', [{ id, revoked: false }, id], badge, {}],
    ['without https', ['http://example.org/a/1'], badge, {}],
    ['with blanks around', [` ${id}\n`], badge, {}],
    ['with percent signs', ['https://example.org/%61/1'], badge, {}],
    ['by its uid', [{ uid, revocationReason: 'x' }], oldBadge, { reason: 'x' }],
    ['by its uid as a text', [uid], oldBadge, {}],
    ['by its uid alone', [{ uid }], { uid, issuer }, {}],
    ['by its id under the name of the uid', [{ uid: id }], badge, {}],
    ['by an id that is no address', ['urn:uuid:1'], { id: 'urn:uuid:1', issuer }, {}],
  ])('%s revokes it', async (_, entries, asked, more) => {
    expect(await read(listOf(entries), { badge: asked })).toMatchObject(revoked(more));
  });

  test('revokes it also where it is kept by somebody else, or lies elsewhere', async () => {
    const by = 'https://evil.example/issuer';
    expect(await read(listOf([id], { issuer: by }))).toMatchObject(revoked({ by }));
    expect(await read(listOf([id], { type: 'Profile' }))).toMatchObject(revoked());
    expect(await read(listOf([id]), { finalUrl: 'https://evil.example/list' })).toMatchObject(revoked());
  });
});

describe('a list that does not name the badge', () => {
  test.each<[string, JsonValue, ListedBadge]>([
    ['an empty one', [], badge],
    ['one of others', ['urn:uuid:1', { id: `${id}0` }, { id: 'https://example.org/a/1/' }], badge],
    ['one that says it is not revoked', [{ id, revoked: false }], badge],
    ['one with the uid of a badge that has none', [{ uid }], badge],
  ])('says that it is not revoked: %s', async (_, entries, asked) => {
    expect(await read(listOf(entries), { badge: asked })).toMatchObject(clear);
  });

  test.each<[string, object, Served]>([
    ['names no issuer', { issuer: undefined }, {}],
    ['names the issuer without https', { issuer: 'http://example.org/issuer' }, {}],
    ['names the issuer as an object', { issuer: { id: issuer } }, {}],
    ['has no id, type or context', { id: undefined, type: undefined, '@context': undefined }, {}],
    ['has several types', { type: ['Extension', 'RevocationList'] }, {}],
    ['has an id without https', { id: 'http://example.org/revoked' }, {}],
    ['was asked for without https', {}, { url: 'http://example.org/revoked' }],
    ['is served with www.', {}, { finalUrl: 'https://www.example.org/revoked' }],
    ['lies on another host, as the profile says', { id: undefined }, { url: 'https://cdn.example.net/r' }],
  ])('counts where it %s', async (_, more, served) => {
    expect(await read(listOf([], more), served)).toMatchObject(clear);
  });

  test.each<[string, object, Served]>([
    ['is of another issuer', { issuer: 'https://evil.example/issuer' }, {}],
    ['is of another issuer on the same host', { issuer: `${issuer}/2` }, {}],
    ['is of an issuer that cannot be read', { issuer: 42 }, {}],
    ['is of several issuers', { issuer: [issuer, 'https://evil.example'] }, {}],
    ['is of another type', { type: 'BadgeClass' }, {}],
    ['has the id of another host', { id: 'https://evil.example/revoked' }, {}],
    ['came from another server', {}, { finalUrl: 'https://evil.example/revoked' }],
    ['has an entry that names nobody', { revokedAssertions: [{}] }, {}],
    ['has an entry that is none', { revokedAssertions: [42] }, {}],
    ['has null in place of entries', { revokedAssertions: null }, {}],
    ['does not say clearly whether it is revoked', { revokedAssertions: [{ id, revoked: 'no' }] }, {}],
  ])('leaves the question open where it %s', async (_, more, served) => {
    expect(await read(listOf([], more), served)).toMatchObject(invalid);
  });
});

describe('what is no list', () => {
  test.each<[string, JsonValue]>([
    ['an empty object', {}],
    ['an object without entries', listOf([]) && { id: url, type: 'RevocationList', issuer }],
    ['a message', { error: 'not found' }],
    ['a list of Open Badges 1', { [uid]: 'a reason' }],
    ['a list in JSON', [id]],
    ['a text in JSON', '"x"'],
    ['no JSON', 'nothing'],
    ['JSON that can be read in two ways', '{"revokedAssertions": ["x"], "revokedAssertions": []}'],
    ['nothing', ''],
  ])('%s leaves the question open', async (_, body) => expect(await read(body)).toMatchObject(invalid));
});

describe('a map of Open Badges 1.0', () => {
  const asked = { badge: oldBadge };
  test('revokes a badge by its uid', async () => {
    expect(await read({ [uid]: 'Plagiarism', other: 'x' }, asked)).toMatchObject(revoked({ reason: 'Plagiarism' }));
    expect(await read({ [uid]: '' }, asked)).toMatchObject(revoked());
    expect(await read({ [uid]: 42 }, asked)).toMatchObject(revoked());
  });

  test.each<JsonValue>([{}, { other: 'x' }, { Abc123: 'x' }])('%j does not', async (map) => {
    expect(await read(map, asked)).toMatchObject(clear);
  });

  test.each<JsonValue>([
    { error: 'not found' },
    { message: 'ok' },
    { other: 42 },
    { other: {} },
    { type: 'RevocationList' },
    { id: url, other: 'x' },
    { '@context': 'https://w3id.org/openbadges/v1' },
  ])('%j is none', async (map) => expect(await read(map, asked)).toMatchObject(invalid));

  test('names nobody by a member of every object', async () => {
    expect(await read({}, { badge: { ...oldBadge, uid: 'constructor' } })).toMatchObject(clear);
  });
});

describe('a list that cannot be had', () => {
  const ask = async (answer: 'gone' | 'absent' | 'silent') => {
    const finding = unreachable(url, 'revocation-list', 'nobody answers');
    const got = await readRevocationList(url, badge, async () =>
      answer === 'gone' ? { kind: answer, url } : { kind: answer, finding },
    );
    return got.ok ? 'ok' : got.error.code;
  };
  test.each(['gone', 'absent', 'silent'] as const)('leaves the question open: %s', async (answer) => {
    expect(await ask(answer)).toBe('status.list-unreachable');
  });

  test.each(['', 'urn:uuid:1', 'revoked.json', 'ftp://example.org/r', 'data:application/json,{}'])(
    'is not asked for where its address is none: %j',
    async (address) => expect(await read(listOf([]), { url: address })).toMatchObject({ ...invalid, requests: [] }),
  );

  test('is not asked for where the badge has no name', async () => {
    expect(await read(listOf([]), { badge: { issuer } })).toMatchObject({ ...invalid, requests: [] });
  });
});

test('asks for no more than 4 MiB, and reads a list of a million bytes in little time', async () => {
  const many = Array.from({ length: 60_000 }, (_, index) => ({ id: `https://example.org/a/${index + 2}` }));
  const start = performance.now();
  expect(await read(listOf(many))).toMatchObject({
    ...clear,
    requests: [{ url, purpose: 'revocation-list', maxBytes: 4 * 1024 * 1024 }],
  });
  expect(performance.now() - start).toBeLessThan(3000);
});
