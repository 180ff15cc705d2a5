import { createPublicKey } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { type AskAddress, keyFindings, keysOfIssuer } from '../../src/keys/ob2-key.js';
import { sentenceOf } from '../../src/model/finding.js';
import type { JsonObject, JsonValue } from '../../src/model/json.js';
import type { Part } from '../../src/model/linked.js';
import { unreachable } from '../../src/net/port.js';
import { ed25519Key, newKey, type TestKey } from '../support/sign.js';

const at = Date.UTC(2025, 0, 1);
const issuer = 'https://example.org/issuer';
const first = 'https://example.org/keys/1';
const second = 'https://keys.example.net/2';

const [a, b] = [ed25519Key('a'), ed25519Key('b')];
const rsa = newKey('RSA');

const pemOf = ({ privateKey }: TestKey): string =>
  createPublicKey(privateKey).export({ format: 'pem', type: 'spki' }).toString();

const keyObject = (id: string, key: TestKey = a, changes: JsonObject = {}): JsonObject => ({
  type: 'CryptographicKey',
  id,
  owner: issuer,
  publicKeyPem: pemOf(key),
  ...changes,
});

const without = (object: JsonObject, name: string): JsonObject =>
  Object.fromEntries(Object.entries(object).filter(([one]) => one !== name));

const profileOf = (publicKey: JsonValue | undefined, url: string | undefined = issuer): Part => {
  const object: JsonObject = { id: issuer, type: 'Profile', ...(publicKey === undefined ? {} : { publicKey }) };
  const linked = {
    class: 'Profile',
    generation: '2.0',
    original: object,
    own: object,
    object,
    deviations: [],
    lacks: [],
  } as const;
  return { linked, notes: [], ...(url === undefined ? {} : { url }) };
};

interface Served {
  readonly body?: JsonValue;
  readonly finalUrl?: string;
  readonly kind?: 'gone' | 'absent' | 'silent';
}

/** A web of a few addresses, which asks http over https as the program does. */
const webOf = (pages: Readonly<Record<string, Served | JsonObject>>) => {
  const asked: string[] = [];
  const ask: AskAddress<'public-key'> = async ({ url: named, purpose }) => {
    asked.push(named);
    const url = named.replace(/^http:/, 'https:');
    const page = new Map(Object.entries(pages)).get(named);
    if (page === undefined) return { kind: 'absent', finding: unreachable(url, purpose, 'there is nothing') };
    const { kind, body, finalUrl } = 'type' in page || 'publicKeyPem' in page ? { body: page } : (page as Served);
    if (kind === 'gone') return { kind, url };
    if (kind !== undefined) return { kind, finding: unreachable(url, purpose, 'nobody answers') };
    const text = typeof body === 'string' ? body : JSON.stringify(body);
    return { kind: 'served', body: Buffer.from(text), url, finalUrl: finalUrl ?? url };
  };
  return { ask, asked };
};

const look = async (
  publicKey: JsonValue | undefined,
  pages: Readonly<Record<string, Served | JsonObject>> = {},
  wish: { creator?: string; verifyUrl?: string } = {},
  url: string | undefined = issuer,
) => {
  const web = webOf(pages);
  const keys = await keysOfIssuer(profileOf(publicKey, url), { at, ask: web.ask, ...wish });
  const codes = (findings: typeof keys.findings) => findings.map(({ code }) => code);
  return {
    keys,
    asked: web.asked,
    candidates: keys.candidates.map(({ id, key, against }) => [id, key.jwk['x'] ?? key.type, against?.code]),
    findings: codes(keys.findings),
    refused: codes(keys.refused),
    open: codes(keys.open),
    /** What is said where no key fits, and where the one at that place does. */
    said: (place?: number) => codes(keyFindings(keys, place === undefined ? undefined : keys.candidates[place])),
  };
};

const xOf = ({ jwk }: TestKey) => jwk['x'];

