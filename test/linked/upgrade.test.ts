import { describe, expect, test } from 'vitest';
import { upgrade } from '../../src/linked/upgrade.js';
import type { JsonObject, JsonValue } from '../../src/model/json.js';
import type { Generation, LinkedClass } from '../../src/model/linked.js';

const v1 = 'https://w3id.org/openbadges/v1';
const v2 = 'https://w3id.org/openbadges/v2';
const id = 'https://badges.example.org/a/1';
const url = 'https://badges.example.org/asked';

const upgraded = (object: JsonObject, name: LinkedClass, generation: Generation, from?: string) =>
  upgrade(object, { class: name, generation }, from);

describe('Open Badges 0.5', () => {
  const badge = {
    version: '0.5.0',
    name: 'x',
    description: 'y',
    image: '/x.png',
    criteria: '/x.html',
    issuer: { origin: 'https://badges.example.org', name: 'Ann', org: 'Example', contact: 'a@example.org' },
  };

  test('an assertion is known by the address it was fetched from, and is hosted', () => {
    const salted = { recipient: `sha256$${'a'.repeat(64)}`, salt: 's', evidence: '/e', issued_on: '2011-12-31', badge };
    expect(upgraded(salted, 'Assertion', '0.5', url)).toEqual({
      object: {
        '@context': v2,
        type: 'Assertion',
        id: url,
        recipient: { type: 'email', identity: `sha256$${'a'.repeat(64)}`, hashed: true, salt: 's' },
        evidence: 'https://badges.example.org/e',
        issuedOn: '2011-12-31T00:00:00Z',
        verification: { type: 'HostedBadge', url },
        badge,
      },
      lacks: [
        'an id of the badge',
        'its type',
        'addresses of badge class and issuer',
        'the time and zone of its dates',
      ],
    });
  });

  test.each<[string, JsonValue, boolean]>([
    ['a plain address', 'a@example.org', false],
    ['sha1', 'sha1$da39', true],
    ['md5', 'md5$ABCDEF', true],
    ['another algorithm, which is no hash that is known', 'sha512$da39', false],
    ['a hash that is none', 'sha256$xyz', false],
  ])('the recipient as %s', (_, recipient, hashed) => {
    const { object } = upgraded({ recipient, salt: 's', badge }, 'Assertion', '0.5');
    expect(object['recipient']).toEqual({
      type: 'email',
      identity: recipient,
      hashed,
      ...(hashed ? { salt: 's' } : {}),
    });
  });

  test('without an address there is no id, whatever the file says', () => {
    const { object, lacks } = upgraded(
      { id, recipient: 'a@example.org', verify: { type: 'signed' }, badge },
      'Assertion',
      '0.5',
    );
    expect(object).not.toHaveProperty('id');
    expect(object['verification']).toEqual({ type: 'HostedBadge' });
    expect(lacks).toContain('the date of issue');
  });

  test('the badge class and the issuer inside', () => {
    expect(upgraded(badge, 'BadgeClass', '0.5').object).toEqual({
      '@context': v2,
      type: 'BadgeClass',
      name: 'x',
      description: 'y',
      image: 'https://badges.example.org/x.png',
      criteria: 'https://badges.example.org/x.html',
      issuer: badge.issuer,
    });
    expect(upgraded(badge.issuer, 'Profile', '0.5')).toEqual({
      object: {
        '@context': v2,
        type: 'Profile',
        name: 'Ann, Example',
        url: 'https://badges.example.org',
        email: 'a@example.org',
      },
      lacks: ['an id', 'a type'],
    });
    expect(upgraded({ origin: 'https://a.example/issuers/b', name: 'x' }, 'Profile', '0.5').object['url']).toBe(
      'https://a.example',
    );
    expect(upgraded({ origin: id, name: 'x' }, 'Profile', '0.5').lacks).toContain('the e-mail address of the issuer');
  });

  test.each<[string, JsonValue, JsonValue]>([
    ['a relative one', 'x.html', 'https://badges.example.org/x.html'],
    ['a full one', 'https://other.example.org/x', 'https://other.example.org/x'],
    ['a picture inside', 'data:image/png;base64,AA', 'data:image/png;base64,AA'],
    ['none', 5, 5],
    ['a list', ['x'], ['x']],
  ])('resolves addresses against the origin: %s', (_, criteria, expected) => {
    expect(upgraded({ ...badge, criteria }, 'BadgeClass', '0.5').object['criteria']).toEqual(expected);
  });

  test.each<[JsonValue]>([['no origin'], ['javascript:alert(1)'], [5], [null]])(
    'resolves nothing against %j',
    (origin) => {
      const { object } = upgraded({ ...badge, issuer: { origin } }, 'BadgeClass', '0.5');
      expect(object['criteria']).toBe('/x.html');
    },
  );
});

