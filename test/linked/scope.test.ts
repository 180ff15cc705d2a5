import { describe, expect, test } from 'vitest';
import { inScope, scopeOf } from '../../src/linked/scope.js';
import type { JsonObject, JsonValue } from '../../src/model/json.js';
import type { LinkedObject } from '../../src/model/linked.js';

const profileUrl = 'https://example.org/issuer.json';

const profileWith = (verification?: JsonValue): LinkedObject => {
  const object: JsonObject = {
    id: profileUrl,
    type: 'Profile',
    ...(verification === undefined ? {} : { verification }),
  };
  return { class: 'Profile', generation: '2.0', original: object, own: object, object, deviations: [], lacks: [] };
};

const scopeWith = (verification?: JsonValue, at = profileUrl) => scopeOf(profileWith(verification), at);

const judge = (url: string, verification?: JsonValue, at = profileUrl) =>
  inScope(url, undefined, scopeWith(verification, at), 'assertion');

const hidden = /hide/;
const otherHost = /it stands on .*, and the profile of the issuer allows only/;
const otherStart = /begins with none/;
const dots = /"\." or "\.\."/;

describe('an issuer that says nothing vouches for its own host', () => {
  test.each([
    'https://example.org/a/1',
    'https://example.org/',
    'https://example.org',
    'https://example.org?x=1',
    'HTTPS://EXAMPLE.org/a/1',
    'https://example.org:443/a/1',
    'http://example.org/a/1',
    'http://example.org:80/a/1',
    'https://example.org./a/1',
    'https://example.org//evil.example/a',
    'https://example.org/r?u=https://evil.example/a.json',
    'https://example.org/a/b%2Fc',
    'https://example.org/a/...',
    'https://example.org/a/.well-known/x',
    'https://example.org/%E2%9C%93',
    'https://example.org/@evil.example/a',
    'https://example.org/a?x=a@b',
    'https://ｅxample.org/a',
  ])('%s', (url) => expect(judge(url)).toBeUndefined());

  test.each<[string, RegExp]>([
    ['https://example.org.evil.example/a/1', otherHost],
    ['https://evil.example/example.org/a', otherHost],
    ['https://notexample.org/a', otherHost],
    ['https://sub.example.org/a', otherHost],
    ['https://www.example.org/a', otherHost],
    ['https://org/a', otherHost],
    ['https://example.orgevil/a', otherHost],
    ['https://example.org:8443/a', otherHost],
    ['https://example.org:80/a', otherHost],
    ['http://example.org:443/a', otherHost],
    ['https://xn--exmple-cua.org/a', otherHost],
    ['https://exаmple.org/a', otherHost],
    ['https://example.org@evil.example/a', hidden],
    ['https://example.org:x@evil.example/a', hidden],
    ['https://evil@example.org/a', hidden],
    ['https://@example.org/a', hidden],
    ['https://example.org%2f@evil.example/a', hidden],
    ['https://example.org%2fevil.example/a', hidden],
    ['https://ex%61mple.org/a', hidden],
    ['https://evil.example\\@example.org/a', hidden],
    ['https:\\\\example.org/a', hidden],
    ['https://example.org\\.evil.example/a', hidden],
    ['https://example.org/a\\..\\b', hidden],
    ['https://exam\tple.org/a', hidden],
    ['https://example.org/a\nb', hidden],
    [' https://example.org/a', hidden],
    ['https://example.org/a b', hidden],
    ['https://example.org/a\u0000', hidden],
    ['https://example.org/a%00', /control/],
    ['https://example.org/a%0d%0aHost:evil', /control/],
    ['https://example.org/a/../b', dots],
    ['https://example.org/a/./b', dots],
    ['https://example.org/..', dots],
    ['https://example.org/a/%2e%2e/b', dots],
    ['https://example.org/a/.%2E/b', dots],
    ['https://example.org/a/%252e%252e/b', dots],
    ['https://example.org/a/..%2fb', dots],
    ['https://example.org/a%2f..%2fb', dots],
    ['https://example.org/a/..%5cb', dots],
    ['https://example.org/a/..;/b', dots],
    ['https://example.org/a/..%3b/b', dots],
    ['https://example.org/a#b', /"#"/],
    ['https://example.org#@evil.example/', /"#"/],
    ['https:///example.org/a', /no web address/],
    ['https:example.org/a', /no web address/],
    ['//example.org/a', /no web address/],
    ['example.org/a', /no web address/],
    ['ftp://example.org/a', /no web address/],
    ['javascript://example.org/%0aalert(1)', /no web address/],
    ['data:application/json,{}', /no web address/],
    ['urn:uuid:1', /no web address/],
    ['', /no web address/],
    ['https://', /no address/],
    ['https://exa mple.org', hidden],
    ['https://example.org:99999/', /no address/],
  ])('and not for %j', (url, why) => expect(judge(url)).toMatch(why));
});

