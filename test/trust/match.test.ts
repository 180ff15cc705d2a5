import { describe, expect, test } from 'vitest';
import type { TrustedIssuer, TrustSource } from '../../src/model/trust.js';
import { matchIssuer } from '../../src/trust/match.js';

const id = 'did:web:badges.example.edu';
const list = (source: string, ...issuers: readonly TrustedIssuer[]): TrustSource => ({
  source,
  list: { issuers: new Map(issuers.map((one) => [one.id, one])) },
});
const missing: TrustSource = { source: 'missing', problem: 'unavailable', why: 'no answer' };

const found = (sources: readonly TrustSource[], asked: string, keys: readonly string[] = ['k1']): string => {
  const match = matchIssuer(sources, asked, keys);
  return match.kind === 'unlisted'
    ? `unlisted ${match.similar?.entry.id ?? ''}`.trim()
    : `${match.kind} ${match.source.source}`;
};

describe('an issuer', () => {
  test.each<[string, readonly TrustSource[], string]>([
    ['is on no list where there is none', [], 'unlisted'],
    ['is on the first list that holds it', [list('a'), list('b', { id }), list('c', { id })], 'listed b'],
    ['is on no list that holds others', [list('a', { id: 'did:web:other.example' })], 'unlisted'],
    ['is not on a list that is missing', [missing], 'unlisted'],
    ['is on a list beside one that is missing', [missing, list('a', { id })], 'listed a'],
  ])('%s', (_, sources, answer) => expect(found(sources, id)).toBe(answer));

  test.each(['constructor', '__proto__', 'toString', ''])('named %j is on no list', (name) => {
    expect(found([list('a', { id })], name)).toBe('unlisted');
  });
});

describe('an id that is only similar is told, and is not the same', () => {
  test.each([
    [id, 'did:web:Badges.example.edu'],
    [id, 'https://badges.example.edu'],
    [id, 'https://badges.example.edu/'],
    [id, ` ${id}`],
    ['did:web:badges.example.edu:issuers:1', 'https://badges.example.edu/issuers/1'],
    ['did:web:badges.example.edu%3A8443', 'https://badges.example.edu:8443'],
    ['https://badges.example.edu/issuers/1', 'https://badges.example.edu/issuers/1/'],
    ['https://badges.example.edu/issuers/1', 'https://BADGES.example.edu/issuers/1'],
    ['https://badges.example.edu/issuers/1', 'https://badges.example.edu:443/issuers/1'],
    ['https://badges.example.edu/issuers/1', 'https://badges.example.edu/a/../issuers/1'],
    ['https://xn--bcher-kva.example/1', 'https://b\u00fccher.example/1'],
    ['https://badges.example.edu/1', 'https://b%61dges.example.edu/1'],
  ])('%s and %s', (known, asked) => {
    expect(found([list('a', { id: known })], asked)).toBe(`unlisted ${known}`);
  });

  test.each([
    [id, 'did:web:badges.example.org'],
    ['https://a.example/1', 'https://a.example/11'],
    ['https://a.example/1', 'https://a.example@evil.example/1'],
  ])('%s and %j are not even that', (known, asked) => {
    expect(found([list('a', { id: known })], asked)).toBe('unlisted');
  });

  test('in time, with the most issuers', () => {
    const issuers = Array.from({ length: 100_000 }, (_, i) => ({ id: `https://a${i}.example/issuers/1` }));
    expect(found([list('a', ...issuers)], 'https://a99999.example/issuers/1/')).toBe(
      'unlisted https://a99999.example/issuers/1',
    );
  });
});

describe('keys that a list names', () => {
  const pinned = (source: string, ...keys: readonly string[]): TrustSource => list(source, { id, keys });
  test.each<[string, readonly TrustSource[], readonly string[], string]>([
    ['hold the key', [pinned('a', 'k0', 'k1')], ['k1'], 'listed a'],
    ['hold another', [pinned('a', 'k2')], ['k1'], 'other-keys a'],
    ['hold one of two', [pinned('a', 'k1')], ['k1', 'k2'], 'other-keys a'],
    ['hold both', [pinned('a', 'k1', 'k2')], ['k1', 'k2'], 'listed a'],
    ['hold none that signed, since nothing is known to have', [pinned('a', 'k1')], [], 'other-keys a'],
    ['are not widened by a list that names none', [list('a', { id }), pinned('b', 'k2')], ['k1'], 'other-keys b'],
    ['are told where they hold the key', [list('a', { id }), pinned('b', 'k1')], ['k1'], 'listed b'],
    ['of two lists add up', [pinned('a', 'old'), pinned('b', 'k1')], ['k1'], 'listed b'],
    ['do not add up for two signatures', [pinned('a', 'k2'), pinned('b', 'k1')], ['k1', 'k2'], 'other-keys a'],
  ])('%s', (_, sources, keys, answer) => expect(found(sources, id, keys)).toBe(answer));
});
