/** How does a gathered badge become what the checks read? */
import type { Credential, VcKind } from '../model/credential.js';
import type { Finding } from '../model/finding.js';
import { type LinkedClass, subjectIn } from '../model/linked.js';
import { ok, type Result } from '../model/result.js';
import type { LinkedNet } from './fetch.js';
import { type Given, gather } from './gather.js';
import { viewOf } from './view.js';

const kinds: Readonly<Partial<Record<LinkedClass, VcKind>>> = { Assertion: 'achievement', Endorsement: 'endorsement' };

/** Whether a credential is of the kind whose parts are fetched. */
export const isLinked = ({ version }: Credential): boolean => version === 'ob1' || version === 'ob2';

/** The credential with all that it names, and the view of it; the finding says why it is no badge of this kind. */
export const withParts = async (
  credential: Credential,
  given: Omit<Given, 'json' | 'signed'>,
  port: LinkedNet,
): Promise<Result<Credential, Finding>> => {
  const gathered = await gather(
    { ...given, json: credential.document, signed: credential.envelope.kind === 'jwt' },
    port,
  );
  if (!gathered.ok) return gathered;
  const linked = gathered.value;
  const subject = subjectIn(linked);
  return ok({
    ...credential,
    version: linked.given.generation === '2.0' ? 'ob2' : 'ob1',
    kind: kinds[linked.given.class] ?? 'other',
    document: subject.original,
    types: [linked.given.class],
    view: viewOf(linked),
    linked,
  });
};
