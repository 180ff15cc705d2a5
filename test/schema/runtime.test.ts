import { describe, expect, test } from 'vitest';
import { add, append, escapeToken, formats, isUrl, type Violations } from '../../src/schema/runtime.js';

const schema = { title: 'a text' };

describe('add', () => {
  test('starts a list, and keeps the name that a keyword speaks of', () => {
    expect(add(null, '/a', 'required', schema, 'id')).toEqual([
      { pointer: '/a', keyword: 'required', schema, name: 'id' },
    ]);
  });
  test('leaves the name out where there is none', () => {
    expect(add(null, '/a', 'type', schema)).toEqual([{ pointer: '/a', keyword: 'type', schema }]);
  });
  test('counts an error without words, as inside a condition', () => {
    expect(add(add(null), '/a', 'type', schema)).toEqual([undefined, { pointer: '/a', keyword: 'type', schema }]);
  });
});

describe('append', () => {
  const some = (count: number): Violations =>
    Array.from({ length: count }, (_, index) => ({ pointer: `/${index}`, keyword: 'type', schema }));
  test('joins two lists in order', () => {
    expect(append(some(1), some(2))?.map((v) => v?.pointer)).toEqual(['/0', '/0', '/1']);
  });
  test('takes either list alone', () => {
    expect(append(null, some(2))).toHaveLength(2);
    expect(append(some(2), null)).toHaveLength(2);
    expect(append(null, null)).toBeNull();
  });
  test('stops collecting a flood, and never forgets what it has', () => {
    const all = some(990);
    for (let i = 0; i < 1000; i++) append(all, some(7));
    expect(all).toHaveLength(1000);
  });
});

test.each([
  ['plain', 'plain'],
  ['a/b', 'a~1b'],
  ['a~b', 'a~0b'],
  ['~1', '~01'],
])('escapes %s for a pointer as %s', (token, escaped) => {
  expect(escapeToken(token)).toBe(escaped);
});

describe('the format url', () => {
  test.each(['https://a.example/x', 'did:key:z6Mk', 'urn:uuid:1', 'mailto:a@b.example', 'https://ä.example/ö'])(
    'takes %s',
    (text) => {
      expect(isUrl(text)).toBe(true);
    },
  );
  test.each([
    '',
    'x',
    '//a.example',
    '/x',
    'https ://a.example',
    'https://a.example/x y',
    ' https://a.example',
    'https://',
    'urn:a\u0000',
  ])('refuses %j', (text) => {
    expect(isUrl(text)).toBe(false);
  });
});

describe('the formats date and date-time', () => {
  test.each(['2026-01-31T12:00:00Z', '2026-01-31T12:00:00.123+14:00', '2024-02-29T00:00:00Z'])('take %s', (text) => {
    expect(formats['date-time'](text)).toBe(true);
  });
  test.each([
    '2026-01-31',
    '2026-01-31T12:00:00',
    '2026-02-29T00:00:00Z',
    '2026-01-31 12:00:00Z',
    '2026-01-31T12:00:00+0000',
    '',
  ])('refuse %s as a date-time', (text) => {
    expect(formats['date-time'](text)).toBe(false);
  });
  test.each([
    ['2024-02-29', true],
    ['2026-02-29', false],
    ['2026-1-1', false],
    ['2026-01-31T12:00:00Z', false],
  ])('judge %s as a date: %s', (text, right) => {
    expect(formats.date(text)).toBe(right);
  });
});
