import { describe, expect, test } from 'vitest';
import type { JsonObject, JsonValue } from '../../src/model/json.js';
import { envelopeIn } from '../../src/unbake/index.js';
import { readCredential } from '../../src/versions/index.js';
import { contextOb3, contextV2, jsonEnvelope } from '../support/sign.js';
import { cdata, iTXt, jwtOf, pngOf, svgOf, tEXt } from '../unbake/make.js';

/** The kind that is named, or the code that stands for none, or the version that can be read. */
const kindOf = (read: ReturnType<typeof readCredential>): string => {
  if (read.ok) return read.value.version;
  return read.error.code === 'format.version-unsupported' ? String(read.error.args['kind']) : read.error.code;
};
const kindOfJson = (document: JsonObject): string => kindOf(readCredential(jsonEnvelope(document)));
const kindOfBytes = (bytes: Uint8Array | string): string => {
  const unbaked = envelopeIn(Buffer.from(bytes as string));
  return unbaked.ok ? kindOf(readCredential(unbaked.value)) : unbaked.error.map(({ code }) => code).join(', ');
};

const first = 'ob1';
const second = 'ob2';
const id = 'https://badges.example.org/a/1';

const baked: JsonObject = {
  uid: '1',
  recipient: { type: 'email', identity: 'alice@example.org', hashed: false },
  badge: 'https://badges.example.org/b/1',
  verify: { type: 'hosted', url: id },
};

describe('Open Badges 2 is told', () => {
  test.each<[string, JsonObject]>([
    ['a revoked badge of which nothing is left', { id, revoked: true }],
    ['a revoked badge with its reason', { id, revoked: true, revocationReason: 'by mistake' }],
    ['a revoked badge with its context', { '@context': 'https://w3id.org/openbadges/v2', id, revoked: true }],
    ['a revoked badge with its type', { type: 'Assertion', id, revoked: true }],
    ['anything under its context', { '@context': 'https://w3id.org/openbadges/v2', criteria: 'x' }],
    ['its context among others', { '@context': ['https://example.org/x', 'https://w3id.org/openbadges/v2'], id }],
    ['its context as 1EdTech serves it', { '@context': 'https://purl.imsglobal.org/spec/ob/v2p1/context.json' }],
    ['an inline context', { '@context': { ob: 'https://w3id.org/openbadges#', name: 'ob:name' }, name: 'x' }],
    [
      'an inline context in a list',
      { '@context': [{ Assertion: { '@id': 'https://w3id.org/openbadges#Assertion' } }] },
    ],
    ['an alignment', { type: 'AlignmentObject', targetName: 'x', targetUrl: 'https://example.org/' }],
    ['a type with a prefix', { type: 'obi:BadgeClass', name: 'x' }],
    ['a type in full', { type: ['https://w3id.org/openbadges#Assertion'], id }],
    ['a list of revoked badges', { type: 'RevocationList', revokedAssertions: [] }],
    ['both versions at once', { '@context': ['https://w3id.org/openbadges/v1', 'https://w3id.org/openbadges/v2'] }],
    ['a wrapper of Badge Connect', { assertion: {} }],
  ])('by %s', (_, document) => expect(kindOfJson(document)).toBe(second));

  test.each<[string, Uint8Array | string]>([
    ['in a PNG', pngOf(iTXt('openbadges', '{"anything": 1}'))],
    ['in an older PNG', pngOf(tEXt('openbadges', '{"verify": {"url": "https://badges.example.org/a/1"}}'))],
    ['in a PNG as a token', pngOf(iTXt('openbadges', jwtOf({ anything: 1 })))],
    [
      'in an SVG',
      svgOf(
        `<openbadges:assertion verify="${id}">${cdata(`{"verify": {"url": "${id}"}}`)}</openbadges:assertion>`,
        'xmlns:openbadges="http://openbadges.org"',
      ),
    ],
  ])('by its place %s, whatever stands there', (_, bytes) => expect(kindOfBytes(bytes)).toBe(second));
});

describe('Open Badges 1 is told', () => {
  test.each<[string, JsonObject]>([
    ['an assertion without a context', baked],
    ['an assertion of the time before versions', { recipient: 'a@example.org', badge: { name: 'x' } }],
    ['an assertion that names no recipient', { badge: id, verify: { type: 'signed', url: id } }],
    ['a description of a badge', { name: 'x', description: 'x', image: 'x', criteria: 'x', issuer: id }],
    ['its context', { '@context': 'https://w3id.org/openbadges/v1', type: 'Assertion' }],
    [
      'its context beside an extension',
      { '@context': ['https://w3id.org/openbadges/v1', 'https://w3id.org/openbadges/extensions/x/context.json'] },
    ],
    ['its older context', { '@context': 'https://openbadgespec.org/v1/context.json' }],
  ])('by %s', (_, document) => expect(kindOfJson(document)).toBe(first));

  test('also in the place that the second version made', () => {
    expect(kindOfBytes(pngOf(tEXt('openbadges', JSON.stringify(baked))))).toBe(first);
    const inside = `<openbadges:assertion>${cdata(JSON.stringify(baked))}</openbadges:assertion>`;
    expect(kindOfBytes(svgOf(inside, 'xmlns:openbadges="http://openbadges.org"'))).toBe(first);
  });
});

describe('what is no older badge', () => {
  test.each<[string, JsonObject]>([
    ['an empty object', {}],
    ['something that was revoked, and is more than that', { id, revoked: true, scope: 'read' }],
    ['something revoked that nobody can name', { revoked: true }],
    ['something revoked in words', { id, revoked: 'true' }],
    ['a profile of Open Badges 3.0', { '@context': contextOb3, type: 'Profile', id }],
    ['a profile of something else', { '@context': 'https://example.org/', type: 'https://example.org/Profile' }],
    ['an address in a member', { id: 'https://w3id.org/openbadges/v2' }],
    ['a context that only ends like one', { '@context': 'https://example.org/w3id.org/openbadges/v2' }],
  ])('%s', (_, document) => expect(kindOfJson(document)).toBe('format.unknown-version'));

  const credential = (context: JsonValue): JsonObject => ({
    '@context': context,
    type: ['VerifiableCredential', 'OpenBadgeCredential'],
    id,
  });

  test('an Open Badge 3.0 whose own context uses terms of the older ones', () => {
    const own = { ob2: 'https://w3id.org/openbadges#' };
    expect(kindOfJson(credential([contextV2, contextOb3, own]))).toBe('ob3');
  });

  test('an Open Badge 3.0 in the place that the second version made', () => {
    expect(kindOfBytes(pngOf(iTXt('openbadges', JSON.stringify(credential([contextV2, contextOb3])))))).toBe('ob3');
  });
});
