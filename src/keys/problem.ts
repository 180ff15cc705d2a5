/** What is said of a key that cannot be used. */
import { type Finding, finding } from '../model/finding.js';
import type { JsonValue } from '../model/json.js';
import type { KeyProblem } from './public-key.js';

const codes = {
  weak: 'proof.key-weak',
  malformed: 'issuer.key-malformed',
  unsupported: 'issuer.key-unsupported',
} as const satisfies Record<KeyProblem['kind'], string>;

export const keyProblemFinding = ({ kind, detail }: KeyProblem, key: string): Finding =>
  finding(codes[kind], { key, why: detail });

/** The id that a stranger's document gives, as the end of a sentence: free text there would go on speaking in our name. */
export const statedId = (value: JsonValue | undefined, otherwise: string): string => {
  if (typeof value !== 'string') return otherwise;
  return /^[a-z][a-z0-9+.-]*:\S+$/i.test(value) ? value.slice(0, 200) : 'something that is no id';
};
