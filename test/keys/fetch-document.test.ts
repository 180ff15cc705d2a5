import { expect, it, test } from 'vitest';
import { fetchDocument } from '../../src/keys/fetch-document.js';
import { type Served, webNet } from '../support/key-question.js';

const url = 'https://badges.example/a';

const codeOf = async (served: Served, asked = url): Promise<string> => {
  const { net } = webNet({ [asked]: { json: {}, ...served } });
  const found = await fetchDocument(net, { url: asked, purpose: 'issuer-profile', accept: 'application/json' });
  return found.ok ? 'served' : found.error.code;
};

test.each<[string, string]>([
  ['https://badges.example/a', 'served'],
  ['https://badges.example/b', 'served'],
  ['https://www.badges.example/a', 'served'],
  ['https://badges.example:443/a', 'served'],
  ['https://BADGES.example/a', 'served'],
  ['http://badges.example/a', 'issuer.key-unreachable'],
  ['https://badges.example:8443/a', 'issuer.key-unreachable'],
  ['https://www.www.badges.example/a', 'issuer.key-unreachable'],
  ['https://api.badges.example/a', 'issuer.key-unreachable'],
  ['https://badges.example.evil.example/a', 'issuer.key-unreachable'],
  ['https://badges.example@evil.example/a', 'issuer.key-unreachable'],
  ['https://evil.example/https://badges.example/a', 'issuer.key-unreachable'],
  ['nonsense', 'issuer.key-unreachable'],
])('what %s answered in the end is %s', async (finalUrl, expected) => {
  expect(await codeOf({ finalUrl })).toBe(expected);
});

it('lets a host with www. answer through the one without', async () => {
  expect(await codeOf({ finalUrl: url }, 'https://www.badges.example/a')).toBe('served');
});

it('says where it was sent', async () => {
  const { net } = webNet({ [url]: { json: {}, finalUrl: 'https://evil.example/x' } });
  const found = await fetchDocument(net, { url, purpose: 'jwks', accept: 'x' });
  expect(found.ok ? '' : found.error.args['why']).toContain('https://evil.example');
});
