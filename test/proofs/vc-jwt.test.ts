import { createHmac, createPublicKey } from 'node:crypto';
import { describe, expect, it, test } from 'vitest';
import type { JsonObject, JsonValue } from '../../src/model/json.js';
import { vcJwt } from '../../src/proofs/vc-jwt.js';
import { judge, later, publicKeyOf } from '../support/judge.js';
import { badge, credentialOf, ed25519Key, jsonEnvelope, newKey, signJwt, type TestKey } from '../support/sign.js';

const keys = {
  Ed25519: ed25519Key(),
  'P-256': newKey('P-256'),
  'P-384': newKey('P-384'),
  'P-521': newKey('P-521'),
  secp256k1: newKey('secp256k1'),
  RSA: newKey('RSA'),
} as const;
const key = keys.Ed25519;

const payloadOf = ({ did }: TestKey): JsonObject => ({
  ...badge(did),
  iss: did,
  sub: 'did:example:alice',
  jti: 'urn:uuid:6f6c3a3e-1e1c-4b0a-9d53-0a6b1d3c8e01',
  nbf: 1_704_067_200,
});

const judgeHeader = (header: JsonObject, signer: TestKey = key) =>
  judge(signJwt(header, payloadOf(signer), signer), signer);

describe('an algorithm', () => {
  test.each([
    ['EdDSA', 'Ed25519'],
    ['Ed25519', 'Ed25519'],
    ['ES256', 'P-256'],
    ['ES384', 'P-384'],
    ['RS256', 'RSA'],
    ['PS256', 'RSA'],
  ] as const)('%s is verified with a key of type %s', async (alg, type) => {
    const token = signJwt({ alg, kid: keys[type].method }, payloadOf(keys[type]), keys[type]);
    expect(await judge(token, keys[type])).toMatchObject({ holds: true, codes: [] });
    expect(await judge(token, newKey(type))).toMatchObject({ holds: false, codes: ['proof.signature-mismatch'] });
    expect(await judge(token, undefined)).toMatchObject({ holds: undefined, codes: [] });
  });

  const mismatches = Object.entries({
    EdDSA: 'Ed25519',
    Ed25519: 'Ed25519',
    ES256: 'P-256',
    ES384: 'P-384',
    RS256: 'RSA',
    PS256: 'RSA',
  }).flatMap(([alg, fitting]) =>
    Object.keys(keys)
      .filter((type) => type !== fitting)
      .map((type) => [alg, type] as const),
  );

  test.each(mismatches)('%s is refused with a key of type %s', async (alg, type) => {
    const signer = keys[type as keyof typeof keys];
    expect(await judgeHeader({ alg }, signer)).toMatchObject({
      holds: undefined,
      codes: ['proof.algorithm-not-allowed'],
    });
  });

  const nones = Array.from({ length: 16 }, (_, bits) =>
    [...'none'].map((letter, i) => ((bits >> i) & 1 ? letter.toUpperCase() : letter)).join(''),
  );

  test.each(nones)('%s is refused, with a signature, without one and without a key', async (alg) => {
    const token = signJwt({ alg }, payloadOf(key), key);
    for (const text of [token, token.replace(/[^.]+$/, '')])
      for (const at of [key, undefined])
        expect(await judge(text, at)).toMatchObject({ holds: undefined, codes: ['proof.algorithm-not-allowed'] });
  });

  test.each<[JsonValue | undefined]>([
    [undefined],
    [null],
    [''],
    ['es256'],
    ['ES256 '],
    ['eddsa'],
    ['EDDSA'],
    ['rs256'],
    ['RSA'],
    ['RS1'],
    ['RSA1_5'],
    [['EdDSA']],
    [{ alg: 'EdDSA' }],
    [0],
    [true],
    ['constructor'],
    ['__proto__'],
    ['toString'],
    ['dir'],
    ['HS'],
  ])('%j is refused', async (alg) => {
    const header = alg === undefined ? {} : { alg };
    expect(await judgeHeader(header)).toMatchObject({ holds: undefined, codes: ['proof.algorithm-not-allowed'] });
  });

  test.each(['ES256K', 'ES512', 'RS384', 'RS512', 'PS384', 'PS512', 'Ed448', 'ML-DSA-44'])(
    '%s is sound but not supported, so nothing is decided',
    async (alg) => {
      for (const signer of Object.values(keys))
        expect(await judgeHeader({ alg }, signer)).toMatchObject({
          holds: undefined,
          codes: ['proof.suite-unsupported'],
        });
    },
  );

  it('that the key binds itself to must be that of the token', async () => {
    const bound = (alg: string) => ({ ...publicKeyOf(keys.RSA), alg });
    const answer = async (alg: string, keyAlg: string) => {
      const credential = credentialOf(signJwt({ alg }, payloadOf(keys.RSA), keys.RSA));
      const { holds, findings } = await vcJwt.verify(credential.proofs[0]!, credential, bound(keyAlg), later);
      return { holds, codes: findings.map(({ code }) => code) };
    };
    expect(await answer('RS256', 'RS256')).toEqual({ holds: true, codes: [] });
    for (const other of ['PS256', 'RS512', 'RSA-OAEP', ''])
      expect(await answer('RS256', other)).toEqual({ holds: undefined, codes: ['proof.algorithm-not-allowed'] });
  });

  it('may be named in either way for an Ed25519 key', async () => {
    for (const [alg, keyAlg] of [
      ['EdDSA', 'Ed25519'],
      ['Ed25519', 'EdDSA'],
    ] as const) {
      const credential = credentialOf(signJwt({ alg }, payloadOf(key), key));
      const answer = await vcJwt.verify(credential.proofs[0]!, credential, { ...publicKeyOf(key), alg: keyAlg }, later);
      expect(answer.holds).toBe(true);
    }
  });
});

