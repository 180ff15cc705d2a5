/** Does a signature fit a text and a key? Every call into the platform's cryptography stands here (FIPS 186-5, RFC 8032, RFC 7518 §3). */
import { constants, verify } from 'node:crypto';
import { type PublicKey, toKeyObject } from '../keys/public-key.js';

export type SignatureScheme = 'Ed25519' | 'ECDSA-SHA256' | 'ECDSA-SHA384' | 'RSA-PKCS1-SHA256' | 'RSA-PSS-SHA256';

const schemes = {
  Ed25519: { digest: null, options: {} },
  'ECDSA-SHA256': { digest: 'sha256', options: { dsaEncoding: 'ieee-p1363' } },
  'ECDSA-SHA384': { digest: 'sha384', options: { dsaEncoding: 'ieee-p1363' } },
  'RSA-PKCS1-SHA256': { digest: 'sha256', options: { padding: constants.RSA_PKCS1_PADDING } },
  'RSA-PSS-SHA256': { digest: 'sha256', options: { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: 32 } },
} as const satisfies Record<SignatureScheme, { digest: string | null; options: object }>;

/** The caller has made sure that key type and scheme fit each other. */
export const signatureFits = (
  scheme: SignatureScheme,
  key: PublicKey,
  signed: Uint8Array,
  signature: Uint8Array,
): boolean => {
  const { digest, options } = schemes[scheme];
  try {
    return verify(digest, signed, { key: toKeyObject(key), ...options }, signature);
  } catch {
    return false;
  }
};
