/** What can be said where an answer from the web is missing? Never that the badge is false. */
import { entry } from './entry.js';

export interface Missing {
  readonly url: string;
  readonly what: string;
  readonly why: string;
}

const notMeans = 'That the badge is false or revoked.';
const checker = 'Treat the badge as not checked, and try again.';

export const netCodes = {
  'net.offline': entry<Missing>({
    effect: 'indeterminate',
    title: 'something would have to be fetched',
    say: ({ url, what, why }) =>
      what === 'the badge'
        ? `The badge would have to be fetched from ${url}, but ${why}.`
        : `To decide, ${what} would have to be fetched from ${url}, but ${why}.`,
    fix: 'Run it again without --offline; of a recording, make a new one with --record.',
    help: {
      means:
        'Part of the proof lies on the web, for instance the key or the list of revoked badges, and nobody looked there: the program was told not to use the network, or to use a recording that lacks this answer.',
      notMeans,
      checker,
      issuer: 'Nothing to mend.',
    },
    spec: ['Open Badges 3.0 §8.2'],
    since: '0.1.0',
  }),
  'net.blocked': entry<Missing>({
    effect: 'indeterminate',
    title: 'an address that is not asked',
    say: ({ url, what, why }) => `To decide, ${what} would have to be fetched from ${url}, which is not done: ${why}.`,
    fix: 'Ask the issuer. Only for a test system of your own: --allow-host lets a private host be asked, --allow-http an address without https.',
    help: {
      means:
        'A badge can name any address. Addresses inside your own network, without https, with a password, or at unusual ports are not asked, because a forged badge could use them to spy or to lie.',
      notMeans: 'That the badge is false: test systems of issuers often have such addresses.',
      checker:
        'Treat the badge as not checked. Ask the issuer for a badge whose addresses are public and begin with https.',
      issuer: 'Serve keys, profiles and lists over https, on a public host, at port 443 or from 1024 up.',
    },
    spec: ['badge-verify: ARCHITECTURE.md, Network'],
    since: '0.2.0',
  }),
  'net.budget': entry<Missing>({
    effect: 'indeterminate',
    title: 'the badge asks for too much from the web',
    say: ({ url, what, why }) => `To decide, ${what} would have to be fetched from ${url}, but ${why}.`,
    fix: 'Try again later. If it stays so, ask the issuer for a badge that needs fewer addresses.',
    help: {
      means:
        'Each badge may ask for so many addresses, and all answers together may take so long. Else one file could keep the program busy for hours, or make it trouble others.',
      notMeans,
      checker,
      issuer: 'Keep the number of endorsements and lists small, and your servers quick.',
    },
    spec: ['badge-verify: ARCHITECTURE.md, Network'],
    since: '0.2.0',
  }),
} as const;
