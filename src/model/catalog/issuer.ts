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
      issuer:
        'The DID of verificationMethod (or kid) must be exactly the id of the issuer. An https issuer signs with a key of its own origin that its profile or key set lists.',
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
      means:
        'The signature names a key that the issuer does not list, or none that could be told from others. It may have been listed once and taken out since.',
      checker: 'Treat the badge as not issued by the institution it names.',
      issuer:
        'Name the key by its full id, as the document of your DID, your profile or your key set lists it, and go on listing old keys as long as badges signed with them are about.',
    },
    spec: ['VC Data Integrity §4.4', 'RFC 7515 §4.1.4'],
    since: '0.1.0',
  }),
  'issuer.key-unreachable': entry<{ url: string; what: string; why: string }>({
    effect: 'indeterminate',
    title: "the issuer's key could not be fetched",
    say: ({ url, what, why }) =>
      `${what.charAt(0).toUpperCase()}${what.slice(1)} could not be had from ${url}: ${why}.`,
    fix: 'This says nothing about the badge. Try again later; if it stays so, ask the issuer.',
    help: {
      means:
        "The badge is signed with a key that the issuer publishes on the web, and that address gave no usable answer. Without the key nobody can say whether the signature is the issuer's.",
      notMeans: 'That the badge is false.',
      checker: 'Try again later, on another day if need be. Do not reject the person for this alone.',
      issuer:
        'Serve the document over https as JSON, without a login, as long as badges signed with its keys are about.',
    },
    spec: ['Open Badges 3.0 §8.2', 'did:web method §3.2'],
    since: '0.2.0',
  }),
  'issuer.key-revoked': entry<{ key: string; why: string }>({
    effect: 'fail',
    title: 'the key is no longer in force',
    say: ({ key, why }) => `The key ${key} does not count at the time that was asked about: ${why}.`,
    fix: 'Do not rely on the badge. Ask the issuer to confirm it, or to issue it again with a new key.',
    help: {
      means:
        'The issuer marks the key of the signature as revoked, expired or not yet in force. Whoever stole such a key could sign badges with it, and give them any date.',
      notMeans: 'That the holder did anything wrong, or that the award never took place.',
      checker:
        'Ask the issuer whether the award still counts. Of a key that was in force earlier, --at looks at that day.',
      issuer:
        'Issue the badges that still count again. Mark a key as revoked only if it must no longer be believed; one that is merely no longer used can stay listed.',
    },
    spec: ['Controlled Identifiers §2.2', 'DID Resolution §4.3', 'OpenID Federation 1.0 §8.7'],
    since: '0.2.0',
  }),
  'issuer.key-not-linked': entry<{ issuer: string; key: string; why: string }>({
    effect: 'fail',
    title: "nothing shows that the key is the issuer's",
    say: ({ issuer, key, why }) => `The issuer ${issuer} does not vouch for the key ${key}: ${why}.`,
    fix: 'Do not rely on the badge. Ask the named issuer whether they issued it.',
    help: {
      means:
        "Many issuers can share one website. A key that lies on the same website may belong to another of them; so the issuer's own profile, the key set of the website, or the key itself must name the two together, and they do not. Badges of Open Badges 1 name only the address of their key, so that this cannot be shown for them.",
      checker:
        'Treat the badge as not issued by the institution it names; of an old badge, ask them whether it is theirs.',
      issuer:
        'List the key under assertionMethod in the document at the id of the issuer, or in /.well-known/jwks.json, or give the JWK an "iss" that is the id of the issuer. In Open Badges 2, list it under "publicKey" of the profile, and name the profile as its "owner".',
    },
    spec: [
      'Open Badges 3.0 Implementation Guide, key provenance',
      'Open Badges 3.0 §8.2.4',
      'Open Badges 2.0, Signed Verification',
    ],
    since: '0.2.0',
  }),
  'issuer.test-host': entry<{ host: string; platform: string }>({
    effect: 'fail',
    title: 'the badge is from a test installation',
    say: ({ host, platform }) =>
      `The badge comes from ${host}, where ${platform} lets anybody try out how badges are issued: nothing there was ever awarded.`,
    fix: 'Do not accept the badge; ask the holder for the one that was really awarded.',
    help: {
      means:
        'Badge platforms run separate hosts for trials. On them anybody can make an account under any name and issue badges to anybody.',
      checker: 'Do not accept it. A real award has an address on the main host of the platform.',
      issuer: 'Issue the badge on the production host of the platform.',
    },
    spec: ['Open Badges 2.0, Hosted Verification'],
    since: '0.3.0',
  }),
  'issuer.document-mismatch': entry<{ url: string; asked: string; found: string }>({
    effect: 'fail',
    title: 'the key document belongs to somebody else',
    say: ({ url, asked, found }) =>
      `The document at ${url} should be that of ${asked}, but it says that it is that of ${found}.`,
    fix: 'Do not rely on the badge. Tell the named issuer that the document at this address has another id.',
    help: {
      means:
        'A document that lists keys says whose it is. This one names another id than the one it was looked up for, so its keys are not those of the issuer that the badge names.',
      checker: 'Treat the badge as not issued by the institution it names, and ask them.',
      issuer: 'The "id" of the document must be, character by character, the id that your badges name.',
    },
    spec: ['DID Core §5.1.1', 'did:web method §3.2', 'Controlled Identifiers §2.1.1, §3.3'],
    since: '0.2.0',
  }),
  'issuer.resolver-trusted': entry<{ issuer: string; resolver: string }>({
    effect: 'note',
    title: 'a service was trusted to know the key',
    say: ({ issuer, resolver }) =>
      `The keys of ${issuer} were looked up by ${resolver}, as you asked; its answer was believed, not checked.`,
    fix: 'Rely on the badge only as far as you trust that service.',
    help: {
      means:
        "This program does not look up ids of this kind itself. You named a service that does (--did-resolver). Whoever runs it could name any key as the issuer's.",
      notMeans: 'That anything is wrong.',
      checker: 'Use a service that you or your institution run.',
      issuer: 'did:web and did:key can be looked up without such a service.',
    },
    spec: ['DID Resolution §4', 'DID Core §7.1'],
    since: '0.2.0',
  }),
  'issuer.key-malformed': entry<{ key: string; why: string }>({
    effect: 'fail',
    title: 'the key cannot be read',
    say: ({ key, why }) => `The key ${key} is no usable public key: ${why}.`,
    fix: 'Ask the issuer to issue the badge again with a proper key.',
    help: {
      means: 'What should be a public key is not one, so no signature can be checked with it.',
      checker: 'Do not rely on the badge.',
      issuer:
        'Check how your software writes keys: JWK with base64url, multibase with a multicodec prefix, or PEM in Open Badges 2.',
    },
    spec: ['RFC 7517 §4', 'Controlled Identifiers §2.2.2', 'Open Badges 2.0, CryptographicKey'],
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
    fix: 'If you run or trust a service that knows this kind of id, name it with --did-resolver; else use another verifier.',
    help: {
      means:
        'Each kind of id (DID method) has its own way to find the keys. This one is not built in, and no service that knows it (--did-resolver) was named.',
      notMeans: 'That the badge is false.',
      checker: 'Treat the badge as not checked. Whether your institution has such a service, its IT department knows.',
      issuer: 'did:web and did:key are the ones that verifiers know.',
    },
    spec: ['DID Core §8', 'Open Badges 3.0 §8.2'],
    since: '0.1.0',
  }),
} as const;
