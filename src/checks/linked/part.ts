/** What do the checks of Open Badges 1 and 2 ask of a badge and its parts? */
import type { Credential } from '../../model/credential.js';
import { InternalError } from '../../model/errors.js';
import { type Finding, isDecisive } from '../../model/finding.js';
import { isMissing, type LinkedBadge, type Part, type PartOrMissing } from '../../model/linked.js';
import type { TraceLine } from '../../model/report.js';
import type { CheckResult, Outputs } from '../check.js';

/** These checks run over gathered badges only; anything else is our mistake. */
export const badgeIn = ({ linked }: Credential): LinkedBadge => {
  if (linked === undefined) throw new InternalError('a check of Open Badges 2 was given another credential');
  return linked;
};

export const isSigned = ({ verification }: LinkedBadge): boolean => verification === 'signed';

export const partOf = (part: PartOrMissing | undefined): Part | undefined =>
  part === undefined || isMissing(part) ? undefined : part;

/** The check stops by these findings; without any an earlier one stood in the way, which `otherwise` says. */
export const stopped = (
  findings: readonly Finding[],
  otherwise: string,
  more: { readonly output?: Outputs; readonly trace?: readonly TraceLine[]; readonly summary?: string } = {},
): CheckResult => {
  const [first, ...rest] = findings;
  const { summary, ...both } = more;
  return first === undefined
    ? { kind: 'blocked', why: otherwise, ...both }
    : { kind: 'stopped', findings: [first, ...rest], ...more };
};

/** Of a hosted badge that could not be had only a pointer is there, and what a pointer says decides nothing. */
export const isPointer = ({ linked }: Credential): boolean =>
  linked !== undefined && linked.verification === 'hosted' && isMissing(linked.subject);

/** What is said of a pointer: worth knowing, and no more. */
export const ofPointer = (findings: readonly Finding[]): CheckResult =>
  stopped(
    findings.map((found) => (isDecisive(found) ? { ...found, effect: 'note' as const } : found)),
    'only the file could be looked at, and its address did not confirm it',
    { summary: 'so says the file, which proves nothing' },
  );

/** A part of a badge as a sentence names it. */
export const partWords = {
  subject: 'the badge',
  badgeClass: 'the badge class',
  issuer: "the issuer's profile",
} as const;
export type PartName = keyof typeof partWords;
