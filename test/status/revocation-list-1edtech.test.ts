import { describe, expect, test } from 'vitest';
import type { JsonObject, JsonValue } from '../../src/model/json.js';
import type { StatusAnswer } from '../../src/status/method.js';
import { revocationList1EdTech } from '../../src/status/revocation-list-1edtech.js';
import { codesOf, findingsOf, issuer, reportOn, type ServePlan, serve, url, whyOf } from './serve.js';

const entry = { type: '1EdTechRevocationList', id: url };
const id = 'urn:x:1';
const listOf = (revokedCredential: JsonValue, members: JsonObject = {}): JsonObject => ({
  id: url,
  issuer,
  revokedCredential,
  ...members,
});
const ask = (content: JsonObject | string, plan: ServePlan = {}): Promise<StatusAnswer> =>
  revocationList1EdTech.check(entry, serve(content, plan).context);

describe('a list of ids', () => {
  test.each<[string, JsonValue]>([
    ['names it', [{ id }]],
    ['says that it is revoked', [{ id, revoked: true }]],
    ['is a list of bare ids', [id]],
    ['writes its id with blanks around it', [` ${id}\n`]],
    ['writes its id with percent signs', [{ id: 'urn:x:%31' }]],
    ['says both', [{ id, revoked: false }, id]],
    ['names it beside what nobody understands', [null, 1, { revoked: true }, { id, revoked: 'no' }, { id }]],
  ])('revokes the badge where it %s', async (_, revoked) => {
    expect(codesOf(await ask(listOf(revoked)))).toEqual(['status.revoked']);
  });

  test.each<[string, JsonValue]>([
    ['is empty', []],
    ['names others', [{ id: 'urn:x:2', revoked: true }, 'urn:x:11', 'URN:X:1', 'urn:x:%2531', '%']],
    ['says that it is not revoked', [{ id, revoked: false }]],
    ['says something odd of others', [{ id: 'urn:x:2', revoked: 'yes' }]],
  ])('leaves the badge where it %s', async (_, revoked) => {
    expect(await ask(listOf(revoked))).toEqual({ ok: true, value: { says: 'not revoked', findings: [] } });
  });

  test.each<[string, JsonObject | string]>([
    ['has an item without an id', listOf([{ revoked: true }])],
    ['has an item that is nothing', listOf([null])],
    ['has an item whose id is no text', listOf([{ id: [id] }])],
    ['says "false" as a text', listOf([{ id, revoked: 'false' }])],
    ['says null', listOf([{ id, revoked: null }])],
    ['says 0', listOf([{ id, revoked: 0 }])],
    ['has a single item that is no list', listOf({ id })],
    ['has a text in place of a list', listOf(id)],
    ['has no list', { id: url, issuer }],
    ['has no issuer', { id: url, revokedCredential: [] }],
    ['has an issuer without an id', listOf([], { issuer: { name: 'Example' } })],
    ['has two lists', listOf([], { credentialSubject: { revokedCredential: [id] } })],
    ['has expired', listOf([], { validUntil: '2026-03-02T23:59:59Z' })],
    ['has expired by its older name', listOf([], { expirationDate: '2026-03-02T23:59:59Z' })],
    ['is dated ahead', listOf([], { validFrom: '2026-03-03T00:02:00Z' })],
    ['has an end that is no date', listOf([], { validUntil: 'next week' })],
    ['is an array', '[]'],
    ['is some text', 'none'],
    ['is empty', ''],
    ['names a member twice', `{"issuer":"${issuer}","revokedCredential":["${id}"],"revokedCredential":[]}`],
  ])('counts for nothing where it %s', async (_, content) => {
    expect(codesOf(await ask(content))).toEqual(['status.list-invalid']);
  });

  test('gives the reason in its own words', async () => {
    const [found] = findingsOf(await ask(listOf([{ id, revocationReason: 'by mistake' }])));
    expect(found?.args).toEqual({ url, reason: 'by mistake' });
  });

  test('may be kept by somebody else, which is said', async () => {
    const other = { issuer: { id: 'did:example:other' } };
    expect(codesOf(await ask(listOf([], other)))).toEqual(['status.list-other-issuer']);
    const [found] = findingsOf(await ask(listOf([id], other)));
    expect(found).toMatchObject({ code: 'status.revoked', args: { by: 'did:example:other' } });
  });

  test('may have another id, which is said', async () => {
    expect(codesOf(await ask(listOf([], { id: 'urn:x:list' })))).toEqual(['status.list-id-differs']);
  });

  test.each([
    ['https://www.badges.example.org/elsewhere', []],
    ['https://badges.example.org:443/', []],
    ['https://lists.example.org/lists/1', ['status.list-invalid']],
    ['https://badges.example.org.evil.example/', ['status.list-invalid']],
    ['https://badges.example.org:8443/lists/1', ['status.list-invalid']],
    ['http://badges.example.org/lists/1', ['status.list-invalid']],
    ['nonsense', ['status.list-invalid']],
  ])('that came from %s is taken or is not', async (from, codes) => {
    expect(codesOf(await ask(listOf([]), { response: { url: from } }))).toEqual(codes);
  });

  test('can be long', async () => {
    const many = Array.from({ length: 40_000 }, (_, n) => ({ id: `urn:x:${n + 2}`, revoked: true }));
    expect(codesOf(await ask(listOf([...many, { id }])))).toEqual(['status.revoked']);
  });

  test('is not fetched for a badge without an id', async () => {
    const { context, asked } = serve(listOf([]), { badge: { issuer } });
    const read = await revocationList1EdTech.check(entry, context);
    expect(codesOf(read)).toEqual(['status.list-invalid']);
    expect(whyOf(read)).toMatch(/no id/);
    expect(asked).toEqual([]);
  });
});

describe('a list that calls itself signed', () => {
  const forms: readonly [string, JsonObject][] = [
    ['by its proof', listOf([id], { proof: { type: 'DataIntegrityProof' } })],
    ['by a proof that is nothing', listOf([id], { proof: null })],
    ['by its type', listOf([id], { type: ['VerifiableCredential'] })],
  ];

  test.each(forms)('%s is verified before it is read', async (_, content) => {
    const { context, verified } = serve(content);
    expect(codesOf(await revocationList1EdTech.check(entry, context))).toEqual(['status.revoked']);
    expect(verified).toHaveLength(1);
  });

  test.each(forms)('%s counts for nothing where its signature does not hold', async (_, content) => {
    expect(codesOf(await ask(content, { report: reportOn(content, { verdict: 'fail' }) }))).toEqual([
      'status.list-invalid',
    ]);
  });

  test('may be a token, may have its items in its subject, and may come from anywhere', async () => {
    const token = `${Buffer.from('{"alg":"EdDSA"}').toString('base64url')}.e30.AA`;
    const document = { id: url, issuer, credentialSubject: { revokedCredential: [id] } };
    const plan = { report: reportOn(document), response: { url: 'https://lists.example.net/' } };
    const { context, verified } = serve(token, plan);
    expect(codesOf(await revocationList1EdTech.check(entry, context))).toEqual(['status.revoked']);
    expect(verified).toEqual([token]);
  });

  test.each<[string, JsonObject]>([
    ['two lists', { ...listOf([]), credentialSubject: { revokedCredential: [] } }],
    ['no list', { id: url, issuer }],
    ['a list in one of several subjects', { id: url, issuer, credentialSubject: [{ revokedCredential: [] }] }],
  ])('counts for nothing with %s', async (_, members) => {
    expect(codesOf(await ask({ ...members, type: 'VerifiableCredential' }))).toEqual(['status.list-invalid']);
  });
});
