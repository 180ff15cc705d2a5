/** Is it a verifiable credential of any other type? (VCDM 2.0 §4.5, VCDM 1.1 §4.3) */

import { dataModelOf, normaliseVc, typesOf } from './vc-model.js';
import type { Version } from './version.js';

export const vc: Version = {
  id: 'vc',
  title: 'a verifiable credential',
  detect: ({ document }) => typesOf(document).includes('VerifiableCredential') || dataModelOf(document) !== undefined,
  normalise: (found) => normaliseVc(found, 'vc', 'other'),
};
