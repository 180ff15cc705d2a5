import { describe, expect, test } from 'vitest';
import { withoutDeviations } from '../../src/linked/deviations.js';
import type { JsonObject, JsonValue } from '../../src/model/json.js';
import type { Generation, LinkedClass } from '../../src/model/linked.js';

const v2 = 'https://w3id.org/openbadges/v2';
const id = 'https://badges.example.org/a/1';

const corrected = (object: JsonObject, name: LinkedClass = 'Assertion', generation: Generation = '2.0') =>
  withoutDeviations(object, { class: name, generation });

const pointers = (object: JsonObject, name?: LinkedClass, generation?: Generation): readonly string[] =>
  corrected(object, name, generation).deviations.map(({ pointer }) => pointer);

describe('a known deviation is read as it was meant, and told', () => {
  test.each<[string, LinkedClass, JsonObject, JsonObject, readonly string[]]>([
    [
      'hosted for HostedBadge',
      'Assertion',
      { verification: { type: 'hosted' } },
      { verification: { type: 'HostedBadge' } },
      ['/verification/type'],
    ],
    [
      'signed for SignedBadge, in a list',
      'Endorsement',
      { verification: { type: ['signed'], creator: id } },
      { verification: { type: ['SignedBadge'], creator: id } },
      ['/verification/type'],
    ],
    [
      'verify for verification',
      'Assertion',
      { id, verify: { type: 'hosted', url: id } },
      { id, verification: { type: 'HostedBadge', url: id } },
      ['/verify/type', '/verify'],
    ],
    [
      'verify beside verification, with the same meaning',
      'Assertion',
      { verify: { type: 'hosted', url: id }, verification: { type: 'HostedBadge' } },
      { verification: { type: 'HostedBadge', url: id } },
      ['/verify/type', '/verify'],
    ],
    ['Issuer for Profile', 'Profile', { type: 'Issuer', email: 'x' }, { type: 'Profile', email: 'x' }, ['/type']],
    [
      'Issuer beside Profile',
      'Profile',
      { type: ['Issuer', 'Profile', 'schema:Organization'], email: 'x' },
      { type: ['Profile', 'schema:Organization'], email: 'x' },
      ['/type'],
    ],
    ['no e-mail address of the issuer', 'Profile', { type: 'Profile' }, { type: 'Profile' }, ['/email']],
    [
      'alignments for alignment, with older names',
      'BadgeClass',
      { alignments: [{ name: 'x', url: id, description: 'y' }, 'z'] },
      { alignment: [{ targetName: 'x', targetUrl: id, targetDescription: 'y' }, 'z'] },
      ['/alignments', '/alignments/0/name', '/alignments/0/url', '/alignments/0/description'],
    ],
    [
      'one alignment with an older name',
      'BadgeClass',
      { alignment: { targetName: 'x', name: 'y', url: id } },
      { alignment: { targetName: 'x', name: 'y', targetUrl: id } },
      ['/alignment/url'],
    ],
    [
      'what is left of a revoked badge',
      'Assertion',
      { id, revoked: true, revocationReason: '' },
      { '@context': v2, type: 'Assertion', id, revoked: true },
      ['/revocationReason', '/@context', '/type'],
    ],
    ['empty lists and texts', 'BadgeClass', { tags: [], version: '', name: '' }, { name: '' }, ['/tags', '/version']],
    [
      'null under a name that means nothing',
      'Profile',
      { email: 'x', name_dutch: null, 'x/y': null },
      { email: 'x' },
      ['/name_dutch', '/x~1y'],
    ],
    [
      'deviations of parts',
      'Assertion',
      { badge: { version: '', issuer: { type: 'Issuer', email: 'x' } } },
      { badge: { issuer: { type: 'Profile', email: 'x' } } },
      ['/badge/version', '/badge/issuer/type'],
    ],
    [
      'deviations of endorsements',
      'Profile',
      { email: 'x', endorsement: [id, { verification: { type: 'hosted' } }] },
      { email: 'x', endorsement: [id, { verification: { type: 'HostedBadge' } }] },
      ['/endorsement/1/verification/type'],
    ],
  ])('%s', (_, name, object, expected, at) => {
    const found = corrected(object, name);
    expect(found.object).toEqual(expected);
    expect(found.deviations.map(({ pointer }) => pointer)).toEqual(at);
  });

  test.each<[string, LinkedClass, JsonObject]>([
    ['two keys', 'Assertion', { verify: { creator: id }, verification: { creator: `${id}/2` } }],
    ['two scopes', 'Profile', { email: 'x', verify: { startsWith: id }, verification: { startsWith: `${id}/2` } }],
  ])('%s under two names stay two', (_, name, { verify = null, verification = null, ...rest }) => {
    expect(corrected({ verify, verification, ...rest }, name).object).toEqual({
      ...rest,
      verification: [verification, verify],
    });
  });

  test('in words that fit into a sentence', () => {
    expect(corrected({ type: 'Issuer' }, 'Profile').deviations).toEqual([
      { pointer: '/type', found: '"type" is "Issuer"', expected: '"Profile"' },
      { pointer: '/email', found: '"email" is missing', expected: 'the e-mail address of the issuer' },
    ]);
  });

  test('dates without a zone in 1.1', () => {
    const found = corrected({ issuedOn: '2016-02-19T10:27:20.621903', expires: '2017-02-19' }, 'Assertion', '1.1');
    expect(found.object).toEqual({ issuedOn: '2016-02-19T10:27:20.621903Z', expires: '2017-02-19' });
    expect(found.deviations.map(({ pointer }) => pointer)).toEqual(['/issuedOn']);
  });

  test('another spelling of a full date is none', () => {
    const found = corrected({ issuedOn: '2017-09-30T00:00Z' });
    expect(found).toEqual({ object: { issuedOn: '2017-09-30T00:00:00Z' }, deviations: [] });
  });
});

