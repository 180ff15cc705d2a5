import { describe, expect, test } from 'vitest';
import { keyNamedBy, whyNotAllowed } from '../../src/checks/key-name.js';
import type { ProofClaim } from '../../src/model/credential.js';
import type { JsonObject } from '../../src/model/json.js';

describe('whyNotAllowed', () => {
  test.each([
    ['did:key:zA', 'did:key:zA'],
    ['did:web:badges.example.org', 'did:web:badges.example.org'],
    ['https://badges.example.org/issuers/1', 'https://badges.example.org/issuers/1'],
    ['https://badges.example.org/issuers/1', 'https://badges.example.org/keys/1'],
    ['https://badges.example.org/1', 'https://BADGES.example.org:443/2'],
  ])('lets %s sign with a key of %s', (issuer, controller) => {
    expect(whyNotAllowed(issuer, controller)).toBeUndefined();
  });

  test.each([
    ['did:key:zA', 'did:key:zB', 'the key belongs to another id'],
    ['did:key:zA', 'did:key:zAA', 'the key belongs to another id'],
    ['did:key:zA', 'did:key:za', 'the key belongs to another id'],
    ['did:web:badges.example.org', 'did:web:badges.example.org:issuers', 'the key belongs to another id'],
    ['did:web:badges.example.org', 'did:web:badges.example.org.evil.test', 'the key belongs to another id'],
    ['https://badges.example.org/1', 'did:key:zA', 'the key belongs to another id'],
    ['did:key:zA', 'https://badges.example.org/1', 'the key lies on a website, and the issuer is a DID'],
    ['did:web:badges.example.org', 'https://badges.example.org/', 'the key lies on a website, and the issuer is a DID'],
    ['https://badges.example.org/1', 'https://evil.test/1', 'the key lies on another website'],
    ['https://badges.example.org/1', 'https://badges.example.org.evil.test/1', 'the key lies on another website'],
    ['https://badges.example.org/1', 'https://badges.example.org@evil.test/1', 'the key lies on another website'],
    ['https://badges.example.org/1', 'https://badges.example.org:8443/1', 'the key lies on another website'],
    ['https://badges.example.org/1', 'http://badges.example.org/1', /neither a DID nor https/],
    ['https://badges.example.org/1', 'file:///etc/passwd', /neither a DID nor https/],
    ['https://badges.example.org/1', 'https://', /neither a DID nor https/],
    ['http://badges.example.org/1', 'http://badges.example.org/1', /no place to publish a key/],
    ['urn:uuid:1', 'urn:uuid:1', /no place to publish a key/],
    ['DID:key:zA', 'DID:key:zA', /no place to publish a key/],
    ['', '', /no place to publish a key/],
  ])('does not let %s sign with a key of %s', (issuer, controller, why) => {
    expect(whyNotAllowed(issuer, controller)).toEqual(typeof why === 'string' ? why : expect.stringMatching(why));
  });
});

describe('keyNamedBy', () => {
  const claim = (type: string, options: JsonObject): ProofClaim => ({
    index: 0,
    pointer: type === 'vc-jwt' ? '' : '/proof',
    type,
    name: 'a suite',
    options,
  });
  const named = (type: string, options: JsonObject, issuer = 'did:web:badges.example.org') => {
    const name = keyNamedBy(claim(type, options), issuer);
    return name.ok ? [name.value.controller, name.value.fragment, name.value.selfContained] : name.error.code;
  };

  test.each<[JsonObject, unknown]>([
    [{ verificationMethod: 'did:key:zA#zA' }, ['did:key:zA', 'zA', true]],
    [{ verificationMethod: 'did:jwk:e30#0' }, ['did:jwk:e30', '0', true]],
    [{ verificationMethod: 'did:web:a.example#k#l' }, ['did:web:a.example', 'k#l', false]],
    [{ verificationMethod: 'https://a.example/keys/1' }, ['https://a.example/keys/1', undefined, false]],
    [{ verificationMethod: { id: 'did:key:zA#zA', controller: 'did:key:zB' } }, ['did:key:zA', 'zA', true]],
    [{ verificationMethod: 'https://evil.test/did:key:zA' }, ['https://evil.test/did:key:zA', undefined, false]],
    [{}, 'proof.malformed'],
    [{ verificationMethod: '#key-1' }, 'proof.malformed'],
    [{ verificationMethod: 7 }, 'proof.malformed'],
    [{ verificationMethod: {} }, 'proof.malformed'],
    [{ verificationMethod: ['did:key:zA#zA'] }, 'proof.malformed'],
    [{ verificationMethod: `did:key:z${'A'.repeat(9000)}` }, 'proof.malformed'],
  ])('reads %j of an embedded proof', (options, expected) => {
    expect(named('DataIntegrityProof', options)).toEqual(expected);
  });

  test.each<[JsonObject, unknown]>([
    [{ kid: 'did:key:zA#zA' }, ['did:key:zA', 'zA', true]],
    [{ kid: 'key-1' }, ['did:web:badges.example.org', 'key-1', false]],
    [{ kid: '#key-1' }, ['did:web:badges.example.org', 'key-1', false]],
    [{}, ['did:web:badges.example.org', undefined, false]],
    [{ kid: '' }, 'proof.malformed'],
    [{ kid: 4 }, 'proof.malformed'],
    [{ kid: 'x'.repeat(9000) }, 'proof.malformed'],
  ])('reads %j of a token', (options, expected) => {
    expect(named('vc-jwt', options)).toEqual(expected);
  });

  test('finds no key for a website whose token names none', () => {
    const site = 'https://badges.example.org/1';
    expect(named('vc-jwt', {}, site)).toBe('issuer.key-not-found');
    expect(named('vc-jwt', { jwk: {} }, site)).toEqual([site, undefined, false]);
  });
});
