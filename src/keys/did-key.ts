/** Which key is a did:key? The id holds it (did:key method §2, W3C CCG). */
import { finding } from '../model/finding.js';
import { err, ok } from '../model/result.js';
import { readMultikey } from './multikey.js';
import { keyProblemFinding } from './problem.js';
import type { KeySource } from './source.js';

const prefix = 'did:key:';

export const didKey: KeySource = {
  id: 'did:key',
  handles: (controller) => controller.startsWith(prefix),
  resolve: async ({ controller, fragment }) => {
    const multibase = controller.slice(prefix.length);
    const id = `${controller}#${multibase}`;
    if (fragment !== undefined && fragment !== multibase)
      return err({
        finding: finding('issuer.key-not-found', { issuer: controller, key: fragment, why: `its only key is ${id}` }),
      });
    const key = readMultikey(multibase);
    return key.ok
      ? ok({ key: key.value, id, provenance: { by: 'self' } })
      : err({ finding: keyProblemFinding(key.error, controller) });
  },
};
