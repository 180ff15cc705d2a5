import { describe, expect, test } from 'vitest';
import { readLinked, verificationOf } from '../../src/linked/read.js';
import type { JsonObject, JsonValue } from '../../src/model/json.js';
import type { LinkedClass, LinkedObject } from '../../src/model/linked.js';

const v1 = 'https://w3id.org/openbadges/v1';
const v2 = 'https://w3id.org/openbadges/v2';
const id = 'https://badges.example.org/a/1';
const url = 'https://badges.example.org/asked';

const read = async (json: JsonObject, wanted?: LinkedClass): Promise<LinkedObject> => {
  const result = await readLinked(json, { url, ...(wanted === undefined ? {} : { wanted }) });
  if (!result.ok) throw new Error(result.error.code);
  return result.value;
};
const codeOf = async (json: JsonObject, wanted?: LinkedClass): Promise<string> => {
  const result = await readLinked(json, wanted === undefined ? {} : { wanted });
  return result.ok ? result.value.class : result.error.code;
};

const assertion = {
  '@context': v2,
  type: 'Assertion',
  id,
  recipient: { type: 'email', hashed: false, identity: 'a@example.org' },
  badge: id,
  issuedOn: '2020-01-01T00:00:00Z',
  verification: { type: 'HostedBadge' },
};

describe('reading', () => {
  test('an assertion as it should be changes nothing', async () => {
    expect(await read(assertion)).toEqual({
      class: 'Assertion',
      generation: '2.0',
      original: assertion,
      own: assertion,
      object: assertion,
      deviations: [],
      lacks: [],
    });
  });

  test('an assertion of a Moodle keeps what was found, and is read as it was meant', async () => {
    const { verification: _, ...rest } = assertion;
    const json = { ...rest, verify: { type: 'hosted', url: id } };
    const linked = await read(json);
    expect(linked.original).toBe(json);
    expect(linked.own).toEqual(linked.object);
    expect(linked.object['verification']).toEqual({ type: 'HostedBadge', url: id });
    expect(linked.deviations.map(({ pointer }) => pointer)).toEqual(['/verify/type', '/verify']);
  });

  test('an assertion of 1.1 is judged in its own form, and used in that of 2.0', async () => {
    const json = {
      '@context': v1,
      type: 'Assertion',
      id,
      uid: '1',
      recipient: {},
      badge: id,
      issuedOn: '2016-02-19',
      verify: { type: 'hosted', url: id },
    };
    const linked = await read(json);
    expect(linked.own).toEqual(json);
    expect(linked.object).toMatchObject({ '@context': v2, id, uid: '1', issuedOn: '2016-02-19T00:00:00Z' });
    expect(linked.object).not.toHaveProperty('verify');
    expect(linked.lacks).toEqual(['the time and zone of its dates']);
    expect(verificationOf(linked)).toEqual({ kind: 'hosted' });
  });

  test('a date under another name is seen', async () => {
    const context = [v2, { until: 'https://w3id.org/security#expiration' }];
    const linked = await read({ ...assertion, '@context': context, until: '2020-02-01T00:00:00Z' });
    expect(linked.object['expires']).toBe('2020-02-01T00:00:00Z');
    expect(linked.own['@context']).toEqual(context);
    expect(linked.object['recipient']).toEqual(assertion.recipient);
  });

  test('a badge class of 0.5 can be read out of its assertion', async () => {
    const badge = {
      name: 'x',
      image: '/i',
      criteria: '/c',
      description: 'y',
      issuer: { origin: 'https://a.example', name: 'z' },
    };
    const whole = await read({ recipient: 'a@example.org', badge });
    const inner = await read(whole.object['badge'] as JsonObject, 'BadgeClass');
    const issuer = await read(inner.object['issuer'] as JsonObject, 'Profile');
    expect([whole, inner, issuer].map((linked) => `${linked.class} ${linked.generation}`)).toEqual([
      'Assertion 0.5',
      'BadgeClass 0.5',
      'Profile 0.5',
    ]);
    expect(inner.object['criteria']).toBe('https://a.example/c');
    expect(issuer.object['url']).toBe('https://a.example');
  });

  test.each<[string, JsonObject, LinkedClass | undefined, string]>([
    ['nothing that is known', {}, undefined, 'format.unknown-version'],
    ['an answer of an interface', { data: { message: 'Resource not found.' } }, undefined, 'format.unknown-version'],
    ['what was wanted, where a name of it stands', { email: 'a@example.org' }, 'Profile', 'Profile'],
    ['nothing, where nothing of what was wanted stands', {}, 'Profile', 'format.unknown-version'],
    ['what it is, whatever was wanted', assertion, 'Profile', 'Assertion'],
    [
      'a context that hides',
      { ...assertion, '@context': [v2, { expires: { '@context': {} } }] },
      undefined,
      'format.context-inline',
    ],
    ['a graph', { '@context': v2, '@graph': [assertion, assertion] }, 'Assertion', 'schema.violation'],
  ])('answers %s', async (_, json, wanted, expected) => expect(await codeOf(json, wanted)).toBe(expected));

  const strange: readonly JsonValue[] = [
    null,
    true,
    0,
    1e300,
    '',
    'x',
    '__proto__',
    [],
    {},
    [[]],
    [null],
    [{}],
    { type: [] },
  ];
  const members = ['@context', 'type', 'id', 'recipient', 'badge', 'issuer', 'verify', 'verification', 'issuedOn'];
  const more = [
    'expires',
    'alignment',
    'alignments',
    'evidence',
    'endorsement',
    'revokedAssertions',
    'email',
    'uid',
    'revoked',
  ];

  test.each([...members, ...more])('never stumbles over a strange %s', async (name) => {
    for (const value of strange)
      for (const base of [
        assertion,
        { ...assertion, '@context': v1 },
        { badge: {}, recipient: 'x' },
        { '@type': 'x' },
        {},
      ]) {
        const result = await readLinked({ ...base, [name]: value }, { url });
        if (result.ok) expect(result.value.original).toEqual({ ...base, [name]: value });
        else expect(result.error.code).toMatch(/^(?:format|schema)\./);
      }
  });

  test('never stumbles over depth', async () => {
    const deep = (levels: number): JsonObject =>
      levels === 0 ? { type: 'Issuer' } : { badge: deep(levels - 1), endorsement: [deep(0)], issuer: deep(0) };
    expect((await read({ ...assertion, ...deep(60) })).class).toBe('Assertion');
    expect(await codeOf({ ...assertion, ...deep(60), 'obi:uid': '1' })).toBe('Assertion');
  });
});

