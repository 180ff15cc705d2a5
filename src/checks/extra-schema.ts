/** Does the document match the further schemas that it names, where the user wants them fetched? (VCDM 2.0 §4.11) */
import { type Finding, isDecisive } from '../model/finding.js';
import { furtherSchemas } from '../schema/credential-schemas.js';
import { checkFurtherSchemas } from '../schema/extra.js';
import type { Check, CheckResult } from './check.js';
import { place, weigh } from './schema.js';

/** What came of the further schemas. One that was not looked at keeps the check from passing, however many others fit. */
export const extraResult = (checked: readonly string[], said: readonly Finding[]): CheckResult => {
  const [first, ...rest] = said;
  const broken = said.some((one) => one.code === 'schema.violation');
  const summary = checked.length === 0 ? '' : `${broken ? 'checked against' : 'matches'} ${wordsFor(checked)}`;
  const open = said.some((one) => one.code === 'schema.extra-not-checked');
  return first !== undefined && open && !said.some(isDecisive)
    ? { kind: 'stopped', findings: [first, ...rest], summary }
    : { kind: 'done', evidence: summary, findings: said };
};

const wordsFor = (ids: readonly string[]): string => ids.map((id) => id.slice(0, 200)).join(', ');

export const extraSchema: Check = {
  id: 'schema.extra',
  title: 'extra schema',
  // What a badge names is asked for only where its issuer has signed it.
  needs: ['issuer.key', 'proof'],
  absent: ({ kind, document }, { fetchSchemas }) => {
    if (!fetchSchemas) return 'further schemas are not fetched';
    return furtherSchemas(kind, document).length === 0 ? 'the badge names no further schema' : undefined;
  },
  applies: () => 'optional',
  run: async (credential, { policy, net }) => {
    const { kind, document } = credential;
    const { checked, findings } = await checkFurtherSchemas(kind, document, net);
    const said = findings.map((one) => place(weigh(one, policy), credential));
    return extraResult(checked, said);
  },
};
