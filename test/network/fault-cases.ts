/** Which badge cannot be decided without a certain address? One for each purpose of the network, honest in all else. */
import { gzipSync } from 'node:zlib';
import type { Source } from '../../src/load/index.js';
import type { JsonObject } from '../../src/model/json.js';
import type { NetPurpose } from '../../src/net/port.js';
import { badge, contextV2, ed25519Key, signDocument, signJwt } from '../support/sign.js';

export interface FaultCase {
  readonly source: Source;
  /** What the addresses serve if nothing is wrong. */
  readonly web: Readonly<Record<string, JsonObject>>;
  /** The address whose answer is wanted for the purpose. */
  readonly url: string;
  /** How many addresses are asked in turn before somebody gives up. */
  readonly addresses: number;
}

const key = ed25519Key('issuer');
const multibase = key.did.slice('did:key:'.length);

const sign = (document: JsonObject, verificationMethod = key.method): Promise<JsonObject> =>
  signDocument(document, { suite: 'eddsa-jcs-2022', key, options: { verificationMethod } });

const text = (document: JsonObject): Source => ({ text: JSON.stringify(document) });

const controllerDocument = (id: string): JsonObject => ({
  id,
  type: ['Profile'],
  assertionMethod: [{ id: `${id}#key-1`, type: 'Multikey', controller: id, publicKeyMultibase: multibase }],
});

const statusList = (): Promise<JsonObject> =>
  sign({
    '@context': [contextV2],
    type: ['VerifiableCredential', 'BitstringStatusListCredential'],
    issuer: key.did,
    validFrom: '2024-01-01T00:00:00Z',
    credentialSubject: {
      type: 'BitstringStatusList',
      statusPurpose: 'revocation',
      encodedList: `u${gzipSync(Buffer.alloc(16_384)).toString('base64url')}`,
    },
  });

/** Makes the badge; `at` gives an address of the host in question, `good` one of a host that answers. */
type Make = (at: (path: string) => string, good: (path: string) => string) => Promise<FaultCase>;

/** What a badge of a plain key names at one address. */
const naming =
  (path: string, members: (url: string) => JsonObject, served: () => Promise<JsonObject> | JsonObject): Make =>
  async (at) => {
    const url = at(path);
    return {
      source: text(await sign(badge(key.did, members(url)))),
      web: { [url]: await served() },
      url,
      addresses: 1,
    };
  };

const openBadges2 = 'https://w3id.org/openbadges/v2';

interface Parts {
  readonly assertion: string;
  readonly badgeClass: string;
  readonly issuer: string;
}

const profileOf = (id: string, members: JsonObject = {}): JsonObject => ({
  '@context': openBadges2,
  type: 'Profile',
  id,
  name: 'Example',
  url: 'https://example.edu/',
  email: 'badges@example.edu',
  ...members,
});

const badgeClassOf = ({ badgeClass, issuer }: Parts): JsonObject => ({
  '@context': openBadges2,
  type: 'BadgeClass',
  id: badgeClass,
  name: 'Welding',
  description: 'Can weld',
  image: 'https://example.edu/welding.png',
  criteria: { narrative: 'Weld.' },
  issuer,
});

const assertionOf = ({ assertion, badgeClass }: Parts, members: JsonObject = {}): JsonObject => ({
  '@context': openBadges2,
  type: 'Assertion',
  id: assertion,
  recipient: { type: 'email', hashed: false, identity: 'alice@example.org' },
  badge: badgeClass,
  verification: { type: 'HostedBadge' },
  issuedOn: '2024-01-01T00:00:00Z',
  ...members,
});

/** A hosted badge all of whose parts but one answer. */
const hosted = (
  parts: Parts,
  members: JsonObject = {},
  profile: JsonObject = {},
): Pick<FaultCase, 'source' | 'web'> => ({
  source: text(assertionOf(parts, members)),
  web: {
    [parts.assertion]: assertionOf(parts, members),
    [parts.badgeClass]: badgeClassOf(parts),
    [parts.issuer]: profileOf(parts.issuer, profile),
  },
});

const on = (host: (path: string) => string): Parts => ({
  assertion: host('/assertion'),
  badgeClass: host('/badge'),
  issuer: host('/issuer'),
});

/** A signed badge that needs one thing of the host in question. */
const signedBadge = (
  good: (path: string) => string,
  profile: (issuer: string) => JsonObject,
): Pick<FaultCase, 'source' | 'web'> => {
  const parts = on(good);
  const assertion = { ...assertionOf(parts), badge: badgeClassOf(parts), verification: { type: 'SignedBadge' } };
  return {
    source: { text: signJwt({ alg: 'EdDSA' }, assertion, key) },
    web: { [parts.issuer]: profileOf(parts.issuer, profile(parts.issuer)) },
  };
};