describe('the way of verification', () => {
  test.each<[JsonValue | undefined, string]>([
    [{ type: 'HostedBadge' }, 'hosted'],
    [{ type: 'hosted' }, 'hosted'],
    [{ type: ['HostedBadge'] }, 'hosted'],
    [{ type: ['VerificationObject', 'SignedBadge'] }, 'signed'],
    [{ type: 'signed', creator: id }, 'signed'],
    [undefined, 'hosted'],
    [{ type: ['HostedBadge', 'SignedBadge'] }, 'unsupported: HostedBadge and SignedBadge'],
    [{ type: 'MerkleProof2017' }, 'unsupported: MerkleProof2017'],
    [{}, 'unsupported: none'],
    ['HostedBadge', 'unsupported: none'],
    [[{ type: 'HostedBadge' }], 'unsupported: none'],
    [null, 'unsupported: none'],
  ])('%j is %s', async (verification, expected) => {
    const { verification: _, ...rest } = assertion;
    const { kind, type } = verificationOf(await read(verification === undefined ? rest : { ...rest, verification }));
    expect(type === undefined ? kind : `${kind}: ${type}`).toBe(expected);
  });

  test('of a verify that says otherwise is neither', async () => {
    const linked = await read({ ...assertion, verify: { type: 'signed', url: id } });
    expect(verificationOf(linked).kind).toBe('unsupported');
  });
});
