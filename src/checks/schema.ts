/** Does the document match the schema of its kind and data model, and the data rules that a schema cannot say? (Open Badges 3.0 §B, VCDM §4) */
import type { Credential } from '../model/credential.js';
import type { Finding } from '../model/finding.js';
import type { Policy } from '../model/policy.js';
import { checkIds } from '../schema/ids.js';
import { checkSchema } from '../schema/index.js';
import type { Check } from './check.js';

/** `--conformance warn` turns a violation into a warning; the report says so. */
export const weigh = (found: Finding, policy: Policy): Finding =>
  policy.conformance === 'warn' && found.code === 'schema.violation' ? { ...found, effect: 'warn' } : found;

/** Pointers of the schema are relative to the credential; in a token it may stand one level down. */
export const place = (found: Finding, { base }: Credential): Finding => {
  const { pointer, args } = found;
  if (base === '' || pointer === undefined) return found;
  const at = typeof args.at === 'string' && args.at.startsWith('/') ? { at: `${base}${args.at}` } : {};
  return { ...found, pointer: `${base}${pointer}`, args: { ...args, ...at } };
};

export const schema: Check = {
  id: 'schema',
  title: 'schema',
  needs: [],
  applies: () => 'required',
  run: async (credential, { policy }) => {
    const { kind, dataModel, document } = credential;
    const checked = await checkSchema({ kind, dataModel, document });
    // Where further schemas are fetched, the check schema.extra speaks of them.
    const own = checked.findings.filter(({ code }) => !(policy.fetchSchemas && code === 'schema.extra-not-checked'));
    const findings = [...own, ...checkIds(document)].map((f) => place(weigh(f, policy), credential));
    return { kind: 'done', evidence: checked.schema, findings, omitted: checked.omitted };
  },
};
