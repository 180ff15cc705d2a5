import { describe, expect, it, test } from 'vitest';
import { didJwk } from '../../src/keys/did-jwk.js';
import { questionFor } from '../support/key-question.js';
import { didJwkOf, ed25519Key, newKey } from '../support/sign.js';

const key = ed25519Key();
const did = didJwkOf(key.jwk);
const encoded = (text: string | Uint8Array): string => `did:jwk:${Buffer.from(text).toString('base64url')}`;
const json = JSON.stringify(key.jwk);

const codeOf = async (id: string, fragment?: string): Promise<string> => {
  const found = await didJwk.resolve(questionFor(id, { fragment }));
  return found.ok ? 'found' : found.error.finding.code;
};

describe('did:jwk', () => {
  test.each(['Ed25519', 'P-256', 'P-384', 'RSA'] as const)('is the key of type %s that stands in it', async (type) => {
    const { jwk } = newKey(type);
    const id = didJwkOf(jwk);
    for (const fragment of ['0', undefined])
      expect(await didJwk.resolve(questionFor(id, { fragment }))).toEqual({
        ok: true,
        value: { key: { type, jwk }, id: `${id}#0`, provenance: { by: 'self' } },
      });
  });

  test.each(['', '1', '00', 'key-0', '0#0'])('has no key under the fragment %j', async (fragment) => {
    expect(await codeOf(did, fragment)).toBe('issuer.key-not-found');
  });

  it('may have blanks in its JSON, and further members', async () => {
    expect(await codeOf(encoded(JSON.stringify({ ...key.jwk, kid: 'x' }, null, 2)))).toBe('found');
  });

  test.each<[string, string]>([
    ['nothing', 'did:jwk:'],
    ['padding', `${encoded(`${json} `)}=`],
    ['the other alphabet', encoded(`${json}  `).replace(/.$/, '+')],
    ['a blank', `${did} `],
    ['a line break', `${did}\n`],
    ['a path', `${did}/x`],
    ['a query', `${did}?service=x`],
    ['stray bits', 'did:jwk:e31'],
    ['text that is no JSON', encoded('{"kty":')],
    ['JSON with something behind it', encoded(`${json}x`)],
    ['JSON in single quotes', encoded(json.replaceAll('"', "'"))],
    ['a byte order mark', encoded(`\ufeff${json}`)],
    ['bytes that are no UTF-8', encoded(Buffer.concat([Buffer.from(json.slice(0, -1)), Buffer.from([0xff, 0x7d])]))],
    ['a list', encoded(`[${json}]`)],
    ['a text', encoded(JSON.stringify(json))],
    ['null', encoded('null')],
    ['JSON nested without end', encoded('['.repeat(6000))],
    ['a key off its curve', didJwkOf({ ...newKey('P-256').jwk, y: newKey('P-256').jwk['x'] })],
    ['a shared secret', didJwkOf({ kty: 'oct', k: 'AAAA' })],
  ])('is refused with %s', async (_, id) => {
    expect(await codeOf(id)).toBe('issuer.key-malformed');
  });

  test.each<[string, object, string]>([
    ['a private part', { ...key.jwk, d: 'AAAA' }, 'proof.key-weak'],
    ['an exponent of 1', { ...newKey('RSA').jwk, e: 'AQ' }, 'proof.key-weak'],
    ['a point of small order', { kty: 'OKP', crv: 'Ed25519', x: 'A'.repeat(43) }, 'proof.key-weak'],
    ['a key for encryption', { ...key.jwk, use: 'enc' }, 'issuer.key-malformed'],
    ['a key for key agreement', { kty: 'OKP', crv: 'X25519', x: key.jwk['x'] }, 'issuer.key-unsupported'],
    ['no type', { crv: 'Ed25519', x: key.jwk['x'] }, 'issuer.key-unsupported'],
    ['__proto__ in place of members', JSON.parse(`{"__proto__":${json}}`) as object, 'issuer.key-unsupported'],
  ])('is refused with %s', async (_, jwk, code) => {
    expect(await codeOf(didJwkOf(jwk))).toBe(code);
  });

  it('is told by its whole prefix', () => {
    expect(didJwk.handles(did)).toBe(true);
    for (const other of ['did:jwks:e30', 'did:JWK:e30', 'did:key:z6Mk', 'did:web:jwk.example'])
      expect(didJwk.handles(other)).toBe(false);
  });
});

describe('a member that stands twice', () => {
  const x = key.jwk['x'] ?? '';
  const other = ed25519Key('another').jwk['x'] ?? '';

  test.each([
    ['plainly', `{"kty":"OKP","crv":"Ed25519","x":"${other}","x":"${x}"}`],
    ['with an escape', `{"kty":"OKP","crv":"Ed25519","\\u0078":"${other}","x":"${x}"}`],
    ['in an object inside', `{"kty":"OKP","crv":"Ed25519","x":"${x}","more":{"a":1,"a":2}}`],
  ])('makes it no key, %s', async (_, text) => expect(await codeOf(encoded(text))).toBe('issuer.key-malformed'));

  test.each([
    ['escapes', `{"kty":"OKP","crv":"Ed25519","x":"${x}","kid":"https:\\/\\/example.org","note":"a:\\"x\\":b{"}`],
    ['blanks', `{ "kty" : "OKP" , "crv" : "Ed25519" , "x" : "${x}" }`],
    ['the same name in two objects', `{"kty":"OKP","crv":"Ed25519","x":"${x}","a":{"x":1},"b":{"x":2}}`],
  ])('is not seen in %s', async (_, text) => expect(await codeOf(encoded(text))).toBe('found'));
});
