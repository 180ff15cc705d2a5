/** What can be said of the key: is it the issuer's own? */
import { entry } from './entry.js';

const notIssuer =
  'A signature only counts if its key belongs to the issuer that the badge names. Anybody can sign a badge that names a well-known university with a key of their own.';

export const issuerCodes = {
  'issuer.self-asserted': entry<{ issuer: string }>({
    effect: 'note',
    title: 'nobody vouches for the name of the issuer',
    say: ({ issuer }) => `The issuer's id is a bare key (${issuer}): anybody can make one and give it any name.`,
    fix: 'Ask the institution itself, by a contact that is not from the badge, whether this id is theirs.',
    help: {
      means:
        'The signature proves that the badge is unchanged since it was signed with this key. It does not prove who holds the key; the name beside it is only what the badge claims.',
      notMeans: 'That the issuer is an impostor.',
      checker:
        'Compare the id, character by character, with one that you got from the institution itself, by a contact that is not from the badge.',
      issuer: 'Publish your id on your own website, or use an id that your domain vouches for (did:web).',
    },
    spec: ['did:key method §1', 'Open Badges 3.0 Implementation Guide'],
    since: '0.1.0',
  }),
  'issuer.self-issued': entry<{ id: string }>({
    effect: 'note',
    title: 'issuer and recipient are the same',
    say: ({ id }) => `The badge was issued to its own issuer (${id}).`,
    fix: 'Read the badge as a statement that its holder makes about themselves.',
    help: {
      means: 'The issuer and the person the badge is about have the same id.',
      notMeans: 'That the badge is false.',
      checker: 'Give it the weight of a line in a CV.',
      issuer: 'Nothing to do if that is what you mean.',
    },
    spec: ['VCDM 2.0 §1.2'],
    since: '0.1.0',
  }),
  'issuer.key-not-authorised': entry<{ issuer: string; key: string; why: string }>({
    effect: 'fail',
    title: 'signed by somebody who is not the issuer',
    say: ({ issuer, key, why }) =>
      `The badge names the issuer ${issuer}, but the signature names the key ${key}: ${why}.`,
    fix: 'Do not rely on the badge. Ask the named issuer whether they issued it.',
    help: {
      means: notIssuer,
      checker: 'Treat the badge as not issued by the institution it names.',
      issuer: 'The DID of verificationMethod (or kid) must be exactly the id of the issuer.',
    },
    spec: ['Open Badges 3.0 §8.2', 'VC Data Integrity §4.4', 'VCDM 2.0 §4.7'],
    since: '0.1.0',
  }),
  'issuer.key-not-found': entry<{ issuer: string; key: string; why: string }>({
    effect: 'fail',
    title: 'the issuer has no such key',
    say: ({ issuer, key, why }) =>
      key === ''
        ? `No key of the issuer ${issuer} can be found: ${why}.`
        : `The issuer ${issuer} has no key named ${key}: ${why}.`,
    fix: 'Do not rely on the badge. Ask the named issuer whether they issued it.',
    help: {
      means: 'The signature names a key that the issuer does not have, or names none at all.',
      checker: 'Treat the badge as not issued by the institution it names.',
      issuer: 'Name the key by its full id, as the document of your DID lists it.',
    },
    spec: ['VC Data Integrity §4.4', 'RFC 7515 §4.1.4'],
    since: '0.1.0',
  }),
  'issuer.key-malformed': entry<{ key: string; why: string }>({
    effect: 'fail',
    title: 'the key cannot be read',
    say: ({ key, why }) => `The key ${key} is no usable public key: ${why}.`,
    fix: 'Ask the issuer to issue the badge again with a proper key.',
    help: {
      means: 'What should be a public key is not one, so no signature can be checked with it.',
      checker: 'Do not rely on the badge.',
      issuer: 'Check how your software writes keys: JWK with base64url, or multibase with a multicodec prefix.',
    },
    spec: ['RFC 7517 §4', 'Controlled Identifiers §2.2.2'],
    since: '0.1.0',
  }),
  'issuer.key-unsupported': entry<{ key: string; why: string }>({
    effect: 'indeterminate',
    title: 'the kind of key is not supported',
    say: ({ key, why }) => `The key ${key} cannot be used: ${why}.`,
    fix: 'Use a newer version of badge-verify, or another verifier that knows this kind of key.',
    help: {
      means: 'The key may be sound, but this program does not verify signatures with keys of this kind.',
      notMeans: 'That the badge is false.',
      checker: 'Treat the badge as not checked.',
      issuer: 'Ed25519 and P-256 keys are the ones that verifiers know.',
    },
    spec: ['RFC 7518 §6', 'Controlled Identifiers §2.2.2'],
    since: '0.1.0',
  }),
  'issuer.method-unsupported': entry<{ issuer: string; why: string }>({
    effect: 'indeterminate',
    title: "the issuer's kind of id is not supported",
    say: ({ issuer, why }) => `The issuer's id ${issuer} is of a kind that this program does not look up: ${why}.`,
    fix: 'Use a newer version of badge-verify, or another verifier that knows this kind of id.',
    help: {
      means: 'Each kind of id (DID method) has its own way to find the keys. This one is not built in.',
      notMeans: 'That the badge is false.',
      checker: 'Treat the badge as not checked.',
      issuer: 'did:web and did:key are the ones that verifiers know.',
    },
    spec: ['DID Core §8', 'Open Badges 3.0 §8.2'],
    since: '0.1.0',
  }),
} as const;
