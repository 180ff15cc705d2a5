/** Which kinds of badge are told apart so that nobody calls them broken, but are not verified yet? */
import { isObject, member } from '../model/json.js';
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

const isOpenBadgesContext = (context: string, version: 'v1' | 'v2'): boolean =>
  /^https?:\/\/(w3id\.org\/openbadges|openbadgespec\.org|purl\.imsglobal\.org\/spec\/ob)\//.test(context) &&
  context.includes(`/${version}`);

const ob2Types = ['Assertion', 'BadgeClass', 'Issuer', 'Profile', 'Endorsement', 'RevocationList', 'CryptographicKey'];

/** Open Badges 2.0 and 2.1, and the wrappers in which Badge Connect hands them over. */
export const ob2: Version = {
  id: 'ob2',
  title: 'an Open Badges 2 badge',
  detect: ({ document }) =>
    contextsOf(document).some((context) => isOpenBadgesContext(context, 'v2')) ||
    (typesOf(document).some((type) => ob2Types.includes(type)) &&
      !contextsOf(document).some((c) => c.includes('credentials'))) ||
    isObject(member(document, 'assertion')) ||
    typeof member(document, 'signedAssertion') === 'string',
};

/** Open Badges 1.1 by its context; 1.0 and 0.5 by their shape, since they name no version. */
export const ob1: Version = {
  id: 'ob1',
  title: 'an Open Badges 1 badge',
  detect: ({ document }) =>
    contextsOf(document).some((context) => isOpenBadgesContext(context, 'v1')) ||
    (member(document, '@context') === undefined &&
      member(document, 'badge') !== undefined &&
      (member(document, 'recipient') !== undefined || member(document, 'uid') !== undefined)),
};