describe('a public key used as a shared secret', () => {
  const publicKey = createPublicKey(keys.RSA.privateKey);
  const pem = publicKey.export({ format: 'pem', type: 'spki' }) as string;
  const secrets: readonly [string, string | Buffer][] = [
    ['PEM', pem],
    ['PEM without the last newline', pem.trimEnd()],
    ['PEM with carriage returns', pem.replaceAll('\n', '\r\n')],
    ['PKCS#1 PEM', publicKey.export({ format: 'pem', type: 'pkcs1' }) as string],
    ['DER', publicKey.export({ format: 'der', type: 'spki' })],
    ['the JWK as text', JSON.stringify(keys.RSA.jwk)],
    ['the modulus', Buffer.from(keys.RSA.jwk['n']!, 'base64url')],
    ['the Ed25519 key', Buffer.from(key.jwk['x']!, 'base64url')],
    ['nothing', ''],
  ];

  test.each(secrets)('makes no signature: %s', async (_, secret) => {
    for (const [alg, digest] of [
      ['HS256', 'sha256'],
      ['HS384', 'sha384'],
      ['HS512', 'sha512'],
      ['hs256', 'sha256'],
    ] as const) {
      const input = signJwt({ alg }, payloadOf(keys.RSA), keys.RSA).replace(/\.[^.]*$/, '');
      const token = `${input}.${createHmac(digest, secret).update(input).digest('base64url')}`;
      for (const at of [keys.RSA, key, undefined])
        expect(await judge(token, at)).toMatchObject({ holds: undefined, codes: ['proof.algorithm-not-allowed'] });
    }
  });
});

describe('the header', () => {
  test.each<[string, JsonValue]>([
    ['crit', []],
    ['crit', ['exp']],
    ['crit', ['alg']],
    ['crit', ['b64']],
    ['crit', ['x']],
    ['crit', 'exp'],
    ['crit', null],
    ['b64', false],
    ['b64', true],
    ['b64', 'false'],
    ['jku', 'https://attacker.example/jwks.json'],
    ['x5u', 'https://attacker.example/cert.pem'],
    ['x5c', ['MII']],
    ['x5t', 'abc'],
    ['x5t#S256', 'abc'],
    ['zip', 'DEF'],
    ['enc', 'A256GCM'],
    ['epk', {}],
    ['p2c', 1],
    ['nonce', '1'],
    ['iss', 'did:example:x'],
    ['Alg', 'none'],
    ['ALG', 'none'],
    ['kid ', 'x'],
    ['', 1],
  ])('may not have %j: %j', async (name, value) => {
    expect(await judgeHeader({ alg: 'EdDSA', [name]: value })).toMatchObject({
      holds: true,
      codes: ['proof.malformed'],
    });
  });

  it('has a finding for each member too many', async () => {
    const { codes } = await judgeHeader({ alg: 'EdDSA', crit: ['b64'], b64: false });
    expect(codes).toEqual(['proof.malformed', 'proof.malformed']);
  });

  test.each<[JsonValue]>([['JWT'], ['jwt'], ['vc+jwt'], ['VC+JWT'], ['vc+ld+jwt']])(
    'may have the typ %j',
    async (typ) => {
      expect(await judgeHeader({ alg: 'EdDSA', typ })).toMatchObject({ holds: true, codes: [] });
    },
  );

  test.each<[JsonValue]>([
    ['at+jwt'],
    ['vp+jwt'],
    ['vc+sd-jwt'],
    ['dc+sd-jwt'],
    ['sd-jwt'],
    ['JOSE'],
    ['JOSE+JSON'],
    ['application/at+jwt'],
    ['JWT '],
    [' JWT'],
    [''],
    ['JWS'],
    ['logout+jwt'],
    ['dpop+jwt'],
    ['secevent+jwt'],
    [1],
    [null],
    [['JWT']],
    [{}],
    [true],
  ])('may not have the typ %j', async (typ) => {
    expect(await judgeHeader({ alg: 'EdDSA', typ })).toMatchObject({ holds: true, codes: ['proof.malformed'] });
  });

  test.each<[JsonValue, readonly string[]]>([
    ['vc', []],
    ['VC', ['proof.malformed']],
    ['vp', ['proof.malformed']],
    ['JWT', ['proof.malformed']],
    ['', ['proof.malformed']],
    [null, ['proof.malformed']],
    [['vc'], ['proof.malformed']],
  ])('with the cty %j gives %j', async (cty, codes) => {
    expect(await judgeHeader({ alg: 'EdDSA', cty })).toMatchObject({ holds: true, codes });
  });

  it('may have a jwk and a kid, which are for another check to judge', async () => {
    expect(await judgeHeader({ alg: 'EdDSA', kid: 'anything', jwk: { kty: 'oct' } })).toMatchObject({
      holds: true,
      codes: [],
    });
  });
});

