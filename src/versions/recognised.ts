/** Which kinds of badge are told apart so that nobody calls them broken, but are not verified yet? */
import { isObject, member } from '../model/json.js';
import { typesOf } from './vc-model.js';
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
