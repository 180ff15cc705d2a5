/** Are the published Data Integrity proofs verified, and are they refused after one change? (w3c/vc-di-eddsa, w3c/vc-di-ecdsa) */
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { readMultikey } from '../../../src/keys/multikey.js';
import type { Credential } from '../../../src/model/credential.js';
import { asArray, isObject, type JsonObject, type JsonValue, member, stringMember } from '../../../src/model/json.js';
import type { ProofAnswer } from '../../../src/proofs/suite.js';
import { runGroup, type VectorCase, type VectorResult } from './group.js';
import { answerOf, credentialIn, isAccepted, objectIn, objections, readJson, textIn, unwrap } from './read.js';

/** The trace labels that belong to members of a vector; the hash is part of the label. */
const traced = [
  ['canonicalDocument', 'canonical document'],
  ['canonicalProofConfig', 'canonical proof options'],
  ['documentHash', 'of the document'],
  ['proofConfigHash', 'of the proof options'],
] as const;

const credentialOf = (document: JsonValue): Credential => unwrap(credentialIn(JSON.stringify(document)));

/** The key that the proof names: all vectors are signed with a did:key. */
const answersFor = async (credential: Credential): Promise<readonly (ProofAnswer | undefined)[]> => {
  const answers: (ProofAnswer | undefined)[] = [];
  for (const claim of credential.proofs) {
    const key = readMultikey((stringMember(claim.options, 'verificationMethod') ?? '').replace(/^.*#/, ''));
    answers.push(await answerOf(claim, credential, unwrap(key)));
  }
  return answers;
};

const why = (answer: ProofAnswer | undefined): string =>
  answer === undefined ? 'unsupported' : `holds: ${answer.holds}; ${objections(answer).join(', ')}`;

const holds = async (document: JsonValue): Promise<string | undefined> => {
  const refused = (await answersFor(credentialOf(document))).find((answer) => !isAccepted(answer));
  return refused === undefined ? undefined : why(refused);
};

const isRefused = async (document: JsonValue): Promise<string | undefined> =>
  (await answersFor(credentialOf(document))).some(isAccepted) ? 'accepted' : undefined;

/** Not one proof may be supported. */
const isUnsupported = async (document: JsonValue): Promise<string | undefined> =>
  (await answersFor(credentialOf(document))).every((answer) => answer === undefined) ? undefined : 'it was judged';

const formsAgree = async (vector: JsonObject): Promise<string | undefined> => {
  const [answer] = await answersFor(credentialOf(objectIn(vector, 'signed')));
  const wrong = traced.filter(([name, label]) => {
    const line = answer?.trace.find((one) => one.label.endsWith(label));
    return line?.value !== textIn(vector, name);
  });
  return wrong.length === 0 ? undefined : `other than published: ${wrong.map(([name]) => name).join(', ')}`;
};

/** Another digit in the middle of the text, and so another signature of the same length. */
const withChangedSignature = (proof: JsonObject): JsonObject => {
  const value = textIn(proof, 'proofValue');
  const middle = Math.floor(value.length / 2);
  const digit = value.charAt(middle) === 'b' ? 'c' : 'b';
  return { ...proof, proofValue: value.slice(0, middle) + digit + value.slice(middle + 1) };
};

const withChangedClaim = (document: JsonObject): JsonObject => ({ ...document, name: `${textIn(document, 'name')}!` });

const casesOfVector = (file: string, vector: JsonObject): readonly VectorCase[] => {
  const signed = objectIn(vector, 'signed');
  const proof = objectIn(signed, 'proof');
  return [
    { id: `${file} holds`, run: () => holds(signed) },
    { id: `${file} canonical forms`, run: () => formsAgree(vector) },
    { id: `${file} changed claim`, run: () => isRefused(withChangedClaim(signed)) },
    { id: `${file} changed signature`, run: () => isRefused({ ...signed, proof: withChangedSignature(proof) }) },
  ];
};

const proofsOf = (document: JsonObject): readonly JsonObject[] => asArray(member(document, 'proof')).filter(isObject);

const casesOfSet = (file: string, name: string, document: JsonObject): readonly VectorCase[] => {
  const proofs = proofsOf(document);
  const chained = proofs.filter((proof) => member(proof, 'previousProof') !== undefined);
  const changedFirst = proofs.map((proof, index) => (index === 0 ? withChangedSignature(proof) : proof));
  const isBroken = async (changed: JsonObject): Promise<string | undefined> => {
    const answers = await answersFor(credentialOf(changed));
    return answers.every(isAccepted) ? 'all proofs accepted' : undefined;
  };
  return [
    { id: `${file} ${name} holds`, run: () => holds(document) },
    { id: `${file} ${name} changed claim`, run: () => isRefused(withChangedClaim(document)) },
    { id: `${file} ${name} changed first signature`, run: () => isBroken({ ...document, proof: changedFirst }) },
    ...(chained.length === 0
      ? []
      : [{ id: `${file} ${name} without first proof`, run: () => isBroken({ ...document, proof: proofs.slice(1) }) }]),
  ];
};

const casesOf = (file: string, vector: JsonObject): readonly VectorCase[] => {
  if (isObject(member(vector, 'signed'))) return casesOfVector(file, vector);
  return Object.entries(vector).flatMap(([name, value]) => {
    if (!isObject(value) || member(value, '@context') === undefined || member(value, 'proof') === undefined) return [];
    if (name.startsWith('signedProof')) return casesOfSet(file, name, value);
    return file.startsWith('ecdsa-sd') ? [{ id: `${file} ${name} unsupported`, run: () => isUnsupported(value) }] : [];
  });
};

export const runDataIntegrity = async (folder: string): Promise<VectorResult> => {
  const files = (await readdir(folder)).filter((file) => file.endsWith('.json')).sort();
  const cases: VectorCase[] = [];
  for (const file of files) cases.push(...casesOf(file, (await readJson(join(folder, file))) as JsonObject));
  return runGroup('Data Integrity', cases);
};
