import { describe, expect, it, test } from 'vitest';
import type { JsonObject } from '../../src/model/json.js';
import { defaultPolicy } from '../../src/model/policy.js';
import type { CredentialReport } from '../../src/model/report.js';
import type { Net } from '../../src/net/port.js';
import { questionTime, type Web, webNet } from '../support/key-question.js';
import { type LyingDocument, liar, lyingDocuments } from '../support/lying-documents.js';
import { badge, didJwkOf, ed25519Key, signDocument, signJwt } from '../support/sign.js';
import { verifyBytes as verify } from '../support/verify.js';

/** The badge that a line of the table is about, signed by Mallory. */
const badgeOf = async ({ issuer, method, token }: LyingDocument): Promise<string> => {
  const signed = badge(issuer);
  if (token)
    return signJwt({ alg: 'EdDSA', ...(method === undefined ? { jwk: liar.jwk } : { kid: method }) }, signed, liar);
  const options = { verificationMethod: method ?? '' };
  return JSON.stringify(await signDocument(signed, { suite: 'eddsa-rdfc-2022', key: liar, options }));
};

const judge = (text: string, net: Net, changes = {}): Promise<CredentialReport> =>
  verify(
    Buffer.from(text),
    { source: 'bytes', ref: 'input' },
    { policy: { ...defaultPolicy(questionTime), ...changes }, net },
  );

const keyCheck = (report: CredentialReport) => report.checks.find(({ id }) => id === 'issuer.key');

describe('a key is not believed for', () => {
  test.each(lyingDocuments().map((line) => [line.name, line] as const))('%s', async (_, line) => {
    const { net, asked } = webNet(line.web);
    const report = await judge(await badgeOf(line), net);
    const codes = keyCheck(report)?.findings.map(({ code }) => code);
    if (line.code === 'pass') {
      expect(codes).toEqual([]);
      expect(report.verdict).toBe('pass');
      expect(report.assurance.issuer).toBe('domain');
    } else {
      expect(codes).toEqual([line.code]);
      expect(report.verdict).not.toBe('pass');
      expect(report.assurance.issuer).toBe('unknown');
      expect(report.provenance).toBeUndefined();
    }
    // Nothing but the issuer's own host is ever asked.
    expect(new Set(asked.map(({ url }) => new URL(url).host)).has('mallory.example')).toBe(false);
  });
});

const key = ed25519Key('Example University');
const did = 'did:web:badges.example';
const site = 'https://badges.example/issuers/1';
const set = 'https://badges.example/.well-known/jwks.json';
const method = (controller: string, id = `${controller}#key-1`): JsonObject => ({
  id,
  type: 'Multikey',
  controller,
  publicKeyMultibase: key.did.slice('did:key:'.length),
});
const documents: Web = {
  'https://badges.example/.well-known/did.json': { json: { id: did, assertionMethod: [method(did)] } },
  [site]: { json: { id: site, assertionMethod: [method(site)] } },
  [set]: { json: { keys: [{ ...key.jwk, kid: 'key-1' }] } },
};
const embedded = async (issuer: string, verificationMethod: string, signer = key): Promise<string> =>
  JSON.stringify(
    await signDocument(badge(issuer), { suite: 'eddsa-rdfc-2022', key: signer, options: { verificationMethod } }),
  );
const token = (issuer: string, header: JsonObject, signer = key): string =>
  signJwt({ alg: 'EdDSA', ...header }, badge(issuer), signer);

describe('what is said of a key that was found', () => {
  test.each<[string, () => Promise<string> | string, string]>([
    ['in a did:web', () => embedded(did, `${did}#key-1`), `${did}#key-1, published at badges.example over HTTPS`],
    ['in a profile', () => embedded(site, `${site}#key-1`), `${site}#key-1, published at badges.example over HTTPS`],
    ['in a key set', () => token(site, { kid: 'key-1' }), 'key-1, published at badges.example over HTTPS'],
    ['by itself in a key set', () => token(site, { jwk: key.jwk }), `${set}, published at badges.example over HTTPS`],
    [
      'by itself in a did:web',
      () => token(did, { jwk: key.jwk }),
      `${did}#key-1, published at badges.example over HTTPS`,
    ],
  ])('%s', async (_, make, evidence) => {
    const report = await judge(await make(), webNet(documents).net);
    expect(report.verdict).toBe('pass');
    expect(keyCheck(report)).toMatchObject({ summary: evidence, findings: [] });
    expect(report.assurance.issuer).toBe('domain');
    expect(report.provenance).toMatchObject({ by: 'domain', host: 'badges.example' });
  });

  it('is its bare id where the key vouches for itself', async () => {
    const report = await judge(await embedded(key.did, key.method), webNet({}).net);
    expect(keyCheck(report)).toMatchObject({ summary: key.method, findings: [{ code: 'issuer.self-asserted' }] });
    expect(report.assurance.issuer).toBe('self-asserted');
    expect(report.provenance).toEqual({ by: 'self' });
  });

  it('names each key once, and who published them once', async () => {
    const both = await Promise.all(
      ['key-1', 'key-1', 'key-2'].map((name) =>
        signDocument(badge(did), { suite: 'eddsa-rdfc-2022', key, options: { verificationMethod: `${did}#${name}` } }),
      ),
    );
    const text = JSON.stringify({ ...badge(did), proof: both.map(({ proof }) => proof as JsonObject) });
    const json = { id: did, assertionMethod: [method(did), method(did, `${did}#key-2`)] };
    const report = await judge(text, webNet({ 'https://badges.example/.well-known/did.json': { json } }).net);
    expect(keyCheck(report)?.summary).toBe(`${did}#key-1, ${did}#key-2, published at badges.example over HTTPS`);
  });
});

