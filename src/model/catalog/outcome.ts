/** What can be said once the signature is settled: dates, recipient, endorsements; and of this program's own limits. */
import { entry, issueAgain } from './entry.js';

/** The sentence of an endorsement's own report speaks of a badge, and stands alone; here it does neither. */
const ofEndorsement = (why: string): string =>
  why.replace(/\bthe badge\b/gi, 'the endorsement').replace(/^[A-Z](?=[a-z ])/, (letter) => letter.toLowerCase());

export const outcomeCodes = {
  'validity.expired': entry<{ validUntil: string; at: string; from: string }>({
    effect: 'fail',
    title: 'the badge has expired',
    say: ({ validUntil, at }) => `The badge was in force until ${validUntil}; it is judged as of ${at}.`,
    fix: 'Ask for a renewed badge. If only the state at an earlier day matters, judge it as of that day, for example: --at 2026-01-31T12:00:00Z',
    help: {
      means: 'The issuer gave the badge a last day, and that is over.',
      notMeans: 'That the achievement was false.',
      checker: 'Decide whether an expired badge is enough, or ask for a renewed one.',
      issuer: 'Issue a new badge with a later validUntil.',
    },
    spec: ['VCDM 2.0 §4.9', 'Open Badges 3.0 §8.2'],
    since: '0.1.0',
  }),
  'validity.not-yet': entry<{ validFrom: string; at: string; from: string }>({
    effect: 'fail',
    title: 'the badge is not in force yet',
    say: ({ validFrom, at }) => `The badge is in force from ${validFrom} on; it is judged as of ${at}.`,
    fix: 'Check it again on that day; if the day is past, check the clock of this computer.',
    help: {
      means: 'The issuer dated the badge ahead.',
      checker: 'Wait for the day, or ask the issuer.',
      issuer: 'Check the clock of the system that issues, and validFrom.',
    },
    spec: ['VCDM 2.0 §4.9', 'Open Badges 3.0 §8.2'],
    since: '0.1.0',
  }),
  'validity.bad-date': entry<{ name: string; found: string }>({
    effect: 'fail',
    title: 'a date cannot be read',
    say: ({ name, found }) =>
      `"${name}" must be a date and time with a zone, such as 2026-03-01T12:00:00Z, but is ${found}.`,
    fix: issueAgain,
    help: {
      means: 'It cannot be told whether the badge is in force, because its date is not a date.',
      checker: 'Do not rely on the badge.',
      issuer: 'Write dates as RFC 3339 with a zone.',
    },
    spec: ['VCDM 2.0 §4.9', 'RFC 3339 §5.6'],
    since: '0.1.0',
  }),
  'recipient.mismatch': entry<{ asked: readonly string[] }>({
    effect: 'fail',
    title: 'the badge does not name this person as you named them',
    say: ({ asked }) =>
      `The badge names a recipient, but not as ${asked.join(' or ')}; it may be the same person under another address or id.`,
    fix: 'Ask the person under which e-mail address or id the badge was issued, and check with that.',
    help: {
      means:
        'The badge names a recipient, and that is not one of the addresses that you named. People often have a badge under an older address.',
      notMeans:
        'That the badge is false: it may be genuine and belong to somebody else, or to the same person under another address.',
      checker: 'Ask for all addresses the person used, and try again with each.',
      issuer: 'Nothing to mend.',
    },
    spec: ['Open Badges 3.0 §8.2', 'Open Badges 3.0 §B.1.15', 'Open Badges 2.0, IdentityObject'],
    since: '0.1.0',
  }),
  'recipient.none-declared': entry<{ asked: readonly string[]; by?: string }>({
    effect: 'indeterminate',
    title: 'whom the badge is about cannot be compared',
    say: ({ asked, by }) =>
      by === undefined
        ? `The badge names no recipient that could be compared with ${asked.join(' or ')}.`
        : `The badge names its recipient by ${by}, which cannot be compared with ${asked.join(' or ')}.`,
    fix: 'Ask the person for what the badge names them by, and check with that; or ask the issuer whether it is theirs.',
    help: {
      means:
        'Badges name people by an e-mail address, by an id that a platform gave them, or in other ways. What this one holds, if anything, is of another kind than what you asked for, so nothing was compared.',
      notMeans: 'That it belongs to somebody else.',
      checker:
        'Ask the person under which address or id the platform knows them (id:…, url:…, telephone:…), or ask the issuer whether the badge is theirs.',
      issuer: 'Name the recipient: credentialSubject with an id or identifier, or "recipient" in Open Badges 2.',
    },
    spec: ['Open Badges 3.0 §8.2', 'Open Badges 3.0 §B.1.3', 'Open Badges 2.0, IdentityObject'],
    since: '0.1.0',
  }),
  'recipient.weak-hash': entry<{ how: string }>({
    effect: 'warn',
    title: 'the recipient is hidden by a weak hash',
    say: ({ how }) => `The recipient matched, but the badge names them by ${how}, which is easy to guess.`,
    fix: 'Nothing to do.',
    help: {
      means:
        'The badge holds a scrambled form of the address. This form is weak: somebody who knows the badge could find out the address by trying.',
      notMeans: 'That the match is wrong.',
      checker: 'Nothing to do.',
      issuer: 'Use sha256 and a salt of its own for each badge.',
    },
    spec: ['Open Badges 3.0 §B.1.15', 'Open Badges 2.0, IdentityObject'],
    since: '0.1.0',
  }),
  'endorsement.failed': entry<{ issuer: string; why: string }>({
    effect: 'warn',
    title: 'an endorsement is not genuine',
    say: ({ issuer, why }) => `An endorsement in the name of ${issuer} does not hold: ${ofEndorsement(why)}.`,
    fix: 'Disregard the endorsement; the badge itself is judged on its own.',
    help: {
      means: 'Somebody is said to support this badge, but that statement does not stand up to the same checks.',
      notMeans: 'That the badge itself is false.',
      checker: 'Disregard the endorsement.',
      issuer: 'Check the endorsement on its own with badge-verify.',
    },
    spec: ['Open Badges 3.0 §8.2', 'Open Badges 3.0 §B.1.8'],
    since: '0.1.0',
  }),
  'endorsement.indeterminate': entry<{ issuer: string; why: string }>({
    effect: 'note',
    title: 'an endorsement could not be checked',
    say: ({ issuer, why }) => `An endorsement in the name of ${issuer} could not be checked: ${ofEndorsement(why)}.`,
    fix: 'Disregard the endorsement until it can be checked.',
    help: {
      means: 'Somebody is said to support this badge; that could not be confirmed.',
      notMeans: 'That it is false.',
      checker: 'Give the endorsement no weight.',
      issuer: 'Nothing to mend.',
    },
    spec: ['Open Badges 3.0 §8.2', 'Open Badges 3.0 §B.1.8'],
    since: '0.1.0',
  }),
  'internal.check-crashed': entry<{ check: string; detail: string }>({
    effect: 'indeterminate',
    title: 'a bug in badge-verify',
    say: ({ check, detail }) => `The check "${check}" stopped because of a bug in this program: ${detail}.`,
    fix: 'Please report this, with the file if you may share it. It says nothing about the badge.',
    help: {
      means: 'The program met something it was not ready for. The verdict is incomplete.',
      notMeans: 'That the badge is false.',
      checker: 'Treat the badge as not checked.',
      issuer: 'Nothing to mend.',
    },
    spec: ['badge-verify: ARCHITECTURE.md, Errors'],
    since: '0.1.0',
  }),
} as const;
