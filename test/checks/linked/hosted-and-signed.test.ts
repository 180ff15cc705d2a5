import { createPrivateKey, generateKeyPairSync, sign } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { JsonObject, JsonValue } from '../../../src/model/json.js';
import { defaultPolicy, type Policy } from '../../../src/model/policy.js';
import type { CredentialReport } from '../../../src/model/report.js';
import type { TrustPolicy } from '../../../src/model/trust.js';
import { codesOf } from '../../support/fixtures.js';
import { assertion, badgeClass, endorsement, netOf, profile, type Web } from '../../support/linked-web.js';
import { verifyOnly } from '../../support/verify.js';

const home = 'https://issuer.example';
const other = 'https://other.example';
const id = `${home}/a/1`;
const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const publicKeyPem = publicKey.export({ type: 'spki', format: 'pem' }).toString();
const keyOf = (owner: string): JsonObject => ({ id: `${owner}#key`, type: 'CryptographicKey', owner, publicKeyPem });

const jws = (payload: JsonObject): string => {
  const [header, body] = [{ alg: 'RS256' }, payload].map((part) =>
    Buffer.from(JSON.stringify(part)).toString('base64url'),
  );
  const key = createPrivateKey(privateKey.export({ type: 'pkcs8', format: 'pem' }));
  return `${header}.${body}.${sign('sha256', Buffer.from(`${header}.${body}`), key).toString('base64url')}`;
};

const site = (issuer: JsonObject = {}, badge: JsonObject = {}): Web => ({
  [`${home}/issuer`]: profile(`${home}/issuer`, issuer),
  [`${home}/class`]: badgeClass(`${home}/class`, `${home}/issuer`),
  [id]: assertion(id, `${home}/class`, badge),
});

const trusting = (issuer: string): TrustPolicy => ({
  sources: [{ source: 'list.json', list: { issuers: new Map([[issuer, { id: issuer, name: 'The Issuer' }]]) } }],
  required: true,
});

const run = (text: string, web: Web, changes: Partial<Policy> = {}): Promise<CredentialReport> =>
  verifyOnly({ text }, { policy: { ...defaultPolicy(Date.UTC(2026, 2, 1)), ...changes }, net: netOf(web) });

const at = (url: string, web: Web, changes: Partial<Policy> = {}): Promise<CredentialReport> =>
  verifyOnly({ url }, { policy: { ...defaultPolicy(Date.UTC(2026, 2, 1)), ...changes }, net: netOf(web) });

describe('trust in the issuer of an older badge', () => {
  test('is not had by an id that stands inside a badge of Open Badges 0.5', async () => {
    const url = `${other}/a`;
    const issuer = { name: 'Issuer', origin: other, id: `${home}/issuer` };
    const badge = { version: '0.5.0', name: 'B', description: 'd', image: '/i.png', criteria: '/c', issuer };
    const web = { [url]: { recipient: 'a@example.org', issued_on: '2012-01-01', badge } };
    const report = await at(url, web, { trust: trusting(`${home}/issuer`) });
    expect(report.trusted).toBeUndefined();
    expect(report.verdict).not.toBe('pass');
    expect(report.credential?.view.issuer.id).toBeUndefined();
    // Who asks for no trust is told whose host serves it.
    expect((await at(url, web)).provenance).toMatchObject({ by: 'hosting', host: 'other.example' });
  });

  test('is found where the list names the issuer without https, as the badge does', async () => {
    const http = 'http://issuer.example';
    const web = {
      [`${home}/issuer`]: profile(`${http}/issuer`),
      [`${home}/class`]: badgeClass(`${http}/class`, `${http}/issuer`),
      [id]: assertion(`${http}/a/1`, `${http}/class`),
    };
    const report = await run(JSON.stringify(web[id]), web, { trust: trusting(`${http}/issuer`) });
    expect([report.verdict, report.trusted?.name]).toEqual(['pass', 'The Issuer']);
  });
});

