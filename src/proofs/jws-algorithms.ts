/** Which algorithms of a JWS are verified, and with which keys? (RFC 7518 §3.1, RFC 8037 §3.1, RFC 8725 §3.1–3.2) */
import type { KeyType, PublicKey } from '../keys/public-key.js';
import { type Finding, finding } from '../model/finding.js';
import { type JsonObject, member } from '../model/json.js';
import { err, ok, type Result } from '../model/result.js';
import type { SignatureScheme } from './signature.js';

export interface Algorithm {
  readonly scheme: SignatureScheme;
  readonly keyType: KeyType;
}

/** The algorithms that are verified. The key, too, must be of the type that the algorithm is for. */
const algorithms: ReadonlyMap<string, Algorithm> = new Map([
  ['RS256', { scheme: 'RSA-PKCS1-SHA256', keyType: 'RSA' }],
  ['PS256', { scheme: 'RSA-PSS-SHA256', keyType: 'RSA' }],
  ['ES256', { scheme: 'ECDSA-SHA256', keyType: 'P-256' }],
  ['ES384', { scheme: 'ECDSA-SHA384', keyType: 'P-384' }],
  ['EdDSA', { scheme: 'Ed25519', keyType: 'Ed25519' }],
  ['Ed25519', { scheme: 'Ed25519', keyType: 'Ed25519' }],
]);

/** Sound asymmetric algorithms that are not verified: nothing can be said, for or against. */
const unsupported = new Set([
  'ES256K',
  'ES512',
  'RS384',
  'RS512',
  'PS384',
  'PS512',
  'Ed448',
  'ML-DSA-44',
  'ML-DSA-65',
  'ML-DSA-87',
]);

/** A value of the header, for the reader. */
export const show = (value: unknown): string => (JSON.stringify(value) ?? 'nothing').slice(0, 60);

const refused = (alg: unknown, why: string): Result<never, Finding> =>
  err(finding('proof.algorithm-not-allowed', { algorithm: show(alg), why }));

/** The algorithm that a header names; refused where it is not verified, or does not go with the key. */
export const algorithmFor = (header: JsonObject, key: PublicKey | undefined): Result<Algorithm, Finding> => {
  const alg = member(header, 'alg');
  const algorithm = typeof alg === 'string' ? algorithms.get(alg) : undefined;
  if (typeof alg === 'string' && unsupported.has(alg)) return err(finding('proof.suite-unsupported', { suite: alg }));
  if (algorithm === undefined)
    return refused(alg, 'only RS256, PS256, ES256, ES384 and EdDSA are accepted, and an issuer must hold the key');
  if (key !== undefined && key.type !== algorithm.keyType)
    return refused(alg, `it does not go with a key of type ${key.type}`);
  if (
    key?.alg !== undefined &&
    key.alg !== alg &&
    !(algorithm.keyType === 'Ed25519' && algorithms.get(key.alg)?.keyType === 'Ed25519')
  )
    return refused(alg, `the key is only for ${show(key.alg)}`);
  return ok(algorithm);
};
