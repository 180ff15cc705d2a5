import { describe, expect, it, test } from 'vitest';
import type { ProofClaim } from '../../src/model/credential.js';
import { proofSuites, suiteFor } from '../../src/proofs/index.js';

const claimOf = (type: string, cryptosuite?: string): ProofClaim => ({
  index: 0,
  pointer: '/proof',
  type,
  ...(cryptosuite === undefined ? {} : { cryptosuite }),
  name: cryptosuite ?? type,
  options: {},
});

describe('the suite of a proof', () => {
  test.each([
    ['vc-jwt', undefined, 'vc-jwt'],
    ['DataIntegrityProof', 'eddsa-rdfc-2022', 'eddsa-rdfc-2022'],
    ['DataIntegrityProof', 'eddsa-jcs-2022', 'eddsa-jcs-2022'],
    ['DataIntegrityProof', 'ecdsa-rdfc-2019', 'ecdsa-rdfc-2019'],
    ['DataIntegrityProof', 'ecdsa-jcs-2019', 'ecdsa-jcs-2019'],
    ['Ed25519Signature2020', undefined, 'Ed25519Signature2020'],
  ])('%s %s is %s', (type, cryptosuite, id) => {
    expect(suiteFor(claimOf(type, cryptosuite))?.id).toBe(id);
  });

  test.each([
    ['DataIntegrityProof', undefined],
    ['DataIntegrityProof', ''],
    ['DataIntegrityProof', 'eddsa-2022'],
    ['DataIntegrityProof', 'ecdsa-sd-2023'],
    ['DataIntegrityProof', 'bbs-2023'],
    ['DataIntegrityProof', 'made-up-2099'],
    ['DataIntegrityProof', 'EDDSA-RDFC-2022'],
    ['DataIntegrityProof', 'constructor'],
    ['Ed25519Signature2018', undefined],
    ['JsonWebSignature2020', undefined],
    ['RsaSignature2018', undefined],
    ['eddsa-rdfc-2022', undefined],
    ['Proof', 'eddsa-rdfc-2022'],
    ['', undefined],
  ])('%s %s has none, so that nothing can pass by it', (type, cryptosuite) => {
    expect(suiteFor(claimOf(type, cryptosuite))).toBeUndefined();
  });

  it('is one of distinct ids', () => {
    expect(new Set(proofSuites.map(({ id }) => id)).size).toBe(proofSuites.length);
  });
});
