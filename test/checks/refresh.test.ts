import { describe, expect, test } from 'vitest';
import { refresh } from '../../src/checks/refresh.js';
import type { JsonValue } from '../../src/model/json.js';
import { codesOf, findingsOf, listening, run } from './run.js';

const service = { id: 'https://badges.example.org/refresh/1', type: '1EdTechCredentialRefresh' };

describe('a newer copy', () => {
  test('is not asked for where none is offered', async () => {
    const { net, asked } = listening();
    expect((await run(refresh, {}, { net })).kind).toBe('not-applicable');
    expect(asked).toEqual([]);
  });

  test.each<[string, JsonValue, readonly string[]]>([
    ['one', service, [service.id]],
    ['several', [service, { ...service, id: `${service.id}2` }], [service.id, `${service.id}2`]],
    ['one without an address', { type: '1EdTechCredentialRefresh' }, []],
    ['one that is a text', service.id, []],
  ])('that cannot be had leaves the copy at hand, and that is said: %s', async (_, refreshService, urls) => {
    const { net, asked } = listening();
    const result = await run(refresh, { refreshService }, { net });
    expect(result).toMatchObject({ kind: 'done', evidence: 'the copy at hand was checked' });
    expect(new Set(codesOf(result))).toEqual(new Set(['refresh.failed']));
    expect(asked.map(({ url }) => url)).toEqual(urls);
    for (const request of asked) expect(request).toMatchObject({ purpose: 'refresh', statedBy: 'badge' });
  });

  test('that a server sends is not taken unread', async () => {
    const { net } = listening('{"type": ["VerifiableCredential"]}');
    const [found] = findingsOf(await run(refresh, { refreshService: service }, { net }));
    expect(found).toMatchObject({ code: 'refresh.failed', pointer: '/refreshService' });
    expect(found?.args['why']).toBe('newer copies are not read yet');
  });
});
