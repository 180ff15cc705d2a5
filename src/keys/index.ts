/** The places that keys come from; a new DID method is one file and one line here. */
import { finding } from '../model/finding.js';
import { err, type Result } from '../model/result.js';
import { didJwk } from './did-jwk.js';
import { didKey } from './did-key.js';
import { didResolver } from './did-resolver.js';
import { didWeb } from './did-web.js';
import { httpsIssuer } from './https-issuer.js';
import type { KeyFound, KeyQuestion, KeyRefused, KeySource } from './source.js';

/** The first that handles an id answers for it, so a resolver is never asked for a method that is built in. */
export const keySources = [didKey, didJwk, didWeb, httpsIssuer, didResolver] as const satisfies readonly KeySource[];

export const resolveKey = async (question: KeyQuestion): Promise<Result<KeyFound, KeyRefused>> => {
  const { controller } = question;
  const source = keySources.find(({ handles }) => handles(controller));
  return source === undefined
    ? err({
        finding: finding('issuer.method-unsupported', { issuer: controller, why: 'its keys cannot be looked up' }),
      })
    : source.resolve(question);
};
