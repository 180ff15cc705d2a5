/** Does an ecdsa-jcs-2019 proof hold? (Data Integrity ECDSA Cryptosuites v1.0 §3.3) */

import { dataIntegritySuite, p256, p384 } from './data-integrity.js';
import { jcs } from './jcs.js';
import type { ProofSuite } from './suite.js';

export const ecdsaJcs2019: ProofSuite = dataIntegritySuite({
  id: 'ecdsa-jcs-2019',
  handles: ({ type, cryptosuite }) => type === 'DataIntegrityProof' && cryptosuite === 'ecdsa-jcs-2019',
  curves: [p256, p384],
  transform: jcs,
});
