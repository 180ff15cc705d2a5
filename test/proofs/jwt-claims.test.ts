import { describe, expect, it, test } from 'vitest';
import type { JsonObject, JsonValue } from '../../src/model/json.js';
import { isNumericDate } from '../../src/model/time.js';
import { checkClaims } from '../../src/proofs/jwt-claims.js';
import { badge, contextV1, contextV2, credentialOf, ed25519Key, signJwt } from '../support/sign.js';

const key = ed25519Key();
const at = 1_704_067_200;

const v2 = badge(key.did, { validUntil: '2030-01-01T00:00:00Z' });
const { validFrom: _, validUntil: __, ...undated } = v2;
const v1: JsonObject = {
  ...undated,
  '@context': [contextV1],
  issuanceDate: '2024-01-01T00:00:00Z',
  expirationDate: '2030-01-01T00:00:00Z',
};
const claims = {
  iss: key.did,
  sub: 'did:example:alice',
  jti: 'urn:uuid:6f6c3a3e-1e1c-4b0a-9d53-0a6b1d3c8e01',
  nbf: at,
  exp: 1_893_456_000,
};

/** `code claim` of each finding; what is missing, as one text. */
const said = (payload: JsonObject): readonly string[] => {
  const credential = credentialOf(signJwt({ alg: 'EdDSA' }, payload, key));
  return checkClaims(credential.proofs[0]!, credential, payload).map(({ code, args, pointer }) =>
    code === 'proof.claims-missing' ? `missing ${String(args.claims)}` : `${code} ${pointer ?? ''}`,
  );
};

const without = (object: JsonObject, name: string): JsonObject => {
  const { [name]: ___, ...rest } = object;
  return rest;
};

describe.each<[string, (changed: JsonObject) => JsonObject]>([
  ['a badge that is the payload', (changed) => ({ ...v2, ...changed })],
  ['a badge in the vc claim', (changed) => ({ vc: v1, ...changed })],
  ['a VCDM 2.0 badge in the vc claim', (changed) => ({ vc: v2, ...changed })],
])('the claims about %s', (_name, payload) => {
  it('may all be there and agree', () => {
    expect(said(payload(claims))).toEqual([]);
  });

  it('are worth a warning where they are missing, but for exp', () => {
    for (const name of ['iss', 'sub', 'jti', 'nbf'])
      expect(said(payload(without(claims, name)))).toEqual([`missing ${name}`]);
    expect(said(payload(without(claims, 'exp')))).toEqual([]);
    expect(said(payload({}))).toEqual(['missing iss,sub,jti,nbf']);
  });

  test.each<[string, JsonValue]>([
    ['iss', 'did:example:other'],
    ['iss', `${key.did}#key`],
    ['iss', `${key.did} `],
    ['iss', { id: key.did }],
    ['iss', [key.did]],
    ['iss', null],
    ['sub', 'did:example:bob'],
    ['sub', 'did:example:Alice'],
    ['sub', ''],
    ['sub', 5],
    ['sub', null],
    ['jti', 'urn:uuid:other'],
    ['jti', null],
    ['jti', true],
    ['nbf', at + 1],
    ['nbf', at - 1],
    ['nbf', String(at)],
    ['nbf', '2024-01-01T00:00:00Z'],
    ['nbf', null],
    ['nbf', [at]],
    ['nbf', 1e300],
    ['nbf', -1e300],
    ['exp', 1_893_456_001],
    ['exp', 0],
    ['exp', '1893456000'],
    ['exp', null],
    ['exp', {}],
    ['exp', 1e300],
    ['exp', true],
  ])('fail where %s is %j', (name, value) => {
    expect(said(payload({ ...claims, [name]: value }))).toEqual([`proof.claims-disagree /${name}`]);
  });

  it('agree in whole seconds', () => {
    expect(said(payload({ ...claims, nbf: at + 0.999 }))).toEqual([]);
    expect(said(payload({ ...claims, nbf: at - 0.001 }))).toEqual(['proof.claims-disagree /nbf']);
  });
});

describe('a claim that the badge itself does not repeat', () => {
  it('is no contradiction if it is exp, which then sets the end', () => {
    expect(said({ ...without(v2, 'validUntil'), ...claims })).toEqual([]);
    expect(said({ ...without(v2, 'validUntil'), ...claims, exp: 'never' })).toEqual(['proof.claims-disagree /exp']);
  });

  test.each([
    ['iss', 'issuer'],
    ['jti', 'id'],
    ['nbf', 'validFrom'],
  ])('fails if it is %s', (claim, member) => {
    expect(said({ ...without(v2, member), ...claims })).toEqual([`proof.claims-disagree /${claim}`]);
  });

  it('fails if it is sub, and no subject has an id', () => {
    const subject = v2['credentialSubject'] as JsonObject;
    expect(said({ ...v2, ...claims, credentialSubject: without(subject, 'id') })).toEqual([
      'proof.claims-disagree /sub',
    ]);
    expect(said({ ...v2, ...without(claims, 'sub'), credentialSubject: without(subject, 'id') })).toEqual([
      'missing sub',
    ]);
  });
});

describe('the subject', () => {
  const subject = v2['credentialSubject'] as JsonObject;

  it('may stand in a list of one', () => {
    expect(said({ ...v2, ...claims, credentialSubject: [subject] })).toEqual([]);
  });

  it('can not be one of several', () => {
    const other = { ...subject, id: 'did:example:bob' };
    expect(said({ ...v2, ...claims, credentialSubject: [subject, other] })).toEqual(['proof.claims-disagree /sub']);
    expect(said({ ...v2, ...claims, credentialSubject: [subject, subject] })).toEqual(['proof.claims-disagree /sub']);
  });
});

describe('the issuer', () => {
  it('may be a bare id', () => {
    expect(said({ ...v2, ...claims, issuer: key.did })).toEqual([]);
  });

  it('can not be a list, even of one', () => {
    expect(said({ ...v2, ...claims, issuer: [key.did] })).toEqual(['proof.claims-disagree /iss']);
    expect(said({ ...v2, ...claims, issuer: ['did:example:other', key.did] })).toEqual(['proof.claims-disagree /iss']);
  });
});

describe('a token with two credentials', () => {
  test.each(['@context', 'type', 'issuer', 'credentialSubject'])(
    'fails where %s stands beside the vc claim',
    (name) => {
      expect(said({ vc: v1, ...claims, [name]: v2[name] ?? null })).toEqual([`proof.claims-disagree /${name}`]);
    },
  );

  it('fails where the vc claim is no object, but there is one', () => {
    for (const vc of ['x', null, [], 1])
      expect(said({ ...v2, ...claims, vc })).toEqual(['proof.claims-disagree /@context']);
  });

  it('does not fail for other members beside the vc claim', () => {
    expect(said({ vc: v1, ...claims, iat: at, '@id': 'x', context: contextV2 })).toEqual([]);
  });
});

test.each<[JsonValue | undefined, boolean]>([
  [0, true],
  [-1, true],
  [1.5, true],
  [8_640_000_000_000, true],
  [8_640_000_000_001, false],
  [Number.POSITIVE_INFINITY, false],
  [Number.NaN, false],
  ['0', false],
  [null, false],
  [undefined, false],
])('%j as a NumericDate: %s', (value, is) => {
  expect(isNumericDate(value)).toBe(is);
});