describe('startsWith', () => {
  const starts = (url: string, ...startsWith: readonly JsonValue[]) => judge(url, { startsWith });

  test.each<[string, string]>([
    ['https://example.org', 'https://example.org/x'],
    ['https://example.org/', 'https://example.org/'],
    ['https://example.org/badges', 'https://example.org/badges'],
    ['https://example.org/badges', 'https://example.org/badges/1'],
    ['https://example.org/badges', 'https://example.org/badges?x'],
    ['https://example.org/badges', 'https://example.org/badges/?x=1'],
    ['https://example.org/badges/', 'https://example.org/badges/1'],
    ['https://EXAMPLE.org:443/badges', 'https://example.org/badges/1'],
    ['https://example.org/badges', 'https://example.org./badges/1'],
    ['http://example.org/badges', 'http://example.org/badges/1'],
    ['http://example.org/badges', 'https://example.org/badges/1'],
    ['https://other.example:8443/b', 'https://other.example:8443/b/1'],
    ['https://example.org/a?set=1', 'https://example.org/a?set=1'],
    ['https://example.org/a?set=1', 'https://example.org/a?set=1&id=2'],
    ['https://example.org/a?set=1&', 'https://example.org/a?set=1&id=2'],
    ['https://example.org/a?', 'https://example.org/a?id=2'],
  ])('%s allows %s', (start, url) => expect(starts(url, start)).toBeUndefined());

  test.each<[string, string, RegExp]>([
    ['https://example.org', 'https://example.org.evil.example/x', otherHost],
    ['https://example.org', 'https://example.org@evil.example/', hidden],
    ['https://example.org/badges', 'https://example.org/badgesevil', otherStart],
    ['https://example.org/badges', 'https://example.org/badges%2f1', otherStart],
    ['https://example.org/badges', 'https://example.org/badges;x/1', otherStart],
    ['https://example.org/badges', 'https://example.org/Badges/1', otherStart],
    ['https://example.org/badges', 'https://example.org/evil/badges/1', otherStart],
    ['https://example.org/badges', 'https://example.org//badges/1', otherStart],
    ['https://example.org/badges', 'https://example.org/?/badges/1', otherStart],
    ['https://example.org/badges', 'https://example.org/badges/../evil', dots],
    ['https://example.org/badges', 'https://example.org/badges/%2e%2e/evil', dots],
    ['https://example.org/badges/', 'https://example.org/badges', otherStart],
    ['https://example.org/badges', 'http://example.org/badges/1', otherStart],
    ['https://example.org/badges', 'https://example.org:8443/badges/1', otherHost],
    ['https://example.org:8443/badges', 'https://example.org/badges/1', otherHost],
    ['https://other.example/badges', 'https://example.org/badges/1', otherHost],
    ['https://example.org/a?set=1', 'https://example.org/a?set=12', otherStart],
    ['https://example.org/a?set=1', 'https://example.org/a?id=2&set=1', otherStart],
    ['https://example.org/a?set=1', 'https://example.org/a', otherStart],
    ['https://example.org/a?set=1', 'https://example.org/a/evil?set=1', otherStart],
    ['https://example.org/a?', 'https://example.org/a/evil', otherStart],
    ['https://example.org/a?', 'https://example.org/a', otherStart],
  ])('%s does not allow %s', (start, url, why) => expect(starts(url, start)).toMatch(why));

  test.each<[string, JsonValue]>([
    ['an empty list', []],
    ['null', null],
    ['a number', 42],
    ['an object', { id: 'https://example.org/' }],
    ['an empty text', ''],
    ['a path', '/badges'],
    ['a bare host', 'example.org'],
    ['a user name', 'https://example.org@evil.example/'],
    ['dot segments', 'https://example.org/badges/..'],
    ['a fragment', 'https://example.org/#'],
    ['another scheme', 'ftp://example.org/'],
  ])('that is %s allows nothing', (_, startsWith) => {
    expect(judge('https://example.org/badges/1', { startsWith })).toMatch(/"startsWith" in its profile names no/);
  });

  test('may name several, of which those that can be read count', () => {
    const verification = { startsWith: [42, 'nonsense', 'https://example.org/a', 'https://other.example/b'] };
    expect(judge('https://other.example/b/1', verification)).toBeUndefined();
    expect(judge('https://other.example/a/1', verification)).toMatch(otherStart);
    expect(judge('https://example.org/a', verification)).toBeUndefined();
  });

  test('is asked of assertions only', () => {
    const scope = scopeWith({ startsWith: 'https://example.org/badges' });
    expect(inScope('https://example.org/classes/1', undefined, scope, 'badgeClass')).toBeUndefined();
    expect(inScope('https://example.org/classes/1', undefined, scope, 'assertion')).toMatch(otherStart);
    expect(inScope('https://evil.example/classes/1', undefined, scope, 'badgeClass')).toMatch(otherHost);
  });
});

