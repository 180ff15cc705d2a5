/** Do did:key and did:jwk ids give the keys that their specifications say? (w3c-ccg/did-method-key, quartzjer/did-jwk) */
import { ECDH } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { resolveKey } from '../../../src/keys/index.js';
import { decodeBase58 } from '../../../src/model/base58.js';
import { isObject, type JsonObject, member, stringMember } from '../../../src/model/json.js';
import { offlineNet } from '../../../src/net/offline.js';
import { runGroup, type VectorCase, type VectorResult } from './group.js';
import { listIn, readJson } from './read.js';

/** The members that make a key, in one spelling. */
const thumbprint = (jwk: JsonObject | Readonly<Record<string, string>>): string =>
  ['crv', 'e', 'kty', 'n', 'x', 'y'].map((name) => `${name}=${stringMember(jwk, name) ?? ''}`).join(' ');

const curves: Readonly<Record<string, string>> = { 'P-256': 'prime256v1', secp256k1: 'secp256k1' };

const ecJwk = (crv: string, bytes: Uint8Array): JsonObject => {
  const point = ECDH.convertKey(Buffer.from(bytes), curves[crv] ?? '', undefined, undefined, 'uncompressed') as Buffer;
  return {
    kty: 'EC',
    crv,
    x: point.subarray(1, 33).toString('base64url'),
    y: point.subarray(33).toString('base64url'),
  };
};

/** The published key as a JWK; undefined for kinds that can not verify signatures here. */
const published = (file: string, did: string, vector: JsonObject): JsonObject | undefined => {
  if (file.startsWith('bls') || file.startsWith('x25519')) return undefined;
  const method = member(vector, 'verificationKeyPair') ?? member(vector, 'verificationMethod') ?? vector;
  const described = Array.isArray(method) ? method[0] : method;
  const jwk = member(described, 'publicKeyJwk');
  if (isObject(jwk)) return jwk;
  const bytes = decodeBase58(stringMember(described, 'publicKeyBase58') ?? '');
  if (bytes === undefined) throw new TypeError('the vector names no key');
  if (file.startsWith('ed25519')) return { kty: 'OKP', crv: 'Ed25519', x: Buffer.from(bytes).toString('base64url') };
  return ecJwk(did.startsWith('did:key:zDn') ? 'P-256' : 'secp256k1', bytes);
};

const compare = async (did: string, expected: JsonObject | undefined): Promise<string | undefined> => {
  const name = { issuer: did, controller: did, fragment: undefined, text: did };
  const found = await resolveKey({ ...name, token: false, at: 0, net: offlineNet });
  if (expected === undefined) return found.ok ? 'it was accepted as a key for signatures' : undefined;
  if (!found.ok) return `refused: ${found.error.finding.code} ${JSON.stringify(found.error.finding.args)}`;
  const [got, wanted] = [thumbprint(found.value.key.jwk), thumbprint(expected)];
  return got === wanted ? undefined : `gave ${got} in place of ${wanted}`;
};

const casesOfKeys = (file: string, vectors: JsonObject): readonly VectorCase[] =>
  Object.entries(vectors).flatMap(([did, vector]) => {
    if (!did.startsWith('did:key:') || !isObject(vector)) return [];
    const agreement = stringMember(member(vector, 'keyAgreementKeyPair'), 'id');
    return [
      { id: `${file} ${did.slice(0, 24)}`, run: () => compare(did, published(file, did, vector)) },
      ...(agreement === undefined
        ? []
        : [
            {
              id: `${file} ${agreement.slice(0, 24)}`,
              run: () => compare(`did:key:${agreement.replace(/^.*#/, '')}`, undefined),
            },
          ]),
    ];
  });

export const runDidKey = async (folder: string): Promise<VectorResult> => {
  const cases: VectorCase[] = [];
  for (const file of (await readdir(folder)).filter((name) => name.endsWith('.json')).sort())
    cases.push(...casesOfKeys(file, (await readJson(join(folder, file))) as JsonObject));
  return runGroup('did:key', cases);
};

/** The specification shows each id as a text of its own, and the document that belongs to it as another. */
export const runDidJwk = async (folder: string): Promise<VectorResult> => {
  const blocks = listIn(await readJson(join(folder, 'examples.json')), 'blocks').filter(
    (block) => typeof block === 'string',
  );
  const documents = blocks
    .filter((block) => block.startsWith('{') && !block.includes('${'))
    .map((block) => JSON.parse(block) as JsonObject);
  const cases = documents.map((document): VectorCase => {
    const did = stringMember(document, 'id') ?? '';
    const jwk = member(
      (member(document, 'verificationMethod') as readonly JsonObject[])[0],
      'publicKeyJwk',
    ) as JsonObject;
    return { id: did.slice(0, 40), run: () => compare(did, member(jwk, 'crv') === 'X25519' ? undefined : jwk) };
  });
  return runGroup('did:jwk', cases);
};
