/** What is wrong with the form and the content of a badge that nobody has signed yet? */
import type { CheckContext } from '../../checks/check.js';
import { checksFor } from '../../checks/index.js';
import { newWork } from '../../ld/work.js';
import type { Credential } from '../../model/credential.js';
import { InternalError } from '../../model/errors.js';
import { defaultPolicy } from '../../model/policy.js';
import type { CheckReport } from '../../model/report.js';
import type { CheckId } from '../../model/verdict.js';
import { offlineNet } from '../../net/offline.js';
import type { Net } from '../../net/port.js';
import { located, statusOf } from '../../verify/one-check.js';

const nested = (): Promise<never> =>
  Promise.reject(new InternalError('a check of the content asked for a nested verification'));

/** What a check is given when nothing of a signature is at stake. */
export const contextAt = (now: number, net: Net): CheckContext => ({
  policy: { ...defaultPolicy(now), clockSkew: 0 },
  net,
  work: newWork(),
  outputs: {},
  nestedLeft: () => 0,
  verifyNested: nested,
  verifyEndorsementAt: nested,
  verifyStatusList: nested,
  verifyReplacement: nested,
});

const contentChecks: readonly CheckId[] = ['format', 'schema'];

/** Of a badge that is not published yet, what is in hand is the badge. */
const asDraft = (credential: Credential): Credential =>
  credential.linked === undefined
    ? credential
    : { ...credential, linked: { ...credential.linked, subject: { linked: credential.linked.given, notes: [] } } };

/** The checks that need no signature: format, and schema with the data rules. */
export const checkContent = async (draft: Credential, now: number): Promise<readonly CheckReport[]> => {
  const credential = asDraft(draft);
  const context = contextAt(now, offlineNet);
  const reports: CheckReport[] = [];
  for (const check of checksFor(credential).filter(({ id }) => contentChecks.includes(id))) {
    const result = await check.run(credential, context);
    const findings = 'findings' in result ? result.findings : [];
    reports.push({
      id: check.id,
      title: check.title,
      status: statusOf(result),
      required: true,
      waived: false,
      summary: result.kind === 'done' ? result.evidence : '',
      findings: findings.map((f) => located(f, credential.envelope)),
      trace: [],
    });
  }
  return reports;
};
