import { describe, expect, test } from 'vitest';
import { status } from '../../src/checks/status.js';
import { isDecisive } from '../../src/model/finding.js';
import type { JsonObject, JsonValue } from '../../src/model/json.js';
import { statusOf } from '../../src/verify/one-check.js';
import { listWith, packed, reportOn, serve } from '../status/serve.js';
import { at, codesOf, contextWith, credentialWith, findingsOf, listening, policyWith, run } from './run.js';

const list = 'https://badges.example.org/lists/1';
const entry = {
  type: 'BitstringStatusListEntry',
  statusPurpose: 'revocation',
  statusListIndex: '7',
  statusListCredential: list,
};

/** The lists of an imagined server, by address; each is held to be signed. */
const verifyStatusList = (lists: Readonly<Record<string, JsonObject>>) => async (_: Uint8Array, url: string) =>
  reportOn(lists[url] ?? {}, lists[url] === undefined ? { verdict: 'fail' } : {});

const [clear, revoked, suspended] = ['clear', 'revoked', 'suspended'].map(
  (name) => `https://badges.example.org/lists/${name}`,
) as [string, string, string];
const lists = {
  [clear]: listWith({}, { id: clear }),
  [revoked]: listWith({ encodedList: `u${packed([7])}` }, { id: revoked }),
  [suspended]: listWith({ statusPurpose: 'suspension', encodedList: `u${packed([7])}` }, { id: suspended }),
};
const { net } = listening('{}');
const judge = (credentialStatus: JsonValue) =>
  run(status, { credentialStatus }, { net, verifyStatusList: verifyStatusList(lists) });

const clearEntry = { ...entry, statusListCredential: clear };
const revokedEntry = { ...entry, statusListCredential: revoked };
const suspendedEntry = { ...entry, statusPurpose: 'suspension', statusListCredential: suspended };
const unknownEntry = { type: 'MadeUp2031', statusListCredential: revoked };
const brokenEntry = { ...entry, statusListCredential: 'https://badges.example.org/lists/none' };

const permutations = <T>(items: readonly T[]): readonly (readonly T[])[] =>
  items.length < 2
    ? [items]
    : items.flatMap((item, i) => permutations(items.toSpliced(i, 1)).map((rest) => [item, ...rest]));

