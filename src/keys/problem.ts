/** What is said of a key that cannot be used. */
import { type Finding, finding } from '../model/finding.js';
import type { KeyProblem } from './public-key.js';

const codes = {
  weak: 'proof.key-weak',
  malformed: 'issuer.key-malformed',
  unsupported: 'issuer.key-unsupported',
} as const satisfies Record<KeyProblem['kind'], string>;

export const keyProblemFinding = ({ kind, detail }: KeyProblem, key: string): Finding =>
  finding(codes[kind], { key, why: detail });