const keyDocument = (id: string, owner: string): JsonObject => ({
  '@context': openBadges2,
  type: 'CryptographicKey',
  id,
  owner,
  publicKeyJwk: { ...key.jwk },
});

const makers: Readonly<Record<NetPurpose, Make>> = {
  input: async (at) => {
    const url = at('/badge.json');
    return { source: { url }, web: { [url]: await sign(badge(key.did)) }, url, addresses: 1 };
  },
  'did-document': async (at) => {
    const url = at('/.well-known/did.json');
    const did = `did:web:${new URL(url).host.replace(':', '%3A')}`;
    const source = text(await sign(badge(did), `${did}#key-1`));
    return { source, web: { [url]: controllerDocument(did) }, url, addresses: 1 };
  },
  jwks: async (at) => {
    const [url, issuer] = [at('/.well-known/jwks.json'), at('/issuers/1')];
    const source = { text: signJwt({ alg: 'EdDSA', kid: 'key-1' }, badge(issuer), key) };
    // The key set first, then the profile, which could have the key as well.
    return { source, web: { [url]: { keys: [{ ...key.jwk, kid: 'key-1' }] } }, url, addresses: 2 };
  },
  'issuer-profile': async (at) => {
    const url = at('/issuers/1');
    const source = text(await sign(badge(url), `${url}#key-1`));
    return { source, web: { [url]: controllerDocument(url) }, url, addresses: 1 };
  },
  'status-list': naming(
    '/list',
    (url) => ({
      credentialStatus: {
        type: 'BitstringStatusListEntry',
        statusPurpose: 'revocation',
        statusListIndex: '7',
        statusListCredential: url,
      },
    }),
    statusList,
  ),
  refresh: async (at) => {
    const url = at('/newer');
    const refreshService = { id: url, type: '1EdTechCredentialRefresh' };
    const newer = await sign(badge(key.did, { refreshService, validFrom: '2024-06-01T00:00:00Z' }));
    const source = text(await sign(badge(key.did, { refreshService })));
    return { source, web: { [url]: newer }, url, addresses: 1 };
  },
  'credential-schema': naming(
    '/schema',
    (url) => ({ credentialSchema: [{ id: url, type: '1EdTechJsonSchemaValidator2019' }] }),
    () => ({ type: 'object', required: ['credentialSubject'] }),
  ),
  assertion: async (at) => {
    const parts = on(at);
    return { ...hosted(parts), url: parts.assertion, addresses: 1 };
  },
  'badge-class': async (at, good) => {
    const parts = { ...on(good), badgeClass: at('/badge') };
    const allowedOrigins = [parts.assertion, parts.badgeClass].map((url) => new URL(url).host);
    const badge = hosted(parts, {}, { verification: { type: 'VerificationObject', allowedOrigins } });
    return { ...badge, url: parts.badgeClass, addresses: 1 };
  },
  endorsement: async (at, good) => {
    const parts = on(good);
    const url = at('/endorsement');
    const issuer = at('/endorser');
    const endorsement = {
      '@context': openBadges2,
      type: 'Endorsement',
      id: url,
      claim: { id: parts.assertion, endorsementComment: 'Well done' },
      issuer,
      issuedOn: '2024-01-01T00:00:00Z',
      verification: { type: 'HostedBadge' },
    };
    const badge = hosted(parts, { endorsement: url });
    return { ...badge, web: { ...badge.web, [url]: endorsement, [issuer]: profileOf(issuer) }, url, addresses: 1 };
  },
  'public-key': async (at, good) => {
    const url = at('/key');
    const badge = signedBadge(good, () => ({ publicKey: url }));
    return { ...badge, web: { ...badge.web, [url]: keyDocument(url, good('/issuer')) }, url, addresses: 1 };
  },
  'revocation-list': async (at, good) => {
    const url = at('/revoked');
    const badge = signedBadge(good, (issuer) => ({
      publicKey: keyDocument(`${issuer}#key`, issuer),
      revocationList: url,
    }));
    const list = {
      '@context': openBadges2,
      type: 'RevocationList',
      id: url,
      issuer: good('/issuer'),
      revokedAssertions: [],
    };
    return { ...badge, web: { ...badge.web, [url]: list }, url, addresses: 1 };
  },
  'trust-list': async (at) => {
    const url = at('/trusted.json');
    const source = text(await sign(badge(key.did)));
    return { source, web: { [url]: { trustList: 1, issuers: [{ id: key.did }] } }, url, addresses: 1 };
  },
};

export const faultCase = (
  purpose: NetPurpose,
  at: (path: string) => string,
  good: (path: string) => string,
): Promise<FaultCase> => makers[purpose](at, good);
