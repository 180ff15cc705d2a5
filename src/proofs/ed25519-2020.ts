/** Does an Ed25519Signature2020 proof hold? (Ed25519 Signature 2020, W3C CCG; the canonical form is that of eddsa-rdfc-2022) */
import { dataIntegritySuite, ed25519 } from './data-integrity.js';
import { rdfc } from './rdfc.js';
import type { ProofSuite } from './suite.js';

export const ed25519Signature2020: ProofSuite = dataIntegritySuite({
  id: 'Ed25519Signature2020',
  handles: ({ type }) => type === 'Ed25519Signature2020',
  curves: [ed25519],
  transform: rdfc,
});
