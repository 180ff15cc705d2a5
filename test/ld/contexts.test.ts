import { describe, expect, it, test } from 'vitest';
import { isPinnedContext, warnOfUnpinnedContexts } from '../../src/ld/contexts.js';
import type { JsonValue } from '../../src/model/json.js';
import { contextOb3, contextV1, contextV2 } from '../support/sign.js';

describe('a pinned context', () => {
  it.each([contextV2, contextV1, contextOb3])('is %s', (url) => {
    expect(isPinnedContext(url)).toBe(true);
  });

  it.each([
    'https://unknown.example/v1',
    `${contextV2}#`,
    `${contextV2}/`,
    `${contextV2}?x`,
    contextV2.replace('https', 'http'),
    contextV2.toUpperCase(),
    'constructor',
    '__proto__',
    '',
  ])('is not %j', (url) => {
    expect(isPinnedContext(url)).toBe(false);
  });
});

describe('a context without a pinned copy', () => {
  const said = (context: JsonValue, base = '') =>
    warnOfUnpinnedContexts({ '@context': context }, base).map(
      ({ code, effect, pointer }) => `${code} ${effect} ${pointer}`,
    );

  test.each<[JsonValue, readonly string[]]>([
    [contextV2, []],
    [[contextV2, contextOb3], []],
    ['https://unknown.example/v1', ['format.context-not-pinned warn /@context']],
    [[contextV2, 'https://unknown.example/v1'], ['format.context-not-pinned warn /@context/1']],
    [
      ['https://a.example/1', 'https://a.example/2'],
      ['format.context-not-pinned warn /@context/0', 'format.context-not-pinned warn /@context/1'],
    ],
    [[{ x: 'urn:x' }, null, 5], []],
    [null, []],
  ])('%j gives %j', (context, wanted) => {
    expect(said(context)).toEqual(wanted);
  });

  it('is pointed at where the credential stands in a claim', () => {
    expect(said(['https://unknown.example/v1'], '/vc')).toEqual(['format.context-not-pinned warn /vc/@context/0']);
  });

  it('is none where there is no context', () => {
    expect(warnOfUnpinnedContexts({}, '')).toEqual([]);
  });
});
