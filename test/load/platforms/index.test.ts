import { performance } from 'node:perf_hooks';
import { describe, expect, test } from 'vitest';
import { linkFor, platformOfHost, platforms } from '../../../src/load/platforms/index.js';
import { redactUrl } from '../../../src/model/redact.js';

const id = '0a1b2c3d-4e5f-4a6b-8c7d-9e0f1a2b3c4d';
const ID = id.toUpperCase();
const id22 = 'WDVAtNTfT_S8JuO-u8rVEw';
const hash = '8d6d839383cd6e03624b98b70ce4f475f43c2d04';
const hex32 = '0123456789abcdef0123456789abcdef';

const credly = `https://www.credly.com/api/v1/obi/v2/badge_assertions/${id}`;
const credly3 = `https://www.credly.com/api/v1/obi/v3/open_badge_credentials/${id}`;
const badgr = (host: string, badge = id22): string => `https://${host}/public/assertions/${badge}.json?v=2_0`;
const factory = `https://openbadgefactory.com/v1/assertion/${hash}.json`;
const canCred = `https://factory.cancred.ca/v1/assertion/${hash}.json`;
const moodle = (site: string): string => `https://${site}/badges/assertion.php?b=${hash}&obversion=2`;
const edubadges = `https://api.edubadges.nl/public/assertions/${id22}.json`;
const accredible = `https://api.accredible.com/v1/obi/badge_assertions/${id}`;
const plus = `https://verifierplus.org/api/credentials/${id}`;

/** A link, and where the badge behind it is. */
const derived: readonly (readonly [string, string])[] = [
  [`https://www.credly.com/badges/${id}`, credly],
  [`https://credly.com/badges/${id}`, credly],
  [`http://www.credly.com/badges/${id}`, credly],
  [`HTTPS://WWW.CREDLY.COM:443/badges/${ID}/`, credly],
  [`https://www.credly.com/badges/${id}/public_url`, credly],
  [`https://www.credly.com/badges/${id}/linked_in_profile`, credly],
  [`https://www.credly.com/badges/${id}/linked_in?t=abc&source=linked_in_profile#x`, credly],
  [`https://www.credly.com/badges/${id}/embed`, credly],
  [`https://www.credly.com/earner/earned/badge/${id}`, credly],
  [`https://www.youracclaim.com/badges/${id}/public_url`, credly],
  [`https://youracclaim.com/earner/earned/badge/${id}`, credly],
  [`https://www.credly.com/org/../badges/${id}`, credly],
  [`https://badgr.com/public/assertions/${id22}`, badgr('api.badgr.io')],
  [`https://badgr.io/public/assertions/${id22}`, badgr('api.badgr.io')],
  [`https://badgr.com/public/assertions/${id}`, badgr('api.badgr.io', id)],
  [`https://badgr.com/public/assertions/${id22}/image`, badgr('api.badgr.io')],
  [
    `https://badgr.com/public/assertions/${id22}?identity__email=alice%40example.org&action=download&utm_source=x`,
    badgr('api.badgr.io'),
  ],
  [`https://eu.badgr.com/public/assertions/${id22}`, badgr('api.eu.badgr.io')],
  [`https://au.badgr.com/public/assertions/${id22}`, badgr('api.au.badgr.io')],
  [`https://ca.badgr.com/public/assertions/${id22}`, badgr('api.ca.badgr.io')],
  [`https://sg.badgr.io/public/assertions/${id22}`, badgr('api.sg.badgr.io')],
  [`https://my-school.badgr.com/public/assertions/${id22}`, badgr('api.badgr.io')],
  [`https://badges.parchment.com/public/assertions/${id22}`, badgr('api.badges.parchment.com')],
  [`https://my-school.badges.parchment.eu/public/assertions/${id22}?identity__url=x`, badgr('api.badges.parchment.eu')],
  [`https://openbadgefactory.com/v1/assertion/${hash}`, factory],
  [`https://openbadgefactory.com/v1/assertion/${hash.toUpperCase()}.html`, factory],
  [`https://factory.cancred.ca/v1/assertion/${hash}`, canCred],
  [`https://factory.cancred.ca/v1/assertion/${hash}.html`, canCred],
  ['https://openbadgepassport.com/app/badge/info/12345', 'https://openbadgepassport.com/obpv1/badge/info/12345'],
  ['https://openbadgepassport.com/app/badge/info/5/full/embed', 'https://openbadgepassport.com/obpv1/badge/info/5'],
  ['https://openbadgepassport.com/app/badge/info/5/pic/embed', 'https://openbadgepassport.com/obpv1/badge/info/5'],
  ['https://passport.cancred.ca/app/badge/info/5/embed', 'https://passport.cancred.ca/obpv1/badge/info/5'],
  ['https://passport.cancred.ca/obpv1/badge/info/5', 'https://passport.cancred.ca/obpv1/badge/info/5'],
  [`https://moodle.example.org/badges/badge.php?hash=${hash}`, moodle('moodle.example.org')],
  [`https://www.open.edu/openlearn/badges/badge.php?hash=${hash}&utm_source=x`, moodle('www.open.edu/openlearn')],
  [`http://uni.example/a/b/moodle/badges/badge.php?hash=${hash}`, moodle('uni.example/a/b/moodle')],
  [`https://www.edubadges.nl/public/assertions/${id22}`, edubadges],
  [`https://edubadges.nl/public/assertions/${id22}/`, edubadges],
  [`https://www.credential.net/${id}`, accredible],
  [`https://credential.net/${ID}?key=abc`, accredible],
  [`https://verifierplus.org/credentials/${id}`, plus],
  [`https://verifierplus.org/api/credentials/${id}`, plus],
  ['https://verifierplus.org/#verify?vc=https%3A%2F%2Fx.example%2Fvc%2F1%3Fa%3Db', 'https://x.example/vc/1?a=b'],
  [`https://verifierplus.org/#verify?vc=https://verifierplus.org/credentials/${id}`, plus],
];

