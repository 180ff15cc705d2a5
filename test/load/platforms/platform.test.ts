import { expect, test } from 'vitest';
import { addressOf, linkAt, type Platform } from '../../../src/load/platforms/platform.js';

test.each([
  ['https://X.Example/a/../b?c=d#e', { host: 'x.example', path: '/b', hash: '#e' }],
  ['http://x.example:80/', { host: 'x.example', path: '/', hash: '' }],
])('%s is read as a browser reads it', (url, parts) => {
  expect(addressOf(url)).toMatchObject(parts);
});

test.each(['https://x.example:8443/', 'https://a@x.example/', 'https://:b@x.example/', 'file:///x', 'x', ''])(
  '%j is no plain web address',
  (url) => {
    expect(addressOf(url)).toBeUndefined();
  },
);

test('the first form that fits counts, and one that declines is passed over', () => {
  const platform: Platform = {
    name: 'P',
    links: [
      { form: /^x\.example\/(.+)$/, to: ([path = '']) => (path === 'a' ? undefined : { kind: 'derived', url: path }) },
      { form: /^x\.example\/.+$/, to: () => ({ kind: 'ask', why: 'w', ask: 'a' }) },
    ],
  };
  const at = (url: string) => {
    const address = addressOf(url);
    return address === undefined ? undefined : linkAt(platform, address);
  };
  expect(at('https://x.example/a')).toEqual({ platform: 'P', kind: 'ask', why: 'w', ask: 'a' });
  expect(at('https://x.example/b')).toMatchObject({ platform: 'P', kind: 'derived', url: 'b' });
  expect(at('https://y.example/b')).toBeUndefined();
});
