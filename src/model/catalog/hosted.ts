/** What can be said of badges that are verified at their own address (Open Badges 1 and 2): is it there, and is it in the issuer's name? */
import { entry, issueAgain } from './entry.js';

const pointerOnly =
  'A badge of this kind is not signed. What proves it is that its issuer serves it: only what stands at its own address counts, and a file is no more than a pointer to that.';

export const hostedCodes = {
  'hosted.not-found': entry<{ url: string }>({
    effect: 'fail',
    title: 'the issuer has no such badge',
    say: ({ url }) => `The badge says that it stands at ${url}, but there is nothing at that address (HTTP 404).`,
    fix: 'Do not accept the file; ask the issuer whether it ever issued this badge.',
    help: {
      means: `${pointerOnly} The server answered that it has nothing there: the badge was deleted, or it never existed.`,
      notMeans: 'That the person made it up: issuers also delete badges, move to another platform or hide them.',
      checker: 'Do not accept the badge. Ask the holder for a copy that the issuer still serves, or ask the issuer.',
      issuer: 'Keep assertions at their address for good; of one that was revoked serve HTTP 410 or "revoked": true.',
    },
    spec: ['Open Badges 2.0, Hosted Verification'],
    since: '0.3.0',
  }),
  'hosted.unreachable': entry<{ url: string; what: string; why: string }>({
    effect: 'indeterminate',
    title: 'the badge could not be looked up at its address',
    say: ({ url, what, why }) => `What proves the badge, ${what} at ${url}, could not be had: ${why}.`,
    fix: 'Try again later; this says nothing about the badge. If it stays so, ask the issuer.',
    help: {
      means: `${pointerOnly} That address, or one that it leads to, gave no usable answer.`,
      notMeans: 'That the badge is false or was revoked. Nobody could look.',
      checker: 'Try again later. Do not reject the person for this alone; ask the issuer if it does not change.',
      issuer: 'Serve assertion, badge class and profile as JSON over https, without a login, at addresses that stay.',
    },
    spec: ['Open Badges 2.0, Hosted Verification'],
    since: '0.3.0',
  }),
  'hosted.unsigned': entry({
    effect: 'fail',
    title: 'the badge says that it is signed, and is not',
    say: () => 'The badge says that it is a signed one (SignedBadge), but it carries no signature.',
    fix: 'Ask for the original badge file; what was given may have been typed by anybody.',
    help: {
      means: 'A signed badge travels as a signed token (JWS). This is plain text that only says so.',
      checker: 'Do not accept it. Ask the holder for the original file as downloaded from the badge platform.',
      issuer: 'Hand out the compact JWS, or make the badge a HostedBadge.',
    },
    spec: ['Open Badges 2.0, Signed Verification'],
    since: '0.3.0',
  }),
  'hosted.id-mismatch': entry<{ url: string; id: string; what: string }>({
    effect: 'fail',
    title: 'another thing stands at the address',
    say: ({ url, id, what }) => `At ${url} stands ${what} of another address: it calls itself ${id}.`,
    fix: issueAgain,
    help: {
      means:
        'Each part of a badge says under which address it stands. What is served here belongs to another address, so the host does not vouch for it.',
      checker: 'Do not accept the badge; ask the issuer for one that holds.',
      issuer: 'Serve every object under the very address that stands in its "id".',
    },
    spec: ['Open Badges 2.0, Hosted Verification'],
    since: '0.3.0',
  }),
  'hosted.id-redirected': entry<{ url: string; id: string; what: string }>({
    effect: 'warn',
    title: 'a part of the badge has another address on the same host',
    say: ({ url, id, what }) => `At ${url} stands ${what} that calls itself ${id}, on the same host.`,
    fix: 'Nothing to do for the holder; the issuer should name the address that stands in "id".',
    help: {
      means: 'The platform has moved its addresses, or serves one thing under several. It is the same host.',
      notMeans: 'That the badge is false.',
      checker: 'Nothing to do.',
      issuer: 'Name the address that stands in "id", so that nobody has to wonder.',
    },
    spec: ['Open Badges 2.0, Hosted Verification'],
    since: '0.3.0',
  }),
  'hosted.out-of-scope': entry<{ url: string; issuer: string; why: string }>({
    effect: 'fail',
    title: 'the issuer does not vouch for that address',
    say: ({ url, issuer, why }) => `The issuer ${issuer} does not vouch for what stands at ${url}: ${why}.`,
    fix: 'Do not accept the badge; ask the issuer that it names whether it is theirs.',
    help: {
      means:
        'Anybody can put a badge on a website of their own and write the name of a university into it. So a badge only counts at an address that its issuer uses for badges: by default the host of the issuer.',
      checker: 'Do not accept the badge. Ask the issuer, by a contact that is not from the badge.',
      issuer:
        'Serve badges and profile from one host, or list the other in "verification": {"allowedOrigins": …} or "startsWith" of the profile.',
    },
    spec: ['Open Badges 2.0, VerificationObject (Issuer)', 'Open Badges 2.0, Hosted Verification'],
    since: '0.3.0',
  }),
  'hosted.differs-from-input': entry<{ url: string; differences: readonly string[] }>({
    effect: 'note',
    title: 'the file differs from what the issuer serves',
    say: ({ url, differences }) =>
      `The file differs from what stands at ${url}, and only the latter was judged: ${differences.join('; ')}.`,
    fix: 'Read what this report says, not what the file says.',
    help: {
      means: `${pointerOnly} The two differ. Everything in this report is from the address.`,
      notMeans: 'That somebody forged the file: issuers also change badges after they were handed out.',
      checker: 'Compare name, dates and person with this report, not with the file or its picture.',
      issuer: 'Nothing to mend, unless the file was meant to stay as it was.',
    },
    spec: ['Open Badges 2.0, Hosted Verification'],
    since: '0.3.0',
  }),
  'hosted.over-https': entry<{ url: string }>({
    effect: 'note',
    title: 'an address without https was asked over https',
    say: ({ url }) =>
      `The badge names an address without https (${url}); it was asked over https, and the two count as one address.`,
    fix: 'Nothing to do.',
    help: {
      means:
        'Over http anybody on the way could answer in the issuer’s place, so the same address is asked over https.',
      notMeans: 'That anything is wrong with the badge: older ones were issued before https was common.',
      checker: 'Nothing to do.',
      issuer: 'Use https addresses in new badges.',
    },
    spec: ['Open Badges 2.0, Hosted Verification'],
    since: '0.3.0',
  }),
  'format.not-an-award': entry<{ what: string }>({
    effect: 'warn',
    title: 'awarded to nobody',
    say: ({ what }) => `This is ${what}, not a badge that somebody was awarded: it says nothing about any person.`,
    fix: 'Ask for the badge itself: the assertion that was awarded to the person.',
    help: {
      means:
        'Open Badges are made of several parts: what the badge is (BadgeClass), who issues it (Profile), and to whom it was awarded (Assertion). This is a part without the award.',
      notMeans: 'That the person has no such badge.',
      checker: 'Do not take it as evidence for anybody. Ask for the badge that was awarded.',
      issuer: 'Nothing to mend, if a definition or a profile was meant to be checked.',
    },
    spec: ['Open Badges 2.0, Data Classes'],
    since: '0.3.0',
  }),
  'format.unsigned-copy-ignored': entry({
    effect: 'note',
    title: 'an unsigned copy was left aside',
    say: () => 'The file holds the badge twice, signed and unsigned; the unsigned copy was left aside.',
    fix: 'Nothing to do.',
    help: {
      means: 'Badge platforms hand badges to one another in this form. Only the signed copy may count.',
      notMeans: 'That anything is wrong.',
      checker: 'Nothing to do.',
      issuer: 'Nothing to mend.',
    },
    spec: ['Open Badges 2.1, Badge Connect API'],
    since: '0.3.0',
  }),
  'schema.known-deviation': entry<{ at: string; found: string; expected: string }>({
    effect: 'warn',
    title: 'a habit of badge platforms that harms nobody',
    say: ({ at, found, expected }) =>
      `${found} at ${at}, where the specification wants ${expected}; it was read as such.`,
    fix: 'Nothing to do for the holder; the platform should follow the specification.',
    help: {
      means: 'Some badge platforms write a few things in their own way. It is known what they mean by it.',
      notMeans: 'That the badge is false.',
      checker: 'Nothing to do.',
      issuer: 'Write it as the specification does: other verifiers may refuse the badge.',
    },
    spec: ['Open Badges 2.0, Data Classes'],
    since: '0.3.0',
  }),
  'schema.older-rules': entry<{ version: string; lacks: readonly string[] }>({
    effect: 'note',
    title: 'made by older rules',
    say: ({ version, lacks }) =>
      `The badge follows Open Badges ${version}, which did not ask for everything that is usual today: ${lacks.join(', ')}.`,
    fix: 'Nothing to do.',
    help: {
      means: 'The badge was made before Open Badges 2.0 and is judged by the rules of its time.',
      notMeans: 'That anything is missing by those rules.',
      checker: 'Nothing to do.',
      issuer: 'Issue new badges by the current rules.',
    },
    spec: ['Open Badges 2.0, Backwards Compatibility'],
    since: '0.3.0',
  }),
  'format.legacy-version': entry<{ version: string }>({
    effect: 'warn',
    title: 'an old kind of badge',
    say: ({ version }) => `This is a badge of Open Badges ${version}, a version that was replaced in 2017.`,
    fix: 'Nothing, if the rest holds; the issuer can issue it again in the current version.',
    help: {
      means: 'The badge follows rules that are no longer maintained. It was checked by those rules.',
      notMeans: 'That the badge is false or has lost its value.',
      checker: 'Look at the date of issue, and decide whether an old badge serves you.',
      issuer: 'Issue it again in the current version.',
    },
    spec: ['Open Badges 2.0, Backwards Compatibility'],
    since: '0.3.0',
  }),
} as const;
