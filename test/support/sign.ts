/** Keys, badges and signatures for tests, made with node:crypto and independent of the code under test. */
import {
  createHash,
  createPrivateKey,
  createPublicKey,
  ECDH,
  generateKeyPairSync,
  type KeyObject,
  sign,
} from 'node:crypto';
import jsonld from 'jsonld';
import canonizer from 'rdf-canonize';
import { contextCopies } from '../../src/bundle/contexts.js';
import type { Credential, JsonEnvelope, JwtEnvelope } from '../../src/model/credential.js';
import type { JsonObject, JsonValue } from '../../src/model/json.js';
import { readCredential } from '../../src/versions/index.js';

export const contextV2 = 'https://www.w3.org/ns/credentials/v2';
export const contextV1 = 'https://www.w3.org/2018/credentials/v1';
export const contextOb3 = 'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json';

const alphabet = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz';

export const encodeBase58 = (bytes: Uint8Array): string => {
  let text = '';
  for (let rest = BigInt(`0x${Buffer.from(bytes).toString('hex') || '0'}`); rest > 0n; rest /= 58n)
    text = alphabet.charAt(Number(rest % 58n)) + text;
  const zeros = bytes.findIndex((byte) => byte !== 0);
  return '1'.repeat(zeros === -1 ? bytes.length : zeros) + text;
};

export type TestKeyType = 'Ed25519' | 'P-256' | 'P-384' | 'P-521' | 'secp256k1' | 'RSA';

export interface TestKey {
  readonly type: TestKeyType;
  readonly privateKey: KeyObject;
  /** The public JWK, only the members that make the key. */
  readonly jwk: Record<string, string>;
  /** The did:key of the key. */
  readonly did: string;
  /** `did` with its one fragment. */
  readonly method: string;
}

const curves = {
  'P-256': { curve: 'prime256v1', prefix: [0x80, 0x24] },
  'P-384': { curve: 'secp384r1', prefix: [0x81, 0x24] },
  'P-521': { curve: 'secp521r1', prefix: [0x82, 0x24] },
  secp256k1: { curve: 'secp256k1', prefix: [0xe7, 0x01] },
} as const;

const publicBytes = (type: TestKeyType, jwk: Record<string, string>, privateKey: KeyObject): Uint8Array => {
  if (type === 'Ed25519') return Buffer.concat([Buffer.from([0xed, 0x01]), Buffer.from(jwk['x'] ?? '', 'base64url')]);
  if (type === 'RSA')
    return Buffer.concat([
      Buffer.from([0x85, 0x24]),
      createPublicKey(privateKey).export({ format: 'der', type: 'pkcs1' }),
    ]);
  const { curve, prefix } = curves[type];
  const point = Buffer.concat([
    Buffer.from([4]),
    Buffer.from(jwk['x'] ?? '', 'base64url'),
    Buffer.from(jwk['y'] ?? '', 'base64url'),
  ]);
  return Buffer.concat([
    Buffer.from(prefix),
    ECDH.convertKey(point, curve, undefined, undefined, 'compressed') as Buffer,
  ]);
};

const toTestKey = (type: TestKeyType, privateKey: KeyObject): TestKey => {
  const jwk = createPublicKey(privateKey).export({ format: 'jwk' }) as Record<string, string>;
  const multibase = `z${encodeBase58(publicBytes(type, jwk, privateKey))}`;
  return { type, privateKey, jwk, did: `did:key:${multibase}`, method: `did:key:${multibase}#${multibase}` };
};

/** The Ed25519 key of a seed: the same text gives the same key, so that failures can be looked at again. */
export const ed25519Key = (seed = 'issuer'): TestKey => {
  const secret = createHash('sha256').update(seed).digest();
  const der = Buffer.concat([Buffer.from('302e020100300506032b657004220420', 'hex'), secret]);
  return toTestKey('Ed25519', createPrivateKey({ key: der, format: 'der', type: 'pkcs8' }));
};

export const newKey = (type: TestKeyType, bits = 2048): TestKey => {
  if (type === 'Ed25519') return toTestKey(type, generateKeyPairSync('ed25519').privateKey);
  if (type === 'RSA') return toTestKey(type, generateKeyPairSync('rsa', { modulusLength: bits }).privateKey);
  return toTestKey(type, generateKeyPairSync('ec', { namedCurve: curves[type].curve }).privateKey);
};

export const didJwkOf = (jwk: object): string => `did:jwk:${Buffer.from(JSON.stringify(jwk)).toString('base64url')}`;

/** A small Open Badges 3.0 badge that is right in every point but has no proof yet. */
export const badge = (issuer: string, changes: JsonObject = {}): JsonObject => ({
  '@context': [contextV2, contextOb3],
  id: 'urn:uuid:6f6c3a3e-1e1c-4b0a-9d53-0a6b1d3c8e01',
  type: ['VerifiableCredential', 'OpenBadgeCredential'],
  name: 'First aid',
  issuer: { id: issuer, type: ['Profile'], name: 'Example Training' },
  validFrom: '2024-01-01T00:00:00Z',
  credentialSubject: {
    id: 'did:example:alice',
    type: ['AchievementSubject'],
    achievement: {
      id: 'urn:uuid:6f6c3a3e-1e1c-4b0a-9d53-0a6b1d3c8e02',
      type: ['Achievement'],
      name: 'First aid',
      description: 'Knows what to do first.',
      criteria: { narrative: 'Passed the course.' },
    },
  },
  ...changes,
});

