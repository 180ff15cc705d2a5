import { generateKeyPairSync, sign } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { JsonObject, JsonValue } from '../../../src/model/json.js';
import { defaultPolicy, type Policy } from '../../../src/model/policy.js';
import type { CredentialReport } from '../../../src/model/report.js';
import { codesOf } from '../../support/fixtures.js';
import { assertion, badgeClass, netOf, profile, type Web } from '../../support/linked-web.js';
import { verifyOnly } from '../../support/verify.js';

const home = 'https://issuer.example';
const id = `${home}/a/1`;
const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const publicKeyPem = publicKey.export({ type: 'spki', format: 'pem' }).toString();

const jws = (payload: JsonObject): string => {
  const [header, body] = [{ alg: 'RS256' }, payload].map((part) =>
    Buffer.from(JSON.stringify(part)).toString('base64url'),
  );
  const signature = sign('sha256', Buffer.from(`${header}.${body}`), privateKey);
  return `${header}.${body}.${signature.toString('base64url')}`;
};

const key: JsonObject = { id: `${home}/issuer#key`, type: 'CryptographicKey', owner: `${home}/issuer`, publicKeyPem };

const site = (served: JsonObject = {}, issuer: JsonObject = {}): Web => ({
  [`${home}/issuer`]: profile(`${home}/issuer`, issuer),
  [`${home}/class`]: badgeClass(`${home}/class`, `${home}/issuer`),
  [id]: assertion(id, `${home}/class`, served),
});

const run = (text: string, web: Web, changes: Partial<Policy> = {}): Promise<CredentialReport> =>
  verifyOnly({ text }, { policy: { ...defaultPolicy(Date.UTC(2026, 2, 1)), ...changes }, net: netOf(web) });

const given = JSON.stringify(assertion(id, `${home}/class`));
const signedOnes = { publicKey: key, revocationList: `${home}/list` };
const list = (...revokedAssertions: readonly JsonValue[]): JsonObject => ({
  '@context': 'https://w3id.org/openbadges/v2',
  id: `${home}/list`,
  type: 'RevocationList',
  revokedAssertions,
});

describe('a badge that was taken back in a way that cannot be read', () => {
  test.each<[string, JsonObject]>([
    ['a text', { revoked: 'true' }],
    ['a number', { revoked: 1 }],
    ['a list', { revoked: [true] }],
    ['an object', { revoked: { '@value': true } }],
    ['two names that contradict each other', { 'obi:revoked': true, revoked: false }],
    ['the name that lists have for it', { revokedAssertions: true }],
  ])('fails by %s, also where violations are forgiven', async (_, served) => {
    for (const conformance of ['fail', 'warn'] as const)
      expect((await run(given, site(served), { conformance })).verdict).toBe('fail');
  });

  test('passes where it is said in so many words that it was not', async () => {
    expect((await run(given, site({ revoked: false }))).verdict).toBe('pass');
  });
});

describe('the message of a server that is out of order, with status 200', () => {
  const messages: readonly JsonObject[] = [
    { error: 'x' },
    { name: 'NotFound', message: 'x' },
    { type: 'about:blank', title: 'Service Unavailable', status: 503 },
    {},
  ];
  test.each([id, `${home}/class`, `${home}/issuer`])('at %s leaves the question open', async (url) => {
    for (const message of messages) {
      const report = await run(given, { ...site(), [url]: message });
      expect([report.verdict, codesOf(report).some((code) => code.endsWith('unreachable'))]).toEqual([
        'indeterminate',
        true,
      ]);
    }
  });

  test('is told from a badge that breaks the rules', async () => {
    const broken = { '@context': 'https://w3id.org/openbadges/v2', id: `${home}/class` };
    expect((await run(given, { ...site(), [`${home}/class`]: broken })).verdict).toBe('fail');
  });
});

describe('a signed badge', () => {
  const signed = (members: JsonObject = {}): JsonObject =>
    assertion(id, `${home}/class`, { verification: { type: 'SignedBadge' }, ...members });
  const web = (revoked: readonly JsonValue[] = []): Web => ({
    ...site({}, signedOnes),
    [`${home}/list`]: list(...revoked),
  });

  test('of Open Badges 1.0 that has an id is found on the list by it', async () => {
    const old: JsonObject = {
      id,
      uid: '1',
      recipient: { type: 'email', hashed: false, identity: 'a@example.org' },
      badge: `${home}/class`,
      verify: { type: 'signed', url: `${home}/issuer#key` },
      issuedOn: 1400000000,
    };
    expect((await run(jws(old), web())).verdict).toBe('pass');
    const report = await run(jws(old), web([{ id }]));
    expect([report.verdict, codesOf(report).includes('status.revoked')]).toEqual(['fail', true]);
  });

  test.each<[string, JsonObject, string]>([
    ['has expired by the claim of its token', { exp: 1600000000 }, 'validity.expired'],
    ['is not yet in force by the claim of its token', { nbf: 1900000000 }, 'validity.not-yet'],
  ])('%s', async (_, claims, code) => {
    expect((await run(jws(signed()), web())).verdict).toBe('pass');
    const report = await run(jws(signed(claims)), web());
    expect([report.verdict, codesOf(report).includes(code)]).toEqual(['fail', true]);
  });

  test('is its payload, and nothing that stands in a claim of it', async () => {
    expect(codesOf(await run(jws({ vc: signed() }), web()))).toContain('format.unknown-version');
    const both = await run(jws({ ...signed(), vc: signed({ recipient: 'x' }) }), web());
    expect(both.verdict).toBe('fail');
  });
});

test('what an issuer allows counts under either name for the way of verification', async () => {
  const verify = { startsWith: `${home}/elsewhere/` };
  const report = await run(given, site({}, { verify }));
  expect([report.verdict, codesOf(report).includes('hosted.out-of-scope')]).toEqual(['fail', true]);
  const two = { verify, verification: { startsWith: `${home}/a/` } };
  expect((await run(given, site({}, two))).verdict).toBe('fail');
});
