import { describe, expect, it, test } from 'vitest';
import { httpsIssuer } from '../../src/keys/https-issuer.js';
import type { KeyQuestion } from '../../src/keys/source.js';
import type { JsonObject } from '../../src/model/json.js';
import { publicKeyOf } from '../support/judge.js';
import { questionFor, type Web, webNet } from '../support/key-question.js';
import { ed25519Key, newKey } from '../support/sign.js';

const issuer = 'https://badges.example/issuers/1';
const set = 'https://badges.example/.well-known/jwks.json';
const url = 'https://badges.example/keys/1';
const key = ed25519Key();
const other = newKey('P-256');

const method = (id: string): JsonObject => ({
  id,
  type: 'Multikey',
  controller: issuer,
  publicKeyMultibase: key.did.slice('did:key:'.length),
});
const profile = (...methods: readonly (JsonObject | string)[]): Web[string] => ({
  json: { id: issuer, type: ['Profile'], assertionMethod: methods },
});
const bareProfile = { json: { id: issuer, type: ['Profile'], name: 'Example University' } };
const keySet = (...keys: readonly JsonObject[]): Web[string] => ({ json: { keys } });
const jwk = (members: JsonObject = {}): JsonObject => ({ ...key.jwk, ...members });

/** What is answered, and the addresses that were asked for it, without their host. */
const ask = async (web: Web, name: string, changes: Partial<KeyQuestion> = {}) => {
  const { net, asked } = webNet(web);
  const found = await httpsIssuer.resolve(questionFor(name, { issuer, net, ...changes }));
  const where = found.ok && found.value.provenance.by === 'domain' ? found.value.provenance.document : '';
  return {
    answer: found.ok ? where : found.error.finding.code,
    id: found.ok ? found.value.id : undefined,
    paths: asked.map((request) => new URL(request.url).pathname),
    asked,
  };
};
const token = { token: true };
const plain = (kid: string): Partial<KeyQuestion> => ({
  ...token,
  controller: issuer,
  fragment: kid.replace(/^#/, ''),
  text: kid,
});
const hinted = { ...token, hint: publicKeyOf(key) };

describe('a key of the profile', () => {
  it('is looked up there, and nowhere else', async () => {
    const { answer, id, asked } = await ask({ [issuer]: profile(method(`${issuer}#a`)) }, `${issuer}#a`);
    expect([answer, id]).toEqual(['profile', `${issuer}#a`]);
    expect(asked).toEqual([
      {
        url: issuer,
        purpose: 'issuer-profile',
        statedBy: 'badge',
        accept: 'application/ld+json, application/json',
        maxBytes: 1024 * 1024,
      },
    ]);
  });

  test.each<[string, Web, string, Partial<KeyQuestion>, string, number]>([
    ['its only one', { [issuer]: profile(method('#a')) }, issuer, {}, 'profile', 1],
    [
      'one of two, and not said which',
      { [issuer]: profile(method('#a'), '#b') },
      issuer,
      {},
      'issuer.key-not-found',
      1,
    ],
    [
      'not listed',
      { [issuer]: profile(), [set]: keySet(jwk({ kid: `${issuer}#a` })) },
      `${issuer}#a`,
      {},
      'issuer.key-not-found',
      1,
    ],
    [
      'no key in any',
      { [issuer]: bareProfile, [set]: keySet(jwk({ kid: `${issuer}#a` })) },
      `${issuer}#a`,
      {},
      'issuer.key-not-found',
      1,
    ],
    ['not there', {}, `${issuer}#a`, {}, 'issuer.key-unreachable', 1],
    [
      'of a token, and in the key set',
      { [issuer]: bareProfile, [set]: keySet(jwk({ kid: `${issuer}#a` })) },
      `${issuer}#a`,
      token,
      'jwks',
      2,
    ],
    ['of a token, and no profile', { [set]: keySet(jwk({ kid: `${issuer}#a` })) }, `${issuer}#a`, token, 'jwks', 2],
    [
      'of a token, and only the fragment in the key set',
      { [set]: keySet(jwk({ kid: 'a' })) },
      `${issuer}#a`,
      token,
      'issuer.key-unreachable',
      2,
    ],
    [
      'of a token, and nowhere',
      { [issuer]: bareProfile, [set]: keySet() },
      `${issuer}#a`,
      token,
      'issuer.key-not-found',
      2,
    ],
    [
      'of a token, and named as the issuer',
      { [issuer]: bareProfile, [set]: keySet(jwk({ kid: issuer })) },
      issuer,
      token,
      'jwks',
      2,
    ],
    [
      'of a token, referred to, and in the key set',
      { [issuer]: profile(`${issuer}#a`), [set]: keySet(jwk({ kid: `${issuer}#a` })) },
      `${issuer}#a`,
      token,
      'jwks',
      2,
    ],
    [
      'of a token, referred to, and no key set',
      { [issuer]: profile(`${issuer}#a`) },
      `${issuer}#a`,
      token,
      'issuer.key-unreachable',
      2,
    ],
    [
      'of a token, referred to, and not in the key set',
      { [issuer]: profile(`${issuer}#a`), [set]: keySet() },
      `${issuer}#a`,
      token,
      'issuer.key-not-found',
      2,
    ],
    [
      'referred to alone',
      { [issuer]: profile(`${issuer}#a`), [set]: keySet(jwk({ kid: `${issuer}#a` })) },
      `${issuer}#a`,
      {},
      'issuer.key-not-found',
      1,
    ],
    [
      'of a token, beside a key for older badges, and no key set',
      { [issuer]: { json: { id: issuer, publicKey: { id: '#rsa' } } } },
      `${issuer}#a`,
      token,
      'issuer.key-unreachable',
      2,
    ],
    [
      'a message of the server',
      { [issuer]: { json: { error: 'out of order' } } },
      `${issuer}#a`,
      {},
      'issuer.key-unreachable',
      1,
    ],
    ['of a token, and no key set', { [issuer]: bareProfile }, `${issuer}#a`, token, 'issuer.key-unreachable', 2],
    [
      'of a token, not among those listed, and no key set',
      { [issuer]: profile('#b') },
      `${issuer}#a`,
      token,
      'issuer.key-not-found',
      2,
    ],
    [
      'of a token, revoked in the profile',
      { [issuer]: profile({ ...method('#a'), revoked: 'x' }), [set]: keySet(jwk({ kid: `${issuer}#a` })) },
      `${issuer}#a`,
      token,
      'issuer.key-revoked',
      1,
    ],
    [
      'of a token, and the profile that of somebody else',
      { [issuer]: { json: { id: url } }, [set]: keySet(jwk({ kid: `${issuer}#a` })) },
      `${issuer}#a`,
      token,
      'issuer.document-mismatch',
      1,
    ],
  ])('%s', async (_, web, name, changes, expected, requests) => {
    const { answer, paths } = await ask(web, name, changes);
    expect(answer).toBe(expected);
    expect(paths.length).toBe(requests);
  });

  it('may be that of an id with a fragment', async () => {
    const id = 'https://badges.example/issuers#me';
    const own = { ...method('https://badges.example/issuers#key'), controller: id };
    const web = { 'https://badges.example/issuers': { json: { id, assertionMethod: [own] } } };
    expect((await ask(web, 'https://badges.example/issuers#key', { issuer: id })).answer).toBe('profile');
  });
});

describe('a key with a plain name, or none', () => {
  test.each<[string, Web, Partial<KeyQuestion>, string, number]>([
    ['in the key set', { [set]: keySet(jwk({ kid: 'a' })) }, plain('a'), 'jwks', 2],
    ['in the key set, named with "#"', { [set]: keySet(jwk({ kid: 'a' })) }, plain('#a'), 'jwks', 2],
    ['in the profile', { [issuer]: profile(method('#a')), [set]: keySet() }, plain('a'), 'profile', 2],
    ['in the profile, and no key set', { [issuer]: profile(method('#a')) }, plain('a'), 'profile', 2],
    [
      'revoked in the key set',
      { [issuer]: profile(method('#a')), [set]: keySet(jwk({ kid: 'a', exp: 1 })) },
      plain('a'),
      'issuer.key-revoked',
      1,
    ],
    ['in neither', { [issuer]: profile(), [set]: keySet(jwk({ kid: 'b' })) }, plain('a'), 'issuer.key-not-found', 2],
    ['in no profile, and no key set', { [issuer]: profile() }, plain('a'), 'issuer.key-unreachable', 2],
    ['in no key set, and no profile', { [set]: keySet() }, plain('a'), 'issuer.key-unreachable', 2],
    [
      'in no key set, and the profile that of somebody else',
      { [set]: keySet(), [issuer]: { json: { id: url } } },
      plain('a'),
      'issuer.document-mismatch',
      2,
    ],
    ['the key itself in the key set', { [set]: keySet(other.jwk, jwk()) }, hinted, 'jwks', 2],
    ['the key itself in the profile', { [issuer]: profile(method('#a')), [set]: keySet() }, hinted, 'profile', 2],
    [
      'the key itself in neither',
      { [issuer]: profile(), [set]: keySet(other.jwk) },
      hinted,
      'issuer.key-not-linked',
      2,
    ],
    ['the key itself, and nobody answers', {}, hinted, 'issuer.key-unreachable', 2],
    [
      'the key itself, of another issuer',
      { [issuer]: bareProfile, [set]: keySet(jwk({ iss: url })) },
      hinted,
      'issuer.key-not-linked',
      2,
    ],
    [
      'the name of one key, and another key in the header',
      { [issuer]: bareProfile, [set]: keySet({ ...other.jwk, kid: 'a' }) },
      { ...plain('a'), ...hinted },
      'issuer.key-not-found',
      2,
    ],
  ])('%s', async (_, web, changes, expected, requests) => {
    const { answer, paths } = await ask(web, issuer, changes);
    expect(answer).toBe(expected);
    expect(paths.length).toBe(requests);
  });

  it('is asked for at the key set of the host by its media types', async () => {
    const { asked } = await ask({ [set]: keySet(jwk({ kid: 'a' })) }, issuer, plain('a'));
    expect(asked[0]).toMatchObject({
      url: set,
      purpose: 'jwks',
      statedBy: 'badge',
      accept: 'application/jwk-set+json, application/json',
    });
  });

  const revoked = '2020-01-01T00:00:00Z';
  test.each<[string, Web, Partial<KeyQuestion>]>([
    [
      'in the profile, though the key set still has it',
      { [set]: keySet(jwk({ kid: 'a' })), [issuer]: profile({ ...method('#a'), revoked }) },
      plain('a'),
    ],
    [
      'in the profile under another name',
      { [set]: keySet(jwk()), [issuer]: profile({ ...method('#old'), revoked }) },
      hinted,
    ],
  ])('that was taken back %s is not used', async (_, web, changes) => {
    expect((await ask(web, issuer, changes)).answer).toBe('issuer.key-revoked');
  });

  test.each<[string, Web]>([
    ['the profile', { [issuer]: profile({ ...method(url), revoked }) }],
    ['the key set', { [set]: keySet(jwk({ kid: url, exp: 1 })) }],
  ])('at an address of its own is not used where %s has taken it back, though it names the issuer', async (_, web) => {
    const question = { [url]: { json: jwk({ iss: issuer }) }, ...web };
    expect((await ask(question, url)).answer).toBe('issuer.key-revoked');
  });
});

describe('a key at an address of its own', () => {
  const served = { json: method(url) };
  test.each<[string, Web, string, string, string]>([
    ['that names the issuer', { [url]: { json: jwk({ iss: issuer }) } }, url, 'key', '1 profile set'],
    [
      'in a set there, and names the issuer',
      { [url]: keySet(jwk({ kid: 'a', iss: issuer })) },
      `${url}#a`,
      'key',
      '1 profile set',
    ],
    ['that the profile lists', { [url]: served, [issuer]: profile(url) }, url, 'profile', '1 profile'],
    ['that the profile holds itself', { [issuer]: profile(method(url)) }, url, 'profile', '1 profile'],
    [
      'that the key set has by its name',
      { [url]: served, [issuer]: bareProfile, [set]: keySet(jwk({ kid: url })) },
      url,
      'jwks',
      '1 profile set',
    ],
    [
      'that the key set has by another name',
      { [url]: served, [issuer]: bareProfile, [set]: keySet(jwk({ kid: 'x' })) },
      url,
      'jwks',
      '1 profile set',
    ],
    [
      'that does not answer, but the key set has it',
      { [set]: keySet(jwk({ kid: url })) },
      url,
      'jwks',
      '1 profile set',
    ],
    [
      'that the profile lists, and that does not answer',
      { [issuer]: profile(url), [set]: keySet() },
      url,
      'issuer.key-unreachable',
      '1 profile set',
    ],
    [
      'that the profile lists, and that serves none',
      { [url]: { json: {} }, [issuer]: profile(url), [set]: keySet() },
      url,
      'issuer.key-not-found',
      '1 profile set',
    ],
    [
      'that nobody names',
      { [url]: served, [issuer]: bareProfile, [set]: keySet(other.jwk) },
      url,
      'issuer.key-not-linked',
      '1 profile set',
    ],
    [
      'that nobody names, and no key set',
      { [url]: served, [issuer]: bareProfile },
      url,
      'issuer.key-unreachable',
      '1 profile set',
    ],
    [
      'that nobody names, and no profile',
      { [url]: served, [set]: keySet() },
      url,
      'issuer.key-unreachable',
      '1 profile set',
    ],
    [
      'that the profile has revoked',
      { [url]: served, [issuer]: profile({ ...method(url), revoked: true }) },
      url,
      'issuer.key-revoked',
      '1 profile',
    ],
    [
      'that the profile knows, but not for this',
      { [url]: served, [issuer]: { json: { id: issuer, verificationMethod: [method(url)] } } },
      url,
      'issuer.key-not-authorised',
      '1 profile',
    ],
    [
      'that the key set gives to another key',
      { [url]: served, [issuer]: bareProfile, [set]: keySet({ ...other.jwk, kid: url, exp: 1 }) },
      url,
      'issuer.key-revoked',
      '1 profile set',
    ],
    [
      'in the key set of the host',
      { [issuer]: bareProfile, [set]: keySet(jwk({ kid: 'a' })) },
      `${set}#a`,
      'jwks',
      'profile set',
    ],
  ])('%s', async (_, web, name, expected, requests) => {
    const { answer, paths } = await ask(web, name, token);
    expect(answer).toBe(expected);
    const names = new Map([
      ['/keys/1', '1'],
      ['/issuers/1', 'profile'],
      ['/.well-known/jwks.json', 'set'],
    ]);
    expect(paths.map((path) => names.get(path)).join(' ')).toBe(requests);
  });

  it('goes on to the signature where it was seen, although nobody names it', async () => {
    const { net } = webNet({ [url]: served });
    const found = await httpsIssuer.resolve(questionFor(url, { issuer, net }));
    expect(found.ok ? undefined : found.error.key?.jwk).toEqual(key.jwk);
  });
});

describe('an issuer', () => {
  it.each([
    'https://harvard.example@badges.example/issuers/1',
    'https://badges.example\\@harvard.example/issuers/1',
    'https://badges.ex\tample/issuers/1',
    'https:///badges.example/issuers/1',
  ])('whose address hides its host is not asked: %j', async (id) => {
    const { answer, paths } = await ask({}, `${id}#a`, { issuer: id });
    expect([answer, paths]).toEqual(['issuer.key-not-found', []]);
  });

  it('is told by its scheme', () => {
    expect(httpsIssuer.handles('https://badges.example/')).toBe(true);
    for (const id of [
      'http://badges.example/',
      'HTTPS://badges.example/',
      'urn:x',
      'file:///etc/passwd',
      'did:web:x',
      '',
    ])
      expect(httpsIssuer.handles(id)).toBe(false);
  });
});
