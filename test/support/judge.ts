/** What a proof suite says of a signed document or token, in the few words that tests compare. */
import { type PublicKey, readJwk } from '../../src/keys/public-key.js';
import { newWork } from '../../src/ld/work.js';
import type { Finding } from '../../src/model/finding.js';
import type { JsonObject } from '../../src/model/json.js';
import type { TraceLine } from '../../src/model/report.js';
import { suiteFor } from '../../src/proofs/index.js';
import type { ProofContext } from '../../src/proofs/suite.js';
import { credentialOf, type TestKey } from './sign.js';

/** A year after the tests' badges were signed. */
export const later: ProofContext = {
  at: Date.UTC(2025, 0, 1),
  clockSkew: 0,
  trace: false,
  // Each proof of a test has a budget of its own.
  get work() {
    return newWork();
  },
};

export const publicKeyOf = (key: TestKey): PublicKey => {
  const read = readJwk(key.jwk);
  if (!read.ok) throw new Error(read.error.detail);
  return read.value;
};

export interface Judgement {
  readonly holds: boolean | undefined;
  readonly codes: readonly string[];
  readonly findings: readonly Finding[];
  readonly trace: readonly TraceLine[];
}

/** Judges one proof, by default the first, with the key; without one if `key` is undefined. */
export const judge = async (
  signed: JsonObject | string,
  key: TestKey | undefined,
  context: Partial<ProofContext> = {},
  index = 0,
): Promise<Judgement> => {
  const credential = credentialOf(signed);
  const claim = credential.proofs[index];
  const suite = claim === undefined ? undefined : suiteFor(claim);
  if (claim === undefined || suite === undefined) throw new Error('no suite handles the proof');
  const { holds, findings, trace } = await suite.verify(
    claim,
    credential,
    key === undefined ? undefined : publicKeyOf(key),
    { ...later, ...context },
  );
  return { holds, findings, trace, codes: findings.map(({ code }) => code) };
};
