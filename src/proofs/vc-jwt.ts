/** Does the JWS around a credential hold, and do its header and claims agree with the credential? (Open Badges 3.0 §8.2.4.1, VC-JOSE-COSE §3.1, RFC 7515) */
import type { KeyType, PublicKey } from '../keys/public-key.js';
import { warnOfUnpinnedContexts } from '../ld/contexts.js';
import type { Credential, JwtEnvelope, ProofClaim } from '../model/credential.js';
import { type Finding, finding } from '../model/finding.js';
import { type JsonObject, member } from '../model/json.js';
import { checkClaims } from './jwt-claims.js';
import { type SignatureScheme, signatureFits } from './signature.js';
import type { ProofAnswer, ProofSuite } from './suite.js';

interface Algorithm {
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

const allowedHeaders = new Set(['alg', 'kid', 'jwk', 'typ', 'cty']);
const allowedTypes = new Set(['jwt', 'vc+jwt', 'vc+ld+jwt']);

const show = (value: unknown): string => (JSON.stringify(value) ?? 'nothing').slice(0, 60);

const malformed = (claim: ProofClaim, why: string): Finding => finding('proof.malformed', { suite: claim.name, why });

const checkHeader = (claim: ProofClaim, header: JsonObject): readonly Finding[] => {
  const findings = Object.keys(header)
    .filter((name) => !allowedHeaders.has(name))
    .map((name) => malformed(claim, `the header has ${show(name)}, which Open Badges do not allow`));
  const typ = member(header, 'typ');
  if (typ !== undefined && !(typeof typ === 'string' && allowedTypes.has(typ.toLowerCase())))
    findings.push(
      malformed(claim, `"typ" is ${show(typ)}, so this is a token of another kind; expected "JWT" or "vc+jwt"`),
    );
  const cty = member(header, 'cty');
  if (cty !== undefined && cty !== 'vc')
    findings.push(malformed(claim, `"cty" is ${show(cty)}; expected "vc" or nothing`));
  return findings;
};

const checkAlgorithm = (header: JsonObject, key: PublicKey | undefined): Algorithm | Finding => {
  const alg = member(header, 'alg');
  const algorithm = typeof alg === 'string' ? algorithms.get(alg) : undefined;
  if (typeof alg === 'string' && unsupported.has(alg)) return finding('proof.suite-unsupported', { suite: alg });
  if (algorithm === undefined)
    return finding('proof.algorithm-not-allowed', {
      algorithm: show(alg),
      why: 'only RS256, PS256, ES256, ES384 and EdDSA are accepted, and an issuer must hold the key',
    });
  if (key !== undefined && key.type !== algorithm.keyType)
    return finding('proof.algorithm-not-allowed', {
      algorithm: show(alg),
      why: `it does not go with a key of type ${key.type}`,
    });
  if (
    key?.alg !== undefined &&
    key.alg !== alg &&
    !(algorithm.keyType === 'Ed25519' && algorithms.get(key.alg)?.keyType === 'Ed25519')
  )
    return finding('proof.algorithm-not-allowed', {
      algorithm: show(alg),
      why: `the key is only for ${show(key.alg)}`,
    });
  return algorithm;
};

const isFinding = (value: Algorithm | Finding): value is Finding => 'code' in value;

const judge = (envelope: JwtEnvelope, claim: ProofClaim, algorithm: Algorithm, key: PublicKey): Finding | undefined => {
  const signed = Buffer.from(envelope.signingInput, 'ascii');
  return signatureFits(algorithm.scheme, key, signed, envelope.signature)
    ? undefined
    : finding('proof.signature-mismatch', {
        suite: claim.name,
        why: 'The content was changed after signing, or another key signed it',
      });
};

export const vcJwt: ProofSuite = {
  id: 'vc-jwt',
  handles: ({ type }) => type === 'vc-jwt',
  verify: async (claim, credential: Credential, key, context): Promise<ProofAnswer> => {
    const { envelope } = credential;
    if (envelope.kind !== 'jwt')
      return { holds: undefined, findings: [malformed(claim, 'there is no JWS')], trace: [] };
    const findings: Finding[] = [
      ...checkHeader(claim, envelope.header),
      ...checkClaims(claim, credential, envelope.payload),
      ...warnOfUnpinnedContexts(credential.document, credential.base),
    ];
    const trace = context.trace
      ? [
          { label: 'JOSE header', value: JSON.stringify(envelope.header) },
          { label: 'signed text', value: envelope.signingInput },
        ]
      : [];
    const algorithm = checkAlgorithm(envelope.header, key);
    if (isFinding(algorithm)) return { holds: undefined, findings: [...findings, algorithm], trace };
    if (envelope.signature.length === 0) {
      const unsigned = malformed(claim, 'the token ends without a signature');
      return { holds: undefined, findings: [...findings, unsigned], trace };
    }
    if (key === undefined) return { holds: undefined, findings, trace };
    const mismatch = judge(envelope, claim, algorithm, key);
    return {
      holds: mismatch === undefined,
      findings: mismatch === undefined ? findings : [...findings, mismatch],
      trace,
    };
  },
};
