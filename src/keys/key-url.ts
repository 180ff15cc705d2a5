/**
 * Which key does an address serve that names a key? A JWK, a set of them, or a single verification method (Open
 * Badges 3.0 §8.2.4.1.2, Controlled Identifiers §2.2). Whether the issuer stands behind it is for others to say.
 */
import { finding } from '../model/finding.js';
import { type JsonObject, member, stringMember } from '../model/json.js';
import { err, ok, type Result } from '../model/result.js';
import { documentMismatch } from './controller-document.js';
import { keyInSet, keysIn, readPublishedJwk } from './jwks.js';
import { statedId } from './problem.js';
import type { PublicKey } from './public-key.js';
import type { KeyQuestion, KeyRefused } from './source.js';
import { readMethod } from './verification-method.js';

export interface ServedKey {
  readonly key: PublicKey;
  /** The key says itself that it is the issuer's (`iss`), as the specification lets a JWK do. */
  readonly linked: boolean;
}

const isSingleMethod = (document: JsonObject): boolean =>
  ['publicKeyJwk', 'publicKeyMultibase', 'publicKeyBase58'].some((name) => Object.hasOwn(document, name));

const servedJwk = (jwk: JsonObject, { issuer, text, at }: KeyQuestion): Result<ServedKey, KeyRefused> => {
  const stated = member(jwk, 'iss');
  const key = readPublishedJwk(jwk, { name: text, at });
  if (stated !== undefined && stated !== issuer)
    return err({
      finding: finding('issuer.key-not-linked', {
        issuer,
        key: text,
        why: `the key says that it belongs to ${statedId(stated, 'somebody else')}`,
      }),
      ...(key.ok ? { key: key.value } : {}),
    });
  return key.ok ? ok({ key: key.value, linked: stated === issuer }) : key;
};

/** The key of that name in a document that was served at the name's own address; undefined where there is none. */
export const servedKey = (document: JsonObject, question: KeyQuestion): Result<ServedKey, KeyRefused> | undefined => {
  const { issuer, controller, fragment, text, at } = question;
  const set = keysIn(document);
  if (set !== undefined) {
    if (fragment === undefined) return undefined;
    const names = [fragment, text];
    const [only, another] = set.filter((jwk) => names.some((name) => name === member(jwk, 'kid')));
    if (only !== undefined && another === undefined) return servedJwk(only, question);
    const found = keyInSet(set, { issuer, names, at, name: text });
    return found?.ok === true ? ok({ key: found.value, linked: false }) : found;
  }
  if (stringMember(document, 'kty') !== undefined) return servedJwk(document, question);
  if (isSingleMethod(document)) {
    const mismatch = documentMismatch(document, text, controller);
    if (mismatch !== undefined) return err({ finding: mismatch });
    const key = readMethod(document, { id: text, owner: issuer, at });
    return key.ok ? ok({ key: key.value, linked: false }) : key;
  }
  return undefined;
};
