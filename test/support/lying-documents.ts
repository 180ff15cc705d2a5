/**
 * What may hosts serve that would make a stranger's key look like the issuer's? (DID Core §5.1.1, §5.2; Open Badges 3.0
 * §8.2) Each badge is signed by Mallory in the name of the issuer: a signature that holds, if only the key is believed.
 */
import type { FindingCode } from '../../src/model/catalog.js';
import type { JsonObject } from '../../src/model/json.js';
import type { Web } from './key-question.js';
import { ed25519Key, type TestKey } from './sign.js';

export const liar: TestKey = ed25519Key('Mallory');
const victim = ed25519Key('Example University');

export interface LyingDocument {
  readonly name: string;
  /** The issuer that the badge names. */
  readonly issuer: string;
  /** The key that the proof names; undefined for a token that carries the key itself. */
  readonly method: string | undefined;
  /** The badge travels as a token. */
  readonly token: boolean;
  readonly web: Web;
  /** What the check of the issuer's key says, or `pass` for the honest document beside the others. */
  readonly code: FindingCode | 'pass';
}

interface Hosts {
  /** Host and port of the issuer. */
  readonly host: string;
  /** Host and port of somebody else. */
  readonly other: string;
}

const multibase = (key: TestKey): string => key.did.slice('did:key:'.length);

const methodOf = (controller: string, key: TestKey = liar, id = `${controller}#key-1`): JsonObject => ({
  id,
  type: 'Multikey',
  controller,
  publicKeyMultibase: multibase(key),
});

const documentOf = (id: string, changes: JsonObject = {}): JsonObject => ({
  '@context': ['https://www.w3.org/ns/did/v1', 'https://w3id.org/security/multikey/v1'],
  id,
  verificationMethod: [methodOf(id)],
  assertionMethod: [`${id}#key-1`],
  ...changes,
});

const without = (document: JsonObject, name: string): JsonObject =>
  Object.fromEntries(Object.entries(document).filter(([member]) => member !== name));

const notAuthorised = 'issuer.key-not-authorised';
const notFound = 'issuer.key-not-found';
const notLinked = 'issuer.key-not-linked';
const unreachable = 'issuer.key-unreachable';
const mismatch = 'issuer.document-mismatch';
const revoked = 'issuer.key-revoked';

