import { describe, expect, test } from 'vitest';
import { sentenceOf } from '../../src/model/finding.js';
import type { JsonObject } from '../../src/model/json.js';
import type { Generation, LinkedClass, LinkedObject } from '../../src/model/linked.js';
import { checkLinked } from '../../src/schema/linked.js';
import * as good from './linked-samples.js';
import { linkedObject } from './linked-samples.js';
import { spoil } from './samples.js';

type Make = () => JsonObject;

const kinds: readonly (readonly [LinkedClass, Generation, Make, string])[] = [
  ['Assertion', '2.0', good.assertion, 'Assertion (Open Badges 2.0)'],
  ['BadgeClass', '2.0', good.badgeClass, 'BadgeClass (Open Badges 2.0)'],
  ['Profile', '2.0', good.profile, 'Profile (Open Badges 2.0)'],
  ['Endorsement', '2.0', good.endorsement, 'Endorsement (Open Badges 2.0)'],
  ['RevocationList', '2.0', good.revocationList, 'RevocationList (Open Badges 2.0)'],
  ['CryptographicKey', '2.0', good.cryptographicKey, 'CryptographicKey (Open Badges 2.0)'],
  ['Assertion', '1.1', good.assertion11, 'Assertion (Open Badges 1.1)'],
  ['BadgeClass', '1.1', good.badgeClass11, 'BadgeClass (Open Badges 1.1)'],
  ['Profile', '1.1', good.issuer11, 'Issuer (Open Badges 1.1)'],
  ['Assertion', '1.0', good.assertion10, 'Assertion (Open Badges 1.0)'],
  ['BadgeClass', '1.0', good.badgeClass10, 'BadgeClass (Open Badges 1.0)'],
  ['Profile', '1.0', good.issuer10, 'Issuer (Open Badges 1.0)'],
  ['RevocationList', '1.0', good.revocationList10, 'RevocationList (Open Badges 1.0)'],
  ['Assertion', '0.5', good.assertion05, 'Assertion (Open Badges 0.5)'],
  ['BadgeClass', '0.5', () => good.assertion05()['badge'] as JsonObject, 'BadgeClass (Open Badges 0.5)'],
  ['RevocationList', '1.1', good.revocationList, 'RevocationList (Open Badges 2.0)'],
  ['Endorsement', '1.1', good.endorsement, 'Endorsement (Open Badges 2.0)'],
];

test.each(kinds)(
  'finds nothing in a good %s of %s, and says what it was checked against',
  async (name, of, make, title) => {
    expect(await checkLinked(linkedObject(name, of, make()))).toEqual({ schema: title, findings: [], omitted: 0 });
  },
);

const seen = async (linked: LinkedObject, wanted?: LinkedClass): Promise<readonly string[]> =>
  (await checkLinked(linked, wanted)).findings.map(({ code, pointer }) => `${code} ${pointer}`);

const violation = (pointer: string): readonly string[] => [`schema.violation ${pointer}`];

