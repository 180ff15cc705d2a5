/** How is one check run alone, on a credential made by hand? */
import type { Check, CheckContext, CheckResult } from '../../src/checks/check.js';
import { newWork } from '../../src/ld/work.js';
import type { FindingCode } from '../../src/model/catalog.js';
import type { Credential } from '../../src/model/credential.js';
import type { Finding } from '../../src/model/finding.js';
import type { JsonObject } from '../../src/model/json.js';
import { defaultPolicy, type Policy } from '../../src/model/policy.js';
import { ok } from '../../src/model/result.js';
import { offlineNet } from '../../src/net/offline.js';
import type { Net, NetRequest } from '../../src/net/port.js';
import { badge, credentialOf } from '../support/sign.js';

export const at = Date.UTC(2025, 0, 1);

export const policyWith = (changes: Partial<Policy> = {}): Policy => ({
  ...defaultPolicy(at),
  clockSkew: 0,
  ...changes,
});

/** A badge with some members set, not signed: what a single check does not ask for. */
export const credentialWith = (members: JsonObject): Credential => credentialOf(badge('did:example:issuer', members));

export const contextWith = (changes: Partial<CheckContext> = {}): CheckContext => ({
  policy: policyWith(),
  net: offlineNet,
  work: newWork(),
  outputs: {},
  verifyEndorsementAt: () => Promise.reject(new Error('not asked for')),
  verifyNested: () => Promise.reject(new Error('nothing is nested here')),
  verifyStatusList: () => Promise.reject(new Error('no list is verified here')),
  verifyReplacement: () => Promise.reject(new Error('no newer copy is verified here')),
  nestedLeft: () => 32,
  ...changes,
});

export const run = (check: Check, members: JsonObject, changes: Partial<CheckContext> = {}): Promise<CheckResult> =>
  check.run(credentialWith(members), contextWith(changes));

export const findingsOf = (result: CheckResult): readonly Finding[] => ('findings' in result ? result.findings : []);
export const codesOf = (result: CheckResult): readonly FindingCode[] => findingsOf(result).map(({ code }) => code);

/** A network that notes what it is asked, and answers with this, or not at all. */
export const listening = (body?: string): { readonly net: Net; readonly asked: readonly NetRequest[] } => {
  const asked: NetRequest[] = [];
  const get: Net['get'] = async (request) => {
    asked.push(request);
    if (body === undefined) return offlineNet.get(request);
    const answer = { url: request.url, status: 200, contentType: 'application/json', fromCache: false, headers: {} };
    return ok({ ...answer, body: Buffer.from(body) });
  };
  return { net: { get }, asked };
};
