/** Does an ecdsa-rdfc-2019 proof hold? (Data Integrity ECDSA Cryptosuites v1.0 §3.2) */

import { dataIntegritySuite, p256, p384 } from './data-integrity.js';
import { rdfc } from './rdfc.js';
import type { ProofSuite } from './suite.js';

export const ecdsaRdfc2019: ProofSuite = dataIntegritySuite({
  id: 'ecdsa-rdfc-2019',
  handles: ({ type, cryptosuite }) => type === 'DataIntegrityProof' && cryptosuite === 'ecdsa-rdfc-2019',
  curves: [p256, p384],
  transform: rdfc,
});