/** RFC 8785 for what the tests write: sorted names, no lone surrogates. */
export const jcs = (value: JsonValue): string => {
  if (Array.isArray(value)) return `[${value.map(jcs).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  return `{${Object.entries(value as JsonObject)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, item]) => `${JSON.stringify(name)}:${jcs(item)}`)
    .join(',')}}`;
};

/** Chooses the copy of a context that was served on `day`; the current one by default. */
const nquads = async (document: JsonObject, digest: 'sha256' | 'sha384', day = '9999'): Promise<string> => {
  const documentLoader = async (url: string) => ({
    contextUrl: null,
    documentUrl: url,
    document: contextCopies(url).find(({ date }) => date <= day)?.document,
  });
  const quads = await jsonld.toRDF(document, { base: null, safe: true, documentLoader });
  return canonizer.canonize(quads, { algorithm: 'RDFC-1.0', messageDigestAlgorithm: digest });
};

export interface ProofPlan {
  /** A cryptosuite, or `Ed25519Signature2020`. */
  readonly suite: string;
  readonly key: TestKey;
  /** Members that replace those of the proof before it is signed; `undefined` leaves one out. */
  readonly options?: Readonly<Record<string, JsonValue | undefined>>;
  /** Proofs that the document carries while it is signed, for a chain. */
  readonly previous?: readonly JsonObject[];
  /** Signs under the context copies of that day. */
  readonly day?: string;
}

const withoutUndefined = (members: Readonly<Record<string, JsonValue | undefined>>): JsonObject =>
  Object.fromEntries(Object.entries(members).filter((entry): entry is [string, JsonValue] => entry[1] !== undefined));

/** The proof alone, as another proof of the same document may follow. */
export const makeProof = async (document: JsonObject, plan: ProofPlan): Promise<JsonObject> => {
  const { suite, key, previous, day } = plan;
  const digest = key.type === 'P-384' ? 'sha384' : 'sha256';
  const options = withoutUndefined({
    type: suite === 'Ed25519Signature2020' ? suite : 'DataIntegrityProof',
    ...(suite === 'Ed25519Signature2020' ? {} : { cryptosuite: suite }),
    created: '2024-01-01T00:00:00Z',
    verificationMethod: key.method,
    proofPurpose: 'assertionMethod',
    ...plan.options,
  });
  const unsecured = previous === undefined ? document : { ...document, proof: previous };
  const isJcs = suite.includes('-jcs-');
  const forms = isJcs
    ? [jcs(options), jcs(unsecured)]
    : [
        await nquads({ ...options, '@context': document['@context'] ?? null }, digest, day),
        await nquads(unsecured, digest, day),
      ];
  const signed = Buffer.concat(forms.map((form) => createHash(digest).update(form).digest()));
  const signature = sign(key.type === 'Ed25519' ? null : digest, signed, {
    key: key.privateKey,
    dsaEncoding: 'ieee-p1363',
  });
  return { ...options, proofValue: `z${encodeBase58(signature)}` };
};

export const signDocument = async (document: JsonObject, plan: ProofPlan): Promise<JsonObject> => ({
  ...document,
  proof: await makeProof(document, plan),
});

const base64url = (value: unknown): string =>
  Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64url');

const digests: Readonly<Record<TestKeyType, string | null>> = {
  Ed25519: null,
  'P-256': 'sha256',
  'P-384': 'sha384',
  'P-521': 'sha512',
  secp256k1: 'sha256',
  RSA: 'sha256',
};

/** A compact JWS; a header or payload given as text is taken as it is. */
export const signJwt = (header: JsonObject | string, payload: JsonObject | string, key: TestKey): string => {
  const input = `${base64url(header)}.${base64url(payload)}`;
  const pss = typeof header === 'object' && header['alg'] === 'PS256' ? { padding: 6, saltLength: 32 } : {};
  const signature = sign(digests[key.type], Buffer.from(input), {
    key: key.privateKey,
    dsaEncoding: 'ieee-p1363',
    ...pss,
  });
  return `${input}.${signature.toString('base64url')}`;
};

export const jsonEnvelope = (json: JsonObject): JsonEnvelope => ({
  kind: 'json',
  container: 'bare',
  findings: [],
  locate: () => undefined,
  text: JSON.stringify(json),
  json,
});

export const jwtEnvelope = (token: string): JwtEnvelope => {
  const [header = '', payload = '', signature = ''] = token.split('.');
  return {
    kind: 'jwt',
    container: 'bare',
    findings: [],
    locate: () => undefined,
    token,
    header: JSON.parse(Buffer.from(header, 'base64url').toString()) as JsonObject,
    payload: JSON.parse(Buffer.from(payload, 'base64url').toString()) as JsonObject,
    signingInput: `${header}.${payload}`,
    signature: new Uint8Array(Buffer.from(signature, 'base64url')),
  };
};

/** The normalised credential of a signed document or token. */
export const credentialOf = (signed: JsonObject | string): Credential => {
  const read = readCredential(typeof signed === 'string' ? jwtEnvelope(signed) : jsonEnvelope(signed));
  if (!read.ok) throw new Error(read.error.code);
  return read.value;
};
