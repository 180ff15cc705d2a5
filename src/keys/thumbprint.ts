/** By which short name can a person tell one public key from another? (RFC 7638 §3, with SHA-256) */
import { createHash } from 'node:crypto';
import type { PublicKey } from './public-key.js';

/** 43 characters of base64url. */
export const thumbprintOf = ({ jwk }: PublicKey): string => {
  // A PublicKey holds the required members only; RFC 7638 §3.3 wants them in order of their names.
  const members = Object.entries(jwk).sort(([a], [b]) => (a < b ? -1 : 1));
  return createHash('sha256')
    .update(JSON.stringify(Object.fromEntries(members)), 'utf8')
    .digest('base64url');
};
