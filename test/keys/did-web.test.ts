import { describe, expect, it, test } from 'vitest';
import { didWeb, didWebUrl } from '../../src/keys/did-web.js';
import { questionFor, type Served, type Web, webNet } from '../support/key-question.js';
import { ed25519Key } from '../support/sign.js';

describe('the address of a did:web', () => {
  test.each([
    ['did:web:badges.example', 'https://badges.example/.well-known/did.json'],
    ['did:web:Badges.Example', 'https://Badges.Example/.well-known/did.json'],
    ['did:web:badges.example:issuers:1', 'https://badges.example/issuers/1/did.json'],
    ['did:web:badges.example%3A8443', 'https://badges.example:8443/.well-known/did.json'],
    ['did:web:badges.example%3A8443:u:alice', 'https://badges.example:8443/u/alice/did.json'],
    ['did:web:xn--bcher-kva.example', 'https://xn--bcher-kva.example/.well-known/did.json'],
    ['did:web:localhost%3A3000', 'https://localhost:3000/.well-known/did.json'],
    ['did:web:a.example:b.c:d-e_f~g', 'https://a.example/b.c/d-e_f~g/did.json'],
    ['did:web:1.2.3.example', 'https://1.2.3.example/.well-known/did.json'],
  ])('%s is %s', (did, url) => {
    expect(didWebUrl(did)).toBe(url);
  });

  test.each([
    ['a user name', 'did:web:harvard.example%40evil.example'],
    ['a user name and a password', 'did:web:a%3Ab%40evil.example'],
    ['a user name in clear', 'did:web:harvard.example@evil.example'],
    ['an encoded slash in the host', 'did:web:evil.example%2Fharvard.example'],
    ['an encoded slash in the path', 'did:web:badges.example:a%2Fb'],
    ['an encoded back slash', 'did:web:evil.example%5Charvard.example'],
    ['an encoded hash', 'did:web:evil.example%23.harvard.example'],
    ['an encoded question mark', 'did:web:evil.example%3Fharvard.example'],
    ['a slash in clear', 'did:web:evil.example/harvard.example'],
    ['a query in clear', 'did:web:evil.example?harvard.example'],
    ['a dot segment', 'did:web:badges.example:..:admin'],
    ['an encoded dot segment', 'did:web:badges.example:%2e%2e:admin'],
    ['a single dot', 'did:web:badges.example:.'],
    ['a hash in the path', 'did:web:badges.example:a%23b'],
    ['an empty segment', 'did:web:badges.example::a'],
    ['a colon at the end', 'did:web:badges.example:'],
    ['no host', 'did:web:'],
    ['only a port', 'did:web:%3A8443'],
    ['a port that is none', 'did:web:badges.example%3Aabc'],
    ['a port that is too high', 'did:web:badges.example%3A65536'],
    ['two ports', 'did:web:badges.example%3A80%3A80'],
    ['a port without digits', 'did:web:badges.example%3A'],
    ['an IPv4 address', 'did:web:127.0.0.1'],
    ['an IPv4 address with a port', 'did:web:127.0.0.1%3A8443'],
    ['a short IPv4 address', 'did:web:127.1'],
    ['an IPv4 address as one number', 'did:web:2130706433'],
    ['an IPv4 address in hexadecimal', 'did:web:0x7f.0.0.1'],
    ['an IPv4 address as one hexadecimal number', 'did:web:0x7f000001'],
    ['a host whose last label is a number', 'did:web:badges.0x1'],
    ['an IPv6 address', 'did:web:%5B%3A%3A1%5D'],
    ['letters outside ASCII', 'did:web:bücher.example'],
    ['full-width letters', 'did:web:ｂadges.example'],
    ['encoded letters outside ASCII', 'did:web:b%C3%BCcher.example'],
    ['an encoding that is none', 'did:web:badges.example%'],
    ['an encoding of no UTF-8', 'did:web:badges.example%ff'],
    ['a double encoding', 'did:web:evil.example%252Fharvard.example'],
    ['a blank', 'did:web:badges .example'],
    ['an encoded line break', 'did:web:badges.example%0A'],
    ['an encoded NUL', 'did:web:badges.example%00'],
    ['a dot at the end', 'did:web:badges.example.'],
    ['a dot at the start', 'did:web:.badges.example'],
    ['a hyphen at the end', 'did:web:badges.example-'],
    ['a host of 300 letters', `did:web:${'a'.repeat(300)}`],
    ['a bad punycode label', 'did:web:xn--a.example'],
  ])('is none with %s', (_, did) => {
    expect(didWebUrl(did)).toBeUndefined();
  });

  it('is found without delay for very long ids', () => {
    const start = performance.now();
    expect(didWebUrl(`did:web:${'a.'.repeat(500_000)}-`)).toBeUndefined();
    expect(didWebUrl(`did:web:${'a-'.repeat(500_000)}`)).toBeUndefined();
    expect(performance.now() - start).toBeLessThan(1000);
  });
});

