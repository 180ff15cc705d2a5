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

/** Makes the badge; `at` gives an address of the host in question. */
type Make = (at: (path: string) => string) => Promise<FaultCase>;

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
  'trust-list': async (at) => {
    const url = at('/trusted.json');
    const source = text(await sign(badge(key.did)));
    return { source, web: { [url]: { trustList: 1, issuers: [{ id: key.did }] } }, url, addresses: 1 };
  },
};

export const faultCase = (purpose: NetPurpose, at: (path: string) => string): Promise<FaultCase> => makers[purpose](at);
