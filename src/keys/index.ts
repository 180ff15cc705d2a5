/** The places that keys come from; a new DID method is one file and one line here. */
import { type Finding, finding } from '../model/finding.js';
import { err, type Result } from '../model/result.js';
import type { Net } from '../net/port.js';
import { didJwk } from './did-jwk.js';
import { didKey } from './did-key.js';
import { published } from './published.js';
import type { KeyFound, KeySource } from './source.js';

export const keySources = [didKey, didJwk, published] as const satisfies readonly KeySource[];

export const resolveKey = async (
  controller: string,
  fragment: string | undefined,
  net: Net,
): Promise<Result<KeyFound, Finding>> => {
  const source = keySources.find(({ handles }) => handles(controller));
  return source === undefined
    ? err(finding('issuer.method-unsupported', { issuer: controller, why: 'its keys cannot be looked up' }))
    : source.resolve(controller, fragment, net);
};
