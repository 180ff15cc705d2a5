import { performance } from 'node:perf_hooks';
import { describe, expect, test } from 'vitest';
import { readText } from '../../src/unbake/text.js';
import { partsOf, type WrappedPart } from '../../src/unbake/wrappers.js';
import { badge, badgeJson, envelopeFrom, jwtOf, oldBadgeJson } from './make.js';

const old = JSON.parse(oldBadgeJson);
const token = jwtOf(old);
const wrap = (content: object | string) =>
  envelopeFrom(
    readText(typeof content === 'string' ? content : JSON.stringify(content, null, 1), {
      container: 'bare',
      part: 'the file',
    }),
  );

/** What each part comes to, in short. */
const short = (part: WrappedPart): readonly unknown[] =>
  'findings' in part
    ? [part.pointer, part.findings.map(({ code }) => code).join()]
    : [part.pointer, part.envelope.kind, part.notes.map(({ code }) => code).join()];
const partsIn = (content: object | string) => partsOf(wrap(content))?.map(short);

describe('a wrapper of Badge Connect', () => {
  test.each<[string, object, readonly (readonly unknown[])[]]>([
    ['one badge', { assertion: old }, [['/assertion', 'json', '']]],
    [
      'one badge, with a status',
      { status: { error: null, statusCode: 200 }, assertion: old },
      [['/assertion', 'json', '']],
    ],
    ['one signed badge', { signedAssertion: token }, [['/signedAssertion', 'jwt', '']]],
    ['an empty place for a signed one', { assertion: old, signedAssertion: null }, [['/assertion', 'json', '']]],
    [
      'a badge twice, of which only the signed copy counts',
      { assertion: old, signedAssertion: token },
      [['/signedAssertion', 'jwt', 'format.unsigned-copy-ignored']],
    ],
    [
      'a broken signed copy, which does not bring the unsigned one back',
      { assertion: old, signedAssertion: 'x' },
      [['/signedAssertion', 'format.malformed-jwt']],
    ],
    [
      'lists of both kinds',
      { assertions: [old, old], signedAssertions: [token] },
      [
        ['/assertions/0', 'json', ''],
        ['/assertions/1', 'json', ''],
        ['/signedAssertions/0', 'jwt', ''],
      ],
    ],
    [
      'broken ones among good ones',
      { assertions: [old, 'https://x.example/1', null, old], signedAssertions: [7, token] },
      [
        ['/assertions/0', 'json', ''],
        ['/assertions/1', 'format.not-an-object'],
        ['/assertions/2', 'format.not-an-object'],
        ['/assertions/3', 'json', ''],
        ['/signedAssertions/0', 'format.malformed-jwt'],
        ['/signedAssertions/1', 'jwt', ''],
      ],
    ],
    ['an empty list', { assertions: [] }, [['', 'input.empty-list']]],
    ['two empty lists', { status: {}, assertions: [], signedAssertions: [] }, [['', 'input.empty-list']]],
    [
      'a hundred badges',
      { assertions: Array(100).fill(old) },
      Array.from({ length: 100 }, (_, i) => [`/assertions/${i}`, 'json', '']),
    ],
    ['more than a hundred', { assertions: Array(101).fill(old) }, [['', 'format.too-complex']]],
  ])('with %s', (_, content, expected) => {
    expect(partsIn(content)).toEqual(expected);
  });

  test.each<[string, object | string]>([
    ['a badge', badgeJson],
    ['an old badge', oldBadgeJson],
    ['a token', jwtOf({ assertion: old })],
    ['a badge with another slipped into it', { ...badge, assertion: old }],
    ['a badge without type, with another slipped into it', { recipient: 'x', badge: {}, assertions: [old] }],
    ['something else', { assertions: 5 }],
    ['an empty object', {}],
  ])('is not %s', (_, content) => {
    expect(partsIn(content)).toBeUndefined();
  });

  test('gives parts that find their places in the whole', () => {
    const [part] = partsOf(wrap({ status: 1, assertions: [old] })) ?? [];
    if (part === undefined || 'findings' in part) throw new Error('this is no part');
    expect(part.envelope).toMatchObject({ kind: 'json', container: 'bare', json: old, text: oldBadgeJson });
    expect(part.envelope.locate('/id')).toEqual({ line: 7, column: 10 });
    expect(part.envelope.locate('')).toEqual({ line: 4, column: 3 });
  });

  test('keeps what was said of the picture that it came in', () => {
    const whole = {
      ...wrap({ assertion: old, signedAssertion: token }),
      place: 'ob2' as const,
      container: 'png' as const,
    };
    expect(partsOf(whole)?.[0]).toMatchObject({ envelope: { container: 'png', place: 'ob2' } });
  });

  test('is read in little time, however large', () => {
    const filler = Object.fromEntries(Array.from({ length: 900 }, (_, i) => [`m${i}`, 'x'.repeat(100)]));
    const whole = wrap({ assertions: Array(100).fill(filler) });
    const start = performance.now();
    expect(partsOf(whole)).toHaveLength(100);
    expect(performance.now() - start).toBeLessThan(1000);
  });
});
