/** What would a verification ask the network for, in the order in which it would? Asks the checks themselves, and nobody else. */
import { maxProofs } from '../../checks/check.js';
import { issuerKey } from '../../checks/issuer-key.js';
import { refresh } from '../../checks/refresh.js';
import { status } from '../../checks/status.js';
import { withParts } from '../../linked/credential.js';
import type { Credential } from '../../model/credential.js';
import { offlineNet } from '../../net/offline.js';
import type { Net, NetRequest } from '../../net/port.js';
import { suiteFor } from '../../proofs/index.js';
import { contextAt } from './check-content.js';

/** Each request once. Nothing is sent: the port that the checks are given only listens. */
export const requestsOf = async (credential: Credential, now: number): Promise<readonly NetRequest[]> => {
  const asked = new Map<string, NetRequest>();
  const listening: Net = {
    get: (request) => {
      asked.set(`${request.purpose} ${request.url}`, request);
      return offlineNet.get(request);
    },
  };
  if (credential.linked !== undefined) {
    // What the answers would name is not known before there are any.
    await withParts(credential, {}, { net: listening, allowHttp: false });
    return [...asked.values()];
  }
  const { proofs } = credential;
  // The later checks are made of a badge whose signature holds, and some cannot.
  const mayHold = proofs.length <= maxProofs && proofs.some((claim) => suiteFor(claim) !== undefined);
  for (const check of mayHold ? [issuerKey, refresh, status] : [issuerKey])
    await check.run(credential, contextAt(now, listening));
  return [...asked.values()];
};
