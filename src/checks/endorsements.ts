/** Do the endorsements that the badge carries hold, by the same rules, and are they about this badge? (Open Badges 3.0 §8.2 step 6) */
import type { Credential } from '../model/credential.js';
import { effectOf, type Finding, finding, sentenceOf } from '../model/finding.js';
import { asArray, entriesOf, isObject, type JsonValue, member, pointerTo, stringMember } from '../model/json.js';
import type { ChildReport, CredentialReport } from '../model/report.js';
import type { Check, CheckContext } from './check.js';

export interface Carried {
  readonly endorsement: JsonValue;
  readonly pointer: string;
  /** Id of the thing that carries it, which it must be about. */
  readonly endorsed: string | undefined;
}

const carriedBy = (thing: JsonValue | undefined, pointer: string): readonly Carried[] => {
  if (!isObject(thing)) return [];
  const endorsed = stringMember(thing, 'id');
  return ['endorsement', 'endorsementJwt'].flatMap((name) =>
    entriesOf(member(thing, name), pointerTo(pointer, name)).map((found) => ({
      endorsement: found.value,
      pointer: found.pointer,
      endorsed,
    })),
  );
};

const carriedIn = ({ document, base }: Credential): readonly Carried[] => [
  ...carriedBy(document, base),
  ...carriedBy(member(document, 'issuer'), pointerTo(base, 'issuer')),
  ...entriesOf(member(document, 'credentialSubject'), pointerTo(base, 'credentialSubject')).flatMap((subject) =>
    entriesOf(member(subject.value, 'achievement'), pointerTo(subject.pointer, 'achievement')).flatMap(
      (achievement) => [
        ...carriedBy(achievement.value, achievement.pointer),
        ...carriedBy(member(achievement.value, 'creator'), pointerTo(achievement.pointer, 'creator')),
      ],
    ),
  ),
];

/** What a failed or undecided endorsement fails by, in the words of its own report. */
const reasonIn = (report: CredentialReport): string => {
  const findings = report.checks.flatMap((check) => check.findings);
  const grave = findings.find((f) => effectOf(f) === 'fail') ?? findings.find((f) => effectOf(f) === 'indeterminate');
  return grave === undefined ? 'it could not be decided' : sentenceOf(grave).replace(/\.$/, '');
};

/** How a version of badges carries its endorsements. */
export interface EndorsementWay {
  readonly carriedIn: (credential: Credential) => readonly Carried[];
  readonly verify: (carried: Carried, context: CheckContext) => Promise<CredentialReport> | undefined;
  /** Whether what holds is about the thing that carries it. */
  readonly isAbout: (endorsement: NonNullable<CredentialReport['credential']>, endorsed: string | undefined) => boolean;
}

/** An endorsement is about whatever its subjects are; without any it is about nothing. */
const isAbout: EndorsementWay['isAbout'] = ({ document }, endorsed) => {
  const subjects = asArray(member(document, 'credentialSubject'));
  return endorsed !== undefined && subjects.length > 0 && subjects.every((one) => stringMember(one, 'id') === endorsed);
};

const judge = (report: CredentialReport, carried: Carried, way: EndorsementWay): Finding | undefined => {
  const issuer = report.credential?.view.issuer.id ?? 'an unknown issuer';
  const where = { pointer: carried.pointer };
  const failed = (why: string): Finding => finding('endorsement.failed', { issuer, why }, where);
  if (report.verdict === 'fail') return failed(reasonIn(report));
  if (report.credential !== undefined && report.credential.kind !== 'endorsement')
    return failed('it is no endorsement');
  if (report.credential !== undefined && !way.isAbout(report.credential, carried.endorsed))
    return failed('it is about something else than what carries it');
  return report.verdict === 'pass'
    ? undefined
    : finding('endorsement.indeterminate', { issuer, why: reasonIn(report) }, where);
};

const verifyOne = async (
  carried: Carried,
  context: CheckContext,
  way: EndorsementWay,
): Promise<{ child?: ChildReport; found?: Finding }> => {
  const { pointer } = carried;
  const report = await way.verify(carried, context);
  if (report === undefined)
    return {
      found: finding(
        'endorsement.failed',
        { issuer: 'an unknown issuer', why: 'it is neither a credential nor a token' },
        { pointer },
      ),
    };
  const found = judge(report, carried, way);
  return { child: { role: 'endorsement', pointer, report }, ...(found === undefined ? {} : { found }) };
};

const embedded: EndorsementWay = {
  carriedIn,
  verify: ({ endorsement, pointer }, context) =>
    isObject(endorsement) || typeof endorsement === 'string' ? context.verifyNested(endorsement, pointer) : undefined,
  isAbout,
};

export const endorsementsBy = (way: EndorsementWay): Check => {
  const absent = (credential: Credential): string | undefined =>
    way.carriedIn(credential).length === 0 ? 'the badge carries none' : undefined;
  return {
    id: 'endorsements',
    title: 'endorsements',
    needs: ['issuer.key', 'proof'],
    absent,
    applies: () => 'optional',
    run: async (credential, context) => {
      const carried = way.carriedIn(credential);
      if (carried.length === 0) return { kind: 'not-applicable', why: absent(credential) ?? '' };
      const children: ChildReport[] = [];
      const findings: Finding[] = [];
      let looked = 0;
      for (const one of carried) {
        if (context.nestedLeft() <= 0) break;
        looked += 1;
        const { child, found } = await verifyOne(one, context, way);
        if (child !== undefined) children.push(child);
        if (found !== undefined) findings.push(found);
      }
      const held = looked - findings.length;
      const rest = carried[looked];
      if (rest !== undefined)
        findings.push(
          finding(
            'endorsement.indeterminate',
            { issuer: 'others', why: `only the first ${looked} of ${carried.length} were looked at` },
            { pointer: rest.pointer },
          ),
        );
      return {
        kind: 'done',
        evidence: `${held} of ${carried.length} held`,
        findings,
        output: { children },
      };
    },
  };
};

export const endorsements = endorsementsBy(embedded);
