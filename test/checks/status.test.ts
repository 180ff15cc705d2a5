import { describe, expect, test } from 'vitest';
import { status } from '../../src/checks/status.js';
import type { JsonValue } from '../../src/model/json.js';
import { codesOf, contextWith, credentialWith, findingsOf, listening, policyWith, run } from './run.js';

const list = 'https://badges.example.org/lists/1';
const entry = { type: 'BitstringStatusListEntry', statusPurpose: 'revocation', statusListCredential: list };

describe('the status', () => {
  test('is not asked for where the badge names none', async () => {
    const { net, asked } = listening();
    expect((await run(status, {}, { net })).kind).toBe('not-applicable');
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
    ['no address', { type: 'BitstringStatusListEntry' }, ['status.type-unsupported'], []],
    [
      'an address without https',
      { ...entry, statusListCredential: 'http://127.0.0.1/' },
      ['status.type-unsupported'],
      [],
    ],
    [
      'an address that is a file',
      { ...entry, statusListCredential: 'file:///etc/passwd' },
      ['status.type-unsupported'],
      [],
    ],
    ['a text', list, ['status.type-unsupported'], []],
    ['null beside a list', [null, entry], ['status.type-unsupported', 'net.offline'], [list]],
  ])('is open for %s', async (_, credentialStatus, codes, urls) => {
    const { net, asked } = listening();
    const result = await run(status, { credentialStatus }, { net });
    expect(result.kind).toBe('stopped');
    expect(codesOf(result)).toEqual(codes);
    expect(asked.map(({ url }) => url)).toEqual(urls);
    for (const request of asked) expect(request).toMatchObject({ purpose: 'status-list', statedBy: 'badge' });
  });

  test('stays open whatever a server answers', async () => {
    const { net } = listening('{"revoked": false}');
    const result = await run(status, { credentialStatus: entry }, { net });
    expect(result.kind).toBe('stopped');
    expect(codesOf(result)).toEqual(['status.type-unsupported']);
  });

  test('is told with the place of the entry', async () => {
    const result = await status.run(credentialWith({ credentialStatus: [entry, entry] }), contextWith());
    expect(findingsOf(result).map(({ pointer }) => pointer)).toEqual(['/credentialStatus/0', '/credentialStatus/1']);
  });
});
