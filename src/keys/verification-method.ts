/** Which key does a verification method hold, and is it in force? (Controlled Identifiers §2.2, Data Integrity EdDSA §2.1, Ed25519 Signature 2020) */
import { decodeBase58 } from '../model/base58.js';
import { type Finding, finding } from '../model/finding.js';
import { asArray, isObject, type JsonObject, type JsonValue, member } from '../model/json.js';
import { err, ok, type Result } from '../model/result.js';
import { jwkOutOfForce, methodOutOfForce } from './key-dates.js';
import { readMultikey } from './multikey.js';
import { keyProblemFinding, statedId } from './problem.js';
import { type KeyProblem, type KeyType, type PublicKey, readJwk, sameKey } from './public-key.js';
import type { KeyRefused } from './source.js';

/** The types of method that are read, and the kind of key that each is made for. */
const types: ReadonlyMap<string, KeyType | undefined> = new Map([
  ['Multikey', undefined],
  ['JsonWebKey', undefined],
  ['JsonWebKey2020', undefined],
  ['Ed25519VerificationKey2018', 'Ed25519'],
  ['Ed25519VerificationKey2020', 'Ed25519'],
  ['EcdsaSecp256r1VerificationKey2019', 'P-256'],
  ['EcdsaSecp256k1VerificationKey2019', 'secp256k1'],
]);

export const secretMembers = [
  'privateKeyJwk',
  'privateKeyMultibase',
  'privateKeyBase58',
  'privateKeyHex',
  'privateKeyPem',
  'secretKeyJwk',
  'secretKeyMultibase',
] as const;

type Reading = Result<PublicKey, KeyProblem>;

const malformed = (detail: string): Reading => err({ kind: 'malformed', detail });

/** The suite of 2018 writes the 32 bytes of the key as they are, with no word on their kind. */
const readBase58 = (value: JsonValue, type: string): Reading => {
  if (type !== 'Ed25519VerificationKey2018') return malformed(`a key of type ${type} is not written in base58 alone`);
  const bytes = typeof value === 'string' && value.length <= 64 ? decodeBase58(value) : undefined;
  if (bytes?.length !== 32) return malformed('the base58 text does not hold the 32 bytes of an Ed25519 key');
  return readJwk({ kty: 'OKP', crv: 'Ed25519', x: Buffer.from(bytes).toString('base64url') });
};

const readForms = (method: JsonObject, type: string): readonly Reading[] => {
  const [jwk, multibase, base58] = ['publicKeyJwk', 'publicKeyMultibase', 'publicKeyBase58'].map((name) =>
    member(method, name),
  );
  return [
    ...(jwk === undefined ? [] : [isObject(jwk) ? readJwk(jwk) : malformed('publicKeyJwk is no JWK')]),
    ...(multibase === undefined
      ? []
      : [typeof multibase === 'string' ? readMultikey(multibase) : malformed('publicKeyMultibase is no text')]),
    ...(base58 === undefined ? [] : [readBase58(base58, type)]),
  ];
};

const readKey = (method: JsonObject): Reading => {
  const secret = secretMembers.find((name) => Object.hasOwn(method, name));
  if (secret !== undefined)
    return err({
      kind: 'weak',
      detail: `it is published with its private part ("${secret}"), so anybody can sign with it`,
    });
  const type = asArray(member(method, 'type')).find((one): one is string => typeof one === 'string' && types.has(one));
  if (type === undefined) return err({ kind: 'unsupported', detail: 'its type is none that is verified with' });
  const [first, ...others] = readForms(method, type);
  if (first === undefined)
    return err({ kind: 'unsupported', detail: 'it is written in a form that is not read, or not at all' });
  const bad = [first, ...others].find((one) => !one.ok);
  const wanted = types.get(type);
  if (bad !== undefined)
    // What stands before an Ed25519 key can only be the number of that kind.
    return !bad.ok && bad.error.kind === 'unsupported' && wanted === 'Ed25519'
      ? malformed('it does not begin with the multicodec of an Ed25519 key')
      : bad;
  if (!first.ok) return first;
  if (others.some((other) => other.ok && !sameKey(other.value, first.value)))
    return malformed('it is written in two forms that are different keys');
  return wanted === undefined || wanted === first.value.type
    ? first
    : malformed(`its type ${type} does not fit a key of type ${first.value.type}`);
};

const nobody = 'nobody who can be read';

/** What stands against a key that can be read. */
const objection = (method: JsonObject, id: string, owner: string, at: number): Finding | undefined => {
  const notAuthorised = (why: string): Finding => finding('issuer.key-not-authorised', { issuer: owner, key: id, why });
  const controller = member(method, 'controller');
  if (controller === undefined) return notAuthorised('the document does not say who controls that key');
  if (controller !== owner)
    return notAuthorised(`the document says that it belongs to ${statedId(controller, nobody)}`);
  const jwk = member(method, 'publicKeyJwk');
  const stated = member(jwk, 'iss');
  if (stated !== undefined && stated !== owner)
    return notAuthorised(`the key says that it belongs to ${statedId(stated, nobody)}`);
  const why = methodOutOfForce(method, at) ?? (isObject(jwk) ? jwkOutOfForce(jwk, at) : undefined);
  return why === undefined ? undefined : finding('issuer.key-revoked', { key: id, why });
};

/**
 * The key of a method that stands in a document under `id`. Its controller must be `owner`, exactly, and it must be in
 * force at the instant `at`, in milliseconds since the epoch.
 */
export const readMethod = (
  method: JsonObject,
  { id, owner, at }: { readonly id: string; readonly owner: string; readonly at: number },
): Result<PublicKey, KeyRefused> => {
  const key = readKey(method);
  const against = objection(method, id, owner, at);
  if (against !== undefined) return err({ finding: against, ...(key.ok ? { key: key.value } : {}) });
  return key.ok ? ok(key.value) : err({ finding: keyProblemFinding(key.error, id) });
};
