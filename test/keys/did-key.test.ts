import { describe, expect, it, test } from 'vitest';
import { didKey } from '../../src/keys/did-key.js';
import { questionFor } from '../support/key-question.js';
import { ed25519Key, newKey } from '../support/sign.js';

const key = ed25519Key();
const multibase = key.did.slice('did:key:'.length);

const codeOf = async (did: string, fragment?: string): Promise<string> => {
  const found = await didKey.resolve(questionFor(did, { fragment }));
  return found.ok ? 'found' : found.error.finding.code;
};

describe('did:key', () => {
  it('is the key that stands in it, with its one fragment or with none', async () => {
    for (const fragment of [multibase, undefined])
      expect(await didKey.resolve(questionFor(key.did, { fragment }))).toEqual({
        ok: true,
        value: { key: { type: 'Ed25519', jwk: key.jwk }, id: key.method, provenance: { by: 'self' } },
      });
  });

  test.each([
    ['another key', ed25519Key('attacker').did.slice('did:key:'.length)],
    ['nothing', ''],
    ['a number', '0'],
    ['more than the key', `${multibase}x`],
    ['the whole id', key.did],
    ['a second fragment', `${multibase}#${multibase}`],
  ])('has no key under a fragment that is %s', async (_, fragment) => {
    expect(await codeOf(key.did, fragment)).toBe('issuer.key-not-found');
  });

  test.each([
    ['without a key', 'did:key:', 'issuer.key-malformed'],
    ['with a version', `did:key:1.1:${multibase}`, 'issuer.key-malformed'],
    ['with a path', `${key.did}/x`, 'issuer.key-malformed'],
    ['with a query', `${key.did}?x`, 'issuer.key-malformed'],
    ['of garbage', 'did:key:zzzz', 'issuer.key-unsupported'],
    ['for key agreement', 'did:key:z6LSbysY2xFMRpGMhb7tFTLMpeuPRaqaWM1yECx2AtzE3KCc', 'issuer.key-unsupported'],
    ['of a short RSA key', newKey('RSA', 1024).did, 'proof.key-weak'],
  ])('%s is refused', async (_, did, code) => {
    expect(await codeOf(did)).toBe(code);
  });

  it('is told by its whole prefix', () => {
    expect(didKey.handles(key.did)).toBe(true);
    for (const other of [
      'did:keys:z6Mk',
      'DID:key:z6Mk',
      'did:Key:z6Mk',
      ' did:key:z6Mk',
      'https://x.example/did:key:z6Mk',
      '',
    ])
      expect(didKey.handles(other)).toBe(false);
  });
});