describe('the status', () => {
  test('is not asked for where the badge names none', async () => {
    const { net: silent, asked } = listening();
    expect((await run(status, {}, { net: silent })).kind).toBe('not-applicable');
    expect(asked).toEqual([]);
    expect(status.applies(credentialWith({}), policyWith())).toBe('optional');
  });

  test('is required where the badge names one', () => {
    expect(status.applies(credentialWith({ credentialStatus: entry }), policyWith())).toBe('required');
    expect(status.applies(credentialWith({ credentialStatus: [entry] }), policyWith())).toBe('required');
  });

  test.each<[string, JsonValue, readonly string[], readonly string[]]>([
    ['a bitstring', entry, ['net.offline'], [list]],
    ['its older form', { ...entry, type: 'StatusList2021Entry' }, ['net.offline'], [list]],
    ['a list of 1EdTech', { type: '1EdTechRevocationList', id: list }, ['net.offline'], [list]],
    [
      'several',
      [entry, { ...entry, statusListCredential: `${list}2` }],
      ['net.offline', 'net.offline'],
      [list, `${list}2`],
    ],
    ['an unknown type', { type: 'MadeUp2031', statusListCredential: list }, ['status.type-unsupported'], []],
    ['a type that every object inherits', { type: 'constructor', id: list }, ['status.type-unsupported'], []],
    ['no type', { statusListCredential: list }, ['status.type-unsupported'], []],
    ['no address', { ...entry, statusListCredential: null }, ['status.list-invalid'], []],
    [
      'an address that is a file',
      { ...entry, statusListCredential: 'file:///etc/passwd' },
      ['status.list-invalid'],
      [],
    ],
    [
      'an address without https',
      { ...entry, statusListCredential: 'http://127.0.0.1/' },
      ['net.offline'],
      ['http://127.0.0.1/'],
    ],
    ['a text', list, ['status.type-unsupported'], []],
    ['null beside a list', [null, entry], ['status.type-unsupported', 'net.offline'], [list]],
  ])('is open for %s', async (_, credentialStatus, codes, urls) => {
    const { net: silent, asked } = listening();
    const result = await run(status, { credentialStatus }, { net: silent });
    expect(result.kind).toBe('stopped');
    expect(codesOf(result)).toEqual(codes);
    expect(asked.map(({ url }) => url)).toEqual(urls);
    for (const request of asked) expect(request).toMatchObject({ purpose: 'status-list', statedBy: 'badge' });
  });

  test('is told with the place of the entry', async () => {
    const result = await status.run(credentialWith({ credentialStatus: [entry, entry] }), contextWith());
    expect(findingsOf(result).map(({ pointer }) => pointer)).toEqual(['/credentialStatus/0', '/credentialStatus/1']);
  });

  test('is clear with evidence that names the day of the list', async () => {
    expect(await judge(clearEntry)).toEqual({
      kind: 'done',
      evidence: 'not revoked (list of 2026-03-03)',
      findings: [],
    });
  });

  test('tells no evidence as long as something is open', async () => {
    expect(await judge([clearEntry, unknownEntry])).toMatchObject({ kind: 'stopped' });
    expect(await judge([clearEntry, unknownEntry])).not.toHaveProperty('summary');
  });

  test.each<[string, readonly JsonValue[], string]>([
    ['a revoked one beside an unknown one', [unknownEntry, clearEntry, revokedEntry], 'fail'],
    ['a suspended one beside a broken one', [brokenEntry, suspendedEntry, clearEntry], 'fail'],
    ['a revoked and a suspended one', [revokedEntry, suspendedEntry, clearEntry], 'fail'],
    ['an unknown one', [unknownEntry, clearEntry, clearEntry], 'indeterminate'],
    ['a broken one', [brokenEntry, clearEntry, clearEntry], 'indeterminate'],
    ['an entry that is nothing', [null, clearEntry, clearEntry], 'indeterminate'],
    ['nothing but clear ones', [clearEntry, clearEntry, clearEntry], 'pass'],
  ])('does not depend on the order of entries with %s', async (_, entries, verdict) => {
    for (const order of permutations(entries)) expect(statusOf(await judge(order))).toBe(verdict);
  });

  test('warns of one list once, and fails each entry that is set', async () => {
    const other = { [clear]: listWith({}, { id: clear, issuer: 'did:example:other' }) };
    const result = await run(
      status,
      { credentialStatus: [clearEntry, clearEntry] },
      { net, verifyStatusList: verifyStatusList(other) },
    );
    expect(codesOf(result)).toEqual(['status.list-other-issuer']);
    const twice = findingsOf(await judge([revokedEntry, revokedEntry]));
    expect(twice.filter(isDecisive)).toHaveLength(2);
  });

  test('looks up none of too many entries', async () => {
    const { net: silent, asked } = listening();
    const result = await run(status, { credentialStatus: Array.from({ length: 17 }, () => entry) }, { net: silent });
    expect(codesOf(result)).toEqual(['format.too-complex']);
    expect(asked).toEqual([]);
  });

  test('is as of now, which is said once where the badge is judged as of earlier', async () => {
    const policy = policyWith({ now: at + 86_400_000 });
    const context = { net, verifyStatusList: verifyStatusList(lists), policy };
    const result = await run(status, { credentialStatus: [clearEntry, suspendedEntry] }, context);
    expect(codesOf(result)).toEqual(['status.suspended', 'status.as-of-now']);
    const unread = await run(status, { credentialStatus: brokenEntry }, context);
    expect(codesOf(unread)).toEqual(['status.list-invalid']);
  });

  test('is compared with the id and the issuer of the badge', async () => {
    const { context } = serve({
      issuer: 'did:example:issuer',
      revokedCredential: [String(credentialWith({}).view.id)],
    });
    const credentialStatus = { type: '1EdTechRevocationList', id: list };
    const result = await run(status, { credentialStatus }, { net: context.net });
    expect(findingsOf(result)).toMatchObject([{ code: 'status.revoked', args: { url: list } }]);
  });
});