describe('nothing is forgiven that decides', () => {
  test.each<[string, LinkedClass, JsonObject]>([
    ['a date that is null', 'Assertion', { issuedOn: null, expires: null }],
    ['a date without a zone', 'Assertion', { issuedOn: '2020-01-01T00:00:00', expires: '2020-01-01' }],
    ['a number as date', 'Assertion', { issuedOn: 1_398_866_400 }],
    ['a recipient that is null', 'Assertion', { recipient: null }],
    ['an empty id', 'Assertion', { id: '', badge: '' }],
    ['an empty recipient', 'Assertion', { recipient: {} }],
    ['an issuer in an empty list', 'BadgeClass', { issuer: [] }],
    ['an unknown verification', 'Assertion', { verification: { type: 'Hosted' } }],
    ['a verification that is a text', 'Assertion', { verification: 'hosted' }],
    ['revoked in words', 'Assertion', { revoked: 'true' }],
    ['a type without capital', 'Profile', { type: 'issuer', email: 'x' }],
    ['an e-mail address that is null', 'Profile', { email: null }],
    ['a list of revoked badges that is empty or null', 'RevocationList', { revokedAssertions: [], a: null }],
    ['a key with null', 'CryptographicKey', { a: null }],
  ])('%s stays as it is', (_, name, object) => {
    expect(corrected(object, name)).toEqual({ object, deviations: [] });
  });

  test('two ways of verification are two, which no schema accepts', () => {
    const found = corrected({ verify: { type: 'signed', url: id }, verification: { type: 'HostedBadge' } });
    expect(found.object).toEqual({ verification: [{ type: 'HostedBadge' }, { type: 'SignedBadge', url: id }] });
  });

  test.each<[JsonValue]>([[null], ['x'], [[]], [['hosted']], [1]])(
    'a strange verify, %j, is no verification',
    (verify) => {
      expect(corrected({ verify }).object).toEqual({ verification: verify });
      expect(corrected({ verify, verification: { type: 'HostedBadge' } }).object).toEqual({
        verification: [{ type: 'HostedBadge' }, verify],
      });
    },
  );

  test('the names of older rules are no deviation under them', () => {
    expect(pointers({ type: 'Issuer' }, 'Profile', '1.1')).toEqual([]);
    expect(pointers({ verify: { type: 'hosted' } }, 'Assertion', '1.0')).toEqual([]);
    expect(pointers({ alignment: [{ name: 'x' }] }, 'BadgeClass', '1.1')).toEqual([]);
  });

  test('a badge on the list of 1.0 stays on it, whatever stands there', () => {
    const list = { a: null, version: '', evidence: [] };
    expect(corrected(list, 'RevocationList', '1.0').object).toEqual(list);
    expect(corrected(list, 'RevocationList', '1.1').object).toEqual(list);
  });
});