/** A link, the platform and a word of what is said of it. */
const asked: readonly (readonly [string, string, string])[] = [
  ['https://www.credly.com/org/ibm/badge/data-science-foundations', 'Credly', 'offered'],
  ['https://www.credly.com/users/alice.miller/badges', 'Credly', 'profile'],
  ['https://www.credly.com/users/alice', 'Credly', 'profile'],
  ['https://www.credly.com/go/Ab3dE6gH', 'Credly', 'short link'],
  [`https://sandbox-api.credly.com/v1/obi/v2/badge_assertions/${id}`, 'Credly', 'test system'],
  [`https://sandbox-api.youracclaim.com/v1/obi/badge_assertions/${id}`, 'Credly', 'test system'],
  [`https://my-school.badgr.com/public/credentials/${id22}`, 'Badgr', 'not published'],
  ['https://badgr.com/backpack/badges/0123456789abcdef01234567', 'Badgr', 'holder alone'],
  [`https://badgr.com/public/collections/${hex32}`, 'Badgr', 'collection'],
  [`https://api.badgr.io/share/badge/${id}`, 'Badgr', 'old share link'],
  [`https://api.test.badgr.com/public/assertions/${id22}`, 'Badgr', 'test system'],
  [`https://demo.badges.parchment.com/public/assertions/${id22}`, 'Badgr', 'test system'],
  [`https://openbadgefactory.com/obv3/credentials/${hash}.html`, 'Open Badge Factory', 'not published'],
  ['https://openbadgepassport.com/app/profile/17/embed', 'Open Badge Passport', 'profile'],
  ['https://www.credential.net/12345678', 'Accredible', 'does not say where'],
  ['https://www.credential.net/abcd1234', 'Accredible', 'does not say where'],
  ['https://www.credential.net/#acc.XYZ12345', 'Accredible', 'does not say where'],
  ['https://www.credential.net/profile/alice/wallet', 'Accredible', 'profile'],
  [`https://school.accredible.com/${id}`, 'Accredible', 'does not say where'],
  [`https://credentials.offsec.com/${id}`, 'Accredible', 'does not say where'],
  ['https://learncard.app/share-boost?uri=lc:1&seed=abc&pin=123', 'LearnCard', 'the key to it'],
  [`https://courses.edx.org/certificates/${hex32}`, 'edX', 'page for people'],
  [`https://credentials.edx.org/credentials/${hex32}/`, 'edX', 'page for people'],
  [`https://credentials.edx.org/records/programs/shared/${hex32}/`, 'edX', 'page for people'],
  ['https://europass.europa.eu/en/share/x', 'Europass', 'no Open Badges'],
  ['https://credentials.certdirectory.io/credentials/abc', 'CertDirectory', 'page for people'],
  [`https://credsverse.com/credentials/${id}?preview=1`, 'Certifier', 'page for people'],
  ['https://verified.sertifier.com/en/verify/12345678901234/', 'Sertifier', 'page for people'],
  ['https://app.pok.tech/credential/1', 'POK', 'page for people'],
  ['https://certificate.bcdiploma.com/check/ABC', 'BCdiploma', 'page for people'],
  ['https://hyperstack.id/credential/abc', 'Hyperstack', 'page for people'],
  ['https://certopus.com/c/abc', 'Certopus', 'page for people'],
  ['https://www.badgelist.com/group/badge', 'Badge List', 'page for people'],
  ['https://bcert.me/bcabcdef', 'BadgeCert', 'page for people'],
  ['https://badgecert.com/bc/html/show-badge.html?b=abc', 'BadgeCert', 'page for people'],
  ['https://backpack.openbadges.org/share/abc/', 'Mozilla', 'shut down'],
  ['https://badgecheck.io/', 'Mozilla', 'shut down'],
  ['https://learn.microsoft.com/api/credentials/share/en-us/alice/1?sharingId=2', 'Microsoft Learn', 'no Open Badge'],
  ['https://learn.microsoft.com/en-us/users/alice/transcript/abc', 'Microsoft Learn', 'no Open Badge'],
  [`https://www.skills.google/public_profiles/${id}/badges/1`, 'Google Skills', 'no Open Badge'],
  ['https://www.coursera.org/verify/ABC', 'Coursera', 'no Open Badge'],
  ['https://coursera.org/account/accomplishments/verify/ABC', 'Coursera', 'no Open Badge'],
  ['https://app.hubspot.com/academy/achievements/a/en/1/alice/inbound', 'HubSpot', 'no Open Badge'],
  ['https://trailhead.salesforce.com/en/credentials/verification', 'Salesforce', 'no Open Badge'],
  ['https://www.udemy.com/certificate/UC-1/', 'Udemy', 'no Open Badge'],
  ['https://www.linkedin.com/learning/certificates/abc', 'LinkedIn Learning', 'no Open Badge'],
  ['https://certs.duolingo.com/abc', 'Duolingo', 'no Open Badge'],
  ['https://catalog-education.oracle.com/pls/certview/sharebadge?id=1', 'Oracle', 'no Open Badge'],
];

