/** Reads vector files, and brings badges and keys out of them through the readers of the program. */

import { readFile } from 'node:fs/promises';
import type { PublicKey } from '../../../src/keys/public-key.js';
import { newWork } from '../../../src/ld/work.js';
import type { Credential, ProofClaim } from '../../../src/model/credential.js';
import { effectOf, type Finding } from '../../../src/model/finding.js';
import { isObject, type JsonObject, type JsonValue, member } from '../../../src/model/json.js';
import type { Result } from '../../../src/model/result.js';
import { suiteFor } from '../../../src/proofs/index.js';
import type { ProofAnswer } from '../../../src/proofs/suite.js';
import { envelopeIn } from '../../../src/unbake/index.js';
import { readCredential } from '../../../src/versions/index.js';

export const readJson = async (path: string): Promise<JsonValue> =>
  JSON.parse(await readFile(path, 'utf8')) as JsonValue;

export const objectIn = (value: JsonValue | undefined, name: string): JsonObject => {
  const found = member(value, name);
  if (!isObject(found)) throw new TypeError(`the vector has no object "${name}"`);
  return found;
};

export const textIn = (value: JsonValue | undefined, name: string): string => {
  const found = member(value, name);
  if (typeof found !== 'string') throw new TypeError(`the vector has no text "${name}"`);
  return found;
};

export const listIn = (value: JsonValue | undefined, name: string): readonly JsonValue[] => {
  const found = member(value, name);
  if (!Array.isArray(found)) throw new TypeError(`the vector has no list "${name}"`);
  return found as readonly JsonValue[];
};

export const unwrap = <T, E>(result: Result<T, E>): T => {
  if (!result.ok) throw new TypeError(`refused: ${JSON.stringify(result.error)}`);
  return result.value;
};

/** The credential in the text of a file; the first finding where there is none. */
export const credentialIn = (text: string): Result<Credential, Finding> => {
  const envelope = envelopeIn(Buffer.from(text));
  return envelope.ok ? readCredential(envelope.value) : { ok: false, error: envelope.error[0] };
};

/** Later than the making of all vectors, so that none of them lies in the future. */
const at = Date.UTC(2030, 0, 1);

export const answerOf = async (
  claim: ProofClaim,
  credential: Credential,
  key: PublicKey,
): Promise<ProofAnswer | undefined> =>
  suiteFor(claim)?.verify(claim, credential, key, { at, clockSkew: 0, trace: true, work: newWork() });

/** What stands against a proof: the codes that fail it or leave it open. */
export const objections = (answer: ProofAnswer): readonly string[] =>
  answer.findings.filter((f) => ['fail', 'indeterminate'].includes(effectOf(f))).map(({ code }) => code);

export const isAccepted = (answer: ProofAnswer | undefined): boolean =>
  answer?.holds === true && objections(answer).length === 0;
