/** Which public keys may verify a signature, and which are refused before anybody asks them (RFC 7517, RFC 7518 §6, RFC 8032 §5.1). */
import { createPublicKey, type KeyObject } from 'node:crypto';
import { type JsonObject, member, stringMember } from '../model/json.js';
import { err, ok, type Result } from '../model/result.js';
import { isRocaModulus } from './roca.js';

export const keyTypes = ['Ed25519', 'P-256', 'P-384', 'P-521', 'secp256k1', 'RSA'] as const;
export type KeyType = (typeof keyTypes)[number];

export interface PublicKey {
  readonly type: KeyType;
  /** Only the members that make the key: kty, crv, x, y, n, e. */
  readonly jwk: Readonly<Record<string, string>>;
  /** The `alg` that the JWK binds itself to, if it says one. */
  readonly alg?: string;
}

export interface KeyProblem {
  /** `weak`: a sound shape that protects nothing; `malformed`: no usable public key; `unsupported`: a kind we do not verify with. */
  readonly kind: 'weak' | 'malformed' | 'unsupported';
  readonly detail: string;
}

const problem = (kind: KeyProblem['kind'], detail: string): Result<never, KeyProblem> => err({ kind, detail });

const privateMembers = ['d', 'p', 'q', 'dp', 'dq', 'qi', 'oth', 'k'] as const;

/** Bytes of strict base64url: no padding, no other alphabet, no stray bits; undefined for anything else. */
export const decodeBase64url = (text: string | undefined): Buffer | undefined => {
  if (text === undefined || !/^[A-Za-z0-9_-]*$/.test(text)) return undefined;
  const bytes = Buffer.from(text, 'base64url');
  return bytes.toString('base64url') === text ? bytes : undefined;
};

const littleEndian = (bytes: Uint8Array): bigint => BigInt(`0x${Buffer.from(bytes).reverse().toString('hex')}`);

const fieldPrime = 2n ** 255n - 19n;
const orderEightY = littleEndian(
  Buffer.from('c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a', 'hex'),
);
/** The y coordinates of the eight points of small order: under such a key some signatures fit any text. */
const smallOrderY = new Set([0n, 1n, fieldPrime - 1n, orderEightY, fieldPrime - orderEightY]);

const readEd25519 = (x: Buffer | undefined): Result<Readonly<Record<string, string>>, KeyProblem> => {
  if (x === undefined || x.length !== 32) return problem('malformed', 'an Ed25519 key has 32 bytes');
  const y = littleEndian(x) & (2n ** 255n - 1n);
  if (y >= fieldPrime) return problem('weak', 'the Ed25519 key is not in its canonical form');
  if (smallOrderY.has(y)) return problem('weak', 'the Ed25519 key is a point of small order');
  return ok({ kty: 'OKP', crv: 'Ed25519', x: x.toString('base64url') });
};

const coordinateLength = { 'P-256': 32, 'P-384': 48, 'P-521': 66, secp256k1: 32 } as const;

const readRsa = (
  n: Buffer | undefined,
  e: Buffer | undefined,
): Result<Readonly<Record<string, string>>, KeyProblem> => {
  if (n === undefined || e === undefined || n.length === 0 || e.length === 0)
    return problem('malformed', 'an RSA key has a modulus n and an exponent e in base64url');
  if (n[0] === 0 || e[0] === 0) return problem('malformed', 'the RSA modulus or exponent has leading zero bytes');
  const bits = n.length * 8 - Math.clz32(n[0] ?? 0) + 24;
  if (bits < 2048) return problem('weak', `the RSA key has ${bits} bits; 2048 is the least`);
  if (bits > 8192) return problem('unsupported', `the RSA key has ${bits} bits; at most 8192 are read`);
  if (e.length > 8) return problem('unsupported', 'the RSA exponent is longer than 64 bits');
  const exponent = BigInt(`0x${e.toString('hex')}`);
  if (exponent < 65537n || exponent % 2n === 0n)
    return problem('weak', `the RSA exponent is ${exponent}; it must be odd and at least 65537`);
  if (isRocaModulus(BigInt(`0x${n.toString('hex')}`)))
    return problem(
      'weak',
      'the RSA key was made by a faulty chip (ROCA), so that others can work out its private part',
    );
  return ok({ kty: 'RSA', n: n.toString('base64url'), e: e.toString('base64url') });
};

const importable = (jwk: Readonly<Record<string, string>>): boolean => {
  try {
    createPublicKey({ key: { ...jwk }, format: 'jwk' });
    return true;
  } catch {
    return false;
  }
};

const shapeOf = (jwk: JsonObject): Result<{ type: KeyType; jwk: Readonly<Record<string, string>> }, KeyProblem> => {
  const kty = stringMember(jwk, 'kty');
  const crv = stringMember(jwk, 'crv');
  const bytes = (name: string): Buffer | undefined => decodeBase64url(stringMember(jwk, name));
  if (kty === 'RSA') {
    const rsa = readRsa(bytes('n'), bytes('e'));
    return rsa.ok ? ok({ type: 'RSA', jwk: rsa.value }) : rsa;
  }
  if (kty === 'OKP' && crv === 'Ed25519') {
    const ed = readEd25519(bytes('x'));
    return ed.ok ? ok({ type: 'Ed25519', jwk: ed.value }) : ed;
  }
  if (kty === 'EC' && crv !== undefined && Object.hasOwn(coordinateLength, crv)) {
    const type = crv as keyof typeof coordinateLength;
    const [x, y] = [bytes('x'), bytes('y')];
    if (x?.length !== coordinateLength[type] || y?.length !== coordinateLength[type])
      return problem('malformed', `the coordinates of a ${type} key have ${coordinateLength[type]} bytes each`);
    return ok({ type, jwk: { kty, crv: type, x: x.toString('base64url'), y: y.toString('base64url') } });
  }
  if (kty === 'oct') return problem('malformed', 'it is a shared secret, and no public key');
  return problem(
    'unsupported',
    `keys of type ${kty ?? 'unknown'}${crv === undefined ? '' : `/${crv}`} are not verified with`,
  );
};

/** Reads a public JWK. Refuses private members, weak keys and points that are not on their curve. */
export const readJwk = (jwk: JsonObject): Result<PublicKey, KeyProblem> => {
  const secret = privateMembers.find((name) => Object.hasOwn(jwk, name));
  if (secret !== undefined && member(jwk, 'kty') !== 'oct')
    return problem('weak', `the key is published with its private part ("${secret}"), so anybody can sign with it`);
  const shape = shapeOf(jwk);
  if (!shape.ok) return shape;
  const use = member(jwk, 'use');
  if (use !== undefined && use !== 'sig')
    return problem('malformed', 'the key says that it is not for signatures ("use")');
  const operations = member(jwk, 'key_ops');
  if (operations !== undefined && !(Array.isArray(operations) && operations.includes('verify')))
    return problem('malformed', 'the key says that it is not for verifying ("key_ops")');
  if (!importable(shape.value.jwk)) return problem('malformed', `it is no point of ${shape.value.type}`);
  const alg = stringMember(jwk, 'alg');
  return ok({ ...shape.value, ...(alg === undefined ? {} : { alg }) });
};

export const toKeyObject = (key: PublicKey): KeyObject => createPublicKey({ key: { ...key.jwk }, format: 'jwk' });

/** RFC 7638: two keys are the same when the members that make them are. */
export const sameKey = (a: PublicKey, b: PublicKey): boolean =>
  Object.keys(a.jwk).length === Object.keys(b.jwk).length &&
  Object.entries(a.jwk).every(([name, value]) => b.jwk[name] === value);