/** What is asked as it is: no share link, or one that only looks like it. */
const untouched: readonly string[] = [
  credly,
  credly3,
  `https://api.credly.com/v1/obi/v2/badge_assertions/${id}`,
  `https://www.credly.com.evil.example/badges/${id}`,
  `https://evilcredly.com/badges/${id}`,
  `https://evil.example/www.credly.com/badges/${id}`,
  `https://www.credly.com@evil.example/badges/${id}`,
  `https://evil.example@www.credly.com/badges/${id}`,
  `https://alice:pw@www.credly.com/badges/${id}`,
  `https://www.credly.com:8443/badges/${id}`,
  `https://www.credly.com./badges/${id}`,
  `ftp://www.credly.com/badges/${id}`,
  `https://m.credly.com/badges/${id}`,
  `https://www.credly.com/badges/${id}0`,
  `https://www.credly.com/badges/${id.replaceAll('-', '')}`,
  `https://www.credly.com/badges/${id}%2fx`,
  `https://www.credly.com/x/badges/${id}`,
  `https://www.credly.com/earner/earned/badge/${id}/x`,
  `https://www.credly.com/?u=https://www.credly.com/badges/${id}`,
  'https://www.credly.com/',
  badgr('api.badgr.io'),
  `https://api.badgr.io/public/assertions/${id22}`,
  `https://api.eu.badgr.io/public/assertions/${id22}`,
  `https://api.badges.parchment.com/public/assertions/${id22}`,
  `https://media.badgr.io/public/assertions/${id22}`,
  `https://badgr.com.evil.example/public/assertions/${id22}`,
  `https://evilbadgr.com/public/assertions/${id22}`,
  `https://badgr.org/public/assertions/${id22}`,
  `https://badgr.com/public/assertions/${id22}x`,
  'https://badgr.com/public/assertions/a-slug',
  `https://badgr.com/public/assertions/${id22}/x`,
  `https://badges.parchment.org/public/assertions/${id22}`,
  `https://parchment.com/public/assertions/${id22}`,
  factory,
  canCred,
  `https://openbadgefactory.com/obv3/credentials/${hash}`,
  `https://www.openbadgefactory.com.evil.example/v1/assertion/${hash}`,
  `https://openbadgefactory.com/v1/assertion/${hash}0`,
  `https://openbadgefactory.com/v1/assertion/${hash}.png`,
  'https://openbadgepassport.com/app/badge/info/x',
  'https://openbadgepassport.com/app/badge/info/',
  `https://openbadgepassport.com/app/badge/info/${'1'.repeat(19)}`,
  'https://openbadgepassport.com/obpv1/selfie/_/assertion/1',
  moodle('moodle.example.org'),
  `https://moodle.example.org/badges/json/assertion.php?b=${hash}&obversion=v2p0`,
  'https://moodle.example.org/badges/badge.php',
  'https://moodle.example.org/badges/badge.php?hash=1',
  `https://moodle.example.org/badges/badge.php?hash=${hash}0`,
  `https://moodle.example.org/badges/badge.php?hash=${hash}&hash=${hash}`,
  `https://moodle.example.org/badges/badge.php/x?hash=${hash}`,
  `https://moodle.example.org/badge.php?hash=${hash}`,
  `https://moodle.example.org/xbadges/badge.php?hash=${hash}`,
  edubadges,
  `https://edubadges.nl.evil.example/public/assertions/${id22}`,
  accredible,
  `https://credential.net.evil.example/${id}`,
  'https://www.credential.net/',
  'https://www.accredible.com/',
  'https://api.accredible.com/v1/frontend/credential_opengraph_seo_image/10000005',
  `https://verifierplus.org/credentials/${id}/x`,
  'https://verifierplus.org/#verify?vc=javascript:alert(1)',
  'https://verifierplus.org/#verify?vc=https://a:b@x.example/',
  'https://verifierplus.org/#verify?vc=https://x.example/1&vc=https://x.example/2',
  'https://verifierplus.org/#verify?x=1',
  'https://credentials.certdirectory.io/credentials/abc/ob3',
  'https://www.badgelist.com/group/badge.json',
  'https://learncard.app/',
  'https://learn.microsoft.com/en-us/training/',
  'https://badges.example.edu/credentials/4711',
  'not an address',
  '',
];

