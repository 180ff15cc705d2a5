import { describe, expect, test } from 'vitest';
import type { JsonValue } from '../../src/model/json.js';
import { statusMethodFor, statusMethods } from '../../src/status/index.js';

describe('the registry of methods', () => {
  test('names each type once', () => {
    const types = statusMethods.map(({ type }) => type);
    expect(new Set(types).size).toBe(types.length);
  });

  test.each(statusMethods.map(({ type }) => type))('finds %s, alone or in an array', (type) => {
    expect(statusMethodFor({ type })?.type).toBe(type);
    expect(statusMethodFor({ type: [type] })?.type).toBe(type);
  });

  test.each<[JsonValue]>([
    [{ type: 'MadeUp2031' }],
    [{ type: 'bitstringstatuslistentry' }],
    [{ type: 'constructor' }],
    [{ type: ['BitstringStatusListEntry', 'MadeUp2031'] }],
    [{ type: ['BitstringStatusListEntry', '1EdTechRevocationList'] }],
    [{ type: [] }],
    [{ type: null }],
    [{}],
    ['BitstringStatusListEntry'],
    [null],
    [7],
  ])('knows nobody for %j', (entry) => {
    expect(statusMethodFor(entry)).toBeUndefined();
  });
});
