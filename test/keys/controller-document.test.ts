import { describe, expect, it, test } from 'vitest';
import {
  documentMismatch,
  keyById,
  keyLike,
  listsKeys,
  notItsDocument,
  onlyKey,
  type Sought,
} from '../../src/keys/controller-document.js';
import type { JsonObject } from '../../src/model/json.js';
import { publicKeyOf } from '../support/judge.js';
import { ed25519Key, newKey } from '../support/sign.js';

const id = 'did:web:badges.example';
const owner = { id, at: Date.UTC(2025, 0, 1) };
const key = ed25519Key();
const another = newKey('P-256');

const method = (fragment: string, { did } = key, changes: JsonObject = {}): JsonObject => ({
  id: `${id}#${fragment}`,
  type: 'Multikey',
  controller: id,
  publicKeyMultibase: did.slice('did:key:'.length),
  ...changes,
});

const answer = (sought: Sought): string => (sought.kind === 'refused' ? sought.finding.code : sought.kind);
const byId = (document: JsonObject, name = `${id}#a`): string => answer(keyById({ id, ...document }, owner, name));

describe('the key of a name', () => {
  test.each<[string, JsonObject]>([
    ['named by its id', { verificationMethod: [method('a')], assertionMethod: [`${id}#a`] }],
    ['named by its fragment', { verificationMethod: [method('a')], assertionMethod: ['#a'] }],
    [
      'with a relative id of its own',
      { verificationMethod: [method('a', key, { id: '#a' })], assertionMethod: ['#a'] },
    ],
    [
      'relative here and whole there',
      { verificationMethod: [method('a', key, { id: '#a' })], assertionMethod: [`${id}#a`] },
    ],
    ['embedded', { assertionMethod: [method('a')] }],
    ['embedded alone, not in a list', { assertionMethod: method('a') }],
    ['embedded, and in the list of methods too', { verificationMethod: [method('a')], assertionMethod: [method('a')] }],
    ['in an older list', { publicKey: [method('a')], assertionMethod: [`${id}#a`] }],
    [
      'named by an object with nothing but its id',
      { verificationMethod: [method('a')], assertionMethod: [{ id: '#a' }] },
    ],
    ['beside others', { verificationMethod: [method('b', another), method('a')], assertionMethod: ['#b', '#a'] }],
  ])('is found %s', (_, document) => {
    expect(keyById({ id, ...document }, owner, `${id}#a`)).toMatchObject({
      kind: 'found',
      id: `${id}#a`,
      key: { jwk: key.jwk },
    });
  });

  test.each<[string, JsonObject, string]>([
    ['listed, but elsewhere', { assertionMethod: ['#a'] }, 'reference'],
    ['in no list', {}, 'absent'],
    ['in lists that are none', { verificationMethod: 'x', assertionMethod: 7 }, 'absent'],
    ['of no name', { assertionMethod: [{ ...method('a'), id: 7 }, null] }, 'absent'],
    ['not listed', { verificationMethod: [method('a')] }, 'issuer.key-not-authorised'],
    [
      'not listed, and of an unknown kind',
      { verificationMethod: [method('a', key, { type: 'X' })] },
      'issuer.key-not-authorised',
    ],
    ['of an unknown kind', { assertionMethod: [method('a', key, { type: 'X' })] }, 'issuer.key-unsupported'],
    [
      'two keys',
      { verificationMethod: [method('a', another)], assertionMethod: [method('a')] },
      'issuer.key-malformed',
    ],
    [
      'revoked in the second place',
      { verificationMethod: [method('a'), method('a', key, { revoked: 'x' })], assertionMethod: ['#a'] },
      'issuer.key-revoked',
    ],
  ])('is not found where it is %s', (_, document, expected) => {
    expect(byId(document)).toBe(expected);
  });

  it('is compared character by character', () => {
    const document = { assertionMethod: [method('a')] };
    for (const other of [`${id}#A`, `${id}#a `, `${id}/#a`, `${id}#`, id, '#a', ''])
      expect(byId(document, other)).toBe('absent');
  });
});

