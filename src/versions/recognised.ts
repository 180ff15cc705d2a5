/** Which kinds of badge are told apart so that nobody calls them broken, but are not verified yet? */
import { isObject, type JsonObject, member, stringMember } from '../model/json.js';
import { contextsOf, typesOf } from './vc-model.js';
import type { Version } from './version.js';

/** A Comprehensive Learner Record (CLR 2.0 §B.1). */
export const clr2: Version = {
  id: 'clr2',
  title: 'a Comprehensive Learner Record (CLR 2.0)',
  detect: ({ document }) => typesOf(document).includes('ClrCredential'),
};

/** A presentation: credentials that a holder hands over together (VCDM 2.0 §4.13). */
export const presentation: Version = {
  id: 'presentation',
  title: 'a presentation, which holds credentials rather than being one',
  detect: ({ document, envelope }) =>
    typesOf(document).includes('VerifiablePresentation') ||
    typesOf(document).some((type) => type.startsWith('Enveloped')) ||
    (envelope.kind === 'jwt' && isObject(member(envelope.payload, 'vp'))),
};

/** The addresses under which the contexts of the first two versions were published, wherever in `@context` they stand. */
const address =
  /https?:\/\/(?:(?:www\.)?w3id\.org\/openbadges|openbadgespec\.org|(?:\w+\.)?openbadges\.org|purl\.imsglobal\.org\/(?:spec\/)?ob\/v[12])[^"\s]*/g;

/** Which of the first two versions the context is of; an inline one may use these addresses without naming a version. */
const generationOf = (document: JsonObject): 1 | 2 | undefined => {
  const addresses = JSON.stringify(member(document, '@context') ?? null).match(address) ?? [];
  if (addresses.length === 0) return undefined;
  return addresses.some((url) => /\/(?:v1|1\.\d)/.test(url)) && !addresses.some((url) => url.includes('/v2')) ? 1 : 2;
};

/** The types of Open Badges 2.0. */
const ob2Types = [
  'Assertion',
  'BadgeClass',
  'Issuer',
  'Profile',
  'Endorsement',
  'RevocationList',
  'CryptographicKey',
  'AlignmentObject',
  'IdentityObject',
  'VerificationObject',
  'HostedBadge',
  'SignedBadge',
];

const namedOb2 = (document: JsonObject): boolean =>
  typesOf(document).some((type) =>
    ob2Types.includes(type.replace(/^(?:obi?:|https?:\/\/w3id\.org\/openbadges#)/, '')),
  ) && !contextsOf(document).some((context) => /credentials|\/ob\/v3/.test(context));

/** What an issuer publishes in the place of a badge that was taken back may say nothing else (Open Badges 2.0, Assertion). */
const isRevokedStub = (document: JsonObject): boolean =>
  member(document, 'revoked') === true &&
  [member(document, 'id'), member(document, 'uid')].some((id) => typeof id === 'string') &&
  Object.keys(document).every((name) =>
    ['@context', 'id', 'uid', 'type', 'revoked', 'revocationReason'].includes(name),
  );

const has = (document: JsonObject, ...names: readonly string[]): boolean =>
  names.every((name) => member(document, name) !== undefined);

/** Open Badges 1.0 and 0.5 name no version: an assertion, or what it is an assertion of. */
const looksLikeOb1 = (document: JsonObject): boolean =>
  !has(document, '@context') &&
  ((has(document, 'badge') && (has(document, 'recipient') || has(document, 'uid') || has(document, 'verify'))) ||
    (stringMember(member(document, 'verify'), 'url') !== undefined && has(document, 'recipient')) ||
    ['name', 'description', 'image', 'criteria', 'issuer'].every((name) => stringMember(document, name) !== undefined));

/** Open Badges 2.0 and 2.1, and the wrappers in which Badge Connect hands them over. */
export const ob2: Version = {
  id: 'ob2',
  title: 'an Open Badges 2 badge',
  detect: ({ document, envelope }) => {
    const generation = generationOf(document);
    if (generation !== undefined) return generation === 2;
    return (
      namedOb2(document) ||
      isRevokedStub(document) ||
      isObject(member(document, 'assertion')) ||
      typeof member(document, 'signedAssertion') === 'string' ||
      (envelope.place === 'ob2' && !looksLikeOb1(document))
    );
  },
};

/** Open Badges 1.1 by its context; the earlier ones by their shape. */
export const ob1: Version = {
  id: 'ob1',
  title: 'an Open Badges 1 badge',
  detect: ({ document }) => generationOf(document) === 1 || looksLikeOb1(document),
};
