/** What can be said of newer copies that the issuer offers? */
import { entry } from './entry.js';

const spec = ['Open Badges 3.0 §8.2', 'VCDM 2.0 §5.4'] as const;

export const refreshCodes = {
  'refresh.used': entry<{ url: string; before: string; after: string }>({
    effect: 'note',
    title: 'a newer copy was checked instead',
    say: ({ url, before, after }) =>
      `The issuer serves ${before === after ? `another copy of the badge (both are of ${after})` : `a newer copy of the badge (of ${after}; the one at hand is of ${before})`} at ${url}. It was checked instead, and everything said here is said of it.`,
    fix: 'If you keep the badge, keep the newer copy.',
    help: {
      means:
        'The badge names an address at which its issuer serves newer copies. The copy from there is signed by the same issuer, has the same id and is about the same person, so it takes the place of the one that was given.',
      notMeans: 'That the copy at hand was false.',
      checker: 'Read the report as one on the newest copy.',
      issuer: 'Nothing to mend.',
    },
    spec,
    since: '0.2.0',
  }),
  'refresh.failed': entry<{ url: string; why: string }>({
    effect: 'note',
    title: 'a newer copy is offered, but could not be used',
    say: ({ url, why }) =>
      `The issuer offers newer copies at ${url}, but none could be used: ${why}. The copy at hand was checked.`,
    fix: 'If the badge matters to you, ask the holder for the newest copy.',
    help: {
      means:
        'The badge names an address for newer copies of itself. That address gave none, or one that does not hold or is about something else.',
      notMeans: 'That the copy at hand is out of date.',
      checker: 'Nothing to do, or ask for the newest copy.',
      issuer:
        'Keep the address of refreshService in service. What it serves must be signed by the same issuer, with the same id and the same subject.',
    },
    spec,
    since: '0.1.0',
  }),
} as const;
