/** How long does a status list say that it may be kept? Its `ttl` (Bitstring Status List §2.2). */
import { asArray, isObject, type JsonObject, member, stringMember } from '../model/json.js';
import { objectIn } from './document.js';

/** The payload of a compact JWS. Its signature is not looked at: a false `ttl` can only make a list be asked for anew. */
const payloadIn = (bytes: Uint8Array): JsonObject | undefined => {
  const parts = Buffer.from(bytes).toString('latin1').trim().split('.');
  return parts.length === 3 && parts.every((part) => /^[\w-]+$/.test(part))
    ? objectIn(Buffer.from(parts[1] ?? '', 'base64url'))
    : undefined;
};

/**
 * The smallest `ttl` of a served list, in milliseconds; infinite where it states none, and 0 where it cannot be read, since
 * then nobody knows what it states.
 */
export const listTtl = (body: Uint8Array): number => {
  const list = objectIn(body) ?? payloadIn(body);
  // An enveloped credential hides its members in a data: address.
  if (list === undefined || stringMember(list, 'id')?.startsWith('data:')) return 0;
  const ttls = [list, member(list, 'vc')]
    .flatMap((credential) => asArray(member(credential, 'credentialSubject')))
    .filter(isObject)
    .filter((subject) => Object.hasOwn(subject, 'ttl'))
    .map((subject) => member(subject, 'ttl'))
    .map((ttl) => (typeof ttl === 'number' && ttl > 0 ? ttl : 0));
  return Math.min(Number.POSITIVE_INFINITY, ...ttls);
};
