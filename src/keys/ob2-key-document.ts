/** Which key does a CryptographicKey of Open Badges 2.0 hold, whose is it, and is it in force? (Open Badges 2.0, CryptographicKey; Signed Verification) */
import { type Finding, finding } from '../model/finding.js';
import { isObject, type JsonObject, type JsonValue, member, stringMember } from '../model/json.js';
import { err, ok, type Result } from '../model/result.js';
import { sameAddress } from '../model/web-address.js';
import { jwkOutOfForce, methodOutOfForce } from './key-dates.js';
import { readPem } from './pem.js';
import { keyProblemFinding, statedId } from './problem.js';
import { type KeyProblem, type PublicKey, readJwk, sameKey } from './public-key.js';
import type { KeyRefused } from './source.js';
import { secretMembers } from './verification-method.js';

type Reading = Result<PublicKey, KeyProblem>;

const malformed = (detail: string): Reading => err({ kind: 'malformed', detail });

/** Forms of other specifications: they may hold a sound key, and nothing is said against it. */
const otherForms = ['publicKeyMultibase', 'publicKeyBase58', 'publicKeyHex', 'publicKeyBase64'] as const;

/** Whether a key stands in an object, in whatever form. */
export const holdsKey = (object: JsonObject): boolean =>
  ['publicKeyPem', 'publicKeyJwk', 'kty', ...otherForms, ...secretMembers].some((name) => Object.hasOwn(object, name));

const jwkIn = (object: JsonObject): JsonValue | undefined =>
  Object.hasOwn(object, 'kty') ? object : member(object, 'publicKeyJwk');

const readForms = (object: JsonObject): readonly Reading[] => {
  const [pem, jwk] = [member(object, 'publicKeyPem'), jwkIn(object)];
  return [
    ...(pem === undefined ? [] : [typeof pem === 'string' ? readPem(pem) : malformed('"publicKeyPem" is no text')]),
    ...(jwk === undefined ? [] : [isObject(jwk) ? readJwk(jwk) : malformed('"publicKeyJwk" is no JWK')]),
  ];
};

const readKey = (object: JsonObject): Reading => {
  const secret = secretMembers.find((name) => Object.hasOwn(object, name));
  if (secret !== undefined)
    return err({
      kind: 'weak',
      detail: `it is published with its private part ("${secret}"), so anybody can sign with it`,
    });
  const readings = readForms(object);
  const [first, ...others] = readings;
  if (first === undefined)
    return otherForms.some((name) => Object.hasOwn(object, name))
      ? err({ kind: 'unsupported', detail: 'it is written in a form that is not read' })
      : malformed('it has no "publicKeyPem", and is no JWK');
  for (const reading of readings) if (!reading.ok) return reading;
  return first.ok && others.every((other) => other.ok && sameKey(other.value, first.value))
    ? first
    : malformed('it is written in two forms that are different keys');
};

export interface KeyOwner {
  /** The address of the key, for the reader. */
  readonly id: string;
  /** The address of the issuer. */
  readonly issuer: string;
  /** The key stands elsewhere, and must name the issuer as the issuer names it. */
  readonly mustSay: boolean;
  /** The instant at which it must be in force, in milliseconds since the epoch. */
  readonly at: number;
}

/** The names of the security vocabulary, of which the context of Open Badges has only some. */
const securityNames: ReadonlyMap<string, string> = new Map(
  ['sec:', 'https://w3id.org/security#'].flatMap((prefix) => [
    [`${prefix}revoked`, 'revoked'],
    [`${prefix}expiration`, 'expires'],
    [`${prefix}expires`, 'expires'],
  ]),
);

const withSecurityNames = (object: JsonObject): JsonObject => ({
  ...object,
  ...Object.fromEntries(
    Object.entries(object).flatMap(([name, value]) => {
      const plain = securityNames.get(name);
      return plain === undefined ? [] : [[plain, stringMember(value, '@value') ?? value]];
    }),
  ),
});

const objection = (object: JsonObject, { id, issuer, mustSay, at }: KeyOwner): Finding | undefined => {
  const notLinked = (why: string): Finding => finding('issuer.key-not-linked', { issuer, key: id, why });
  const stated = member(object, 'owner');
  const owner = typeof stated === 'string' ? stated : stringMember(stated, 'id');
  if (stated === undefined && mustSay) return notLinked('the key does not say whose it is ("owner")');
  if (stated !== undefined && (owner === undefined || !sameAddress(owner, issuer)))
    return notLinked(`the key says that it belongs to ${statedId(owner, 'nobody who can be read')}`);
  const jwk = jwkIn(object);
  const why = methodOutOfForce(withSecurityNames(object), at) ?? (isObject(jwk) ? jwkOutOfForce(jwk, at) : undefined);
  return why === undefined ? undefined : finding('issuer.key-revoked', { key: id, why });
};

/** The key in an object that stands for one; refused where it is not the issuer's, not in force, or protects nothing. */
export const readKeyObject = (object: JsonObject, owner: KeyOwner): Result<PublicKey, KeyRefused> => {
  const key = readKey(object);
  const against = objection(object, owner);
  if (against !== undefined) return err({ finding: against, ...(key.ok ? { key: key.value } : {}) });
  return key.ok ? ok(key.value) : err({ finding: keyProblemFinding(key.error, owner.id) });
};
