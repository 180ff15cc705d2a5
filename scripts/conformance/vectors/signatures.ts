/** Are bare signatures and the keys under them accepted and refused as published? (Wycheproof; C2SP CCTV Ed25519) */
import { createPublicKey } from 'node:crypto';
import { join } from 'node:path';
import { readJwk } from '../../../src/keys/public-key.js';
import { isObject, type JsonObject, type JsonValue, member, stringMember } from '../../../src/model/json.js';
import { type SignatureScheme, signatureFits } from '../../../src/proofs/signature.js';
import { runGroup, type VectorCase, type VectorResult } from './group.js';
import { bareEnvelope, isEnvelopeAccepted } from './jose.js';
import { listIn, readJson, textIn } from './read.js';

interface SignatureFile {
  readonly file: string;
  /** What verifies them; a JWS algorithm alone means that there is nothing, so that none may ever be accepted. */
  readonly by: { readonly scheme: SignatureScheme } | { readonly unsupported: string };
}

export const signatureFiles: readonly SignatureFile[] = [
  { file: 'ed25519_test', by: { scheme: 'Ed25519' } },
  { file: 'ecdsa_secp256r1_sha256_p1363_test', by: { scheme: 'ECDSA-SHA256' } },
  { file: 'ecdsa_secp384r1_sha384_p1363_test', by: { scheme: 'ECDSA-SHA384' } },
  { file: 'ecdsa_secp521r1_sha512_p1363_test', by: { unsupported: 'ES512' } },
  { file: 'rsa_signature_2048_sha256_test', by: { scheme: 'RSA-PKCS1-SHA256' } },
  { file: 'rsa_signature_3072_sha256_test', by: { scheme: 'RSA-PKCS1-SHA256' } },
  { file: 'rsa_signature_4096_sha512_test', by: { unsupported: 'RS512' } },
  { file: 'rsa_pss_2048_sha256_mgf1_32_test', by: { scheme: 'RSA-PSS-SHA256' } },
  { file: 'rsa_pss_3072_sha256_mgf1_32_test', by: { scheme: 'RSA-PSS-SHA256' } },
];

/** Some groups give the key only in DER; undefined where the platform itself refuses it. */
const jwkOf = (group: JsonValue): JsonObject | undefined => {
  const jwk = member(group, 'publicKeyJwk') ?? member(group, 'keyJwk');
  if (isObject(jwk)) return jwk;
  try {
    const key = createPublicKey({
      key: Buffer.from(textIn(group, 'publicKeyDer'), 'hex'),
      format: 'der',
      type: 'spki',
    });
    return key.export({ format: 'jwk' }) as JsonObject;
  } catch {
    return undefined;
  }
};

const bytesOf = (test: JsonValue, name: string): Buffer => Buffer.from(textIn(test, name), 'hex');

/** Why a signature that Wycheproof calls valid is not accepted here. */
const stricterRule = (jwk: JsonObject | undefined): string | undefined =>
  stringMember(jwk, 'e') === 'Aw' ? 'an RSA exponent below 65537 is refused' : undefined;

const judge = async (group: JsonValue, test: JsonValue, by: SignatureFile['by']): Promise<string | undefined> => {
  const jwk = jwkOf(group);
  const key = jwk === undefined ? undefined : readJwk(jwk);
  const [signed, signature] = [bytesOf(test, 'msg'), bytesOf(test, 'sig')];
  if ('unsupported' in by) {
    const header = { alg: by.unsupported };
    const envelope = { ...bareEnvelope, token: '', header, signingInput: signed.toString('latin1'), signature };
    return key?.ok === true && (await isEnvelopeAccepted(envelope, key.value)) ? 'accepted' : undefined;
  }
  const accepted = key?.ok === true && signatureFits(by.scheme, key.value, signed, signature);
  const result = textIn(test, 'result');
  if (result === 'invalid') return accepted ? 'accepted' : undefined;
  if (result !== 'valid' || accepted) return undefined;
  return stricterRule(jwk) === undefined ? `refused: ${JSON.stringify(key)}` : undefined;
};

export const runWycheproofSignatures = async (folder: string, { file, by }: SignatureFile): Promise<VectorResult> => {
  const groups = listIn(await readJson(join(folder, `${file}.json`)), 'testGroups');
  const cases = groups.flatMap((group) =>
    listIn(group, 'tests').map(
      (test): VectorCase => ({
        id: `${String(member(test, 'tcId'))} ${textIn(test, 'comment')}`,
        run: () => judge(group, test, by),
      }),
    ),
  );
  return runGroup(`Wycheproof ${file}`, cases);
};

/**
 * A key of small order lets anybody sign, and RFC 8032 and FIPS 186-5 want other spellings of A and R refused. About the
 * rest of the flags they are silent or leave the choice.
 */
const mustBeRefused = ['low_order_A', 'non_canonical_A', 'non_canonical_R'];

export const runEd25519Points = async (folder: string): Promise<VectorResult> => {
  const vectors = (await readJson(join(folder, 'ed25519vectors.json'))) as readonly JsonValue[];
  const accepted = new Map<string, number>();
  let total = 0;
  const cases = vectors.map((vector): VectorCase => {
    const flags = member(vector, 'flags') === null ? [] : listIn(vector, 'flags').map(String);
    return {
      id: `${String(member(vector, 'number'))} ${flags.join(' ')}`,
      run: () => {
        const key = readJwk({ kty: 'OKP', crv: 'Ed25519', x: bytesOf(vector, 'key').toString('base64url') });
        const message = Buffer.from(textIn(vector, 'msg'), 'utf8');
        if (!key.ok || !signatureFits('Ed25519', key.value, message, bytesOf(vector, 'sig')))
          return flags.length === 0 ? 'an ordinary signature was refused' : undefined;
        total += 1;
        for (const flag of flags) accepted.set(flag, (accepted.get(flag) ?? 0) + 1);
        return flags.some((flag) => mustBeRefused.includes(flag)) ? 'accepted' : undefined;
      },
    };
  });
  return runGroup('Ed25519 edge points', cases, () => {
    const counts = [...accepted].sort().map(([flag, count]) => `${flag} ${count}`);
    return `${total} of ${vectors.length} accepted (${counts.join(', ')})`;
  });
};
