import { describe, expect, test } from 'vitest';
import type { JsonObject, JsonValue } from '../../src/model/json.js';
import { bitstring } from '../../src/status/bitstring.js';
import type { StatusAnswer } from '../../src/status/method.js';
import { codesOf, findingsOf, issuer, listWith, packed, type ServePlan, serve, url, whyOf } from './serve.js';

const entry = (members: JsonObject = {}): JsonObject => ({
  type: 'BitstringStatusListEntry',
  statusPurpose: 'revocation',
  statusListIndex: '7',
  statusListCredential: url,
  ...members,
});

const ask = (
  members: JsonObject,
  subject: Readonly<Record<string, JsonValue | undefined>> = {},
  plan: ServePlan & { readonly list?: Readonly<Record<string, JsonValue | undefined>> } = {},
): Promise<StatusAnswer> => bitstring.check(entry(members), serve(listWith(subject, plan.list), plan).context);

const encoded = (places: readonly number[], bytes?: number): string => `u${packed(places, bytes)}`;

describe('the place of the badge', () => {
  test.each<[JsonValue, number]>([
    ['0', 0],
    ['7', 7],
    [7, 7],
    [0, 0],
    ['131071', 131_071],
  ])('may be written %j', async (statusListIndex, at) => {
    const read = await ask({ statusListIndex }, { encodedList: encoded([at]) });
    expect(codesOf(read)).toEqual(['status.revoked']);
    expect(codesOf(await ask({ statusListIndex }, { encodedList: encoded([at === 0 ? 1 : at - 1]) }))).toEqual([]);
  });

  test.each<[JsonValue]>([
    ['7abc'],
    ['-7'],
    ['+7'],
    ['007'],
    ['0x7'],
    ['7.0'],
    ['7e0'],
    ['1e3'],
    [' 7'],
    ['7\n'],
    ['٧'],
    ['１'],
    [''],
    ['1000000000'],
    [1_000_000_000],
    [-7],
    [7.5],
    [1e21],
    [true],
    [null],
    [['7']],
    [{ '@value': '7' }],
  ])('may not be written %j, and nothing is fetched then', async (statusListIndex) => {
    const { context, asked } = serve(listWith({ encodedList: encoded([]) }));
    const read = await bitstring.check(entry({ statusListIndex }), context);
    expect(codesOf(read)).toEqual(['status.list-invalid']);
    expect(whyOf(read)).toMatch(/"statusListIndex"/);
    expect(asked).toEqual([]);
  });

  test.each([
    ['131072', 1],
    ['999999999', 1],
    ['999999999', 8],
    ['16384', 8],
  ])('%s of %i bits lies beyond the list', async (statusListIndex, statusSize) => {
    const read = await ask({ statusListIndex, statusSize }, { encodedList: encoded([7]) });
    expect(codesOf(read)).toEqual(['status.list-invalid']);
    expect(whyOf(read)).toMatch(/ends after/);
  });
});

describe('the purpose', () => {
  test.each([
    ['revocation', ['status.revoked'], 'revoked', 'not revoked'],
    ['suspension', ['status.suspended'], 'suspended', 'not suspended'],
    ['refresh', ['status.refresh-offered'], 'issued anew since', 'not issued anew'],
    ['message', ['status.message'], 'a message', 'no message'],
  ])('%s says one thing where it is set and another where it is not', async (statusPurpose, codes, set, clear) => {
    const there = await ask({ statusPurpose }, { statusPurpose, encodedList: encoded([7]) });
    expect(codesOf(there)).toEqual(codes);
    expect(there).toMatchObject({ ok: true, value: { says: set, day: '2026-03-03' } });
    const absent = await ask({ statusPurpose }, { statusPurpose });
    expect(absent).toMatchObject({ ok: true, value: { says: clear, findings: [] } });
  });

  test('of a list may be one of several', async () => {
    const read = await ask({}, { statusPurpose: ['suspension', 'revocation'] });
    expect(read).toMatchObject({ ok: true, value: { says: 'not revoked' } });
  });

  test.each<[JsonValue | undefined]>([
    ['suspension'],
    [['suspension', 'message']],
    ['Revocation'],
    ['revocation suspension'],
    [[['revocation']]],
    [undefined],
    [null],
    [{ revocation: true }],
  ])('of a list must be that of the entry, not %j', async (statusPurpose) => {
    expect(codesOf(await ask({}, { statusPurpose }))).toEqual(['status.list-invalid']);
  });

  test.each(['probation', 'Revocation', 'constructor', ''])(
    '%j is unknown, and nothing is fetched for it',
    async (purpose) => {
      const { context, asked } = serve(listWith({ statusPurpose: purpose }));
      const read = await bitstring.check(entry({ statusPurpose: purpose }), context);
      expect(codesOf(read)).toEqual(['status.type-unsupported']);
      expect(findingsOf(read)[0]?.args['type']).toBe(`BitstringStatusListEntry with the purpose "${purpose}"`);
      expect(asked).toEqual([]);
    },
  );

  test.each<[JsonValue]>([[['revocation']], [null], [1], [{}]])('may not be %j', async (statusPurpose) => {
    expect(codesOf(await ask({ statusPurpose }))).toEqual(['status.list-invalid']);
  });
});

