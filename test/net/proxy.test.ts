import { describe, expect, test } from 'vitest';
import { isDirect, portOf, proxyFor, proxyUrl } from '../../src/net/proxy.js';

describe('NO_PROXY', () => {
  test.each([
    ['*', 'https://example.org/'],
    ['example.org', 'https://example.org/'],
    ['example.org', 'https://a.b.example.org/'],
    ['EXAMPLE.org.', 'https://Example.ORG./'],
    ['.example.org', 'https://a.example.org/'],
    ['*.example.org', 'https://a.example.org/'],
    ['other.org, example.org', 'https://example.org/'],
    ['other.org example.org', 'https://example.org/'],
    [',,example.org,', 'https://example.org/'],
    ['example.org:443', 'https://example.org/'],
    ['example.org:8443', 'https://example.org:8443/'],
    ['example.org:80', 'http://example.org/'],
    ['.example.org:8443', 'https://a.example.org:8443/'],
    ['127.0.0.1', 'https://127.1/'],
    ['::1', 'https://[::1]/'],
    ['[::1]', 'https://[::1]:3000/'],
    ['[::1]:3000', 'https://[::1]:3000/'],
    ['localhost', 'http://localhost:3000/'],
  ])('%j takes in %s', (no, url) => {
    expect(isDirect(no, new URL(url))).toBe(true);
  });

  test.each([
    ['', 'https://example.org/'],
    [' , ', 'https://example.org/'],
    ['example.org', 'https://notexample.org/'],
    ['example.org', 'https://example.org.evil.com/'],
    ['.example.org', 'https://example.org/'],
    ['*.example.org', 'https://example.org/'],
    ['example.org:8443', 'https://example.org/'],
    ['example.org:443', 'http://example.org/'],
    ['0.0.1', 'https://127.0.0.1/'],
    ['0.1', 'https://10.0.0.1/'],
    ['10.0.0.1', 'https://10.0.0.10/'],
    ['ex*.org', 'https://example.org/'],
    ['[::1]:3000', 'https://[::1]/'],
    [':443', 'https://example.org/'],
  ])('%j leaves out %s', (no, url) => {
    expect(isDirect(no, new URL(url))).toBe(false);
  });
});

describe('the proxy of an address', () => {
  test.each([
    [{ https: 'http://p:1' }, 'https://example.org/', 'http://p:1'],
    [{ https: 'http://p:1' }, 'http://example.org/', undefined],
    [{ http: 'http://p:2' }, 'http://example.org/', 'http://p:2'],
    [{ http: 'http://p:2' }, 'https://example.org/', undefined],
    [{ https: '' }, 'https://example.org/', undefined],
    [{ https: 'http://p:1', no: 'example.org' }, 'https://example.org/', undefined],
    [undefined, 'https://example.org/', undefined],
  ])('of %j and %s is %s', (settings, url, proxy) => {
    expect(proxyFor(settings, new URL(url))).toBe(proxy);
  });

  test.each([
    ['http://proxy:8080', 'http://proxy:8080/'],
    ['https://user:word@proxy', 'https://user:word@proxy/'],
    ['proxy:8080', 'http://proxy:8080/'],
    ['10.0.0.1:3128', 'http://10.0.0.1:3128/'],
    ['socks5://proxy:1080', undefined],
    ['http://', undefined],
    ['', undefined],
  ])('is written %j', (text, url) => {
    expect(proxyUrl(text)?.href).toBe(url);
  });

  test('has a port also where none is written', () => {
    expect(['https://a.org/', 'http://a.org/', 'https://a.org:80/'].map((url) => portOf(new URL(url)))).toEqual([
      '443',
      '80',
      '80',
    ]);
  });
});
