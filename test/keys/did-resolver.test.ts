import { describe, expect, it, test } from 'vitest';
import { didResolver, resolverUrl } from '../../src/keys/did-resolver.js';
import { resolveKey } from '../../src/keys/index.js';
import { questionFor, type Served, webNet } from '../support/key-question.js';
import { didJwkOf, ed25519Key } from '../support/sign.js';

const did = 'did:example:university';
const key = ed25519Key();
const method = { id: `${did}#key-1`, type: 'Multikey', controller: did, publicKeyMultibase: key.did.slice(8) };
const document = { id: did, verificationMethod: [method], assertionMethod: [method.id] };
const resolver = 'https://resolver.example';
const url = `${resolver}/1.0/identifiers/did%3Aexample%3Auniversity`;

const ask = async (served: Served, name = method.id) => {
  const { net, asked } = webNet({ [url]: served });
  return { found: await didResolver.resolve(questionFor(name, { net, resolver })), asked };
};

describe('the address that a resolver is asked at', () => {
  test.each([
    ['https://resolver.example', 'https://resolver.example/1.0/identifiers/did%3Aexample%3A1'],
    ['https://resolver.example/', 'https://resolver.example/1.0/identifiers/did%3Aexample%3A1'],
    ['https://resolver.example/api/', 'https://resolver.example/api/1.0/identifiers/did%3Aexample%3A1'],
    ['https://resolver.example/1.0', 'https://resolver.example/1.0/identifiers/did%3Aexample%3A1'],
    ['https://resolver.example/identifiers', 'https://resolver.example/identifiers/did%3Aexample%3A1'],
    ['https://resolver.example/1.0/identifiers', 'https://resolver.example/1.0/identifiers/did%3Aexample%3A1'],
    ['https://resolver.example/1.0/identifiers/', 'https://resolver.example/1.0/identifiers/did%3Aexample%3A1'],
    ['http://localhost:8080?token=1#x', 'http://localhost:8080/1.0/identifiers/did%3Aexample%3A1?token=1'],
  ])('%s', (base, expected) => {
    expect(resolverUrl(base, 'did:example:1')).toBe(expected);
  });

  it('holds nothing of the DID but its name', () => {
    expect(resolverUrl('https://r.example', 'did:example:%2F..?a#b/c')).toBe(
      'https://r.example/1.0/identifiers/did%3Aexample%3A%252F..%3Fa%23b%2Fc',
    );
  });

  it('is none where the base is no address', () => {
    expect(resolverUrl('resolver', 'did:example:1')).toBeUndefined();
  });
});

describe('a resolver', () => {
  it('is asked as somebody whom the user named, and said to have been believed', async () => {
    const { found, asked } = await ask({ json: { didDocument: document, didResolutionMetadata: {} } });
    expect(found).toMatchObject({ ok: true, value: { id: method.id, provenance: { by: 'resolver', url: resolver } } });
    expect(asked).toMatchObject([{ url, purpose: 'did-document', statedBy: 'user' }]);
  });

  it('may answer with the document alone', async () => {
    expect((await ask({ json: document })).found.ok).toBe(true);
  });

  test.each<[string, Served, string]>([
    ['a document of another id', { json: { ...document, id: 'did:example:other' } }, 'issuer.document-mismatch'],
    [
      'a result without a document',
      { json: { didDocument: null, didResolutionMetadata: { error: 'notFound' } } },
      'issuer.key-unreachable',
    ],
    [
      'an error of the newer kind',
      { json: { didResolutionMetadata: { error: { type: 'x' } } } },
      'issuer.key-unreachable',
    ],
    ['a result in a document', { json: { ...document, didDocument: 'x' } }, 'issuer.key-unreachable'],
    [
      'a deactivated id',
      { json: { didDocument: document, didDocumentMetadata: { deactivated: true } } },
      'issuer.key-revoked',
    ],
    [
      'an id that is deactivated in words',
      { json: { didDocument: document, didDocumentMetadata: { deactivated: 'true' } } },
      'issuer.key-revoked',
    ],
    [
      '410 and a deactivated id',
      { status: 410, json: { didDocument: null, didDocumentMetadata: { deactivated: true } } },
      'issuer.key-revoked',
    ],
    ['410 and a document', { status: 410, json: { didDocument: document } }, 'issuer.key-unreachable'],
    ['410 and nothing', { status: 410, text: '' }, 'issuer.key-unreachable'],
    ['404', { status: 404, text: '' }, 'issuer.key-unreachable'],
    ['a web page', { text: '<html>' }, 'issuer.key-unreachable'],
    ['no answer', { failure: 'connect' }, 'issuer.key-unreachable'],
    ['a redirect to somebody else', { json: document, finalUrl: 'https://mallory.example/' }, 'issuer.key-unreachable'],
    ['no such key', { json: { id: did, assertionMethod: [] } }, 'issuer.key-not-found'],
    [
      'a key of another controller',
      { json: { id: did, assertionMethod: [{ ...method, controller: 'did:x:y' }] } },
      'issuer.key-not-authorised',
    ],
  ])('that answers with %s', async (_, served, code) => {
    const { found } = await ask(served);
    expect(found.ok ? 'found' : found.error.finding.code).toBe(code);
  });

  it('is named also where what it said stands against the badge', async () => {
    const { found } = await ask({ json: { ...document, id: 'did:example:other' } });
    expect(found.ok ? undefined : found.error.provenance).toEqual({ by: 'resolver', url: resolver });
  });

  it('is not asked unless the user named one', async () => {
    const { net, asked } = webNet({ [url]: { json: document } });
    const found = await didResolver.resolve(questionFor(method.id, { net }));
    expect(found.ok ? undefined : found.error.finding.code).toBe('issuer.method-unsupported');
    expect(asked).toEqual([]);
  });

  test.each([
    'did:example:a/b',
    'did:example:a?service=x',
    'did:EXAMPLE:a',
    'did:example:',
    'did:example:a b',
    'did:example:a\n',
    'did::a',
    'did:',
  ])('is not asked for %j', async (id) => {
    const { net, asked } = webNet({});
    const found = await didResolver.resolve(questionFor(id, { net, resolver }));
    expect(found.ok ? undefined : found.error.finding.code).toBe('issuer.method-unsupported');
    expect(asked).toEqual([]);
  });

  test.each([key.did, didJwkOf(key.jwk), 'did:web:badges.example', 'did:key:x', 'did:web:', 'https://badges.example/'])(
    'is never asked for %s',
    async (id) => {
      const { net, asked } = webNet({});
      await resolveKey(questionFor(id, { net, resolver }));
      expect(asked.filter((one) => one.url.startsWith(resolver))).toEqual([]);
    },
  );
});
