/** Are signed tokens accepted and refused as published? (w3c/vc-jose-cose-test-suite; Wycheproof JWS, JWK, JSON Web Crypto) */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { decodeBase64url, type PublicKey, readJwk } from '../../../src/keys/public-key.js';
import type { Credential, JwtEnvelope } from '../../../src/model/credential.js';
import { isObject, type JsonObject, type JsonValue, member, stringMember } from '../../../src/model/json.js';
import { parseJson } from '../../../src/unbake/json.js';
import { readJwt } from '../../../src/unbake/jwt.js';
import { readCredential } from '../../../src/versions/index.js';
import { runGroup, type VectorCase, type VectorResult } from './group.js';
import { answerOf, credentialIn, isAccepted, listIn, objectIn, objections, readJson, textIn, unwrap } from './read.js';

const judgeCase = async (folder: string, vector: JsonValue): Promise<string | undefined> => {
  const text = await readFile(join(folder, textIn(vector, 'input')), 'utf8');
  const key = unwrap(readJwk(objectIn(await readJson(join(folder, textIn(vector, 'key'))), 'publicKeyJwk')));
  // A presentation is not a badge, so even a good one must not be taken for one.
  const wanted = textIn(vector, 'expected') === 'success' && textIn(vector, 'feature') === 'credential_jose';
  const credential = credentialIn(text);
  const [claim] = credential.ok ? credential.value.proofs : [];
  const answer = credential.ok && claim !== undefined ? await answerOf(claim, credential.value, key) : undefined;
  if (isAccepted(answer) === wanted) return undefined;
  const why = credential.ok
    ? answer === undefined
      ? 'no proof'
      : objections(answer).join(', ')
    : credential.error.code;
  return wanted ? `refused: ${why}` : 'accepted';
};

export const runVcJose = async (folder: string): Promise<VectorResult> => {
  const vectors = (await readJson(join(folder, 'cases.json'))) as readonly JsonValue[];
  const cases = vectors.map(
    (vector): VectorCase => ({
      id: `${String(member(vector, 'number'))} ${textIn(vector, 'input')}`,
      run: () => judgeCase(folder, vector),
    }),
  );
  return runGroup('VC-JOSE-COSE', cases);
};

/** What the readers leave out, as nothing about it is in question here. */
export const bareEnvelope = {
  kind: 'jwt',
  container: 'bare',
  findings: [],
  locate: () => undefined,
  payload: {},
} as const;

/** Most of these tokens sign a text that is no JSON, which is no badge: all else about them is still judged. */
const envelopeOf = (token: string): JwtEnvelope | undefined => {
  const read = readJwt(token, 'bare');
  if (read.ok) return read.value;
  const [header = '', payload = '', signature = '', ...more] = token.split('.');
  const bytes = [header, payload, signature].map(decodeBase64url);
  const parsed = bytes[0] === undefined ? undefined : parseJson(bytes[0].toString('utf8'));
  const object = parsed?.ok === true ? parsed.value.value : undefined;
  if (more.length > 0 || bytes.includes(undefined) || !isObject(object)) return undefined;
  const signingInput = `${header}.${payload}`;
  return { ...bareEnvelope, token, header: object, signingInput, signature: new Uint8Array(bytes[2] ?? []) };
};

/** A badge is put around the token, so that nothing but the token itself is in question. */
const credentialAround = (envelope: JwtEnvelope): Credential =>
  unwrap(readCredential({ ...envelope, payload: { type: 'VerifiableCredential', issuer: 'did:example:issuer' } }));

/** Whether the suite of signed tokens accepts header, text and signature under the key. */
export const isEnvelopeAccepted = async (envelope: JwtEnvelope, key: PublicKey): Promise<boolean> => {
  const credential = credentialAround(envelope);
  const [claim] = credential.proofs;
  return claim !== undefined && isAccepted(await answerOf(claim, credential, key));
};

const algorithmOf = (token: string): string | undefined => {
  const header = decodeBase64url(token.split('.')[0]);
  const parsed = header === undefined ? undefined : parseJson(header.toString('utf8'));
  return parsed?.ok === true ? stringMember(parsed.value.value, 'alg') : undefined;
};

/** Why a token that Wycheproof calls valid is not accepted here. */
const stricterRule = (token: string): string | undefined => {
  if (/[^A-Za-z0-9_.-]/.test(token)) return 'characters outside base64url are refused';
  if (token.split('.').length === 5) return 'an encrypted token is no signed one';
  const algorithm = algorithmOf(token) ?? '';
  if (algorithm.startsWith('HS')) return 'a shared secret proves nothing to a third person';
  if (['RS384', 'RS512', 'PS384', 'PS512', 'ES512'].includes(algorithm)) return 'the algorithm is not supported';
  return undefined;
};

/** The public keys of a group: one, or a set; shared secrets have no public part and are offered as they are. */
const keysOf = (group: JsonValue): readonly JsonObject[] => {
  const stated = member(group, 'public') ?? member(group, 'private');
  const keys = member(stated, 'keys') ?? [stated ?? null];
  return Array.isArray(keys) ? (keys as readonly JsonValue[]).filter(isObject) : [];
};

const judgeToken = async (group: JsonValue, test: JsonValue): Promise<string | undefined> => {
  const stated = member(test, 'jws') ?? member(test, 'jwe');
  const token = typeof stated === 'string' ? stated : JSON.stringify(stated);
  const keys = keysOf(group).flatMap((jwk) => {
    const key = readJwk(jwk);
    return key.ok ? [key.value] : [];
  });
  let accepted = false;
  const envelope = envelopeOf(token);
  for (const key of keys) accepted ||= envelope !== undefined && (await isEnvelopeAccepted(envelope, key));
  const result = textIn(test, 'result');
  if (result === 'invalid') return accepted ? 'accepted' : undefined;
  if (result !== 'valid') return undefined;
  const rule = stricterRule(token);
  if (rule !== undefined) return accepted ? `accepted, although ${rule}` : undefined;
  return accepted ? undefined : 'refused';
};

export const runWycheproofTokens = async (folder: string, file: string): Promise<VectorResult> => {
  const groups = listIn(await readJson(join(folder, `${file}.json`)), 'testGroups');
  const cases = groups.flatMap((group) =>
    listIn(group, 'tests').map(
      (test): VectorCase => ({
        id: `${String(member(test, 'tcId'))} ${textIn(test, 'comment')}`,
        run: () => judgeToken(group, test),
      }),
    ),
  );
  return runGroup(`Wycheproof ${file}`, cases);
};
