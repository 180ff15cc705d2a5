/** What can be said of revocation and suspension: does the badge still count? */
import { entry } from './entry.js';

/** Who set an entry in a list, where, and why. */
export interface Listed {
  /** The address of the list. */
  readonly url: string;
  /** The id of whoever signed the list, where that is not the issuer of the badge. */
  readonly by?: string;
  /** The platform that says the same of a badge that never existed. */
  readonly orNever?: string;
  /** The reason that is given, in its own words. */
  readonly reason?: string;
}

const because = ({ reason }: Listed): string => (reason === undefined ? '' : ` The reason given: "${reason}".`);

const unsure = ({ orNever }: Listed): string =>
  orNever === undefined ? '' : ` (${orNever} gives the same answer for a badge that never existed.)`;

const saysList = (did: string, { url, by }: Listed): string =>
  by === undefined
    ? `The issuer has ${did} the badge; that is said at ${url}.`
    : `The badge was ${did}: so says ${by} at ${url}, in the list that the badge or its issuer names.`;

const notFalse = 'That the badge is false, or revoked.';

export const statusCodes = {
  'status.revoked': entry<Listed>({
    effect: 'fail',
    title: 'the badge was revoked',
    say: (args) => `${saysList('revoked', args)}${because(args)}${unsure(args)}`,
    fix: 'Do not accept the badge; if that surprises the holder, the issuer can tell them why.',
    help: {
      means:
        "The badge is genuine, but whoever issued it has taken it back. That is said in a list which the badge or its issuer names, or at the badge's own address.",
      notMeans:
        'That the badge was forged, or that the holder did something wrong: badges are also revoked to mend a mistake.',
      checker: 'Do not accept the badge. Ask the holder for a newer one, or the issuer for the reason.',
      issuer: 'If it was revoked by mistake, clear its place in the list, or issue a new badge.',
    },
    spec: ['Open Badges 3.0 §8.2', 'Bitstring Status List §3.2', 'VCDM 2.0 §4.10', 'Open Badges 2.0, RevocationList'],
    since: '0.2.0',
  }),
  'status.suspended': entry<Listed>({
    effect: 'fail',
    title: 'the badge is suspended',
    say: (args) => `${saysList('suspended', args)} It may come into force again.${because(args)}`,
    fix: 'Do not accept the badge for now; ask the issuer, or check it again later.',
    help: {
      means:
        'The badge is genuine, but whoever issued it says that it does not count at present. Unlike a revocation, that can be undone.',
      notMeans: 'That the badge was forged, or that it will never count again.',
      checker: 'Do not accept it for now. Check again later, or ask the issuer how long it will last.',
      issuer: 'Clear its place in the list once the badge counts again.',
    },
    spec: ['Bitstring Status List §2.1', 'VCDM 2.0 §4.10'],
    since: '0.2.0',
  }),
  'status.list-unreachable': entry<{ url: string; what: string; why: string }>({
    effect: 'indeterminate',
    title: 'the revocation list could not be fetched',
    say: ({ url, why }) =>
      `Whether the badge was revoked is not known: the list that says it could not be had from ${url}: ${why}.`,
    fix: 'Try again later; do not reject the person for this alone.',
    help: {
      means: 'The list did not answer, so nobody can say today whether the badge still counts.',
      notMeans: notFalse,
      checker: 'Try again later. Do not reject the person for this alone.',
      issuer: 'Serve the list over https, without a login, at an address that stays.',
    },
    spec: ['Open Badges 3.0 §8.2', 'Bitstring Status List §3.2'],
    since: '0.2.0',
  }),
  'status.list-invalid': entry<{ url?: string; why: string }>({
    effect: 'indeterminate',
    title: 'the revocation list cannot be relied on',
    say: ({ url, why }) =>
      url === undefined
        ? `Whether the badge was revoked is not known: its entry about that cannot be used, because ${why}.`
        : `Whether the badge was revoked is not known: the list at ${url} cannot be relied on, because ${why}.`,
    fix: 'Ask the issuer whether the badge still counts; do not reject the person for this alone.',
    help: {
      means:
        'The badge or its issuer names a list that says whether it was revoked. There is an answer, but it is not what the issuer should publish: it is not signed where it must be, has expired, is of another kind or another issuer, or has no place for this badge. So it says nothing about the badge.',
      notMeans: notFalse,
      checker: 'Ask the issuer. Try again later: lists are often renewed.',
      issuer:
        'Check the list with badge-verify, and compare its type, statusPurpose and length with the credentialStatus of the badge. In Open Badges 2, publish a RevocationList with "issuer" and "revokedAssertions".',
    },
    spec: ['Bitstring Status List §3.2', 'Open Badges 3.0 §8.2', 'Open Badges 2.0, RevocationList'],
    since: '0.2.0',
  }),
  'status.list-other-issuer': entry<{ list: string; badge: string; url: string }>({
    effect: 'warn',
    title: 'somebody else keeps the revocation list',
    say: ({ list, badge, url }) =>
      `The list at ${url} is kept by ${list}, not by the issuer ${badge}; only the badge itself says that this list counts.`,
    fix: 'If you know both, nothing; else ask the issuer whether that list is theirs.',
    help: {
      means:
        'The badge has not been revoked in the list it names. That list is signed by somebody other than the issuer, for instance by the firm that runs the platform.',
      notMeans: 'That anything is wrong: the signed badge names this list.',
      checker: 'Usually nothing to do.',
      issuer: 'Sign lists with the same id as badges, if you can.',
    },
    spec: ['Bitstring Status List §3.2'],
    since: '0.2.0',
  }),
  'status.list-id-differs': entry<{ url: string; id: string }>({
    effect: 'warn',
    title: 'the revocation list has another id than its address',
    say: ({ url, id }) => `The list at ${url} calls itself ${id}; it was read all the same.`,
    fix: 'Nothing, unless the issuer says that another list is the right one.',
    help: {
      means: 'The badge names a list by its address. What is served there is properly signed, but bears another id.',
      notMeans: 'That the badge was revoked: its place in that list was read.',
      checker: 'Usually nothing to do.',
      issuer: 'Give the list the address as its id.',
    },
    spec: ['Bitstring Status List §2.2'],
    since: '0.2.0',
  }),
  'status.list-short': entry<{ url: string; entries: number; least: number }>({
    effect: 'warn',
    title: 'the revocation list is short',
    say: ({ url, entries, least }) =>
      `The list at ${url} has ${entries.toLocaleString('en')} places; it should have at least ${least.toLocaleString('en')}, so that nobody can guess whose badge is looked up.`,
    fix: 'Nothing to do.',
    help: {
      means:
        'A list has many places so that its keeper cannot tell whose badge is being checked. This one has few. The place of this badge was read.',
      notMeans: 'That the badge was revoked.',
      checker: 'Nothing to do.',
      issuer: 'Make lists with at least 131,072 places.',
    },
    spec: ['Bitstring Status List §3.2', 'Bitstring Status List §5.1'],
    since: '0.2.0',
  }),
  'status.refresh-offered': entry<{ url: string }>({
    effect: 'note',
    title: 'the issuer has changed the badge since',
    say: ({ url }) => `The list at ${url} says that there is a newer copy of this badge.`,
    fix: 'Ask the holder for the newer copy, if what changed may matter.',
    help: {
      means:
        'The issuer says that the badge was issued again with other content. The copy at hand has not been revoked for that.',
      notMeans: 'That the copy at hand no longer counts.',
      checker: 'Ask the holder for the newer copy.',
      issuer: 'Nothing to mend; revoke the older copy if it must not count any more.',
    },
    spec: ['Bitstring Status List §2.1'],
    since: '0.2.0',
  }),
  'status.message': entry<{ url: string; value: string; message: string }>({
    effect: 'note',
    title: 'the issuer has left a message about the badge',
    say: ({ url, value, message }) => `The list at ${url} says of this badge: ${message} (${value}).`,
    fix: 'Read the message; whether it matters is for you to decide.',
    help: {
      means: 'The issuer publishes a state for each badge in words of its own. It has no effect on the result.',
      notMeans: 'That the badge was revoked or suspended.',
      checker: 'Read the message, and decide whether it matters to you.',
      issuer: 'Use the purpose revocation or suspension where a badge shall not count.',
    },
    spec: ['Bitstring Status List §2.1'],
    since: '0.2.0',
  }),
  'status.as-of-now': entry<{ at: string; now: string }>({
    effect: 'note',
    title: 'revocation is as of today',
    say: ({ at, now }) =>
      `The dates are judged as of ${at}, but lists of revoked badges only tell how things are now, at ${now}.`,
    fix: 'Ask the issuer, if it matters whether the badge was revoked at that earlier time.',
    help: {
      means:
        "You asked how the badge stood at an earlier time. Lists do not tell since when a badge is revoked, so today's list was read.",
      notMeans: 'That the badge was revoked at that time, or that it was not.',
      checker: 'Ask the issuer if the earlier state matters.',
      issuer: 'Nothing to mend.',
    },
    spec: ['Bitstring Status List §3.2'],
    since: '0.2.0',
  }),
  'status.type-unsupported': entry<{ type: string }>({
    effect: 'indeterminate',
    title: 'the way to ask for revocation is not supported',
    say: ({ type }) =>
      `The badge says by ${type} where its revocation can be looked up, which this program cannot read.`,
    fix: 'Ask the issuer whether the badge still counts.',
    help: {
      means: 'The badge may have been revoked; it was not possible to look.',
      notMeans: 'That the badge was revoked.',
      checker: 'Ask the issuer, or treat the status as unknown.',
      issuer:
        'BitstringStatusListEntry is what verifiers know, with one of the purposes revocation, suspension, refresh and message.',
    },
    spec: ['VCDM 2.0 §4.10', 'Bitstring Status List §2.1'],
    since: '0.1.0',
  }),
} as const;
