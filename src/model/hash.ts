/** What is the SHA-256 of some bytes, in hexadecimal? The name by which reports, recordings and caches know them. */
import { createHash } from 'node:crypto';

export const sha256Of = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