describe('a resolver', () => {
  const other = 'did:example:university';
  const resolver = 'https://resolver.example';
  const address = `${resolver}/1.0/identifiers/did%3Aexample%3Auniversity`;

  it('is named as the one that was believed, and makes the issuer no better known', async () => {
    const json = { didDocument: { id: other, assertionMethod: [method(other)] } };
    const text = await embedded(other, `${other}#key-1`);
    const report = await judge(text, webNet({ [address]: { json } }).net, { didResolver: resolver });
    expect(report.verdict).toBe('pass');
    expect(keyCheck(report)).toMatchObject({
      summary: `${other}#key-1, looked up by ${resolver}, which was trusted to answer rightly`,
      findings: [{ code: 'issuer.resolver-trusted', args: { issuer: other, resolver } }],
    });
    expect(report.assurance.issuer).toBe('self-asserted');
    expect(report.provenance).toEqual({ by: 'resolver', url: resolver });
  });

  it('is named also where what it said stands against the badge', async () => {
    const json = { id: other, assertionMethod: [{ ...method(other), revoked: '2020-01-01T00:00:00Z' }] };
    const text = await embedded(other, `${other}#key-1`);
    const report = await judge(text, webNet({ [address]: { json } }).net, { didResolver: resolver });
    expect(keyCheck(report)?.findings.map(({ code }) => code)).toEqual([
      'issuer.key-revoked',
      'issuer.resolver-trusted',
    ]);
    expect(report.verdict).toBe('fail');
  });
});

describe('a key in the header of a token', () => {
  const issuers = [did, site, key.did, didJwkOf(key.jwk)];

  test.each(issuers)('is accepted if it is a key of %s', async (issuer) => {
    expect((await judge(token(issuer, { jwk: key.jwk }), webNet(documents).net)).verdict).toBe('pass');
  });

  test.each([...issuers, 'urn:example:university'])('of a stranger is refused for %s', async (issuer) => {
    const report = await judge(token(issuer, { jwk: liar.jwk }, liar), webNet(documents).net);
    expect(report.verdict).toBe('fail');
    expect(keyCheck(report)?.findings[0]?.code).toMatch(/^issuer\.key-not-(authorised|linked)$/);
  });

  test.each([did, site])('of a stranger is left open for %s if nobody answers', async (issuer) => {
    const report = await judge(token(issuer, { jwk: liar.jwk }, liar), webNet({}).net);
    expect(report.verdict).toBe('indeterminate');
    expect(keyCheck(report)?.findings.map(({ code }) => code)).toEqual(['issuer.key-unreachable']);
  });

  test.each([
    [did, `${did}#key-1`],
    [site, `${site}#key-1`],
  ])('must be the one that the "kid" names, for %s', async (issuer, kid) => {
    const report = await judge(token(issuer, { kid, jwk: liar.jwk }, liar), webNet(documents).net);
    expect(keyCheck(report)?.findings.map(({ code }) => code)).toEqual(['issuer.key-not-authorised']);
    expect(report.verdict).toBe('fail');
  });

  it('that is no key is refused before anybody is asked', async () => {
    for (const jwk of ['key', { ...liar.jwk, d: 'AAAA' }, { kty: 'oct', k: 'AAAA' }]) {
      const { net, asked } = webNet(documents);
      expect((await judge(token(site, { jwk }, liar), net)).verdict).toBe('fail');
      expect(asked).toEqual([]);
    }
  });
});

describe('a "kid" of a stranger', () => {
  const kids = [
    'https://mallory.example/keys/1',
    'https://badges.example.mallory.example/keys/1',
    'https://badges.example@mallory.example/keys/1',
    'https://badges.example:8443/keys/1',
    'https://BADGES.example.mallory.example/',
    'http://badges.example/keys/1',
    'http://169.254.169.254/latest/meta-data',
    'file:///etc/passwd',
    'data:application/json,{}',
    'javascript:alert(1)',
    'ftp://badges.example/keys/1',
    'ldap://mallory.example/',
    'urn:key:1',
    'did:web:mallory.example#key-1',
    'did:web:badges.example.mallory.example#key-1',
    'did:web:badges.example:issuers#key-1',
    'did:web:badges.example%3A8443#key-1',
    'did:example:mallory#key-1',
    liar.method,
    liar.did,
    `${didJwkOf(liar.jwk)}#0`,
    '//mallory.example/keys/1',
    '/etc/passwd',
    '../../../../etc/passwd',
    "x' UNION SELECT 'secret",
    'key-1\u0000.pem',
    'key-1#key-1',
    'constructor',
    '__proto__',
    '%6bey-1',
    'KEY-1',
    ' key-1',
  ];
  const issuers = [did, site, key.did, 'urn:example:university'];

  test.each(kids)('%j is believed for no kind of issuer, and nobody else is asked', async (kid) => {
    for (const issuer of issuers) {
      const { net, asked } = webNet(documents);
      const report = await judge(token(issuer, { kid }, liar), net);
      expect(report.verdict, issuer).toBe('fail');
      expect(keyCheck(report)?.status, issuer).toBe('fail');
      expect(asked.filter(({ url }) => !url.startsWith('https://badges.example/'))).toEqual([]);
    }
  });
});
