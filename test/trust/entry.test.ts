import { describe, expect, test } from 'vitest';
import { isDate, isIssuerId, isName, isThumbprint } from '../../src/trust/entry.js';

const thumbprint = 'NzbLsXh8uDCcd-6MNwXF4W_7noWXFZAfHkxZsRGC9Xs';

describe('an id', () => {
  test.each([
    'did:web:badges.example.edu',
    'did:web:localhost%3A3000:issuers:1',
    'did:key:z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK',
    'did:jwk:eyJrdHkiOiJPS1AifQ',
    'https://badges.example.edu',
    'https://badges.example.edu:8443/issuers/1?x=%20#me',
  ])('may be %j', (id) => expect(isIssuerId(id)).toBe(true));

  test.each([
    '',
    'constructor',
    '__proto__',
    'badges.example.edu',
    'http://badges.example.edu',
    'HTTPS://badges.example.edu',
    'did:web:',
    'did:web:a:',
    'DID:web:a',
    'did:web:a#key-1',
    'did:web:a/path',
    ' did:web:a',
    'did:web:a\n',
    'https://',
    'https://badges.example.edu@evil.example',
    'https://badges.example.edu\\@evil.example',
    'https://b\u00fccher.example',
    'https://b\u0430dges.example.edu',
    'https://a.example/\u202etxt',
    'https://a.example/a b',
    'urn:uuid:1',
    1,
    null,
    undefined,
    ['did:web:a'],
  ])('may not be %j', (id) => expect(isIssuerId(id)).toBe(false));
});

describe('a thumbprint', () => {
  test('has 43 characters of base64url', () => expect(isThumbprint(thumbprint)).toBe(true));

  test.each([
    ['one character less', thumbprint.slice(1)],
    ['one more', `A${thumbprint}`],
    ['padding', `${thumbprint}=`],
    ['another alphabet', thumbprint.replace('-', '+')],
    ['stray bits in the last character', `${thumbprint.slice(0, -1)}t`],
    ['a line break', `${thumbprint}\n`],
    ['hex', 'a'.repeat(64)],
    ['a number', 43],
  ])('is not accepted with %s', (_, value) => expect(isThumbprint(value)).toBe(false));
});

test.each([
  ['2026-02-01', true],
  ['2026-02-01T12:00:00Z', true],
  ['2026-02-01T12:00:00+02:00', true],
  ['2026-02-30', false],
  ['2026-2-1', false],
  ['2026-02-01T12:00:00', false],
  ['yesterday', false],
  [20260201, false],
])('whether %j is a date: %j', (value, answer) => expect(isDate(value)).toBe(answer));

test.each([
  ['Example University', true],
  ['\u{1f393}'.repeat(300), true],
  ['x'.repeat(301), false],
  ['', false],
  [' \u00a0\t', false],
  [null, false],
])('whether %j is a name: %j', (value, answer) => expect(isName(value)).toBe(answer));