describe('the keys of a profile', () => {
  test('are fetched where it names their address', async () => {
    const got = await look([first, { id: second }], { [first]: keyObject(first), [second]: keyObject(second, b) });
    expect(got.candidates).toEqual([
      [first, xOf(a), undefined],
      [second, xOf(b), undefined],
    ]);
    expect(got.said(0)).toEqual([]);
    expect(got.said()).toEqual([]);
  });

  test('may stand in it, and need not say whose they are', async () => {
    const got = await look([keyObject(first), without(keyObject('#k', b), 'owner'), without(keyObject('', rsa), 'id')]);
    expect(got.asked).toEqual([]);
    expect(got.candidates).toEqual([
      [first, xOf(a), undefined],
      [`${issuer}#k`, xOf(b), undefined],
      ['number 3 in its profile', 'RSA', undefined],
    ]);
  });

  test.each<[string, JsonObject]>([
    ['PEM', keyObject(first)],
    ['the members of a JWK', { ...without(keyObject(first), 'publicKeyPem'), ...a.jwk }],
    ['a JWK of its own', { ...without(keyObject(first), 'publicKeyPem'), publicKeyJwk: a.jwk }],
    ['both', keyObject(first, a, { publicKeyJwk: a.jwk })],
    ['an owner without https', keyObject(first, a, { owner: 'http://example.org/issuer' })],
    ['an owner that is an object', keyObject(first, a, { owner: { id: issuer } })],
    ['an id without https', keyObject('http://example.org/keys/1')],
  ])('are read with %s', async (_, body) => {
    expect((await look(first, { [first]: { body } })).candidates).toEqual([[first, xOf(a), undefined]]);
  });

  test('are asked at the address that is listed, and answered with or without www.', async () => {
    const named = 'http://example.org/keys/1';
    const page = { body: keyObject(named), finalUrl: 'https://www.example.org/keys/1' };
    expect((await look(named, { [named]: page })).candidates).toEqual([[named, xOf(a), undefined]]);
  });
});

describe('a key that is not the issuer’s own is tried, and fails the badge', () => {
  const evil = 'https://evil.example/issuer';
  test.each<[string, JsonObject, string]>([
    ['of another owner', keyObject(first, a, { owner: evil }), 'issuer.key-not-linked'],
    ['of another tenant', keyObject(first, a, { owner: `${issuer}s` }), 'issuer.key-not-linked'],
    ['of several owners', keyObject(first, a, { owner: [issuer, evil] }), 'issuer.key-not-linked'],
    ['of nobody', without(keyObject(first), 'owner'), 'issuer.key-not-linked'],
    ['that was revoked', keyObject(first, a, { revoked: '2024-01-01T00:00:00Z' }), 'issuer.key-revoked'],
    ['that has expired', keyObject(first, a, { expires: '2024-01-01T00:00:00Z' }), 'issuer.key-revoked'],
    ['with a date that is none', keyObject(first, a, { expires: 'soon' }), 'issuer.key-revoked'],
    ['with a JWK that has expired', { ...keyObject(first), publicKeyJwk: { ...a.jwk, exp: 1 } }, 'issuer.key-revoked'],
  ])('one %s', async (_, body, code) => {
    const got = await look(first, { [first]: { body } });
    expect(got.candidates).toEqual([[first, xOf(a), code]]);
    expect(got.said(0)).toEqual([code]);
    expect(got.said()).toEqual([code]);
  });

  test('one that stands in the profile and names another owner', async () => {
    expect((await look(keyObject(first, a, { owner: evil }))).said(0)).toEqual(['issuer.key-not-linked']);
  });

  test('but where the same key is listed well, that counts, unless it was taken back', async () => {
    const pages = { [first]: { body: keyObject(first, a, { owner: evil }) }, [second]: { body: keyObject(second) } };
    const good = await look([first, second], pages);
    expect(good.candidates[0]).toEqual([second, xOf(a), undefined]);
    const revoked = keyObject(first, a, { revoked: '2024-01-01T00:00:00Z' });
    const taken = await look([first, second], { ...pages, [first]: { body: revoked } });
    expect(taken.candidates.map(([, , code]) => code)).toEqual(['issuer.key-revoked', 'issuer.key-revoked']);
    const sameId = await look([revoked, keyObject(first, b)]);
    expect(sameId.candidates.map(([, , code]) => code)).toEqual(['issuer.key-revoked', 'issuer.key-revoked']);
  });
});