describe('an Assertion of 2.0', () => {
  const spoilt = (pointer: string, value: unknown) =>
    seen(linkedObject('Assertion', '2.0', spoil(good.assertion(), pointer, value)));

  test.each(['@context', 'id', 'type', 'recipient', 'badge', 'verification', 'issuedOn'])(
    'must have %s',
    async (name) => {
      expect(await spoilt(`/${name}`, undefined)).toEqual(violation(''));
      expect(await spoilt(`/${name}`, null)).toContain(`schema.violation /${name}`);
    },
  );

  test.each<[string, unknown]>([
    ['/@context', 'https://w3id.org/openbadges/v2'],
    ['/@context', ['https://w3id.org/openbadges/v2', { own: 'https://a.example/own' }]],
    ['/type', ['Assertion', 'extensions:Own']],
    ['/type', ['Assertion', 'https://a.example/Own']],
    ['/recipient', { type: 'telephone', identity: '+4712345678', hashed: false }],
    ['/recipient', { type: 'https://a.example/handle', identity: 'x', hashed: false }],
    ['/recipient/identity', `sha256$${'0F'.repeat(32)}`],
    ['/recipient/identity', `md5$${'0f'.repeat(16)}`],
    ['/recipient/salt', undefined],
    ['/issuedOn', '2017-09-30T00:00Z'],
    ['/issuedOn', '2017-09-30T00:00:00.123456+0200'],
    ['/issuedOn', '2017-09-30T00:00:00,5-05'],
    ['/expires', undefined],
    ['/image', 'https://a.example/b.png'],
    ['/evidence', []],
    ['/evidence', { narrative: { '@value': 'x', '@language': 'en' } }],
    ['/narrative', { en: 'x', 'nb-NO': 'y' }],
    ['/verification/type', 'MerkleProofVerification2017'],
    ['/verification/type', ['SignedBadge', 'https://a.example/Chain']],
    ['/badge', 'urn:uuid:1'],
    ['/revoked', false],
    ['/unknown', null],
  ])('may have at %s: %j', async (pointer, value) => {
    expect(await spoilt(pointer, value)).toEqual([]);
  });

  test.each<[string, unknown, string?]>([
    ['/@context', { '@vocab': 'https://w3id.org/openbadges#' }],
    ['/@context', ['https://a.example/context']],
    ['/@context', [{ obi: 'https://w3id.org/openbadges#' }]],
    ['/@context', ['https://w3id.org/openbadges/v2', null], '/@context/1'],
    ['/@context', 'https://w3id.org/openbadges/invalid'],
    ['/type', []],
    ['/type', 'BadgeClass'],
    ['/type', ['BadgeClass']],
    ['/type', ['Assertion', 'UNKNOWN'], '/type/1'],
    ['/type', ['Assertion', 7], '/type/1'],
    ['/id', 'assertion.json'],
    ['/id', '_:b0'],
    ['/id', 'https://a.example/ b'],
    ['/id', ['https://a.example/b']],
    ['/recipient', 'x@a.example'],
    ['/recipient', []],
    ['/recipient/type', 'e-mail'],
    ['/recipient/type', ['email']],
    ['/recipient/identity', undefined, '/recipient'],
    ['/recipient/identity', ''],
    ['/recipient/identity', 'x@a.example'],
    ['/recipient/identity', `sha256$${'0f'.repeat(31)}`],
    ['/recipient/identity', `sha256$${'0g'.repeat(32)}`],
    ['/recipient/identity', `md5$${'0f'.repeat(32)}`],
    ['/recipient/identity', `sha1$${'0f'.repeat(20)}`],
    ['/recipient/hashed', undefined, '/recipient'],
    ['/recipient/hashed', 'true'],
    ['/recipient/salt', 5],
    ['/issuedOn', '2017-09-30'],
    ['/issuedOn', '2017-09-30T00:00:00'],
    ['/issuedOn', '2017-02-30T00:00:00Z'],
    ['/issuedOn', 1359217910],
    ['/issuedOn', ['2017-09-30T00:00:00Z']],
    ['/expires', ''],
    ['/expires', null],
    ['/expires', ['2017-09-30T00:00:00Z']],
    ['/image', 'data:image/png;base64,iVBORw0KGgo='],
    ['/image', 'DATA:image/png;base64,iVBORw0KGgo='],
    ['/image', { caption: 'x' }],
    ['/image/id', 'data:image/png;base64,iVBORw0KGgo='],
    ['/image', []],
    ['/evidence', [5], '/evidence/0'],
    ['/evidence', 'work'],
    ['/narrative', { '@language': 'en' }],
    ['/narrative', ['x', 'y']],
    ['/verification', 'HostedBadge'],
    ['/verification', [{ type: 'HostedBadge' }]],
    ['/verification', {}],
    ['/verification/type', []],
    ['/verification/type', ''],
    ['/revoked', 'no'],
    ['/badge', ['https://a.example/badge']],
    ['/badge/type', 'Criteria'],
    ['/badge/id', undefined, '/badge'],
    ['/badge/issuer/id', undefined, '/badge/issuer'],
    ['/badge/issuer/type', 'Criteria'],
    ['/badge/@context', { '@vocab': 'https://a.example/' }],
  ])('must not have at %s: %j', async (pointer, value, at = pointer) => {
    expect(new Set(await spoilt(pointer, value))).toEqual(new Set(violation(at)));
  });

  test('needs nothing but its id once it was taken back', async () => {
    const stub = (own: JsonObject) => seen(linkedObject('Assertion', '2.0', own));
    expect(await stub({ id: 'https://a.example/1', revoked: true })).toEqual([]);
    expect(await stub({ id: 'https://a.example/1', revoked: true, revocationReason: 'x' })).toEqual([]);
    expect(await stub({ revoked: true })).toEqual(violation(''));
    expect(await stub({ id: 'https://a.example/1', revoked: 'true' })).toContain('schema.violation /revoked');
    expect(await stub({ id: 'https://a.example/1', revoked: false })).toHaveLength(6);
  });

  test('must not expire before it was issued', async () => {
    expect(await spoilt('/expires', '2020-01-31T12:00:00Z')).toEqual(violation('/expires'));
    expect(await spoilt('/expires', '2026-01-31T12:00:00+00:00')).toEqual([]);
    const { findings } = await checkLinked(
      linkedObject('Assertion', '2.0', spoil(good.assertion(), '/expires', '2020-01-31T12:00:00Z')),
    );
    expect(findings.map(sentenceOf)).toEqual([
      'At /expires: expected a time that is not before issuedOn, the text "2026-01-31T12:00:00Z", found the text "2020-01-31T12:00:00Z".',
    ]);
  });
});

