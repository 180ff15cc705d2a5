/** What can be said of a proof: does the signature cover this content, and was it made as it must be? */
import { entry, issueAgain } from './entry.js';

const doNotRely = 'Do not rely on the badge. Ask for the original file, or ask the issuer.';

export const proofCodes = {
  'proof.missing': entry({
    effect: 'fail',
    title: 'the badge is not signed',
    say: () => 'The badge carries no signature: anybody could have written it.',
    fix: 'Ask for the signed badge, as the issuer or the badge platform gave it out.',
    help: {
      means: 'There is no proof in the credential and it does not travel in a signed token.',
      notMeans: 'That the achievement was never awarded: this may be a draft or an export without its signature.',
      checker: 'Ask for the original file.',
      issuer: 'Sign the credential before you give it out.',
    },
    spec: ['Open Badges 3.0 §8.2', 'VCDM 2.0 §4.12'],
    since: '0.1.0',
  }),
  'proof.signature-mismatch': entry<{ suite: string; why: string }>({
    effect: 'fail',
    title: 'the signature does not fit the content',
    say: ({ suite, why }) => `The signature (${suite}) does not fit. ${why}.`,
    fix: doNotRely,
    help: {
      means:
        'Even one changed letter makes a signature void. It cannot be told from the file what was changed, or by whom.',
      checker: 'Treat the badge as false until the issuer says otherwise.',
      issuer:
        'If the badge is yours and unchanged, your software signs another form of it than it gives out. `badge-verify -vv` shows the canonical text and the hashes.',
    },
    spec: ['VC Data Integrity §4.3', 'RFC 7515 §5.2', 'Open Badges 3.0 §8.2'],
    since: '0.1.0',
  }),
  'proof.malformed': entry<{ suite: string; why: string }>({
    effect: 'fail',
    title: 'the signature is not made as it must be',
    say: ({ suite, why }) => `The proof (${suite}) breaks the rules: ${why}.`,
    fix: issueAgain,
    help: {
      means: 'Something that belongs to the signature is missing, of the wrong kind, or not allowed.',
      checker: 'Do not rely on the badge.',
      issuer: 'Compare the proof with the specification of its suite.',
    },
    spec: ['VC Data Integrity §2.1', 'RFC 7515 §4', 'Open Badges 3.0 §8.2'],
    since: '0.1.0',
  }),
  'proof.wrong-purpose': entry<{ suite: string; found: string }>({
    effect: 'fail',
    title: 'the signature was made for another purpose',
    say: ({ suite, found }) => `The proof (${suite}) must have the purpose "assertionMethod", but has ${found}.`,
    fix: issueAgain,
    help: {
      means:
        'A key holder signs for many reasons, for instance to log in. Only a signature made to assert something may make a badge.',
      checker: 'Do not rely on the badge.',
      issuer: 'Set proofPurpose to assertionMethod before signing.',
    },
    spec: ['VC Data Integrity §2.1', 'Open Badges 3.0 §8.2'],
    since: '0.1.0',
  }),
  'proof.not-yet': entry<{ suite: string; date: string; at: string }>({
    effect: 'fail',
    title: 'the signature is dated after the time of judgement',
    say: ({ suite, date, at }) => `The proof (${suite}) says it was created on ${date}, after ${at}.`,
    fix: 'If you used --at, choose a later time; else check the clock of this computer, and ask the issuer if it is right.',
    help: {
      means:
        'A signature cannot have been made later than now. Where --at names an earlier time, it had not been made by then.',
      checker: 'With --at, choose a time after the signature. Without it, do not rely on the badge.',
      issuer: 'Check the clock of the system that signs.',
    },
    spec: ['VC Data Integrity §2.1'],
    since: '0.1.0',
  }),
  'proof.expired': entry<{ suite: string; date: string; at: string }>({
    effect: 'fail',
    title: 'the signature has expired',
    say: ({ suite, date, at }) => `The proof (${suite}) expired on ${date}, before ${at}.`,
    fix: issueAgain,
    help: {
      means: 'The issuer gave the signature itself a last day, and that is over.',
      notMeans: 'That the achievement was false.',
      checker: 'Ask for a copy with a newer signature.',
      issuer: 'Sign again, or leave out "expires".',
    },
    spec: ['VC Data Integrity §2.1'],
    since: '0.1.0',
  }),
  'proof.chain-broken': entry<{ suite: string; previous: string; why: string }>({
    effect: 'fail',
    title: 'the signature builds on another one that is not there',
    say: ({ suite, previous, why }) => `The proof (${suite}) builds on the proof ${previous}, but ${why}.`,
    fix: doNotRely,
    help: {
      means: 'In a chain of proofs each one covers those before it. One of them was taken out or renamed.',
      checker: 'Do not rely on the badge.',
      issuer: 'Give out all proofs of a chain together.',
    },
    spec: ['VC Data Integrity §2.1.2'],
    since: '0.1.0',
  }),
  'proof.suite-unsupported': entry<{ suite: string }>({
    effect: 'indeterminate',
    title: 'the kind of signature is not supported',
    say: ({ suite }) => `The badge is signed with ${suite}, which this program does not verify.`,
    fix: 'Use a newer version of badge-verify, or another verifier that knows this kind of signature.',
    help: {
      means: 'The signature may be sound, but nothing was checked.',
      notMeans: 'That the badge is false.',
      checker: 'Treat the badge as not checked.',
      issuer: 'eddsa-rdfc-2022, or a JWT with RS256 or ES256, is what verifiers know.',
    },
    spec: ['Open Badges 3.0 §8.2', 'VC Data Integrity §3.1'],
    since: '0.1.0',
  }),
  'proof.other-suite-unsupported': entry<{ suite: string }>({
    effect: 'warn',
    title: 'a second signature was not checked',
    say: ({ suite }) => `Beside the proof that holds there is one with ${suite}, which this program does not verify.`,
    fix: 'Nothing to do: one good signature of the issuer is enough.',
    help: {
      means: 'A badge may carry several signatures. One of them holds; this one could not be looked at.',
      notMeans: 'That it is wrong.',
      checker: 'Nothing to do.',
      issuer: 'Nothing to mend.',
    },
    spec: ['Open Badges 3.0 §8.2', 'VC Data Integrity §2.1.1'],
    since: '0.1.0',
  }),
  'proof.algorithm-not-allowed': entry<{ algorithm: string; why: string }>({
    effect: 'fail',
    title: 'the signature algorithm is not allowed here',
    say: ({ algorithm, why }) => `The algorithm ${algorithm} is refused: ${why}.`,
    fix: doNotRely,
    help: {
      means:
        'Some "algorithms" mean that there is no signature, or that whoever checks could also have signed. Others do not go with the key that is named.',
      checker: 'Treat the badge as false.',
      issuer: 'Sign with a key pair, and with the algorithm that is made for that key.',
    },
    spec: ['RFC 8725 §3.1', 'Open Badges 3.0 §8.2', 'VC Data Integrity §3.1'],
    since: '0.1.0',
  }),
  'proof.key-weak': entry<{ key: string; why: string }>({
    effect: 'fail',
    title: 'the key protects nothing',
    say: ({ key, why }) => `The key ${key} is too weak to count: ${why}.`,
    fix: doNotRely,
    help: {
      means: 'With such a key somebody else than the issuer can make signatures that look good.',
      checker: 'Do not rely on the badge.',
      issuer:
        'Make a new key (Ed25519, P-256, or RSA with 2048 bits and exponent 65537), and never publish the private part.',
    },
    spec: ['RFC 7518 §3.3', 'RFC 8032 §5.1', 'NIST SP 800-186 §3'],
    since: '0.1.0',
  }),
  'proof.claims-disagree': entry<{ claim: string; found: string; member: string; expected: string }>({
    effect: 'fail',
    title: 'the signed token contradicts the badge inside it',
    say: ({ claim, found, member, expected }) =>
      `The claim "${claim}" of the token is ${found}, but "${member}" of the badge says ${expected}.`,
    fix: doNotRely,
    help: {
      means:
        'A token says a few things twice: who issued it, about whom, when. The two must be the same, else it is not clear which one counts.',
      checker: 'Do not rely on the badge.',
      issuer:
        'iss = issuer id, sub = credentialSubject id, jti = id, nbf = validFrom, exp = validUntil, each the same moment or text.',
    },
    spec: ['Open Badges 3.0 §8.2.4.1', 'VCDM 1.1 §6.3.1', 'VC-JOSE-COSE §3.1.3'],
    since: '0.1.0',
  }),
  'proof.claims-missing': entry<{ suite: string; claims: readonly string[] }>({
    effect: 'warn',
    title: 'the signed token leaves out claims',
    say: ({ claims }) =>
      `The token lacks ${claims.map((c) => `"${c}"`).join(', ')}, which Open Badges ask for; the badge inside says the same.`,
    fix: 'Nothing to do for the holder.',
    help: {
      means:
        'The token should repeat a few facts of the badge. It does not, but they stand in the signed badge itself.',
      notMeans: 'That the badge is false.',
      checker: 'Nothing to do.',
      issuer: 'Add the claims iss, sub, jti and nbf.',
    },
    spec: ['Open Badges 3.0 §8.2.4.1'],
    since: '0.1.0',
  }),
  'proof.older-context': entry<{ suite: string; url: string; date: string }>({
    effect: 'warn',
    title: 'signed under an older copy of a context',
    say: ({ suite, url, date }) =>
      `The signature (${suite}) holds under the copy of ${url} that was served from ${date} on, not under the one of today.`,
    fix: 'Nothing to do for the holder; other verifiers may say that the signature is wrong.',
    help: {
      means:
        'The published context was edited in place after the badge was signed. Its names meant something slightly different then; under that copy the signature is good.',
      notMeans: 'That the badge is false.',
      checker: 'Nothing to do.',
      issuer: 'Issue the badge again, so that it holds under the context of today.',
    },
    spec: ['VC Data Integrity §2.4', 'Open Badges 3.0 §7.1'],
    since: '0.1.0',
  }),
} as const;
