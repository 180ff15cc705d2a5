import { describe, expect, test } from 'vitest';
import { refresh } from '../../src/checks/refresh.js';
import { finding, sentenceOf } from '../../src/model/finding.js';
import type { JsonObject, JsonValue } from '../../src/model/json.js';
import { defaultPolicy } from '../../src/model/policy.js';
import { ok } from '../../src/model/result.js';
import { offlineNet } from '../../src/net/offline.js';
import type { Net, NetRequest } from '../../src/net/port.js';
import { badge, ed25519Key, signDocument, signJwt } from '../support/sign.js';
import { verifyBytes as verify } from '../support/verify.js';
import { codesOf, findingsOf, listening, run } from './run.js';

const address = 'https://badges.example.org/refresh/1';
const service = { id: address, type: '1EdTechCredentialRefresh' };

describe('a newer copy', () => {
  test('is not asked for where none is offered', async () => {
    const { net, asked } = listening();
    expect((await run(refresh, {}, { net })).kind).toBe('not-applicable');
    expect(asked).toEqual([]);
  });

  test.each<[string, JsonValue, readonly string[]]>([
    ['one', service, [address]],
    ['several', [service, { ...service, id: `${address}2` }], [address, `${address}2`]],
    ['one without an address', { type: '1EdTechCredentialRefresh' }, []],
    ['one that is a text', address, []],
    ['one of another kind', { ...service, type: 'ManualRefreshService2018' }, []],
  ])('that cannot be had leaves the copy at hand, and that is said: %s', async (_, refreshService, urls) => {
    const { net, asked } = listening();
    const result = await run(refresh, { refreshService }, { net });
    expect(result).toMatchObject({ kind: 'stopped', summary: 'the copy at hand was checked' });
    expect(new Set(codesOf(result))).toEqual(new Set(['refresh.failed']));
    expect(asked.map(({ url }) => url)).toEqual(urls);
    for (const request of asked) expect(request).toMatchObject({ purpose: 'refresh', statedBy: 'badge' });
  });

  test.each([
    ['{"type": ["VerifiableCredential"]}', 'what it serves has another id'],
    ['{"type": ["Shoe"]}', 'what it serves is no badge'],
    ['<!doctype html><title>Sign in</title>', 'what it serves is no badge'],
    ['', 'what it serves is no badge'],
  ])('that is %j is not used', async (body, why) => {
    const { net } = listening(body);
    const [found] = findingsOf(await run(refresh, { refreshService: service }, { net }));
    expect(found).toMatchObject({ code: 'refresh.failed', pointer: '/refreshService', args: { why } });
  });
});

const issuer = ed25519Key('issuer');
const mallory = ed25519Key('mallory');
const plan = { suite: 'eddsa-jcs-2022', key: issuer };
const offering = (members: JsonObject = {}): JsonObject => badge(issuer.did, { refreshService: service, ...members });
const sign = (document: JsonObject): Promise<JsonObject> => signDocument(document, plan);

const serving = (content: JsonObject | string): { readonly net: Net; readonly asked: NetRequest[] } => {
  const asked: NetRequest[] = [];
  const body = Buffer.from(typeof content === 'string' ? content : JSON.stringify(content));
  const get: Net['get'] = async (request) => {
    asked.push(request);
    if (request.url !== address) return offlineNet.get(request);
    return ok({ url: address, status: 200, contentType: '', headers: {}, body, fromCache: false });
  };
  return { net: { get }, asked };
};

const verifyWith = async (original: JsonObject, content: JsonObject | string, at = Date.UTC(2025, 0, 1)) => {
  const { net, asked } = serving(content);
  const policy = { ...defaultPolicy(Date.UTC(2025, 0, 1)), at, skip: ['status'] as const };
  const report = await verify(Buffer.from(JSON.stringify(original)), { source: 'bytes', ref: 'x' }, { policy, net });
  const check = report.checks.find(({ id }) => id === 'refresh');
  return { report, asked, check, why: check?.findings[0]?.args['why'], codes: check?.findings.map(({ code }) => code) };
};

const newer = { validFrom: '2024-06-01T00:00:00Z', name: 'First aid, renewed' };