describe('a BadgeClass of 2.0', () => {
  const spoilt = (pointer: string, value: unknown) =>
    seen(linkedObject('BadgeClass', '2.0', spoil(good.badgeClass(), pointer, value)));

  test.each(['@context', 'id', 'type', 'name', 'description', 'image', 'criteria', 'issuer'])(
    'must have %s',
    async (name) => {
      expect(await spoilt(`/${name}`, undefined)).toEqual(violation(''));
    },
  );

  test.each<[string, unknown]>([
    ['/image', 'https://a.example/b.png'],
    ['/image', 'data:image/svg+xml,%3Csvg/%3E'],
    ['/image', { id: 'data:image/png;base64,iVBORw0KGgo=', caption: ['x', { '@value': 'y' }] }],
    ['/criteria', 'https://a.example/criteria'],
    ['/criteria', { narrative: 'Weld.' }],
    ['/criteria', { id: 'https://a.example/criteria', type: [] }],
    ['/criteria', { id: 'https://a.example/criteria', type: '' }],
    ['/issuer', 'https://a.example/issuer'],
    ['/issuer/email', undefined],
    ['/issuer/type', 'Issuer'],
    ['/issuer/type', ['Issuer', 'extensions:Own']],
    ['/issuer/publicKey', undefined],
    ['/alignment', { targetName: 'x', targetUrl: 'https://a.example/x' }],
    ['/alignment', []],
    ['/tags', 'metal'],
    ['/tags', []],
    ['/@language', 'pt_br'],
    ['/version', '1.0'],
    ['/version', ''],
  ])('may have at %s: %j', async (pointer, value) => {
    expect(await spoilt(pointer, value)).toEqual([]);
  });

  test.each<[string, unknown, string?]>([
    ['/image', 'data:image/jpeg;base64,x'],
    ['/image', 'data:text/html,x'],
    ['/image', 'badge.png'],
    ['/image', { id: 'data:text/html,x' }, '/image/id'],
    ['/criteria', {}],
    ['/criteria', ''],
    ['/criteria', { type: 'Criteria' }],
    ['/criteria', ['https://a.example/criteria']],
    ['/criteria/narrative', 5],
    ['/issuer', ['https://a.example/issuer']],
    ['/issuer', 'issuer.json'],
    ['/issuer/type', 'BadgeClass'],
    ['/issuer/type', undefined, '/issuer'],
    ['/issuer/name', undefined, '/issuer'],
    ['/issuer/email', 'nobody'],
    ['/issuer/url', 'www.example.org'],
    ['/issuer/publicKey', { type: 'CryptographicKey', owner: 'https://a.example/' }],
    ['/issuer/publicKey', [{ type: 'CryptographicKey', publicKeyPem: 'x' }], '/issuer/publicKey/0'],
    ['/issuer/verification', 'x'],
    ['/issuer/verification/startsWith', 5],
    ['/alignment', 'https://a.example/x'],
    ['/alignment/0/targetName', undefined, '/alignment/0'],
    ['/alignment/0/targetUrl', undefined, '/alignment/0'],
    ['/alignment/0/targetUrl', 'x'],
    ['/tags', [5], '/tags/0'],
    ['/tags', null],
    ['/@language', 'not a language'],
    ['/version', {}],
    ['/related', [5], '/related/0'],
    ['/endorsement', 'x'],
  ])('must not have at %s: %j', async (pointer, value, at = pointer) => {
    expect(new Set(await spoilt(pointer, value))).toEqual(new Set(violation(at)));
  });

  test('with criteria that say nothing leaves readers without something useful', async () => {
    expect(await spoilt('/criteria', { narrative: ' ' })).toEqual(['schema.recommended-missing /criteria']);
  });
});