describe('a hosted badge', () => {
  test('whose address holds an e-mail address passes, and the report does not repeat it', async () => {
    const url = `${home}/a/2?identity__email=secret%40example.org`;
    const report = await at(url, { ...site(), [url]: assertion(url, `${home}/class`) });
    expect(report.verdict).toBe('pass');
    const { document: _, ...shown } = report.credential ?? { document: {} };
    expect(JSON.stringify({ ...report, credential: shown })).not.toContain('secret');
  });

  test('is unsigned where its address says that it is signed, whatever the file says', async () => {
    const web = site({}, { verification: { type: 'SignedBadge', creator: `${home}/key` } });
    const report = await run(JSON.stringify(assertion(id, `${home}/class`)), web);
    expect([report.verdict, codesOf(report).includes('hosted.unsigned')]).toEqual(['fail', true]);
  });
});

describe('a signed badge', () => {
  const signed = (badge: JsonValue, more: JsonObject = {}): string =>
    jws(assertion('urn:uuid:1', badge, { verification: { type: 'SignedBadge' }, ...more }));
  const keys = { publicKey: keyOf(`${home}/issuer`) };

  test('passes with a key of its issuer', async () => {
    expect((await run(signed(`${home}/class`), site(keys))).verdict).toBe('pass');
  });

  test.each<[string, JsonValue, string]>([
    ['of an address of the issuer', badgeClass(`${home}/class`, `${home}/issuer`), 'pass'],
    ['without an address', badgeClass('urn:uuid:2', `${home}/issuer`), 'pass'],
    ['of the address of somebody else', badgeClass(`${other}/class`, `${home}/issuer`), 'fail'],
  ])('may carry a badge class %s: %s', async (_, badge, verdict) => {
    const report = await run(signed(badge), site(keys));
    expect([report.verdict, codesOf(report).includes('hosted.out-of-scope')]).toEqual([verdict, verdict === 'fail']);
  });

  test('was taken back where it says so itself', async () => {
    const report = await run(signed(`${home}/class`, { revoked: true }), site(keys));
    expect([report.verdict, codesOf(report).includes('status.revoked')]).toEqual(['fail', true]);
  });

  test.each<[string, JsonValue]>([
    ['a list', [`${home}/revoked`]],
    ['a number', 5],
    ['an object without an id', { type: 'RevocationList', revokedAssertions: ['urn:uuid:1'] }],
  ])('is not cleared where its issuer names its list of revoked badges by %s', async (_, revocationList) => {
    const report = await run(signed(`${home}/class`), site({ ...keys, revocationList }), { conformance: 'warn' });
    expect(report.checks.find((check) => check.id === 'status')).toMatchObject({
      status: 'indeterminate',
      findings: [{ code: 'status.list-invalid' }],
    });
    expect(report.verdict).toBe('indeterminate');
  });
});

describe('an endorsement', () => {
  const about = async (served: Web): Promise<readonly string[]> =>
    codesOf(
      await at(id, { ...site({}, { endorsement: `${other}/e` }), [`${other}/i`]: profile(`${other}/i`), ...served }),
    );

  test('that could not be had is open, and not said to be about something else', async () => {
    const found = await about({});
    expect(found).toContain('endorsement.indeterminate');
    expect(found).not.toContain('endorsement.failed');
  });

  test.each<[string, JsonObject | number]>([
    ['is about something else', endorsement(`${other}/e`, `${home}/a/2`, `${other}/i`)],
    ['was taken back (410)', 410],
    ['was taken back', { id: `${other}/e`, revoked: true }],
    ['says that it is signed', endorsement(`${other}/e`, id, `${other}/i`, { verification: { type: 'SignedBadge' } })],
    ['is in the name of somebody else', endorsement(`${other}/e`, id, `${home}/issuer`)],
  ])('that %s does not hold', async (_, served) => {
    expect(await about({ [`${other}/e`]: served })).toContain('endorsement.failed');
  });

  test('that its issuer serves holds', async () => {
    const found = await about({ [`${other}/e`]: endorsement(`${other}/e`, id, `${other}/i`) });
    expect(found.filter((code) => code.startsWith('endorsement.'))).toEqual([]);
  });
});
