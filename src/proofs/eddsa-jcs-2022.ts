/** Does an eddsa-jcs-2022 proof hold? (Data Integrity EdDSA Cryptosuites v1.0 §3.3) */

import { dataIntegritySuite, ed25519 } from './data-integrity.js';
import { jcs } from './jcs.js';
import type { ProofSuite } from './suite.js';

export const eddsaJcs2022: ProofSuite = dataIntegritySuite({
  id: 'eddsa-jcs-2022',
  handles: ({ type, cryptosuite }) => type === 'DataIntegrityProof' && cryptosuite === 'eddsa-jcs-2022',
  curves: [ed25519],
  transform: jcs,
});