describe('keys of a did:web', () => {
  const did = 'did:web:badges.example:a';
  const url = 'https://badges.example/a/did.json';
  const key = ed25519Key();
  const method = { id: `${did}#key-1`, type: 'Multikey', controller: did, publicKeyMultibase: key.did.slice(8) };
  const document = { id: did, verificationMethod: [method], assertionMethod: [method.id] };
  const codeOf = async (web: Web, name = method.id): Promise<string> => {
    const found = await didWeb.resolve(questionFor(name, { net: webNet(web).net }));
    return found.ok ? 'found' : found.error.finding.code;
  };

  it('are those of the document at its address, and the host vouches for them', async () => {
    const { net, asked } = webNet({ [url]: { json: document } });
    expect(await didWeb.resolve(questionFor(method.id, { net }))).toMatchObject({
      ok: true,
      value: {
        id: method.id,
        key: { type: 'Ed25519', jwk: key.jwk },
        provenance: { by: 'domain', host: 'badges.example', document: 'did-document' },
      },
    });
    expect(asked).toEqual([
      {
        url,
        purpose: 'did-document',
        statedBy: 'badge',
        accept: 'application/did+json, application/did+ld+json, application/json',
        maxBytes: 1024 * 1024,
      },
    ]);
  });

  it('name the port of their host', async () => {
    const id = 'did:web:badges.example%3A8443';
    const own = { ...method, id: `${id}#key-1`, controller: id };
    const json = { id, assertionMethod: [own] };
    const { net } = webNet({ 'https://badges.example:8443/.well-known/did.json': { json } });
    const found = await didWeb.resolve(questionFor(own.id, { net }));
    expect(found.ok ? found.value.provenance : found.error).toMatchObject({ host: 'badges.example:8443' });
  });

  it('are not asked for where a did:web names no plain host', async () => {
    const { net, asked } = webNet({});
    const found = await didWeb.resolve(questionFor('did:web:harvard.example%40evil.example', { net }));
    expect(found.ok ? undefined : found.error.finding.code).toBe('issuer.key-not-found');
    expect(asked).toEqual([]);
  });

  it('are not decided without a network', async () => {
    const found = await didWeb.resolve(questionFor('did:web:badges.example#key-1'));
    expect(found).toMatchObject({
      ok: false,
      error: { finding: { code: 'net.offline', args: { url: 'https://badges.example/.well-known/did.json' } } },
    });
  });

  test.each<[string, Served, string]>([
    ['404', { text: '', status: 404 }, 'issuer.key-unreachable'],
    ['503 with the right document', { json: document, status: 503 }, 'issuer.key-unreachable'],
    ['a web page', { text: '<!doctype html><p>Hello' }, 'issuer.key-unreachable'],
    ['a list', { json: [document] }, 'issuer.key-unreachable'],
    ['no answer', { failure: 'timeout' }, 'issuer.key-unreachable'],
    ['an address that is not asked', { failure: 'blocked' }, 'net.blocked'],
    [
      'a redirect to another host',
      { json: document, finalUrl: 'https://evil.example/did.json' },
      'issuer.key-unreachable',
    ],
    ['a redirect to www.', { json: document, finalUrl: 'https://www.badges.example/did.json' }, 'found'],
    ['the document of another id', { json: { ...document, id: `${did}:b` } }, 'issuer.document-mismatch'],
    ['a document without an id', { json: { ...document, id: undefined } }, 'issuer.document-mismatch'],
    ['a document with a list of ids', { json: { ...document, id: [did] } }, 'issuer.document-mismatch'],
  ])('after %s', async (_, served, code) => {
    expect(await codeOf({ [url]: served })).toBe(code);
  });

  it('are told by their prefix', () => {
    expect(didWeb.handles('did:web:badges.example')).toBe(true);
    for (const other of ['https://badges.example/', 'did:webs:x', 'DID:web:x', 'did:key:z6Mk', ''])
      expect(didWeb.handles(other)).toBe(false);
  });
});
