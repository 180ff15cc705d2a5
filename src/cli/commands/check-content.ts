/** What is wrong with the form and the content of a badge that nobody has signed yet? */
import type { CheckContext } from '../../checks/check.js';
import { format } from '../../checks/format.js';
import { schema } from '../../checks/schema.js';
import { newWork } from '../../ld/work.js';
import type { Credential } from '../../model/credential.js';
import { InternalError } from '../../model/errors.js';
import { effectOf, type Finding } from '../../model/finding.js';
import type { Policy } from '../../model/policy.js';
import type { CheckReport } from '../../model/report.js';
import { worstEffect } from '../../model/verdict.js';
import { offlineNet } from '../../net/offline.js';
import type { Net } from '../../net/port.js';

const policyAt = (now: number): Policy => ({
  at: now,
  clockSkew: 0,
  conformance: 'fail',
  recipients: [],
  skip: [],
  trace: false,
});

/** What a check is given when nothing of a signature is at stake. */
export const contextAt = (now: number, net: Net): CheckContext => ({
  policy: policyAt(now),
  net,
  work: newWork(),
  outputs: {},
  nestedLeft: () => 0,
  verifyNested: () => Promise.reject(new InternalError('a check of the content asked for a nested verification')),
});

/** The checks that need no signature: format, and schema with the data rules. */
export const checkContent = async (credential: Credential, now: number): Promise<readonly CheckReport[]> => {
  const context = contextAt(now, offlineNet);
  const locate = (f: Finding): Finding => {
    const position = f.pointer === undefined ? undefined : (f.position ?? credential.envelope.locate(f.pointer));
    return position === undefined ? f : { ...f, position };
  };
  const reports: CheckReport[] = [];
  for (const check of [format, schema]) {
    const result = await check.run(credential, context);
    const findings = ('findings' in result ? result.findings : []).map(locate);
    const worst = worstEffect(findings.map(effectOf));
    reports.push({
      id: check.id,
      title: check.title,
      status: worst === 'fail' || worst === 'indeterminate' ? worst : 'pass',
      required: true,
      waived: false,
      summary: result.kind === 'done' ? result.evidence : '',
      findings,
      trace: [],
    });
  }
  return reports;
};