describe('allowedOrigins', () => {
  test.each<[JsonValue, string]>([
    ['example.org', 'https://example.org/a'],
    ['EXAMPLE.ORG.', 'https://example.org/a'],
    ['other.example', 'https://other.example/a'],
    ['other.example', 'http://other.example/a'],
    ['https://other.example', 'https://other.example/a'],
    ['https://other.example/', 'https://other.example/a'],
    ['http://other.example', 'https://other.example/a'],
    ['other.example:443', 'https://other.example/a'],
    ['other.example:8443', 'https://other.example:8443/a'],
    [['other.example', 'example.org'], 'https://example.org/a'],
    [[42, null, 'other.example'], 'https://other.example/a'],
    ['bücher.example', 'https://xn--bcher-kva.example/a'],
    ['xn--bcher-kva.example', 'https://BÜCHER.example/a'],
    ['[2001:db8::1]', 'https://[2001:DB8:0::1]/a'],
  ])('%j allows %s', (allowedOrigins, url) => expect(judge(url, { allowedOrigins })).toBeUndefined());

  test.each<[JsonValue, string]>([
    ['other.example', 'https://example.org/a'],
    ['other.example', 'https://other.example.evil.example/a'],
    ['other.example', 'https://evil.other.example/a'],
    ['other.example', 'https://other.example:8443/a'],
    ['other.example:8443', 'https://other.example/a'],
    ['https://other.example/tenant', 'https://other.example/a'],
    ['https://other.example/?', 'https://other.example/a'],
    ['https://evil@other.example', 'https://other.example/a'],
    ['*.example.org', 'https://evil.example.org/a'],
    ['*', 'https://example.org/a'],
    ['.example.org', 'https://sub.example.org/a'],
    ['example.org/', 'https://example.org.evil.example/a'],
    ['ftp://other.example', 'https://other.example/a'],
    [[], 'https://example.org/a'],
    [null, 'https://example.org/a'],
    ['', 'https://example.org/a'],
    [{ '@value': 'example.org' }, 'https://example.org/a'],
    [[['example.org']], 'https://example.org/a'],
  ])('%j does not allow %s', (allowedOrigins, url) => {
    expect(judge(url, { allowedOrigins })).toMatch(/allows only|names no host that can be read/);
  });

  test('without a port allows that of the profile, too', () => {
    const at = 'https://localhost:8443/issuer';
    expect(judge('https://localhost:8443/a', { allowedOrigins: 'localhost' }, at)).toBeUndefined();
    expect(judge('https://localhost/a', { allowedOrigins: 'localhost' }, at)).toBeUndefined();
    expect(judge('https://localhost:9443/a', { allowedOrigins: 'localhost' }, at)).toMatch(otherHost);
    expect(judge('https://localhost/a', undefined, at)).toMatch(otherHost);
  });

  test('is not widened by startsWith, and narrowed by it', () => {
    const verification = {
      allowedOrigins: 'example.org',
      startsWith: ['https://other.example/', 'https://example.org/badges'],
    };
    expect(judge('https://other.example/1', verification)).toMatch(otherHost);
    expect(judge('https://example.org/1', verification)).toMatch(otherStart);
    expect(judge('https://example.org/badges/1', verification)).toBeUndefined();
  });
});