const ofDidWeb = ({ host, other }: Hosts): readonly LyingDocument[] => {
  const did = `did:web:${host.replace(':', '%3A')}`;
  const stranger = `did:web:${other.replace(':', '%3A')}`;
  const url = `https://${host}/.well-known/did.json`;
  const key = `${did}#key-1`;
  const honest = documentOf(did);
  const serves = (name: string, served: Web[string], code: LyingDocument['code'], method = key): LyingDocument => ({
    name,
    issuer: did,
    method,
    token: false,
    web: { [url]: served },
    code,
  });
  const json = (name: string, document: unknown, code: LyingDocument['code'], method = key): LyingDocument =>
    serves(name, { json: document }, code, method);
  const methods = (
    name: string,
    method: JsonObject | readonly JsonObject[],
    code: LyingDocument['code'],
  ): LyingDocument => json(name, documentOf(did, { verificationMethod: method }), code);
  return [
    json('nothing but the truth', honest, 'pass'),
    json('the id of somebody else', documentOf(stranger), mismatch),
    json('the id of somebody else, and keys in the name of the issuer', { ...honest, id: stranger }, mismatch),
    json('no id', without(honest, 'id'), mismatch),
    json('a list of ids', { ...honest, id: [did, stranger] }, mismatch),
    json('an object as id', { ...honest, id: { id: did } }, mismatch),
    json('the id with a fragment', { ...honest, id: `${did}#` }, mismatch),
    json('the id in capital letters', { ...honest, id: did.toUpperCase() }, mismatch),
    json('a list of documents', [honest], unreachable),
    json('the document inside of another one', { didDocument: honest }, unreachable),
    json('the document as a text', JSON.stringify(honest), unreachable),
    methods('a key of another controller', { ...methodOf(did), controller: stranger }, notAuthorised),
    methods('a key of several controllers', { ...methodOf(did), controller: [did, stranger] }, notAuthorised),
    methods('a key without a controller', without(methodOf(did), 'controller'), notAuthorised),
    methods('a key with its private part', { ...methodOf(did), privateKeyMultibase: 'z6' }, 'proof.key-weak'),
    methods('two keys of one name', [methodOf(did, victim), methodOf(did)], 'issuer.key-malformed'),
    methods(
      'two keys of one name, relative and whole',
      [methodOf(did), methodOf(did, victim, '#key-1')],
      'issuer.key-malformed',
    ),
    methods('one key in two forms', { ...methodOf(did), publicKeyJwk: victim.jwk }, 'issuer.key-malformed'),
    methods('a key that was revoked', { ...methodOf(did), revoked: '2020-01-01T00:00:00Z' }, revoked),
    methods('a key that was revoked on no day', { ...methodOf(did), revoked: 'yes' }, revoked),
    methods('a key that was revoked without a zone', { ...methodOf(did), revoked: '2999-01-01T00:00:00' }, revoked),
    methods('a key that expired', { ...methodOf(did), expires: '2020-01-01T00:00:00Z' }, revoked),
    methods(
      'a key that is in force once, and revoked once',
      [methodOf(did), { ...methodOf(did), revoked: true }],
      revoked,
    ),
    json('a key for logging in only', { ...without(honest, 'assertionMethod'), authentication: [key] }, notAuthorised),
    json(
      'a key for logging in, which stands there',
      { id: did, authentication: [methodOf(did)], assertionMethod: [key] },
      notFound,
    ),
    json(
      'a service under the name of the key',
      { id: did, service: [methodOf(did)], assertionMethod: [key] },
      notFound,
    ),
    json('a service only', { id: did, service: [{ ...methodOf(did), assertionMethod: [methodOf(did)] }] }, notFound),
    json('another key for making statements', { ...honest, assertionMethod: [`${did}#key-2`] }, notAuthorised),
    json(
      'the whole term in place of its name',
      { ...without(honest, 'assertionMethod'), 'https://w3id.org/security#assertionMethod': [key] },
      notAuthorised,
    ),
    json('a list in a list', { ...honest, assertionMethod: [[key]] }, notAuthorised),
    json('a name without "#"', { ...honest, assertionMethod: ['key-1'] }, notAuthorised),
    json('a relative path', { ...honest, assertionMethod: ['./#key-1'] }, notAuthorised),
    json('a relative query', { ...honest, assertionMethod: ['?versionId=1#key-1'] }, notAuthorised),
    json('an encoded "#"', { ...honest, assertionMethod: [`${did}%23key-1`] }, notAuthorised),
    json('a name that begins like that of the key', { ...honest, assertionMethod: [`${key}0`] }, notAuthorised),
    json(
      'a context that gives other names a meaning',
      { '@context': { x: 'https://w3id.org/security#assertionMethod' }, id: did, x: [methodOf(did)] },
      notFound,
    ),
    json('nothing under a name that every object has', { id: did }, notFound, `${did}#constructor`),
    serves('members under __proto__', { text: `{"id":"${did}","__proto__":${JSON.stringify(honest)}}` }, unreachable),
    serves('a member twice', { text: `{"id":"${stranger}",${JSON.stringify(honest).slice(1)}` }, unreachable),
    serves(
      'a member twice, once escaped',
      { text: `{"\\u0069d":"${stranger}",${JSON.stringify(honest).slice(1)}` },
      unreachable,
    ),
    serves(
      'members in a name, if entities were decoded',
      {
        text: JSON.stringify({ id: did, name: JSON.stringify(honest) }).replace(
          /"name":"(.*)"/s,
          (_, text: string) => `"name":"x${text.replaceAll('\\"', '&quot;')}&quot;"`,
        ),
      },
      notFound,
    ),
    serves('a web page around it', { text: `<!doctype html><script>${JSON.stringify(honest)}</script>` }, unreachable),
    serves('something behind it', { text: `${JSON.stringify(honest)}{}` }, unreachable),
    serves('comments', { text: `/* */${JSON.stringify(honest)}` }, unreachable),
    serves('an error page in JSON', { json: honest, status: 404 }, unreachable),
    serves(
      'a redirect to another host',
      { json: honest, finalUrl: `https://${other}/.well-known/did.json` },
      unreachable,
    ),
    serves(
      'a redirect to a longer name',
      { json: honest, finalUrl: `https://www.${host.replace(/:.*/, '')}.${other}/did.json` },
      unreachable,
    ),
    serves(
      'a redirect to a part of the host',
      { json: honest, finalUrl: `https://users.${host}/did.json` },
      unreachable,
    ),
    serves(
      'a redirect to another port',
      { json: honest, finalUrl: `https://${host.replace(/:.*/, '')}:9999/did.json` },
      unreachable,
    ),
    serves(
      'a redirect to a host without https',
      { json: honest, finalUrl: `http://${host}/.well-known/did.json` },
      unreachable,
    ),
    serves('a redirect to www.', { json: honest, finalUrl: `https://www.${host}/.well-known/did.json` }, 'pass'),
    {
      ...json('a key on the site of Mallory, in a document that claims to be the issuer', honest, notAuthorised),
      method: `https://${other}/key`,
      web: {
        [`https://${other}/key`]: { json: methodOf(`https://${other}/controller`, liar, `https://${other}/key`) },
        [`https://${other}/controller`]: { json: documentOf(did, { assertionMethod: [`https://${other}/key`] }) },
      },
    },
  ];
};

