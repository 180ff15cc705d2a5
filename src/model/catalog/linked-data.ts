/** What can be said of a document that is signed as linked data: does the signature cover what a reader sees? */
import { entry } from './entry.js';

const unsignedMeans =
  'This kind of signature covers statements that are drawn from the badge by way of its contexts. What draws no statement is not covered: anybody could have added or hidden it after signing.';

export const linkedDataCodes = {
  'format.context-inline': entry<{ found: string }>({
    effect: 'fail',
    title: 'a context is not one of the published ones',
    say: ({ found }) => `"@context" must list https addresses of published contexts, but here it holds ${found}.`,
    fix: 'Ask the issuer to issue the badge with published contexts only; the holder cannot repair this.',
    help: {
      means:
        'The context says what each name in the badge means. A badge that brings a context of its own can give any name another meaning, so that the signature covers something else than what is shown.',
      checker: 'Do not rely on the badge.',
      issuer: 'Name contexts by their https address, first the Verifiable Credentials one, then the Open Badges one.',
    },
    spec: ['VC Data Integrity §2.4', 'Open Badges 3.0 §7.1'],
    since: '0.1.0',
  }),
  'format.context-not-pinned': entry<{ url: string; plain?: true }>({
    effect: 'indeterminate',
    title: 'a context is not known to this program',
    say: ({ url, plain }) =>
      plain === true
        ? `The badge names the context ${url}, of which this program holds no copy; what it may add was not read.`
        : `The badge uses the context ${url}, of which this program holds no checked copy, so it cannot tell what the signature covers.`,
    fix: 'Look for a newer version of badge-verify, or ask the issuer to use the standard contexts.',
    help: {
      means:
        'Contexts are never fetched while checking: their content could change or be different for each reader. This one is not among the copies that come with the program. Where the signature covers the bytes themselves (JWT, JCS) this is only a warning.',
      notMeans: 'That the badge is false.',
      checker: 'Treat the badge as not checked.',
      issuer: 'Use only the standard contexts, or ask for yours to be added.',
    },
    spec: ['VC Data Integrity §2.4'],
    since: '0.1.0',
  }),
  'format.undeclared-name': entry<{ name: string; why: string }>({
    effect: 'fail',
    title: 'something in the badge is not covered by the signature',
    say: ({ name, why }) =>
      name === '' ? `The signature cannot cover the badge: ${why}.` : `The signature cannot cover "${name}": ${why}.`,
    fix: 'Ask the issuer to issue the badge again with names that its contexts define; the holder cannot repair this.',
    help: {
      means: unsignedMeans,
      checker: 'Do not rely on the badge: what it shows may not be what was signed.',
      issuer:
        'Sign in JSON-LD safe mode. Remove the name, spell it as the context does, or add the published context that defines it before signing.',
    },
    spec: ['VC Data Integrity §2.4', 'VCDM 2.0 §5.2', 'JSON-LD 1.1 API §5.1'],
    since: '0.1.0',
  }),
  'format.unsigned-null': entry({
    effect: 'fail',
    title: 'a member of the badge is null',
    say: () => 'A member holds null, which the signature does not cover and Open Badges do not allow.',
    fix: 'Ask the issuer to leave the member out and to sign again; the holder cannot repair this.',
    help: {
      means: unsignedMeans,
      checker: 'Do not rely on the badge.',
      issuer: 'Leave out members that have no value.',
    },
    spec: ['Open Badges 3.0 §7.1', 'JSON-LD 1.1 §9.3'],
    since: '0.1.0',
  }),
  'format.id-conflict': entry<{ id: string; name: string }>({
    effect: 'fail',
    title: 'one id stands for two different things',
    say: ({ id, name }) => `The id ${id} stands in two places that disagree about "${name}".`,
    fix: 'Ask the issuer to give each thing an id of its own; the holder cannot repair this.',
    help: {
      means:
        'Things with the same id are one thing to a linked-data signature. Here the credential, issuer, subject or achievement shares its id with something that says otherwise, so it is not clear which of the two was signed.',
      checker: 'Do not rely on the badge.',
      issuer: 'Give each thing its own id, or say the same in both places.',
    },
    spec: ['JSON-LD 1.1 §3.3', 'VCDM 2.0 §4.4'],
    since: '0.1.0',
  }),
  'format.id-reused': entry<{ id: string; name: string }>({
    effect: 'note',
    title: 'an id is used twice with different content',
    say: ({ id, name }) =>
      `The id ${id} stands in two places that disagree about "${name}"; it is of no weight for the verdict.`,
    fix: 'Nothing to do for the holder.',
    help: {
      means: 'Something of little weight, such as a picture, is described twice in different ways under one id.',
      notMeans: 'That the badge is false.',
      checker: 'Nothing to do.',
      issuer: 'Say the same about an id wherever it stands.',
    },
    spec: ['JSON-LD 1.1 §3.3'],
    since: '0.1.0',
  }),
} as const;