describe('a profile that cannot be followed vouches for nothing', () => {
  test.each<[string, JsonValue, RegExp]>([
    ['another property', { verificationProperty: 'url' }, /"verificationProperty"/],
    ['several properties', { verificationProperty: ['id', 'url'] }, /"verificationProperty"/],
    ['no object', 'HostedBadge', /"verification" in its profile/],
    ['a list', [{ startsWith: 'https://evil.example/' }], /"verification" in its profile/],
  ])('%s', (_, verification, why) => expect(judge('https://example.org/a', verification)).toMatch(why));

  test.each(['id', '@id'])('while the property "%s" is what is done anyhow', (verificationProperty) => {
    expect(judge('https://example.org/a', { verificationProperty })).toBeUndefined();
  });

  test.each(['urn:uuid:1', '', 'https://example.org@evil.example/', 'https://example.org/#me'])(
    'an issuer at %j',
    (at) => expect(judge('https://example.org/a', undefined, at)).toMatch(/address of the issuer cannot be relied on/),
  );
});

describe('where a redirect leads to', () => {
  const final = (url: string, finalUrl: string, verification?: JsonValue) =>
    inScope(url, finalUrl, scopeWith(verification), 'assertion');
  const badges = { startsWith: 'https://example.org/badges' };
  const oldBadges = { startsWith: 'http://example.org/badges' };

  test.each<[string, string, JsonValue | undefined]>([
    ['https://example.org/a', 'https://example.org/b', undefined],
    ['https://example.org/a', 'https://www.example.org/a', undefined],
    ['http://example.org/a', 'https://example.org/a', undefined],
    ['http://example.org/a', 'https://www.example.org/a', undefined],
    ['https://example.org/badges/1', 'https://www.example.org/badges/1.json', badges],
    ['http://example.org/badges/1', 'https://example.org/badges/1', oldBadges],
    ['http://example.org/badges/1', 'https://www.example.org/badges/1', oldBadges],
  ])('%s may lead to %s', (url, finalUrl, verification) => {
    expect(final(url, finalUrl, verification)).toBeUndefined();
  });

  test.each<[string, string, JsonValue | undefined, RegExp]>([
    ['https://example.org/r?u=https://evil.example/a', 'https://evil.example/a', undefined, otherHost],
    ['https://example.org/a', 'https://wwwexample.org/a', undefined, otherHost],
    ['https://example.org/a', 'https://www.www.example.org/a', undefined, otherHost],
    ['https://example.org/a', 'https://www.example.org:8443/a', undefined, otherHost],
    ['https://example.org/a', 'http://example.org/a', undefined, /without https/],
    ['https://example.org/a', 'https://x@example.org/a', undefined, hidden],
    ['https://example.org/badges/1', 'https://example.org/files/1', badges, otherStart],
    ['https://example.org/badges/1', 'https://www.example.org/files/1', badges, otherStart],
  ])('%s may not lead to %s', (url, finalUrl, verification, why) => {
    expect(final(url, finalUrl, verification)).toMatch(/^the server sent it on to /);
    expect(final(url, finalUrl, verification)).toMatch(why);
  });

  test('does not mend an address that was not vouched for', () => {
    expect(final('https://evil.example/a', 'https://example.org/a')).toMatch(otherHost);
  });
});

test('a reader is told a few of the hosts that are allowed', () => {
  const allowedOrigins = ['a.example', 'b.example', 'c.example', 'd.example', 'e.example'];
  expect(judge('https://evil.example/a', { allowedOrigins })).toBe(
    'it stands on evil.example, and the profile of the issuer allows only a.example, b.example, c.example and 2 more',
  );
});
