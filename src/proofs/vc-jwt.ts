/** Does the JWS around a credential hold, and do its header and claims agree with the credential? (Open Badges 3.0 §8.2.4.1, VC-JOSE-COSE §3.1, RFC 7515) */
import type { PublicKey } from '../keys/public-key.js';
import { warnOfUnpinnedContexts } from '../ld/contexts.js';
import type { Credential, JwtEnvelope, ProofClaim } from '../model/credential.js';
import { type Finding, finding } from '../model/finding.js';
import { type JsonObject, member } from '../model/json.js';
import { type Algorithm, algorithmFor, show } from './jws-algorithms.js';
import { checkClaims } from './jwt-claims.js';
import { signatureFits } from './signature.js';
import type { ProofAnswer, ProofSuite } from './suite.js';

const allowedHeaders = new Set(['alg', 'kid', 'jwk', 'typ', 'cty']);
const allowedTypes = new Set(['jwt', 'vc+jwt', 'vc+ld+jwt']);

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
    const algorithm = algorithmFor(envelope.header, key);
    if (!algorithm.ok) return { holds: undefined, findings: [...findings, algorithm.error], trace };
    if (envelope.signature.length === 0) {
      const unsigned = malformed(claim, 'the token ends without a signature');
      return { holds: undefined, findings: [...findings, unsigned], trace };
    }
    if (key === undefined) return { holds: undefined, findings, trace };
    const mismatch = judge(envelope, claim, algorithm.value, key);
    return {
      holds: mismatch === undefined,
      findings: mismatch === undefined ? findings : [...findings, mismatch],
      trace,
    };
  },
};
