import { describe, expect, it, test } from 'vitest';
import { didWebUrl, published } from '../../src/keys/published.js';
import { err, ok } from '../../src/model/result.js';
import { offlineNet } from '../../src/net/offline.js';
import type { Net, NetRequest } from '../../src/net/port.js';

/** Answers everything with an empty document, and keeps what was asked. */
const listening = (): { readonly net: Net; readonly asked: NetRequest[] } => {
  const asked: NetRequest[] = [];
  const get: Net['get'] = async (request) => {
    asked.push(request);
    return ok({
      url: request.url,
      status: 200,
      contentType: 'application/json',
      body: Buffer.from('{}'),
      fromCache: false,
    });
  };
  return { net: { get }, asked };
};

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

describe('keys on the web', () => {
  it('are asked for at the address of the document, and never elsewhere', async () => {
    const { net, asked } = listening();
    await published.resolve('did:web:badges.example:a', 'key-1', net);
    await published.resolve('https://badges.example/issuers/1', 'key-1', net);
    expect(asked.map(({ url, purpose, statedBy }) => ({ url, purpose, statedBy }))).toEqual([
      { url: 'https://badges.example/a/did.json', purpose: 'did-document', statedBy: 'badge' },
      { url: 'https://badges.example/issuers/1', purpose: 'issuer-profile', statedBy: 'badge' },
    ]);
  });

  it('are not asked for where a did:web names no plain host', async () => {
    const { net, asked } = listening();
    const found = await published.resolve('did:web:harvard.example%40evil.example', undefined, net);
    expect(found.ok ? undefined : found.error.code).toBe('issuer.key-not-found');
    expect(asked).toEqual([]);
  });

  it('are not decided without a network', async () => {
    const found = await published.resolve('did:web:badges.example', 'key-1', offlineNet);
    expect(found).toMatchObject(
      err({ code: 'net.offline', args: { url: 'https://badges.example/.well-known/did.json' } }),
    );
  });

  it('are told by their scheme', () => {
    expect(published.handles('did:web:badges.example')).toBe(true);
    expect(published.handles('https://badges.example/')).toBe(true);
    for (const other of [
      'http://badges.example/',
      'did:webs:x',
      'did:key:z6Mk',
      'urn:uuid:1',
      'file:///etc/passwd',
      '',
    ])
      expect(published.handles(other)).toBe(false);
  });
});
