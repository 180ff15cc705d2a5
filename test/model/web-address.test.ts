import { describe, expect, test } from 'vitest';
import { hostAndPort, isWebAddress, plainAddress, sameAddress } from '../../src/model/web-address.js';

describe('two ids name one thing', () => {
  test.each<[string, string]>([
    ['https://example.org/a', 'https://example.org/a'],
    ['http://example.org/a', 'https://example.org/a'],
    ['https://example.org/a', 'http://EXAMPLE.org:80/a'],
    ['urn:uuid:1', 'urn:uuid:1'],
  ])('%s and %s', (a, b) => expect(sameAddress(a, b)).toBe(true));

  test.each<[string, string]>([
    ['https://example.org/a', 'https://example.org/A'],
    ['https://example.org/a', 'https://example.org/a/'],
    ['https://example.org/a', 'https://example.org/a?'],
    ['https://example.org/a', 'https://example.org/a#b'],
    ['https://example.org/a', 'https://example.org:8443/a'],
    ['http://example.org:8080/a', 'https://example.org/a'],
    ['https://example.org/a', 'https://www.example.org/a'],
    ['urn:uuid:1', 'URN:uuid:1'],
    ['https://example.org/a', 'ftp://example.org/a'],
    ['', 'https://example.org/'],
  ])('unlike %s and %s', (a, b) => expect(sameAddress(a, b)).toBe(false));
});

test.each<[string, boolean]>([
  ['https://example.org/', true],
  ['HTTP://example.org', true],
  ['https://', false],
  ['urn:uuid:1', false],
  ['mailto:a@example.org', false],
])('%s is a web address: %s', (text, expected) => expect(isWebAddress(text)).toBe(expected));

test.each<[string, string]>([
  ['https://EXAMPLE.org.:443/a', 'example.org'],
  ['http://example.org:80', 'example.org'],
  ['https://example.org:8443', 'example.org:8443'],
])('the host of %s is %s', (url, host) => expect(hostAndPort(new URL(url))).toBe(host));

test('a long address is read in no time', () => {
  const long = `https://example.org/${'%252e/%2e%2e;'.repeat(10_000)}`;
  const start = performance.now();
  expect(plainAddress(long).ok).toBe(false);
  expect(plainAddress(`https://example.org/${'.a'.repeat(50_000)}`).ok).toBe(true);
  expect(performance.now() - start).toBeLessThan(500);
});
