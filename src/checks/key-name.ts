/** Which key does a proof name, and may the issuer have signed with it, going by the ids alone? (Open Badges 3.0 §8.2.4.1.2, DID Core §3.2) */
import type { ProofClaim } from '../model/credential.js';
import { type Finding, finding } from '../model/finding.js';
import { isObject, member, pointerTo, stringMember } from '../model/json.js';
import { err, ok, type Result } from '../model/result.js';

export interface KeyName {
  /** The DID or URL without fragment whose document would list the key. */
  readonly controller: string;
  readonly fragment: string | undefined;
  /** As the proof writes it. */
  readonly text: string;
  /** The id holds the key itself: did:key and did:jwk, and no other. */
  readonly selfContained: boolean;
}

/** Longer than any id that is read: a did:jwk of an RSA key of 8192 bits takes about 2,000 characters. */
const maxLength = 8192;

const selfContained = (controller: string): boolean => /^did:(key|jwk):/.test(controller);

const nameOf = (text: string, controller: string, fragment: string | undefined): KeyName => ({
  controller,
  fragment,
  text,
  selfContained: selfContained(controller),
});

const split = (text: string): KeyName => {
  const hash = text.indexOf('#');
  return hash === -1 ? nameOf(text, text, undefined) : nameOf(text, text.slice(0, hash), text.slice(hash + 1));
};

const hasScheme = (text: string): boolean => /^[a-z][a-z0-9+.-]*:/i.test(text);

/** The key of an embedded proof: `verificationMethod`, of which an object counts by its id only. */
const embedded = (claim: ProofClaim): Result<KeyName, Finding> => {
  const stated = member(claim.options, 'verificationMethod');
  const text = isObject(stated) ? stringMember(stated, 'id') : stated;
  const pointer = pointerTo(claim.pointer, 'verificationMethod');
  const malformed = (why: string): Result<never, Finding> =>
    err(finding('proof.malformed', { suite: claim.name, why }, { pointer }));
  if (text === undefined) return malformed('it names no verificationMethod, so no key');
  if (typeof text !== 'string' || !hasScheme(text) || text.length > maxLength)
    return malformed('verificationMethod is not the full id of a key');
  return ok(split(text));
};

/** The key of a JWS: `kid` as a full id, or as a plain name among the issuer's own keys. */
const ofToken = (claim: ProofClaim, issuer: string): Result<KeyName, Finding> => {
  const kid = member(claim.options, 'kid');
  if (kid === undefined) {
    if (issuer.startsWith('did:') || member(claim.options, 'jwk') !== undefined)
      return ok(nameOf(issuer, issuer, undefined));
    return err(
      finding('issuer.key-not-found', {
        issuer,
        key: '',
        why: 'the header of the token has neither "kid" nor "jwk", so it names none',
      }),
    );
  }
  if (typeof kid !== 'string' || kid === '' || kid.length > maxLength)
    return err(
      finding('proof.malformed', { suite: claim.name, why: 'the "kid" header is no text that could name a key' }),
    );
  return ok(hasScheme(kid) ? split(kid) : nameOf(kid, issuer, kid.replace(/^#/, '')));
};

export const keyNamedBy = (claim: ProofClaim, issuer: string): Result<KeyName, Finding> =>
  claim.type === 'vc-jwt' ? ofToken(claim, issuer) : embedded(claim);

const originOf = (url: string): string | undefined =>
  url.startsWith('https://') && URL.canParse(url) ? new URL(url).origin : undefined;

/** Why the issuer cannot have signed with a key of this controller; undefined if it can. */
export const whyNotAllowed = (issuer: string, controller: string): string | undefined => {
  if (!issuer.startsWith('did:') && originOf(issuer) === undefined)
    return 'an issuer with an id of this kind has no place to publish a key';
  if (controller === issuer) return undefined;
  if (controller.startsWith('did:')) return 'the key belongs to another id';
  const origin = originOf(controller);
  if (origin === undefined) return 'the key is named by an address that is neither a DID nor https';
  if (issuer.startsWith('did:')) return 'the key lies on a website, and the issuer is a DID';
  // Same origin is not enough, but it may turn out to be linked: that is for the issuer's documents to say.
  return origin === originOf(issuer) ? undefined : 'the key lies on another website';
};