describe('a share link', () => {
  test.each(derived)('%s leads to %s', (link, url) => {
    expect(linkFor(link)).toMatchObject({ kind: 'derived', url });
    expect(linkFor(new URL(link))).toEqual(linkFor(link));
  });

  test.each(asked)('%s of %s is answered with words', (link, platform, word) => {
    const found = linkFor(link);
    if (found?.kind !== 'ask') throw new Error('this is not asked for in words');
    expect(found.platform).toContain(platform);
    expect(found.why).toContain(word);
    // The end of "The link …", and a sentence of its own.
    expect(found.why).toMatch(/^(?:leads|is|does|opens) .*[^.]$/);
    expect(found.ask).toMatch(/^(?:Ask the holder for|Open) .*[^.]$/);
  });

  test.each(untouched)('is not what only looks like one, or is machine-readable: %s', (link) => {
    expect(linkFor(link)).toBeUndefined();
  });

  test.each(derived)('of %s leads to an address over https that carries nobody', (link) => {
    const found = linkFor(link);
    if (found?.kind !== 'derived') throw new Error('this leads nowhere');
    for (const url of [found.url, ...(found.alternatives ?? [])]) {
      expect(url).toMatch(/^https:\/\//);
      expect(redactUrl(url)).toBe(url);
      expect(new URL(url).href).toBe(url);
    }
    expect(found.accept).toBe('application/ld+json, application/json');
  });

  test.each<[string, string, readonly string[] | undefined]>([
    ['Credly, by its newer kind of badge', `https://www.credly.com/badges/${id}`, [credly3]],
    ['Badgr', `https://badgr.com/public/assertions/${id22}`, undefined],
    ['Parchment', `https://badges.parchment.com/public/assertions/${id22}`, [badgr('api.badgr.io')]],
    ['Parchment in Europe', `https://badges.parchment.eu/public/assertions/${id22}`, [badgr('api.eu.badgr.io')]],
  ])('may have its badge in a second place: %s', (_, link, alternatives) => {
    const found = linkFor(link);
    expect(found?.kind === 'derived' ? found.alternatives : 'none').toEqual(alternatives);
  });

  test.each<[string, string | undefined]>([
    ['https://openbadgepassport.com/app/badge/info/1', 'assertion_url'],
    ['https://passport.cancred.ca/obpv1/badge/info/1', 'assertion_url'],
    [`https://verifierplus.org/credentials/${id}`, 'credential'],
    [`https://verifierplus.org/#verify?vc=https://verifierplus.org/api/credentials/${id}`, 'credential'],
    ['https://verifierplus.org/#verify?vc=https://x.example/1', undefined],
    [`https://www.credly.com/badges/${id}`, undefined],
  ])('%s leads to a record whose member counts: %s', (link, field) => {
    const found = linkFor(link);
    expect(found?.kind === 'derived' ? found.field : 'none').toBe(field);
  });

  test('is told in little time, however long', () => {
    const long = '/a'.repeat(50_000);
    const start = performance.now();
    for (const host of [
      'www.credly.com',
      'x.badgr.com',
      'moodle.example.org',
      'www.badgelist.com',
      'verifierplus.org',
    ]) {
      linkFor(`https://${host}${long}/badges/badge.php?hash=${hash}`);
      linkFor(`https://${host}/badges/${id}${long}`);
      linkFor(`https://${host}/#verify?${'vc=x&'.repeat(20_000)}`);
      platformOfHost(host, `${long}/badges/x`);
      platformOfHost('a'.repeat(100_000), long);
    }
    expect(performance.now() - start).toBeLessThan(1500);
  });
});

describe('the registry', () => {
  test('names each platform once', () => {
    expect(new Set(platforms.map(({ name }) => name)).size).toBe(platforms.length);
  });

  test('has only patterns that say where an address begins and ends', () => {
    const forms = platforms.flatMap(({ links, shared, test: hosts }) => [
      ...links.map(({ form }) => form),
      shared,
      hosts,
    ]);
    const patterns = forms.filter((form) => form !== undefined).map(({ source }) => source);
    expect(patterns.length).toBeGreaterThan(40);
    expect(patterns.filter((source) => !/^\^.*\$$/.test(source))).toEqual([]);
  });

  test('has links of each platform among the tests', () => {
    const known = [...derived, ...asked].map(([link]) => linkFor(link)?.platform);
    for (const { name } of platforms) expect(known).toContain(name);
  });
});

describe('a host that many issuers share', () => {
  test.each<[string, string, string]>([
    ['www.credly.com', '/api/v1/obi/v2/issuers/1', 'Credly'],
    ['api.credly.com', '', 'Credly'],
    ['API.CREDLY.COM', '', 'Credly'],
    ['api.youracclaim.com', '', 'Credly'],
    ['api.badgr.io', '/public/issuers/1', 'Badgr'],
    ['badgr.io', '', 'Badgr'],
    ['api.eu.badgr.io', '', 'Badgr'],
    ['api.badges.parchment.com', '', 'Badgr'],
    ['api.badges.parchment.sg', '', 'Badgr'],
    ['api.accredible.com', '', 'Accredible'],
    ['openbadgefactory.com', '/v1/client/1', 'Open Badge Factory'],
    ['factory.cancred.ca', '', 'CanCred Factory'],
    ['openbadgepassport.com', '/obpv1/selfie/_/assertion/1', 'Open Badge Passport'],
    ['api.edubadges.nl', '/public/issuers/1', 'edubadges.nl'],
    ['moodle.example.org', '/badges/assertion.php', 'Moodle'],
    ['moodle.example.org', '/badges/issuer_json.php', 'Moodle'],
    ['uni.example', '/a/moodle/badges/json/issuer.php', 'Moodle'],
    ['uni.example:8443', '/badges/badge_json.php', 'Moodle'],
  ])('%s%s is one of %s', (host, path, name) => {
    expect(platformOfHost(host, path)?.name).toContain(name);
    expect(platformOfHost(host, path)?.test).toBeUndefined();
  });

  test.each([
    ['www.credly.com.evil.example', ''],
    ['evilcredly.com', ''],
    ['x.credly.com', ''],
    ['badges.example.edu', '/credentials/1'],
    ['badges.example.edu', '/badges/x/assertion.php'],
    ['badges.example.edu', '/badges/assertion.php/x'],
    ['badges.example.edu', '/xbadges/assertion.php'],
    ['', ''],
  ])('is not %s%s', (host, path) => {
    expect(platformOfHost(host, path)).toBeUndefined();
  });

  test.each([
    'sandbox-api.credly.com',
    'sandbox-api.youracclaim.com',
    'api.test.badgr.com',
    'api.demo.badges.parchment.com',
  ])('%s is for tests alone', (host) => {
    expect(platformOfHost(host)?.test).toBe(true);
  });
});
