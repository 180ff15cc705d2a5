import { describe, expect, test } from 'vitest';
import { sentenceOf } from '../../src/model/finding.js';
import type { JsonObject } from '../../src/model/json.js';
import { hostedElsewhere, isLink, recordedLink } from '../../src/unbake/link.js';

test.each([
  ['https://example.org/a?b#c', true],
  ['http://example.org', true],
  ['HTTPS://EXAMPLE.ORG\n', true],
  ['https://example.org/a b', false],
  ['https://', false],
  ['ftp://example.org', false],
  ['see https://example.org', false],
  [`https://${'a'.repeat(5000)}`, false],
])('isLink(%j) is %j', (text, expected) => {
  expect(isLink(text)).toBe(expected);
});

describe('a record about a badge', () => {
  const url = 'https://api.badgr.io/public/assertions/WDVAtNTfT_S8JuO-u8rVEw';
  const badgr = { entityType: 'Assertion', entityId: 'WDVAtNTfT_S8JuO-u8rVEw', openBadgeId: url };

  test.each<[string, JsonObject]>([
    ['of the account interface of Badgr', badgr],
    ['of Badgr, in its answer', { status: { success: true }, result: [badgr] }],
    ['of Open Badge Passport', { id: 5, assertion_url: url, title: 'x' }],
    ['of Accredible', { id: 5, 'badge?': true, badge_assertion_url: url, recipient: { name: 'x' } }],
  ])('%s names its address', (_, record) => {
    expect(recordedLink(record)).toBe(url);
  });

  test.each<[string, JsonObject]>([
    ['of an issuer', { ...badgr, entityType: 'Issuer' }],
    ['of several badges', { result: [badgr, badgr] }],
    ['of no badge', { result: [] }],
    ['with no address', { entityType: 'Assertion', openBadgeId: 'WDVAtNTfT' }],
    ['with an address of the computer itself', { assertion_url: 'file:///etc/passwd' }],
    ['with a list of addresses', { assertion_url: [url] }],
    ['of an unknown kind', { url }],
  ])('%s names none', (_, record) => {
    expect(recordedLink(record)).toBeUndefined();
  });

  test.each(['@context', '@type', 'verify', 'verification', 'credentialSubject', 'proof', 'uid'])(
    'is none if it has a %s: a badge speaks for itself, and not by a link that was slipped into it',
    (name) => {
      expect(recordedLink({ ...badgr, assertion_url: url, [name]: 'x' })).toBeUndefined();
    },
  );
});

test('a link that is not followed is named, without what must not be shown', () => {
  const url = 'https://badges.example.org/1?identity__email=alice%40example.org';
  const found = hostedElsewhere({ kind: 'link', container: 'bare', url, part: 'the file', findings: [] });
  expect(found.code).toBe('input.hosted-elsewhere');
  expect(sentenceOf(found)).toBe(
    'The file is only a link to a badge: https://badges.example.org/1?identity__email=[redacted].',
  );
});
