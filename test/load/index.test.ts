import { describe, expect, test } from 'vitest';
import { load, loaders, type Source } from '../../src/load/index.js';
import { UsageError } from '../../src/model/errors.js';
import { codesOf, context, inputOf } from './helpers.js';

describe('load', () => {
  test('finds the loader of each kind of source', async () => {
    expect(inputOf(await load({ text: '{}' }, context)).info.source).toBe('text');
    expect(inputOf(await load({ bytes: new Uint8Array(1) }, context)).info.source).toBe('bytes');
    expect(codesOf(await load({ path: '/nowhere/at/all' }, context))).toEqual(['input.not-found']);
    expect(codesOf(await load({ url: 'https://issuer.example/1' }, context))).toEqual(['net.offline']);
  });

  test.each([
    ['a bare string, which might be a path or a badge', '{}'],
    ['nothing', undefined],
    ['null', null],
    ['a made-up kind', { telepathy: 'x' }],
  ])('throws a UsageError for %s', async (_, source) => {
    await expect(load(source as unknown as Source, context)).rejects.toThrow(UsageError);
  });
});

test('no loader takes a made-up kind of source', () => {
  const source = { telepathy: 'x' } as unknown as Source;
  expect(loaders.every((loader) => loader(source, context) === undefined)).toBe(true);
});