describe('a value of several bits', () => {
  const messages = [
    { status: '0x0', message: 'in use' },
    { status: '0x2', message: 'replaced' },
    { status: '0x02', message: 'once more' },
    { status: '2', message: 'not hexadecimal' },
    { message: 'no value' },
    { status: '0x3' },
    'no message',
  ];
  const two = { statusSize: 2, statusPurpose: 'message', statusMessage: messages };

  test.each([
    [[], '0x0', 'in use'],
    [[14], '0x2', 'once more / replaced'],
    [[15], '0x1', 'a message without a text'],
    [[14, 15], '0x3', 'a message without a text'],
  ])('of which the bits %j are set is shown with its text', async (places, value, message) => {
    const read = await ask(two, { statusPurpose: 'message', encodedList: encoded(places, 32_768) });
    expect(findingsOf(read)).toMatchObject([{ code: 'status.message', args: { value, message, url } }]);
  });

  test('revokes whenever it is not zero, and gives its text as the reason', async () => {
    const revocation = { ...two, statusPurpose: 'revocation' };
    const read = await ask(revocation, { encodedList: encoded([14], 32_768) });
    expect(findingsOf(read)).toMatchObject([{ code: 'status.revoked', args: { reason: 'once more / replaced' } }]);
    expect(codesOf(await ask(revocation, { encodedList: encoded([15], 32_768) }))).toEqual(['status.revoked']);
    expect(codesOf(await ask(revocation, { encodedList: encoded([13, 16], 32_768) }))).toEqual([]);
  });

  test('may have its size in the list, as drafts had it', async () => {
    const read = await ask({}, { statusSize: 2, encodedList: encoded([15], 32_768) });
    expect(codesOf(read)).toEqual(['status.revoked']);
  });

  test.each<[JsonValue, JsonValue | undefined]>([
    [0, undefined],
    [-1, undefined],
    [9, undefined],
    [1.5, undefined],
    ['1', undefined],
    [null, undefined],
    [1, 2],
    [2, '2'],
  ])('may not be of size %j beside %j', async (statusSize, inList) => {
    expect(codesOf(await ask({ statusSize }, { statusSize: inList }))).toEqual(['status.list-invalid']);
  });
});

describe('a list', () => {
  test.each<[string, Parameters<typeof ask>[1], JsonObject]>([
    ['is of no type', {}, { type: 'VerifiableCredential' }],
    ['is of an older type', {}, { type: ['VerifiableCredential', 'StatusList2021Credential'] }],
    ['has a subject of another type', { type: 'StatusList2021' }, {}],
    ['has a subject without a type', { type: undefined }, {}],
    ['has no subject', {}, { credentialSubject: [] }],
    ['has a text as its subject', {}, { credentialSubject: url }],
    [
      'has two subjects',
      {},
      { credentialSubject: [listWith()['credentialSubject']!, listWith()['credentialSubject']!] },
    ],
    ['has no bits', { encodedList: undefined }, {}],
    ['has bits that are no text', { encodedList: [encoded([])] }, {}],
    ['has bits without their prefix', { encodedList: packed() }, {}],
    ['has bits that cannot be unpacked', { encodedList: 'uAAAA' }, {}],
  ])('counts for nothing where it %s', async (_, subject, list) => {
    expect(codesOf(await ask({}, subject, { list }))).toEqual(['status.list-invalid']);
  });

  test('may have its one subject in an array', async () => {
    const list = { credentialSubject: [listWith({ encodedList: encoded([7]) })['credentialSubject']!] };
    expect(codesOf(await ask({}, {}, { list }))).toEqual(['status.revoked']);
  });

  test.each([
    [16_384, 1, []],
    [16_383, 1, ['status.list-short']],
    [16_384, 2, ['status.list-short']],
    [32_768, 2, []],
    [1, 1, ['status.list-short']],
  ])('of %i bytes with %i bits to a place is long enough or is not', async (bytes, statusSize, codes) => {
    const read = await ask({ statusListIndex: '3', statusSize }, { encodedList: encoded([], bytes) });
    expect(codesOf(read)).toEqual(codes);
  });

  test('that is short still revokes', async () => {
    const read = await ask({}, { encodedList: encoded([7], 1) });
    expect(codesOf(read)).toEqual(['status.revoked', 'status.list-short']);
  });

  test('of somebody else revokes in their name, and warns where it does not', async () => {
    const list = { issuer: 'did:example:other' };
    expect(findingsOf(await ask({}, { encodedList: encoded([7]) }, { list }))).toMatchObject([
      { code: 'status.revoked', args: { by: 'did:example:other' } },
    ]);
    expect(findingsOf(await ask({}, {}, { list }))).toMatchObject([
      { code: 'status.list-other-issuer', args: { list: 'did:example:other', badge: issuer } },
    ]);
  });

  test('of the issuer revokes in no other name', async () => {
    const [found] = findingsOf(await ask({}, { encodedList: encoded([7]) }));
    expect(found?.args).toEqual({ url });
  });

  test('with another id is read, and that is said', async () => {
    expect(codesOf(await ask({}, {}, { list: { id: `${url}.jwt` } }))).toEqual(['status.list-id-differs']);
    expect(codesOf(await ask({}, {}, { list: { id: undefined } }))).toEqual([]);
  });
});
