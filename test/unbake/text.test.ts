import { describe, expect, test } from 'vitest';
import { holdsVc, readJson, readText } from '../../src/unbake/text.js';
import { badge, badgeJson, envelopeFrom, findingOf, jwtOf, oldBadgeJson, unwrap } from './make.js';

const place = { container: 'png', part: 'the badge data in the PNG' } as const;

describe('readText', () => {
  test('reads JSON', () => {
    const envelope = envelopeFrom(readText(badgeJson, place));
    expect(envelope).toMatchObject({ kind: 'json', container: 'png', text: badgeJson, json: badge, findings: [] });
    expect(envelope.locate('/id')).toEqual({ line: 1, column: badgeJson.indexOf('"urn:uuid:1"') + 1 });
  });

  test('reads a token', () => {
    expect(unwrap(readText(` ${jwtOf(badge)}\n`, place))).toMatchObject({
      kind: 'jwt',
      container: 'png',
      payload: badge,
    });
  });

  test.each([' https://example.org/assertions/1 ', '"https://example.org/assertions/1"'])(
    'does not take the link %j for a badge',
    (text) => {
      expect(unwrap(readText(text, place))).toEqual({
        kind: 'link',
        container: 'png',
        url: 'https://example.org/assertions/1',
        part: 'the badge data in the PNG',
        findings: [],
      });
    },
  );

  test('takes what a platform says about a badge for the link in it', () => {
    const record = JSON.stringify({ entityType: 'Assertion', openBadgeId: 'https://example.org/assertions/1' });
    expect(unwrap(readText(record, place))).toMatchObject({
      kind: 'link',
      url: 'https://example.org/assertions/1',
      part: "a platform's record of the badge in the badge data in the PNG",
    });
  });

  test('says what is wrong with any other text', () => {
    expect(findingOf(readText('hello', place))).toMatchObject({
      code: 'format.malformed-json',
      args: { part: place.part, found: 'the word "hello"' },
    });
  });
});

describe('readJson', () => {
  test.each([
    ['null', 'the empty value null'],
    ['[{},{}]', 'a list of 2 items'],
    ['[1]', 'a list of 1 item'],
    ['7', 'the number 7'],
    ['true', 'the boolean true'],
    ['"x"', 'a text in quotes'],
    [`"${jwtOf(badge)}"`, 'a signed token in quotes'],
  ])('rejects %s, which is no object', (text, found) => {
    expect(findingOf(readJson(text, place))).toMatchObject({ code: 'format.not-an-object', args: { found } });
  });
});

test.each([
  ['a badge', badgeJson, true],
  ['a badge known by its context alone', '{"@context":"https://www.w3.org/2018/credentials/v1"}', true],
  ['a badge known by its type alone', '{"type":"VerifiableCredential"}', true],
  ['a token of a badge', jwtOf(badge), true],
  ['a token with a vc claim', jwtOf({ iss: 'x', vc: badge }), true],
  ['an Open Badge 2.0', oldBadgeJson, false],
  ['a token of an Open Badge 2.0', jwtOf(JSON.parse(oldBadgeJson)), false],
  ['something else', '{"type":["Other"]}', false],
])('holdsVc knows %s', (_, text, expected) => {
  expect(holdsVc(unwrap(readText(text, place)))).toBe(expected);
});
