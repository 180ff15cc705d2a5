import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { quoteName, showId } from '../../src/reporters/names.js';

describe('quoteName', () => {
  test.each([
    'Example University',
    'Müller-Lüdenscheidt',
    'Žluťoučký kůň',
    '東京大学 Tokyo',
    '서울대학교 Seoul',
    'مدرسة',
    'हिन्दी',
    '🏆 2026!',
  ])('puts %s in quotes and says nothing more', (name) => {
    expect(quoteName(name)).toBe(`"${name}"`);
  });

  test.each([
    ['Latin mixed with Cyrillic', 'H\u0430rvard', 'contains letters of several alphabets'],
    ['Latin mixed with Greek', 'Harv\u03b1rd', 'contains letters of several alphabets'],
    ['Cyrillic alone', '\u0441\u043e\u0440\u0435', 'in Cyrillic letters'],
    ['full-width Latin', '\uff28arvard', 'contains letters that imitate others'],
    ['mathematical Latin', '\u{1d407}arvard', 'contains letters that imitate others'],
    ['Latin mixed with Cherokee', '\u13bbarvard', 'contains letters of several alphabets'],
  ])('marks %s', (_, name, remark) => {
    expect(quoteName(name)).toBe(`"${name}" (${remark})`);
  });
});

describe('showId', () => {
  const didJwk = `did:jwk:${'eyJrdHkiOiJFQyIsImNydiI6IlAtMjU2In0'.repeat(5)}`;

  test.each(['did:key:z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK', 'https://example.org/issuers/1'])(
    'shows all of %s',
    (id) => {
      expect(showId(id)).toBe(id);
    },
  );

  test('says a long key by its hash, and whole when all of it is wanted', () => {
    const hash = createHash('sha256').update(didJwk).digest('hex').slice(0, 32);
    expect(showId(didJwk)).toBe(`${didJwk.slice(0, 24)}… (SHA-256 of the id: ${hash})`);
    expect(showId(`${didJwk}#0`)).toBe(`${didJwk.slice(0, 24)}…#0 (SHA-256 of the id: ${hash})`);
    expect(showId(didJwk, true)).toBe(didJwk);
  });

  test.each(['did:jwk:', 'did:key:'])('shows %s ids that differ in the middle only in different ways', (method) => {
    const [head, tail] = ['A'.repeat(60), 'Z'.repeat(60)];
    const shown = ['x', 'y'].map((middle) => showId(`${method}${head}${middle}${tail}`));
    expect(shown[0]).not.toBe(shown[1]);
    expect(shown[0]?.length).toBeLessThan(100);
  });

  test.each(['%20x', '.x', ':x', '/x', '?x', '=x'])('shows all of an id that goes on after a key with %s', (more) => {
    expect(showId(didJwk + more)).toBe(didJwk + more);
  });

  test.each(['Example University', 'https://a.example, trusted', 'x', '', 'did:web:a\u2800b', 'did:web:a\u00a0b'])(
    'quotes %j, which has not the form of an id',
    (id) => {
      expect(showId(id)).toMatch(/^"[^"]*"/);
      expect(showId(id, true)).toMatch(/^"[^"]*"/);
    },
  );

  test('says a did:key once where its fragment only repeats it', () => {
    expect(showId('did:key:z6MkA#z6MkA')).toBe('did:key:z6MkA');
    expect(showId('did:key:z6MkA#z6MkAB')).toBe('did:key:z6MkA#z6MkAB');
    expect(showId('did:web:x#x')).toBe('did:web:x#x');
  });

  test('never hides a part of a domain', () => {
    const id = `did:web:harvard.edu.${'a'.repeat(120)}.evil.example`;
    expect(showId(id)).toBe(id);
  });

  test('names letters outside ASCII, and lets no quote through', () => {
    expect(showId('did:web:h\u0430rvard.edu')).toBe('did:web:h\u0430rvard.edu (contains letters outside a to z)');
    expect(showId('urn:x",trusted:"')).toBe('urn:x%22,trusted:%22');
    expect(showId('urn:x", trusted "')).toBe(`"urn:x', trusted '"`);
  });
});
