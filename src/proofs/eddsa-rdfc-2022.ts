/** Does an eddsa-rdfc-2022 proof hold? (Data Integrity EdDSA Cryptosuites v1.0 §3.2) */

import { dataIntegritySuite, ed25519 } from './data-integrity.js';
import { rdfc } from './rdfc.js';
import type { ProofSuite } from './suite.js';

export const eddsaRdfc2022: ProofSuite = dataIntegritySuite({
  id: 'eddsa-rdfc-2022',
  handles: ({ type, cryptosuite }) => type === 'DataIntegrityProof' && cryptosuite === 'eddsa-rdfc-2022',
  curves: [ed25519],
  transform: rdfc,
});
