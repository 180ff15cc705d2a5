/** Which other proofs does a proof cover? (VC Data Integrity §2.1.2 proof chains) */
import type { Credential, ProofClaim } from '../model/credential.js';
import { type Finding, finding } from '../model/finding.js';
import { asArray, type JsonObject, member, pointerTo } from '../model/json.js';
import { err, ok, type Result } from '../model/result.js';

/** A document without its proofs is one object, however many proofs ask for it, so that its canonical form can be kept. */
const withoutProofs = new WeakMap<JsonObject, JsonObject>();

const withoutProof = (document: JsonObject): JsonObject => {
  const { proof: _, ...rest } = document;
  const known = withoutProofs.get(document);
  if (known === undefined) withoutProofs.set(document, rest);
  return known ?? rest;
};

/**
 * The document that the proof was made over: without any proof, or, where `previousProof` names some, with exactly
 * those. A name that no proof of the document bears, or that two bear, is an error.
 */
export const unsecuredDocument = (claim: ProofClaim, credential: Credential): Result<JsonObject, Finding> => {
  const rest = withoutProof(credential.document);
  const named = member(claim.options, 'previousProof');
  if (named === undefined) return ok(rest);
  const where = { pointer: pointerTo(claim.pointer, 'previousProof') };
  const previous: JsonObject[] = [];
  for (const id of asArray(named)) {
    const matches = credential.proofs.filter((other) => typeof id === 'string' && member(other.options, 'id') === id);
    const [match] = matches;
    if (match === undefined || matches.length > 1)
      return err(
        finding(
          'proof.chain-broken',
          {
            suite: claim.name,
            previous: JSON.stringify(id).slice(0, 80),
            why: match === undefined ? 'no proof here bears that id' : 'two proofs bear that id',
          },
          where,
        ),
      );
    previous.push(match.options);
  }
  return ok({ ...rest, proof: previous });
};
