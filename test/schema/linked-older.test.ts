import { describe, expect, test } from 'vitest';
import { sentenceOf } from '../../src/model/finding.js';
import type { JsonObject } from '../../src/model/json.js';
import type { Generation, LinkedClass, LinkedObject } from '../../src/model/linked.js';
import { checkLinked } from '../../src/schema/linked.js';
import * as good from './linked-samples.js';
import { linkedObject } from './linked-samples.js';
import { spoil } from './samples.js';

type Make = () => JsonObject;

const seen = async (linked: LinkedObject): Promise<readonly string[]> =>
  (await checkLinked(linked)).findings.map(({ code, pointer }) => `${code} ${pointer}`);

const violation = (pointer: string): readonly string[] => [`schema.violation ${pointer}`];

describe('objects of older versions', () => {
  test.each<[LinkedClass, Generation, Make, string, unknown]>([
    ['Assertion', '1.1', good.assertion11, '/issuedOn', '2016-02-19T10:27:20.621903'],
    ['Assertion', '1.1', good.assertion11, '/type', 'assertion'],
    ['Assertion', '1.0', good.assertion10, '/issuedOn', '2015-04-30'],
    ['Assertion', '1.0', good.assertion10, '/issuedOn', '1359217910'],
    ['Assertion', '1.0', good.assertion10, '/recipient', { type: 'email', identity: 'x@a.example', hashed: false }],
    ['Assertion', '1.0', good.assertion10, '/recipient/identity', `sha1$${'0f'.repeat(20)}`],
    ['Profile', '1.0', good.issuer10, '/email', undefined],
    ['Assertion', '0.5', good.assertion05, '/recipient', 'x@a.example'],
    ['Assertion', '0.5', good.assertion05, '/badge/criteria', 'https://a.example/criteria'],
  ])('%s of %s may differ from what is asked today (%#)', async (name, of, make, pointer, value) => {
    expect(await seen(linkedObject(name, of, spoil(make(), pointer, value)))).toEqual([]);
  });

  test.each<[LinkedClass, Generation, Make, string, unknown, string?]>([
    ['Assertion', '1.1', good.assertion11, '/@context', undefined, ''],
    ['Assertion', '1.1', good.assertion11, '/type', 'Badge'],
    ['Assertion', '1.1', good.assertion11, '/uid', undefined, ''],
    ['Assertion', '1.0', good.assertion10, '/verify/url', undefined, '/verify'],
    ['Assertion', '1.0', good.assertion10, '/verify/type', 'HostedBadge'],
    ['Assertion', '1.0', good.assertion10, '/issuedOn', '2015-04-31'],
    ['Assertion', '1.0', good.assertion10, '/issuedOn', -1],
    ['Assertion', '1.0', good.assertion10, '/issuedOn', 10_000_000_000],
    ['Assertion', '1.0', good.assertion10, '/issuedOn', 1.5],
    ['Assertion', '1.0', good.assertion10, '/expires', 5],
    ['Assertion', '1.0', good.assertion10, '/recipient/identity', 'x@a.example'],
    ['Assertion', '1.0', good.assertion10, '/recipient/type', 'url'],
    ['Assertion', '1.0', good.assertion10, '/badge', {}],
    ['BadgeClass', '1.0', good.badgeClass10, '/criteria', { narrative: 'x' }],
    ['BadgeClass', '1.0', good.badgeClass10, '/alignment/0/url', undefined, '/alignment/0'],
    ['BadgeClass', '1.1', good.badgeClass11, '/issuer', undefined, ''],
    ['Profile', '1.1', good.issuer11, '/email', 'nobody'],
    ['Profile', '1.0', good.issuer10, '/url', undefined, ''],
    ['RevocationList', '1.0', good.revocationList10, '/qp8g1s', { a: 1 }],
    ['Assertion', '0.5', good.assertion05, '/recipient', 'nobody'],
    ['Assertion', '0.5', good.assertion05, '/badge/version', '1.0'],
    ['Assertion', '0.5', good.assertion05, '/badge/issuer/origin', undefined, '/badge/issuer'],
    ['Assertion', '0.5', good.assertion05, '/expires', '2011-01-01'],
  ])('%s of %s is refused with something wrong (%#)', async (name, of, make, pointer, value, at = pointer) => {
    expect(await seen(linkedObject(name, of, spoil(make(), pointer, value)))).toEqual(violation(at));
  });

  test('an assertion that was taken back needs nothing else', async () => {
    expect(await seen(linkedObject('Assertion', '1.0', { revoked: true }))).toEqual([]);
  });

  test('get a note of what they lack, with their version', async () => {
    const linked = linkedObject('Profile', '1.0', good.issuer10(), { lacks: ['an id', 'a type'] });
    const { findings } = await checkLinked(linked);
    expect(findings.map(sentenceOf)).toEqual([
      'The badge follows Open Badges 1.0, which did not ask for everything that is usual today: an id, a type.',
    ]);
  });
});