describe('the whole verification', () => {
  test('judges the newer copy instead, once, and says so', async () => {
    const expired = await sign(offering({ validUntil: '2024-07-01T00:00:00Z' }));
    const { report, asked, codes } = await verifyWith(expired, await sign(offering(newer)));
    expect(report.verdict).toBe('pass');
    expect(report.credential?.view.name).toBe('First aid, renewed');
    expect(codes).toEqual(['refresh.used']);
    expect(report.checks.filter(({ id }) => id === 'refresh')).toHaveLength(1);
    expect(asked).toHaveLength(1);
  });

  test('counts what is wrong with the newer copy, though the one at hand has no such fault', async () => {
    const expired = await sign(offering({ ...newer, validUntil: '2024-07-01T00:00:00Z' }));
    const { report } = await verifyWith(await sign(offering()), expired);
    expect(report.verdict).toBe('fail');
    expect(report.checks.flatMap(({ findings }) => findings).map(({ code }) => code)).toContain('validity.expired');
  });

  test('takes a signed token as well', async () => {
    const token = signJwt({ alg: 'EdDSA', kid: issuer.method, typ: 'vc+jwt' }, offering(newer), issuer);
    expect((await verifyWith(await sign(offering()), token)).codes).toEqual(['refresh.used']);
  });

  test('is content with the very same copy', async () => {
    const original = await sign(offering());
    const { check } = await verifyWith(original, original);
    expect(check).toMatchObject({ status: 'pass', findings: [], summary: 'the issuer serves this very copy' });
  });

  const elsewhere = { id: 'did:example:bob', type: ['AchievementSubject'] };
  test.each<[string, () => Promise<JsonObject>, RegExp]>([
    ['of another id', () => sign(offering({ ...newer, id: 'urn:uuid:other' })), /another id/],
    [
      'of another issuer, signed by that one',
      () => signDocument(badge(mallory.did, newer), { suite: 'eddsa-jcs-2022', key: mallory }),
      /another issuer/,
    ],
    [
      'about somebody else',
      () =>
        sign(
          offering({
            ...newer,
            credentialSubject: { ...(offering()['credentialSubject'] as JsonObject), ...elsewhere },
          }),
        ),
      /about somebody else/,
    ],
    ['that is older', () => sign(offering({ validFrom: '2023-06-01T00:00:00Z' })), /older than the copy at hand/],
    ['without a date', () => sign(offering({ validFrom: 'soon' })), /does not say from when/],
    ['that nobody signed', async () => offering(newer), /does not hold/],
    ['changed after signing', async () => ({ ...(await sign(offering(newer))), name: 'Surgery' }), /does not hold/],
    [
      'signed by somebody else in the same name',
      () => signDocument(offering(newer), { suite: 'eddsa-jcs-2022', key: mallory }),
      /does not hold/,
    ],
    [
      'that breaks the schema',
      () => sign(offering({ ...newer, credentialSubject: { id: 'did:example:alice' } })),
      /does not hold/,
    ],
  ])('keeps the copy at hand rather than one %s', async (_, make, why) => {
    const found = await verifyWith(await sign(offering()), await make());
    expect(found.codes).toEqual(['refresh.failed']);
    expect(found.why).toMatch(why);
    expect(found.report).toMatchObject({ verdict: 'pass', credential: { view: { name: 'First aid' } } });
  });

  test('keeps the copy at hand until the newer one is in force', async () => {
    const [original, ahead] = [
      await sign(offering()),
      await sign(offering({ ...newer, validFrom: '2025-06-01T00:00:00Z' })),
    ];
    const early = await verifyWith(original, ahead);
    expect([early.report.verdict, early.why]).toEqual([
      'pass',
      'what it serves is in force only from 2025-06-01T00:00:00Z on',
    ]);
    expect((await verifyWith(original, ahead, Date.UTC(2025, 6, 1))).codes).toEqual(['refresh.used']);
    const before = await verifyWith(original, await sign(offering(newer)), Date.UTC(2024, 3, 1));
    expect([before.report.verdict, before.codes]).toEqual(['pass', ['refresh.failed']]);
  });

  const identified = (...hashes: readonly string[]): JsonObject => {
    const { id: _, ...subject } = offering()['credentialSubject'] as JsonObject;
    const identifier = hashes.map((identityHash) => ({
      type: 'IdentityObject',
      hashed: false,
      identityHash,
      identityType: 'emailAddress',
    }));
    return { credentialSubject: { ...subject, identifier } };
  };
  const [alice, bob] = ['alice@example.org', 'bob@example.org'] as const;

  test.each<[string, readonly string[], readonly string[], string]>([
    ['the same person', [alice], [alice], 'refresh.used'],
    ['the same person, in another order', [alice, 'a@example.org'], ['a@example.org', alice], 'refresh.used'],
    ['somebody else', [alice], [bob], 'refresh.failed'],
    ['somebody else as well', [alice], [alice, bob], 'refresh.failed'],
  ])('compares by identifiers where there is no id, and finds %s', async (_, then, now, code) => {
    const found = await verifyWith(
      await sign(offering(identified(...then))),
      await sign(offering({ ...newer, ...identified(...now) })),
    );
    expect(found.codes).toEqual([code]);
    expect(found.report.verdict).toBe('pass');
  });

  test('tells of another copy of the same date without calling it newer', async () => {
    const { report } = await verifyWith(await sign(offering()), await sign(offering({ name: 'First aid, again' })));
    const used = report.checks.flatMap(({ findings }) => findings).find(({ code }) => code === 'refresh.used');
    expect(used === undefined ? '' : sentenceOf(used)).toContain('another copy of the badge (both are of 2024-01-01)');
  });

  test('still tells how the copy at hand was found', async () => {
    const { net } = serving(await sign(offering(newer)));
    const note = finding('input.page-announces', { page: 'https://a.example/', url: 'https://a.example/1' });
    const report = await verify(
      Buffer.from(JSON.stringify(await sign(offering()))),
      { source: 'url', ref: 'https://a.example/' },
      { policy: defaultPolicy(Date.UTC(2025, 0, 1)), net },
      [note],
    );
    const codes = report.checks.flatMap(({ findings }) => findings).map(({ code }) => code);
    expect(codes).toEqual(['input.page-announces', 'issuer.self-asserted', 'refresh.used']);
  });

  test('asks nobody where the signature of the copy at hand does not hold', async () => {
    const forged = { ...(await sign(offering())), name: 'Surgery' };
    const { report, asked } = await verifyWith(forged, await sign(offering(newer)));
    expect(report.verdict).toBe('fail');
    expect(asked).toEqual([]);
  });
});