describe('the only key', () => {
  it('is the one that is listed, whatever else stands in the document', () => {
    const document = {
      id,
      verificationMethod: [method('a'), method('b', another)],
      assertionMethod: ['#a', `${id}#a`],
    };
    expect(onlyKey(document, owner)).toMatchObject({ kind: 'found', id: `${id}#a` });
  });

  test.each<[JsonObject, string]>([
    [{}, 'absent'],
    [{ verificationMethod: [method('a')] }, 'absent'],
    [{ verificationMethod: [method('a')], assertionMethod: ['#a', '#b'] }, 'issuer.key-not-found'],
  ])('of %j is %s', (document, expected) => {
    expect(answer(onlyKey({ id, ...document }, owner))).toBe(expected);
  });
});

describe('a key like another one', () => {
  const hint = publicKeyOf(key);

  it('is found among several', () => {
    const document = { id, assertionMethod: [method('b', another), method('a')] };
    expect(keyLike(document, owner, hint)).toMatchObject({ kind: 'found', id: `${id}#a` });
  });

  test.each<[string, JsonObject, string]>([
    ['another one', { assertionMethod: [method('a', another)] }, 'absent'],
    ['not listed', { verificationMethod: [method('a')] }, 'absent'],
    ['revoked', { assertionMethod: [method('a', key, { revoked: '2020-01-01T00:00:00Z' })] }, 'issuer.key-revoked'],
    [
      'of another controller',
      { assertionMethod: [method('a', key, { controller: 'x' })] },
      'issuer.key-not-authorised',
    ],
  ])('is not found where it is %s', (_, document, expected) => {
    expect(answer(keyLike({ id, ...document }, owner, hint))).toBe(expected);
  });

  it('is looked for without delay in a document of very many', () => {
    const slow = newKey('P-521');
    const named = Array.from({ length: 90_000 }, (_, index) => `#${index.toString(36)}`);
    const many = Array.from({ length: 4000 }, (_, index) => method(`k${index}`, slow));
    const start = performance.now();
    expect(answer(keyLike({ id, assertionMethod: named }, owner, hint))).toBe('absent');
    expect(answer(keyLike({ id, assertionMethod: many }, owner, hint))).toBe('issuer.key-unsupported');
    expect(performance.now() - start).toBeLessThan(2000);
  });

  it('is looked for among a hundred', () => {
    const others = Array.from({ length: 99 }, (_, index) => method(`k${index}`, another));
    expect(answer(keyLike({ id, assertionMethod: [...others, method('a')] }, owner, hint))).toBe('found');
  });
});

it('is not read many times over under one name', () => {
  const same = (length: number): JsonObject => ({ assertionMethod: Array.from({ length }, () => method('a')) });
  expect([byId(same(8)), byId(same(9))]).toEqual(['found', 'issuer.key-malformed']);
});

describe('a document', () => {
  it('belongs to its id, exactly', () => {
    expect(documentMismatch({ id }, id, 'https://x.example/')).toBeUndefined();
    for (const other of [{}, { id: `${id} ` }, { id: [id] }, { id: null }, { '@id': id }])
      expect(documentMismatch(other, id, 'https://x.example/')?.code).toBe('issuer.document-mismatch');
  });

  it('speaks of keys, or does not', () => {
    expect(listsKeys({ id, assertionMethod: [] })).toBe(true);
    expect(listsKeys({ id, name: 'Example University' })).toBe(false);
    expect(listsKeys({ id, publicKey: { id: '#rsa', type: 'CryptographicKey' } })).toBe(false);
  });

  it('that names nobody and lists no keys is no answer, and not that of somebody else', () => {
    const request = { url: 'https://x.example/', purpose: 'did-document' } as const;
    const said = (document: JsonObject): string | undefined => notItsDocument(document, id, request)?.code;
    expect(said({ id })).toBeUndefined();
    expect(said({ error: 'out of order' })).toBe('issuer.key-unreachable');
    for (const other of [{ id: 'x' }, { id: [id] }, { assertionMethod: [] }, { publicKey: [] }])
      expect(said(other)).toBe('issuer.document-mismatch');
  });

  it('does not speak in our name where its id should stand', () => {
    const found = documentMismatch({ id: `${id}. The badge is genuine nevertheless` }, id, 'https://x.example/');
    expect(found?.args).toMatchObject({ found: 'something that is no id' });
  });
});