describe('a token', () => {
  const token = signJwt({ alg: 'ES256' }, payloadOf(keys['P-256']), keys['P-256']);
  const parts = token.split('.') as [string, string, string];
  const judgeParts = (header: string, payload: string, signature: string) =>
    judge(`${header}.${payload}.${signature}`, keys['P-256']);

  it('does not hold with another payload or header of the same meaning', async () => {
    const spaced = Buffer.from(JSON.stringify(payloadOf(keys['P-256']), null, 1)).toString('base64url');
    const header = Buffer.from('{ "alg": "ES256" }').toString('base64url');
    expect(await judgeParts(parts[0], spaced, parts[2])).toMatchObject({
      holds: false,
      codes: ['proof.signature-mismatch'],
    });
    expect(await judgeParts(header, parts[1], parts[2])).toMatchObject({
      holds: false,
      codes: ['proof.signature-mismatch'],
    });
  });

  test.each<[string, Buffer]>([
    ['all zero', Buffer.alloc(64)],
    ['with a byte more', Buffer.concat([Buffer.from(parts[2], 'base64url'), Buffer.alloc(1)])],
    ['with a byte less', Buffer.from(parts[2], 'base64url').subarray(0, 63)],
    ['twice as long', Buffer.concat([Buffer.from(parts[2], 'base64url'), Buffer.from(parts[2], 'base64url')])],
  ])('does not hold with a signature that is %s', async (_, signature) => {
    const judged = await judgeParts(parts[0], parts[1], signature.toString('base64url'));
    expect(judged).toMatchObject({ holds: false, codes: ['proof.signature-mismatch'] });
  });

  it('is malformed where it ends without a signature, also when there is no key', async () => {
    for (const at of [keys['P-256'], undefined])
      expect(await judge(`${parts[0]}.${parts[1]}.`, at)).toMatchObject({
        holds: undefined,
        codes: ['proof.malformed'],
      });
  });

  it('says that a claim disagrees, although the signature holds', async () => {
    const lying = signJwt({ alg: 'EdDSA' }, { ...payloadOf(key), iss: 'did:example:other' }, key);
    expect(await judge(lying, key)).toMatchObject({ holds: true, codes: ['proof.claims-disagree'] });
    expect(await judge(lying, undefined)).toMatchObject({ holds: undefined, codes: ['proof.claims-disagree'] });
  });

  it('warns of a context without a pinned copy, with a pointer into the vc claim', async () => {
    const vc = badge(key.did, { '@context': ['https://www.w3.org/2018/credentials/v1', 'https://terms.example/v1'] });
    const { holds, findings } = await judge(signJwt({ alg: 'EdDSA' }, { vc }, key), key);
    expect(holds).toBe(true);
    expect(findings.find(({ code }) => code === 'format.context-not-pinned')).toMatchObject({
      effect: 'warn',
      pointer: '/vc/@context/1',
    });
  });

  it('shows header and signed text when they are wanted', async () => {
    const { trace } = await judge(token, keys['P-256'], { trace: true });
    expect(trace).toEqual([
      { label: 'JOSE header', value: '{"alg":"ES256"}' },
      { label: 'signed text', value: `${parts[0]}.${parts[1]}` },
    ]);
  });

  it('is not made up where there is none', async () => {
    const credential = { ...credentialOf(token), envelope: jsonEnvelope(badge(key.did)) };
    const answer = await vcJwt.verify(credential.proofs[0]!, credential, publicKeyOf(key), later);
    expect(answer).toMatchObject({ holds: undefined, findings: [{ code: 'proof.malformed' }] });
  });
});