describe('Open Badges 1.0', () => {
  const hosted = { uid: '1', recipient: {}, badge: id, issuedOn: 1_398_866_400, verify: { type: 'hosted', url: id } };

  test('a hosted assertion is known by where it stands', () => {
    expect(upgraded({ ...hosted, id: url }, 'Assertion', '1.0', url)).toEqual({
      object: {
        '@context': v2,
        type: 'Assertion',
        id,
        uid: '1',
        recipient: {},
        badge: id,
        issuedOn: '2014-04-30T14:00:00Z',
        verification: { type: 'HostedBadge', url: id },
      },
      lacks: ['its type', 'the time and zone of its dates'],
    });
  });

  test.each<[string, string]>([
    ['abc 1', 'uid:abc%201'],
    ['1B4E28BA-2fa1-11d2-883f-0016d3cca427', 'urn:uuid:1B4E28BA-2fa1-11d2-883f-0016d3cca427'],
  ])('a signed one is known by its uid %j, and its key by the address it names', (uid, expected) => {
    const { object } = upgraded({ ...hosted, uid, verify: { type: 'signed', url } }, 'Assertion', '1.0');
    expect(object['id']).toBe(expected);
    expect(object['uid']).toBe(uid);
    expect(object['verification']).toEqual({ type: 'SignedBadge', url, creator: url });
  });

  test.each<[JsonValue, JsonValue | undefined]>([
    [
      { type: 'other', url: id },
      { type: 'other', url: id },
    ],
    [{ url: id }, { url: id }],
    [['hosted'], ['hosted']],
    ['hosted', 'hosted'],
  ])('a strange verify, %j, stays one', (verify, verification) => {
    expect(upgraded({ ...hosted, verify }, 'Assertion', '1.0').object['verification']).toEqual(verification);
  });

  test('a badge class and an issuer are known by their addresses, and by no other', () => {
    const alignment = [{ name: 'x', url: id, description: 'y' }, 'z', { targetName: 'a', name: 'b' }];
    expect(upgraded({ id, name: 'x', issuer: id, alignment }, 'BadgeClass', '1.0', url)).toEqual({
      object: {
        '@context': v2,
        type: 'BadgeClass',
        id: url,
        name: 'x',
        issuer: id,
        alignment: [{ targetName: 'x', targetUrl: id, targetDescription: 'y' }, 'z', { targetName: 'a', name: 'b' }],
      },
      lacks: ['a type'],
    });
    expect(upgraded({ name: 'x', url: id }, 'Profile', '1.0', url)).toEqual({
      object: { '@context': v2, type: 'Profile', id: url, name: 'x', url: id },
      lacks: ['an id', 'a type', 'the e-mail address of the issuer'],
    });
  });

  test('every badge on the map of revoked ones is on the list', () => {
    const map = { 'uid-1': 'by mistake', 'uid-2': null, constructor: true, revokedBy: { a: 1 } };
    expect(upgraded(map, 'RevocationList', '1.0', url).object).toEqual({
      '@context': v2,
      type: 'RevocationList',
      id: url,
      revokedAssertions: [
        { uid: 'uid-1', revocationReason: 'by mistake' },
        { uid: 'uid-2' },
        { uid: 'constructor' },
        { uid: 'revokedBy' },
      ],
    });
  });
});

describe('Open Badges 1.1', () => {
  test('keeps its id, and the types beside its own', () => {
    const { object, lacks } = upgraded(
      { '@context': v1, id, type: ['IssuerOrg', 'https://example.org/More'], name: 'x', url, email: 'x' },
      'Profile',
      '1.1',
      url,
    );
    expect(object).toEqual({
      '@context': v2,
      id,
      type: ['Profile', 'https://example.org/More'],
      name: 'x',
      url,
      email: 'x',
    });
    expect(lacks).toEqual([]);
  });

  test('is known by where it stands if it has no id', () => {
    const verify = { type: 'hosted', url: id };
    expect(upgraded({ '@context': v1, type: 'Assertion', verify }, 'Assertion', '1.1', url).object['id']).toBe(id);
    expect(upgraded({ '@context': v1, type: 'BadgeClass' }, 'BadgeClass', '1.1', url).object['id']).toBe(url);
  });

  test('does not hide that id and verify name two addresses', () => {
    const verify = { type: 'hosted', url };
    const { object } = upgraded({ '@context': v1, type: 'Assertion', id, verify }, 'Assertion', '1.1', id);
    expect(object).toMatchObject({ id, verification: { type: 'HostedBadge', url } });
  });
});
