/** Does the issuer offer a newer copy? One that holds takes the place of the copy at hand; else that is checked, and that is said (Open Badges 3.0 §8.2 step 3). */
import type { Credential, Envelope } from '../model/credential.js';
import { effectOf, type Finding, finding, sentenceOf } from '../model/finding.js';
import { asArray, entriesOf, type JsonValue, member, stringMember } from '../model/json.js';
import type { CredentialReport } from '../model/report.js';
import { err, ok, type Result } from '../model/result.js';
import { formatInstant, parseInstant } from '../model/time.js';
import type { CheckId } from '../model/verdict.js';
import { fetchBytes } from '../net/document.js';
import { envelopeIn } from '../unbake/index.js';
import { readCredential } from '../versions/index.js';
import type { Check, CheckContext } from './check.js';

const supported = '1EdTechCredentialRefresh';
const maxBytes = 1024 * 1024;
const accept =
  'application/vc, application/vc+ld+json, application/ld+json, application/jwt, application/json, text/plain;q=0.5';

/** What must hold of a newer copy before it counts at all: the steps that come before a refresh. */
const needed: readonly CheckId[] = ['format', 'schema', 'issuer.key', 'proof'];

const servicesIn = ({ document, base }: Credential): ReturnType<typeof entriesOf> =>
  entriesOf(member(document, 'refreshService'), `${base}/refreshService`);

const absent = (credential: Credential): string | undefined =>
  servicesIn(credential).length === 0 ? 'the badge offers no newer copies' : undefined;

const credentialIn = (bytes: Uint8Array): Credential | undefined => {
  const envelope = envelopeIn(bytes);
  const credential = envelope.ok ? readCredential(envelope.value) : envelope;
  return credential.ok ? credential.value : undefined;
};

const contentOf = (envelope: Envelope): string =>
  envelope.kind === 'jwt' ? envelope.token : JSON.stringify(envelope.json);

const identifierText = (identifier: JsonValue): string =>
  JSON.stringify(['identityType', 'hashed', 'salt', 'identityHash'].map((name) => member(identifier, name) ?? null));

/** Whom it is about: by the id, or where there is none, by all identifiers. */
const subjectText = (subject: JsonValue): string =>
  JSON.stringify(stringMember(subject, 'id') ?? asArray(member(subject, 'identifier')).map(identifierText).sort());

const subjectsOf = ({ document }: Credential): string =>
  JSON.stringify(asArray(member(document, 'credentialSubject')).map(subjectText).sort());

/** Why a copy cannot stand for the one at hand, by what it says of itself. */
const whyAnother = (
  copy: Credential,
  original: Credential,
  { at, clockSkew }: CheckContext['policy'],
): string | undefined => {
  if (copy.view.id === undefined || copy.view.id !== original.view.id) return 'what it serves has another id';
  if (copy.view.issuer.id !== original.view.issuer.id) return 'what it serves is of another issuer';
  if (copy.kind !== original.kind) return 'what it serves is of another kind';
  if (subjectsOf(copy) !== subjectsOf(original)) return 'what it serves is about somebody else';
  const [then, now] = [original, copy].map(({ view }) => parseInstant(view.dates.validFrom));
  if (now === undefined) return 'what it serves does not say from when it is in force';
  if (then !== undefined && now < then) return 'what it serves is older than the copy at hand';
  // The copy at hand is in force until then, and the newer one says nothing of that time.
  return now > at + clockSkew ? `what it serves is in force only from ${formatInstant(now)} on` : undefined;
};

/** Why the report on a copy does not let it count. */
const whyNot = ({ checks }: CredentialReport): string | undefined => {
  const open = checks.find(({ id, status }) => needed.includes(id) && status !== 'pass');
  if (open === undefined) return undefined;
  const grave = open.findings.find((f) => effectOf(f) === 'fail') ?? open.findings[0];
  const reason = grave === undefined ? `its ${open.title} could not be checked` : sentenceOf(grave);
  return `what it serves does not hold (${reason.replace(/\.$/, '')})`;
};

/** The report on the newer copy, nothing where it is the copy at hand, or why it is of no use. */
const fetchCopy = async (
  service: JsonValue,
  original: Credential,
  context: CheckContext,
): Promise<Result<CredentialReport | undefined, string>> => {
  const url = stringMember(service, 'id');
  if (url === undefined) return err('it names no address');
  if (!asArray(member(service, 'type')).includes(supported)) return err('it is offered in a way that is not supported');
  const served = await fetchBytes(context.net, { url, purpose: 'refresh', accept, maxBytes, statedBy: 'badge' });
  if (!served.ok) return err(served.error.detail);
  const copy = credentialIn(served.value.body);
  if (copy === undefined) return err('what it serves is no badge');
  if (contentOf(copy.envelope) === contentOf(original.envelope)) return ok(undefined);
  const another = whyAnother(copy, original, context.policy);
  if (another !== undefined) return err(another);
  const report = await context.verifyReplacement(served.value.body);
  const why = whyNot(report);
  return why === undefined ? ok(report) : err(why);
};

const dayOf = (text: string | undefined): string => text?.slice(0, 10) ?? 'an unknown date';

export const refresh: Check = {
  id: 'refresh',
  title: 'newer copy',
  needs: ['issuer.key', 'proof'],
  absent,
  applies: () => 'optional',
  run: async (credential, context) => {
    const findings: Finding[] = [];
    for (const { value, pointer } of servicesIn(credential)) {
      const url = stringMember(value, 'id') ?? 'nowhere';
      const copy = await fetchCopy(value, credential, context);
      if (!copy.ok) {
        findings.push(finding('refresh.failed', { url, why: copy.error }, { pointer }));
        continue;
      }
      if (copy.value === undefined) return { kind: 'done', evidence: 'the issuer serves this very copy', findings };
      const before = dayOf(credential.view.dates.validFrom);
      const after = dayOf(copy.value.credential?.view.dates.validFrom);
      return {
        kind: 'done',
        evidence: 'a newer copy was checked instead',
        findings: [...findings, finding('refresh.used', { url, before, after })],
        output: { replacement: copy.value },
      };
    }
    const [first, ...rest] = findings;
    // Nobody has seen a newer copy, and the check does not pass for that; the badge may.
    return first === undefined
      ? { kind: 'not-applicable', why: absent(credential) ?? '' }
      : { kind: 'stopped', findings: [first, ...rest], summary: 'the copy at hand was checked' };
  },
};