const ofSite = ({ host, other }: Hosts): readonly LyingDocument[] => {
  const issuer = `https://${host}/issuers/1`;
  const tenant = `https://${host}/issuers/2`;
  const address = `${tenant}/keys/1`;
  const set = `https://${host}/.well-known/jwks.json`;
  const profile = documentOf(issuer, {
    type: ['Profile'],
    verificationMethod: [methodOf(issuer, victim)],
  });
  const nothing = { [issuer]: { json: profile }, [set]: { json: { keys: [{ ...victim.jwk, kid: 'key-1' }] } } };
  const key = methodOf(issuer, liar, address);
  const jwk = { ...liar.jwk, kid: address };
  const serves = (
    name: string,
    web: Web,
    code: LyingDocument['code'],
    { method = address, token = false }: { readonly method?: string | undefined; readonly token?: boolean } = {},
  ): LyingDocument => ({ name, issuer, method, token, web: { ...nothing, ...web }, code });
  const asToken = { token: true };
  return [
    serves(
      'a key at its own address that the profile lists',
      { [issuer]: { json: { ...profile, assertionMethod: [address] } }, [address]: { json: key } },
      'pass',
    ),
    serves('a key of another tenant that claims the issuer as its controller', { [address]: { json: key } }, notLinked),
    serves(
      'a key of another tenant, and no profile to ask',
      { [address]: { json: key }, [issuer]: { text: '', status: 404 } },
      unreachable,
    ),
    serves(
      'a key of another tenant, and a key set that does not answer',
      { [address]: { json: key }, [set]: { failure: 'timeout' } },
      unreachable,
    ),
    serves('a JWK of another tenant', { [address]: { json: jwk } }, notLinked, asToken),
    serves(
      'a JWK of another tenant, which says so',
      { [address]: { json: { ...jwk, iss: tenant } } },
      notLinked,
      asToken,
    ),
    serves('a JWK of many issuers', { [address]: { json: { ...jwk, iss: [issuer, tenant] } } }, notLinked, asToken),
    serves(
      'a JWK of an issuer of almost the same name',
      { [address]: { json: { ...jwk, iss: `${issuer}/` } } },
      notLinked,
      asToken,
    ),
    serves(
      'a JWK that takes the name of a key of the issuer',
      { [address]: { json: { ...liar.jwk, kid: 'key-1' } } },
      notLinked,
      asToken,
    ),
    serves(
      'a key set of another tenant',
      { [tenant]: { json: { keys: [{ ...liar.jwk, kid: 'key-1' }] } } },
      notLinked,
      { ...asToken, method: `${tenant}#key-1` },
    ),
    serves('a profile of another tenant, with the keys', { [tenant]: { json: documentOf(tenant) } }, notFound, {
      method: `${tenant}#key-1`,
    }),
    serves('a key under another id than its address', { [address]: { json: methodOf(issuer) } }, mismatch),
    serves(
      'a key of another issuer under its address',
      { [address]: { json: methodOf(tenant, liar, address) } },
      notAuthorised,
    ),
    serves(
      'a key at its address, from another host',
      { [address]: { json: { ...jwk, iss: issuer }, finalUrl: `https://${other}/k` } },
      unreachable,
      asToken,
    ),
    serves('a key that stands in the fragment', {}, notFound, { method: `${issuer}#${multibase(liar)}` }),
    serves('a profile with the key', { [issuer]: { json: documentOf(issuer) } }, 'pass', { method: `${issuer}#key-1` }),
    serves('a profile under the id of another tenant', { [issuer]: { json: documentOf(tenant) } }, mismatch, {
      method: `${issuer}#key-1`,
    }),
    serves(
      'a profile that comes from another host',
      { [issuer]: { json: documentOf(issuer), finalUrl: `https://${other}/` } },
      unreachable,
      { method: `${issuer}#key-1` },
    ),
    serves(
      'a key set with a key of another tenant',
      { [set]: { json: { keys: [{ ...liar.jwk, kid: 'mallory', iss: tenant }] } } },
      notFound,
      { ...asToken, method: 'mallory' },
    ),
    serves(
      'a key set that comes from another host',
      { [set]: { json: { keys: [{ ...liar.jwk, kid: 'mallory' }] }, finalUrl: `https://${other}/` } },
      unreachable,
      { ...asToken, method: 'mallory' },
    ),
    serves(
      'a key set with two keys of one name',
      {
        [set]: {
          json: {
            keys: [
              { ...victim.jwk, kid: 'm' },
              { ...liar.jwk, kid: 'm' },
            ],
          },
        },
      },
      notFound,
      { ...asToken, method: 'm' },
    ),
    serves('a key set that is none', { [set]: { json: [{ ...liar.jwk, kid: 'm' }] } }, unreachable, {
      ...asToken,
      method: 'm',
    }),
    serves(
      'a key set with a revoked key',
      { [set]: { json: { keys: [{ ...liar.jwk, kid: 'm', revoked: { revoked_at: 1 } }] } } },
      revoked,
      { ...asToken, method: 'm' },
    ),
    serves(
      'a key set with a key in the text of another member',
      { [set]: { json: { keys: [], old: [{ ...liar.jwk, kid: 'm' }] } } },
      notFound,
      { ...asToken, method: 'm' },
    ),
    { ...serves('a token that carries its key', {}, notLinked, asToken), method: undefined },
    {
      ...serves(
        'a token that carries a key of another tenant',
        { [set]: { json: { keys: [{ ...liar.jwk, iss: tenant }] } } },
        notLinked,
        asToken,
      ),
      method: undefined,
    },
  ];
};

/** The table, for the given hosts. A few lines are honest (`pass`), so that the others are known to bite. */
export const lyingDocuments = (
  hosts: Hosts = { host: 'badges.example', other: 'mallory.example' },
): readonly LyingDocument[] => [...ofDidWeb(hosts), ...ofSite(hosts)];