describe('a key that cannot be used', () => {
  test.each<[string, Served, string]>([
    ['bears another id', { body: keyObject(second) }, 'issuer.document-mismatch'],
    ['bears no id', { body: without(keyObject(first), 'id') }, 'issuer.document-mismatch'],
    ['is weak', { body: keyObject(first, newKey('RSA', 1024)) }, 'proof.key-weak'],
    ['is published with its private part', { body: keyObject(first, a, { privateKeyPem: 'x' }) }, 'proof.key-weak'],
    ['is no key', { body: { id: first, owner: issuer } }, 'issuer.key-malformed'],
    [
      'is a certificate',
      { body: keyObject(first, a, { publicKeyPem: '-----BEGIN CERTIFICATE-----' }) },
      'issuer.key-malformed',
    ],
    ['is no text', { body: keyObject(first, a, { publicKeyPem: 42 }) }, 'issuer.key-malformed'],
    ['is two keys', { body: keyObject(first, a, { publicKeyJwk: b.jwk }) }, 'issuer.key-malformed'],
  ])('because it %s fails the badge', async (_, page, code) => {
    const got = await look(first, { [first]: page });
    expect(got).toMatchObject({ candidates: [], findings: [], refused: [code], open: [] });
    expect(got.said()).toEqual([code]);
  });

  test.each<[string, Served, string]>([
    ['is not there', { kind: 'absent' }, 'issuer.key-unreachable'],
    ['is gone', { kind: 'gone' }, 'issuer.key-unreachable'],
    ['nobody answers for', { kind: 'silent' }, 'issuer.key-unreachable'],
    ['is no JSON', { body: 'hello' }, 'issuer.key-unreachable'],
    ['is bare PEM', { body: pemOf(a) }, 'issuer.key-unreachable'],
    ['is the message of a server', { body: { error: 'try again' } }, 'issuer.key-unreachable'],
    ['another host serves', { body: keyObject(first), finalUrl: 'https://evil.example/k' }, 'issuer.key-unreachable'],
    [
      'was served without https',
      { body: keyObject(first), finalUrl: 'http://example.org/keys/1' },
      'issuer.key-unreachable',
    ],
    [
      'is written in another form',
      { body: { id: first, owner: issuer, publicKeyMultibase: 'z6' } },
      'issuer.key-unsupported',
    ],
  ])('because it %s leaves the question open', async (_, page, code) => {
    const got = await look(first, { [first]: page });
    expect(got).toMatchObject({ candidates: [], findings: [], refused: [], open: [code] });
    expect(got.said()).toEqual([code]);
  });

  test('leaves the question open beside others only if none of them fits', async () => {
    const got = await look([first, second], { [second]: { body: keyObject(second) } });
    expect(got.said(0)).toEqual([]);
    expect(got.said()).toEqual(['issuer.key-unreachable']);
  });

  test('does not fail the badge beside a good one', async () => {
    const got = await look([first, second], {
      [first]: { body: keyObject(second) },
      [second]: { body: keyObject(second) },
    });
    expect(got.refused).toEqual(['issuer.document-mismatch']);
    expect(got.said(0)).toEqual([]);
    expect(got.said()).toEqual([]);
  });

  test.each<[JsonValue, string]>([
    ['did:key:z6Mk', 'issuer.key-unsupported'],
    [42, 'issuer.key-unsupported'],
    [null, 'issuer.key-unsupported'],
    [{}, 'issuer.key-malformed'],
  ])('since the profile lists %j is not asked for', async (publicKey, code) => {
    const got = await look(publicKey);
    expect(got.asked).toEqual([]);
    expect(got.said()).toEqual([code]);
  });
});

