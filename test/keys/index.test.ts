import { describe, expect, it, test } from 'vitest';
import { keySources, resolveKey } from '../../src/keys/index.js';
import { questionFor } from '../support/key-question.js';
import { didJwkOf, ed25519Key } from '../support/sign.js';

const key = ed25519Key();

const codeOf = async (controller: string): Promise<string> => {
  const found = await resolveKey(questionFor(controller));
  return found.ok ? `found ${found.value.id.slice(0, 8)}` : found.error.finding.code;
};

describe('the source of a key', () => {
  test.each([
    [key.did, 'found did:key:'],
    [didJwkOf(key.jwk), 'found did:jwk:'],
    ['did:web:badges.example', 'net.offline'],
    ['https://badges.example/issuer', 'net.offline'],
    ['http://badges.example/issuer', 'issuer.method-unsupported'],
    ['did:example:1', 'issuer.method-unsupported'],
    ['did:made-up:1', 'issuer.method-unsupported'],
    ['urn:uuid:00000000-0000-4000-8000-000000000001', 'issuer.method-unsupported'],
    ['constructor', 'issuer.method-unsupported'],
    ['', 'issuer.method-unsupported'],
  ])('%s: %s', async (controller, expected) => {
    expect(await codeOf(controller)).toBe(expected);
  });

  it('is one of distinct ids', () => {
    expect(new Set(keySources.map(({ id }) => id)).size).toBe(keySources.length);
  });
});
