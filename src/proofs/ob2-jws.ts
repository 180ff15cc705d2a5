/** Does the JWS of an Open Badges 1 or 2 badge hold under one of its issuer's keys, and which? (Open Badges 2.0, Signed Verification; RFC 7515 §5.2) */
import type { PublicKey } from '../keys/public-key.js';
import type { JwtEnvelope } from '../model/credential.js';
import { type Finding, finding } from '../model/finding.js';
import { type JsonObject, member } from '../model/json.js';
import { algorithmFor, show } from './jws-algorithms.js';
import { signatureFits } from './signature.js';
import type { ProofAnswer } from './suite.js';

interface Candidate {
  readonly id: string;
  readonly key: PublicKey;
}

export interface LinkedJwsAnswer<C extends Candidate> extends ProofAnswer {
  /** The key that the signature fits. */
  readonly by?: C;
}

/** `kid` and `jwk` are borne, and prove nothing: the keys are those of the profile. Keys from elsewhere (`jku`, `x5u`, `x5c`) are refused. */
const allowedHeaders = new Set(['alg', 'kid', 'jwk', 'typ', 'cty']);
const allowedTypes = new Set(['jwt', 'jws', 'jose']);
const allowedContents = new Set(['json', 'application/json', 'ld+json', 'application/ld+json']);

const malformed = (suite: string, why: string): Finding => finding('proof.malformed', { suite, why });

const oneOf = (value: unknown, allowed: ReadonlySet<string>): boolean =>
  value === undefined || (typeof value === 'string' && allowed.has(value.toLowerCase()));

const checkHeader = (header: JsonObject, suite: string): readonly Finding[] => {
  const findings = Object.keys(header)
    .filter((name) => !allowedHeaders.has(name))
    .map((name) => malformed(suite, `the header has ${show(name)}, which Open Badges do not allow`));
  const [typ, cty] = [member(header, 'typ'), member(header, 'cty')];
  if (!oneOf(typ, allowedTypes))
    findings.push(
      malformed(suite, `"typ" is ${show(typ)}, so this is a token of another kind; expected "JWT" or nothing`),
    );
  if (!oneOf(cty, allowedContents))
    findings.push(malformed(suite, `"cty" is ${show(cty)}; expected "application/json" or nothing`));
  return findings;
};

/** Tries the keys one after the other; without any it still judges the header. Never throws. */
export const verifyLinkedJws = <C extends Candidate>(
  { header, signingInput, signature }: JwtEnvelope,
  candidates: readonly C[],
  trace: boolean,
): LinkedJwsAnswer<C> => {
  const alg = member(header, 'alg');
  const suite = typeof alg === 'string' ? alg.slice(0, 60) : 'JWS';
  const traced = trace
    ? [
        { label: 'JOSE header', value: JSON.stringify(header) },
        { label: 'signed text', value: signingInput },
      ]
    : [];
  const findings = checkHeader(header, suite);
  const undecided = (...more: readonly Finding[]): LinkedJwsAnswer<C> => ({
    holds: undefined,
    findings: [...findings, ...more],
    trace: traced,
  });
  const known = algorithmFor(header, undefined);
  if (!known.ok) return undecided(known.error);
  if (signature.length === 0) return undecided(malformed(suite, 'the token ends without a signature'));
  if (candidates.length === 0) return undecided();

  const signed = Buffer.from(signingInput, 'ascii');
  const misfits: Finding[] = [];
  for (const by of candidates) {
    const algorithm = algorithmFor(header, by.key);
    if (!algorithm.ok) misfits.push(algorithm.error);
    else if (signatureFits(algorithm.value.scheme, by.key, signed, signature))
      return { holds: true, by, findings, trace: traced };
  }
  const [misfit] = misfits;
  if (misfit !== undefined && misfits.length === candidates.length) return undecided(misfit);
  const why = 'The content was changed after signing, or another key signed it';
  const mismatch = finding('proof.signature-mismatch', { suite, why });
  return { holds: false, findings: [...findings, mismatch], trace: traced };
};
