import { describe, expect, test } from 'vitest';
import type { JsonObject } from '../../src/model/json.js';
import { checkIds } from '../../src/schema/ids.js';

const id = 'https://badges.example.edu/credentials/1';
const badge = (members: JsonObject): JsonObject => ({
  id,
  issuer: { id: 'did:example:issuer', name: 'Example University' },
  credentialSubject: { id: 'did:example:alice', achievement: { id: 'urn:uuid:1', name: 'Python' } },
  ...members,
});
const found = (members: JsonObject): readonly (readonly [string, string | undefined])[] =>
  checkIds(badge(members)).map(({ code, pointer }) => [code, pointer] as const);

describe('one id, two bodies', () => {
  test('accepts ids that stand once', () => expect(found({})).toEqual([]));

  test('accepts a weighty id that stands twice and says the same, or more', () =>
    expect(
      found({ creator: { id: 'did:example:issuer', name: 'Example University', url: 'https://example.edu' } }),
    ).toEqual([]));

  test('does not call a further type a contradiction', () =>
    expect(found({ refreshService: { id, type: '1EdTechCredentialRefresh' } })).toEqual([]));

  test.each([
    ['issuer', { creator: { id: 'did:example:issuer', name: 'Harvard' } }],
    ['subject', { evidence: [{ id: 'did:example:alice', achievement: 'other' }] }],
    ['achievement', { related: { id: 'urn:uuid:1', name: 'Rust' } }],
  ])('refuses two bodies of the %s that disagree', (_, members) =>
    expect(found(members as JsonObject).map(([code]) => code)).toEqual(['format.id-conflict']),
  );

  test('notes a disagreement about something of no weight', () =>
    expect(found({ image: { id: 'urn:i', caption: 'a' }, logo: { id: 'urn:i', caption: 'b' } })).toEqual([
      ['format.id-reused', '/logo'],
    ]));

  test('leaves what nested credentials say about the same ids to them', () =>
    expect(found({ endorsement: [{ id: 'urn:e', issuer: { id: 'did:example:issuer', name: 'Other name' } }] })).toEqual(
      [],
    ));
});

describe('what has an id', () => {
  test('is compared at its own place, so that a picture may be described once', () => {
    const issuer = { id: 'did:example:issuer', name: 'Example University', image: { id: 'urn:i', caption: 'A seal' } };
    expect(found({ issuer, creator: { ...issuer, image: { id: 'urn:i' } } })).toEqual([]);
  });

  test('may be listed in any order of members', () => {
    const address = { a: '1', b: ['2'] };
    expect(
      found({
        creator: { id: 'did:example:issuer', address },
        related: { id: 'did:example:issuer', address: { b: '2', a: '1' } },
      }),
    ).toEqual([]);
  });
});

describe('members that decide', () => {
  test.each(['validUntil', 'validFrom', 'expirationDate', 'issuanceDate', 'credentialStatus', 'refreshService'])(
    'finds %s at another place that bears the id of the credential',
    (name) =>
      expect(found({ evidence: [{ id, [name]: '2020-01-01T00:00:00Z' }] })).toEqual([
        ['format.id-conflict', '/evidence/0'],
      ]),
  );

  test('finds them within an endorsement and within a proof, too', () => {
    expect(found({ endorsement: [{ id: 'urn:e', credentialSubject: { id, validUntil: '2020' } }] })).toEqual([
      ['format.id-conflict', '/endorsement/0/credentialSubject'],
    ]);
    expect(found({ proof: { id, validUntil: '2020' } })).toEqual([['format.id-conflict', '/proof']]);
  });
});
