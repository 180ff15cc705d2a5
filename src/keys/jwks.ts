/** Which key of a JWK Set is meant, and is it the issuer's? (RFC 7517 §4, §5; RFC 7638; Open Badges 3.0 Implementation Guide, key provenance) */
import { finding } from '../model/finding.js';
import { isObject, type JsonObject, member } from '../model/json.js';
import { err, ok, type Result } from '../model/result.js';
import { jwkOutOfForce } from './key-dates.js';
import { keyProblemFinding } from './problem.js';
import { type PublicKey, readJwk, sameKey } from './public-key.js';
import type { KeyRefused } from './source.js';

/** The members of the set that are objects; undefined where the document is no key set (RFC 7517 §5). */
export const keysIn = (document: JsonObject): readonly JsonObject[] | undefined => {
  const keys = member(document, 'keys');
  return Array.isArray(keys) ? keys.filter(isObject) : undefined;
};

/** A JWK that names its issuer (`iss`) is a key of that issuer and of nobody else. */
const mayBelongTo = (jwk: JsonObject, issuer: string): boolean => {
  const stated = member(jwk, 'iss');
  return stated === undefined || stated === issuer;
};

/** Reads a JWK that an issuer publishes; `at` in milliseconds since the epoch, `name` for the reader. */
export const readPublishedJwk = (
  jwk: JsonObject,
  { name, at }: { readonly name: string; readonly at: number },
): Result<PublicKey, KeyRefused> => {
  const key = readJwk(jwk);
  const why = jwkOutOfForce(jwk, at);
  if (why !== undefined)
    return err({ finding: finding('issuer.key-revoked', { key: name, why }), ...(key.ok ? { key: key.value } : {}) });
  return key.ok ? ok(key.value) : err({ finding: keyProblemFinding(key.error, name) });
};

export interface JwkWanted {
  readonly issuer: string;
  /** Values of `kid`, compared as they stand; absent, the key is told by itself. */
  readonly names?: readonly string[];
  /** The key that is meant, where it is at hand. */
  readonly same?: PublicKey;
  readonly at: number;
  /** For the reader. */
  readonly name: string;
}

/** To read a key takes a millisecond, and a set has room for thousands; an honest one has each key once. */
const maxSame = 8;

/** A JWK has one spelling for each of its members, so that another one need not be read to know that it is another key. */
const isWrittenAs = (jwk: JsonObject, { jwk: same }: PublicKey): boolean =>
  Object.entries(same).every(([name, value]) => member(jwk, name) === value);

/**
 * The key of a set that goes by one of the names, is the same as another, or both; undefined where there is none.
 * Several keys under one name are refused: nobody could say which of them is meant.
 */
export const keyInSet = (
  keys: readonly JsonObject[],
  { issuer, names, same, at, name }: JwkWanted,
): Result<PublicKey, KeyRefused> | undefined => {
  if (names === undefined && same === undefined) return undefined;
  const meant = keys.filter(
    (jwk) =>
      mayBelongTo(jwk, issuer) &&
      (names === undefined || names.some((kid) => kid === member(jwk, 'kid'))) &&
      (same === undefined || isWrittenAs(jwk, same)),
  );
  if (meant.length > maxSame)
    return err({
      finding: finding('issuer.key-not-found', {
        issuer,
        key: name,
        why: `its key set has it ${meant.length} times, of which ${maxSame} at most are read`,
      }),
    });
  const readings = meant
    .map((jwk) => readPublishedJwk(jwk, { name, at }))
    .filter((reading) => {
      const key = reading.ok ? reading.value : reading.error.key;
      return same === undefined || (key !== undefined && sameKey(key, same));
    });
  const bad = readings.find((reading) => !reading.ok);
  if (bad !== undefined) return bad;
  const [first, ...others] = readings;
  if (first?.ok !== true) return undefined;
  return others.every((other) => other.ok && sameKey(other.value, first.value))
    ? first
    : err({
        finding: finding('issuer.key-not-found', {
          issuer,
          key: name,
          why: 'its key set gives that name to several keys',
        }),
      });
};