describe('an issuer without keys', () => {
  test.each<[string, JsonValue | undefined]>([
    ['no publicKey', undefined],
    ['an empty list', []],
  ])('fails the badge: %s', async (_, publicKey) => {
    const got = await look(publicKey, {}, { creator: first });
    expect(got).toMatchObject({ findings: ['issuer.key-not-found'], asked: [] });
    expect(got.said()).toEqual(['issuer.key-not-found']);
  });

  test('is one whose profile stands inside the badge only', async () => {
    const object = profileOf(keyObject(first));
    const { linked } = object;
    const web = webOf({});
    const keys = await keysOfIssuer({ linked, notes: [] }, { at, ask: web.ask });
    expect(keys.findings.map(({ code }) => code)).toEqual(['issuer.key-not-found']);
    expect(keys.candidates).toEqual([]);
  });
});

describe('the key that the badge says it was signed with', () => {
  const pages = { [first]: { body: keyObject(first) }, [second]: { body: keyObject(second, b) } };

  test('is the only one that is asked for', async () => {
    const got = await look([first, second], pages, { creator: second });
    expect(got.asked).toEqual([second]);
    expect(got.candidates).toEqual([[second, xOf(b), undefined]]);
  });

  test('may be written without https', async () => {
    expect((await look([first], pages, { creator: 'http://example.org/keys/1' })).candidates).toHaveLength(1);
  });

  test.each(['https://evil.example/key', `${first}#x`, `${first}/`, 'constructor', ''])(
    'fails the badge where the profile does not list it, and is not asked for: %j',
    async (creator) => {
      const got = await look([first], pages, { creator });
      expect(got).toMatchObject({ candidates: [], findings: ['issuer.key-not-linked'], asked: [] });
    },
  );
});

describe('the key of an Open Badges 1 badge', () => {
  test('is the issuer’s where the profile lists it', async () => {
    const got = await look(first, { [first]: { body: pemOf(rsa) } }, { verifyUrl: 'http://example.org/keys/1' });
    expect(got.candidates).toEqual([[first, 'RSA', undefined]]);
    expect(got.said(0)).toEqual([]);
  });

  test.each<[string, Served]>([
    ['bare PEM', { body: pemOf(a) }],
    ['a key that names the issuer', { body: keyObject(first) }],
    ['a key that names somebody else', { body: keyObject(first, a, { owner: 'https://evil.example' }) }],
  ])('is tried where it lies on the host of the issuer, and bound to nobody: %s', async (_, page) => {
    const got = await look(undefined, { [first]: page }, { verifyUrl: first });
    expect(got.candidates).toEqual([[first, xOf(a), 'issuer.key-not-linked']]);
    expect(got.said(0)).toEqual(['issuer.key-not-linked']);
    expect(got.said()).toEqual(['issuer.key-not-linked']);
    const [found] = got.keys.findings;
    expect(found && sentenceOf(found)).toMatch(/Open Badges 1 did not provide for; the signature may be good/);
  });

  test('is bound to nobody where it cannot be had, either', async () => {
    const got = await look(undefined, {}, { verifyUrl: first });
    expect(got).toMatchObject({ candidates: [], findings: ['issuer.key-not-linked'], open: [] });
  });

  test.each([
    'https://evil.example/key.pem',
    'https://example.org.evil.example/key.pem',
    'https://example.org@evil.example/key.pem',
    'https://example.org:8443/key.pem',
    'https://www.example.org/key.pem',
    'https://example.org/../key.pem',
    'ftp://example.org/key.pem',
    'key.pem',
    '',
  ])('is not asked for elsewhere: %j', async (verifyUrl) => {
    const got = await look(keyObject(first), {}, { verifyUrl });
    expect(got).toMatchObject({ candidates: [], findings: ['issuer.key-not-authorised'], asked: [] });
  });
});

test('of very many keys a few are tried, and then the question is open', async () => {
  const many = Array.from({ length: 20 }, (_, index) => keyObject(`${first}${index}`));
  const got = await look(many);
  expect(got.candidates).toHaveLength(16);
  expect(got.said()).toEqual(['issuer.key-unsupported']);
  expect(got.said(3)).toEqual([]);
});
