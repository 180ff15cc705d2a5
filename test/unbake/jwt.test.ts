import { describe, expect, test } from 'vitest';
import { sentenceOf } from '../../src/model/finding.js';
import { looksLikeJwt, readJwt } from '../../src/unbake/jwt.js';
import { badge, base64url, findingOf, jwtOf, unwrap } from './make.js';

const refusal = (text: string) => findingOf(readJwt(text, 'bare'));
const good = jwtOf(badge);
const [header = '', payload = '', signature = ''] = good.split('.');

describe('a good token', () => {
  test('is taken apart', () => {
    const envelope = unwrap(readJwt(good, 'png'));
    expect(envelope).toMatchObject({ kind: 'jwt', container: 'png', findings: [], token: good });
    expect(envelope.header).toEqual({ alg: 'EdDSA' });
    expect(envelope.payload).toEqual(badge);
    expect(envelope.signingInput).toBe(`${header}.${payload}`);
    expect(Buffer.from(envelope.signature).toString()).toBe('sig');
  });

  test('may have blanks at both ends of the file', () => {
    expect(unwrap(readJwt(` \t\r\n${good}\r\n\n`, 'bare')).token).toBe(good);
  });

  test('may have an empty signature, which is for the proof check to refuse', () => {
    expect(unwrap(readJwt(`${header}.${payload}.`, 'bare')).signature).toHaveLength(0);
  });

  test('finds places in its payload', () => {
    const token = `${header}.${base64url('{\n "a": 1}')}.${signature}`;
    expect(unwrap(readJwt(token, 'bare')).locate('/a')).toEqual({ line: 2, column: 7 });
  });
});

describe('what is not a compact JWS', () => {
  test.each([
    ['two parts', `${header}.${payload}`, 'two parts'],
    ['four parts', `${good}.x`, 'four parts'],
    ['five parts, as encrypted', `${good}.x.y`, 'five parts: an encrypted token (JWE)'],
    ['ten parts', `${good}${'.x'.repeat(7)}`, 'more than five parts'],
    ['one part', header, 'one part'],
    ['selective disclosure', `${good}~WyJ4Il0~`, '(SD-JWT)'],
  ])('rejects %s', (_, text, found) => {
    const finding = refusal(text);
    expect(finding.code).toBe('format.malformed-jwt');
    expect(finding.args.found).toContain(found);
  });

  test.each([
    [
      'a space in the signature',
      `${header}.${payload}.c2 ln`,
      'the signature of the token',
      'a space at its character 3',
    ],
    [
      'a line break in the payload',
      `${header}.${payload.slice(0, 9)}\n${payload.slice(9)}.${signature}`,
      'the payload of the token',
      'a line break at its character 10',
    ],
    ['padding', `${header}.${payload}.c2lnMQ==`, 'the signature of the token', '"=" at its character 7'],
    [
      'the alphabet of plain base64',
      `${header}.${payload}.+/ab`,
      'the signature of the token',
      '"+" at its character 1',
    ],
    [
      'a non-ASCII letter',
      `${header}.${payload}.cé`,
      'the signature of the token',
      'the character "é" (U+00E9) at its character 2',
    ],
    [
      'a blank that is none of the four',
      `${good}\u00a0`,
      'the signature of the token',
      'the invisible character U+00A0 at its character 5',
    ],
    ['left-over bits at the end', `${header}.${payload}.QR`, 'the signature of the token', 'left-over bits'],
    ['a length that base64 can not have', `${header}.${payload}.QUJDR`, 'the signature of the token', 'left-over bits'],
    ['an empty header', `.${payload}.${signature}`, 'the header of the token', 'nothing'],
    ['an empty payload', `${header}..${signature}`, 'the payload of the token', 'nothing'],
    ['a list as header', `${base64url('[]')}.${payload}.`, 'the header of the token', 'a JSON list'],
    ['a text as payload', `${header}.${base64url('"x"')}.`, 'the payload of the token', 'the JSON value "x"'],
    ['an unencoded payload', `${base64url('{"b64":false}')}.{"x"}.`, 'the header of the token', '"b64"'],
    [
      'an unencoded payload with dots',
      `${base64url('{"b64":false}')}.{"x":"a.b.c"}.x`,
      'the header of the token',
      '"b64"',
    ],
  ])('rejects %s', (_, text, part, found) => {
    const finding = refusal(text);
    expect(finding.code).toBe('format.malformed-jwt');
    expect(finding.args.part).toBe(part);
    expect(finding.args.found).toContain(found);
  });

  test('says it in one sentence', () => {
    expect(sentenceOf(refusal(`${header}.${payload}`))).toBe(
      'The token is broken: expected three parts with two dots between them, found two parts.',
    );
  });
});

describe('the JSON inside', () => {
  const withHeader = (json: string): string => `${base64url(json)}.${payload}.`;
  const withPayload = (json: string): string => `${header}.${base64url(json)}.`;

  test.each([
    ['a duplicate name in the header', withHeader('{"alg":"ES256","alg":"none"}'), 'format.duplicate-json-key'],
    ['a duplicate name in the payload', withPayload('{"iss":"a","\\u0069ss":"b"}'), 'format.duplicate-json-key'],
    ['broken JSON in the payload', withPayload('{"iss":"a"'), 'format.malformed-json'],
    ['deep nesting in the payload', withPayload('['.repeat(100)), 'format.too-complex'],
    ['__proto__ in the header', withHeader('{"__proto__":{}}'), 'format.reserved-name'],
    [
      'bytes that are not UTF-8',
      `${header}.${Buffer.from([0x7b, 0xe9, 0x7d]).toString('base64url')}.`,
      'format.encoding',
    ],
  ])('rejects %s', (_, text, code) => {
    expect(refusal(text).code).toBe(code);
  });

  test('gives places only for the payload, because pointers of a token are into it', () => {
    expect(refusal(withHeader('{"a":1,"a":2}'))).not.toHaveProperty('pointer');
    expect(refusal(withHeader('{"a":1,"a":2}'))).not.toHaveProperty('position');
    expect(refusal(withPayload('{"a":1,"a":2}'))).toMatchObject({ pointer: '/a', position: { line: 1, column: 8 } });
  });
});

describe('looksLikeJwt', () => {
  test.each([
    [good, true],
    [`\n ${good}`, true],
    [base64url('{ "alg":"x"}'), true],
    [base64url('{\r\n  "alg":"x"}'), true],
    ['e30.e30.', true],
    ['eyJ hbGci', true],
    ['{"a":1}', false],
    ['example.org is a host', false],
    ['eyes. Nose. Mouth.', false],
    ['a.b.c', false],
    ['', false],
  ])('%j: %j', (text, expected) => {
    expect(looksLikeJwt(text)).toBe(expected);
  });
});

test.each([
  ['blanks before the last letter', `eyJ${' '.repeat(2_000_000)}x`],
  ['dots', `eyJ${'.'.repeat(2_000_000)}`],
  ['one long part', `eyJ${'A'.repeat(2_000_000)}`],
])('answers within two seconds for %s', (_, text) => {
  const start = performance.now();
  expect(readJwt(text, 'bare').ok).toBe(false);
  expect(performance.now() - start).toBeLessThan(2000);
});
