/** What can be said of the kind of credential: is it a badge, of which version, and does this program verify that? */
import { entry } from './entry.js';

export const versionCodes = {
  'format.unknown-version': entry<{ found: string }>({
    effect: 'fail',
    title: 'the file is no badge',
    say: ({ found }) => `The file is readable, but it is no badge: ${found}.`,
    fix: 'Ask for the badge itself: the file that the badge platform offers for download.',
    help: {
      means: 'The JSON has neither the shape of a verifiable credential nor that of any version of Open Badges.',
      checker: 'Ask for the original badge file.',
      issuer: 'A badge names its type and its contexts; see the Open Badges specification.',
    },
    spec: ['Open Badges 3.0 §7.1', 'VCDM 2.0 §4.5'],
    since: '0.1.0',
  }),
  'format.version-unsupported': entry<{ kind: string }>({
    effect: 'indeterminate',
    title: 'this kind of badge is not supported yet',
    say: ({ kind }) => `This is ${kind}, which this version of badge-verify does not verify yet.`,
    fix: 'Use a newer version of badge-verify, or ask the holder for an Open Badges 3.0 copy.',
    help: {
      means: 'The file was recognised, but the program cannot check this kind.',
      notMeans: 'That the badge is false. Nothing was checked.',
      checker: 'Treat the badge as not checked.',
      issuer: 'Nothing to mend.',
    },
    spec: ['Open Badges 3.0 §1.2'],
    since: '0.1.0',
  }),
  'format.data-model-mixed': entry<{ found: string; expected: string }>({
    effect: 'warn',
    title: 'the credential is wrapped in the way of another version',
    say: ({ found, expected }) => `${found}; expected ${expected}.`,
    fix: 'Nothing to do for the holder; the issuer should wrap the credential as its version demands.',
    help: {
      means:
        'A credential of version 2.0 is itself the content of the signed token; one of version 1.1 stands in a claim named "vc". Here it is the other way round. It was read from where it stands.',
      notMeans: 'That the badge is false.',
      checker: 'Nothing to do.',
      issuer: 'For the context https://www.w3.org/ns/credentials/v2 sign the credential itself, without a "vc" claim.',
    },
    spec: ['VC-JOSE-COSE §1.1.2.1', 'Open Badges 3.0 Implementation Guide'],
    since: '0.1.0',
  }),
  'format.not-a-badge': entry<{ types: readonly string[] }>({
    effect: 'warn',
    title: 'a credential, but not an Open Badge',
    say: ({ types }) =>
      `This is a verifiable credential of another type (${types.length === 0 ? 'none is named' : types.join(', ')}), not an Open Badge.`,
    fix: 'Read what the credential says; it does not follow the rules for badges, so do not expect an achievement in it.',
    help: {
      means:
        'The signature, dates and status are checked as for any credential. Whether it is about an achievement is not.',
      notMeans: 'That the credential is false.',
      checker: 'Look at what it says: it may be a membership card or a diploma in another format.',
      issuer: 'A badge has the type OpenBadgeCredential or AchievementCredential.',
    },
    spec: ['Open Badges 3.0 §B.1.2', 'VCDM 2.0 §4.5'],
    since: '0.1.0',
  }),
} as const;
