/** Is it a badge of Open Badges 2.0 or 2.1? By its context, its types, its wrapper or the place it was taken from. */
import { isObject, type JsonObject, member } from '../model/json.js';
import { contextGeneration, plainType } from '../model/openbadges-context.js';
import { normaliseLinked } from './linked-model.js';
import { looksLikeOb1 } from './ob1.js';
import { contextsOf, typesOf } from './vc-model.js';
import type { Version } from './version.js';

/** The types of Open Badges 2.0. */
const types = [
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
  typesOf(document).some((type) => types.includes(plainType(type))) &&
  !contextsOf(document).some((context) => /credentials|\/ob\/v3/.test(context));

/** What an issuer publishes in the place of a badge that was taken back may say nothing else (Open Badges 2.0, Assertion). */
const isRevokedStub = (document: JsonObject): boolean =>
  member(document, 'revoked') === true &&
  [member(document, 'id'), member(document, 'uid')].some((id) => typeof id === 'string') &&
  Object.keys(document).every((name) =>
    ['@context', 'id', 'uid', 'type', 'revoked', 'revocationReason'].includes(name),
  );

/** Open Badges 2.0 and 2.1, and the wrappers in which Badge Connect hands them over. */
export const ob2: Version = {
  id: 'ob2',
  title: 'an Open Badges 2 badge',
  detect: ({ document, envelope, base }) => {
    // The payload of a signed badge is the badge itself; only the later credentials stand in a claim.
    if (base !== '') return false;
    const generation = contextGeneration(member(document, '@context'));
    if (generation !== undefined) return generation === 2;
    return (
      namedOb2(document) ||
      isRevokedStub(document) ||
      isObject(member(document, 'assertion')) ||
      typeof member(document, 'signedAssertion') === 'string' ||
      (envelope.place === 'ob2' && !looksLikeOb1(document))
    );
  },
  normalise: normaliseLinked('ob2'),
};