describe('objects of other classes of 2.0', () => {
  test.each<[LinkedClass, Make, string, unknown, string]>([
    ['Endorsement', good.endorsement, '/claim', undefined, ''],
    ['Endorsement', good.endorsement, '/claim/id', undefined, '/claim'],
    ['Endorsement', good.endorsement, '/claim', 'https://a.example/badge', '/claim'],
    ['Endorsement', good.endorsement, '/issuer', { type: 'Profile' }, '/issuer'],
    ['Endorsement', good.endorsement, '/issuedOn', '2026', '/issuedOn'],
    ['RevocationList', good.revocationList, '/revokedAssertions', undefined, ''],
    ['RevocationList', good.revocationList, '/revokedAssertions', [{}], '/revokedAssertions/0'],
    ['RevocationList', good.revocationList, '/revokedAssertions', [''], '/revokedAssertions/0'],
    ['RevocationList', good.revocationList, '/revokedAssertions', [5], '/revokedAssertions/0'],
    ['RevocationList', good.revocationList, '/type', 'Assertion', '/type'],
    ['CryptographicKey', good.cryptographicKey, '/owner', undefined, ''],
    ['CryptographicKey', good.cryptographicKey, '/publicKeyPem', undefined, ''],
    ['CryptographicKey', good.cryptographicKey, '/owner', { id: 'https://a.example/' }, '/owner'],
  ])('%s is refused with something wrong (%#)', async (name, make, pointer, value, at) => {
    expect(new Set(await seen(linkedObject(name, '2.0', spoil(make(), pointer, value))))).toEqual(
      new Set(violation(at)),
    );
  });

  test('a single entry may stand for a list of revoked badges, and a JWK for a PEM', async () => {
    const list = spoil(good.revocationList(), '/revokedAssertions', 'urn:uuid:1');
    expect(await seen(linkedObject('RevocationList', '2.0', list))).toEqual([]);
    const key = spoil(spoil(good.cryptographicKey(), '/publicKeyPem', undefined), '/publicKeyJwk', { kty: 'EC' });
    expect(await seen(linkedObject('CryptographicKey', '2.0', key))).toEqual([]);
  });
});

describe('what is found', () => {
  test('is told of the object as it was found', async () => {
    const found = spoil(spoil(good.assertion(), '/verification', undefined), '/expires', undefined);
    const original = { ...found, verify: { type: 'hosted', url: 5 }, 'obi:expires': 'never' };
    const own = { ...found, verification: { type: 'HostedBadge', url: 5 }, expires: 'never' };
    const { findings } = await checkLinked(linkedObject('Assertion', '2.0', own, { original }));
    expect(findings.map(({ pointer, args }) => [pointer, args.at])).toEqual(
      expect.arrayContaining([
        ['/verify/url', '/verify/url'],
        ['/obi:expires', '/obi:expires'],
      ]),
    );
    expect(findings).toHaveLength(2);
  });

  test('names a habit once, at its first place, and after what fails', async () => {
    const habit = { found: '"type" is "Issuer"', expected: '"Profile"' };
    const deviations = [
      { pointer: '/badge/issuer/type', ...habit },
      { pointer: '/endorsement/issuer/type', ...habit },
      { pointer: '/email', found: '"email" is missing', expected: 'the e-mail address of the issuer' },
    ];
    const own = spoil(good.assertion(), '/issuedOn', 'yesterday');
    expect(await seen(linkedObject('Assertion', '2.0', own, { deviations }))).toEqual([
      'schema.violation /issuedOn',
      'schema.known-deviation /badge/issuer/type',
      'schema.known-deviation /email',
    ]);
  });

  test('is what the wanted class asks for, whatever the object calls itself', async () => {
    const criteria = linkedObject('BadgeClass', '2.0', good.badgeClass());
    expect(await seen(criteria, 'Profile')).toContain('schema.violation /type');
    expect((await checkLinked(criteria, 'Profile')).schema).toBe('Profile (Open Badges 2.0)');
    expect(await seen(criteria, 'BadgeClass')).toEqual([]);
  });

  test('is counted where there is a flood of it', async () => {
    const own = spoil(
      good.badgeClass(),
      '/tags',
      Array.from({ length: 5000 }, () => 5),
    );
    const { findings, omitted } = await checkLinked(linkedObject('BadgeClass', '2.0', own));
    expect(findings).toHaveLength(100);
    expect(omitted).toBeGreaterThan(800);
  });

  test('does not come from what objects inherit', async () => {
    const own = JSON.parse('{"__proto__": {"id": "https://a.example/1", "revoked": true}}') as JsonObject;
    expect(await seen(linkedObject('Assertion', '2.0', own))).toHaveLength(7);
  });
});
