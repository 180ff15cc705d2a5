/** What does the site of an issuer serve, and which badges does it give out, for a run that is recorded and replayed? */
import { gzipSync } from 'node:zlib';
import type { JsonObject } from '../../src/model/json.js';
import { badge, contextOb3, contextV2, ed25519Key, signDocument, type TestKey } from '../support/sign.js';

export interface SiteAnswer {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  /** Never answers. */
  readonly silent?: true;
}

export interface Site {
  readonly answers: ReadonlyMap<string, SiteAnswer>;
  /** Badges by the name of their file. */
  readonly files: Readonly<Record<string, JsonObject>>;
}

const key = ed25519Key('Example University');
const stranger = ed25519Key('Mallory');
const multibase = key.did.slice('did:key:'.length);

/** `origin` is that of the site; `gone` that of a server that does not run. */
export const siteAt = async (origin: string, gone: string): Promise<Site> => {
  const did = `did:web:${new URL(origin).host.replace(':', '%3A')}`;
  const sign = (document: JsonObject, by: TestKey = key, issuer = did): Promise<JsonObject> =>
    signDocument(document, {
      suite: 'eddsa-jcs-2022',
      key: by,
      options: { verificationMethod: `${issuer}#key-1` },
    });
  const bits = Buffer.alloc(16_384);
  bits[0] = 0x40;
  const list = sign({
    '@context': [contextV2],
    id: `${origin}/list`,
    type: ['VerifiableCredential', 'BitstringStatusListCredential'],
    issuer: did,
    validFrom: '2026-01-01T00:00:00Z',
    credentialSubject: {
      type: 'BitstringStatusList',
      statusPurpose: 'revocation',
      encodedList: `u${gzipSync(bits).toString('base64url')}`,
    },
  });
  const place = (statusListIndex: string, statusListCredential = `${origin}/list`): JsonObject => ({
    credentialStatus: {
      type: 'BitstringStatusListEntry',
      statusPurpose: 'revocation',
      statusListIndex,
      statusListCredential,
    },
  });
  const endorsement = (issuer: string, by: TestKey): Promise<JsonObject> =>
    sign(
      {
        '@context': [contextV2, contextOb3],
        id: 'urn:uuid:6f6c3a3e-1e1c-4b0a-9d53-0a6b1d3c8e09',
        type: ['VerifiableCredential', 'EndorsementCredential'],
        name: 'Endorsement of First aid',
        issuer: { id: issuer, type: ['Profile'], name: 'Example Ministry' },
        validFrom: '2024-01-01T00:00:00Z',
        credentialSubject: { id: String(badge(did)['id']), type: ['EndorsementSubject'] },
      },
      by,
      issuer,
    );
  const refreshService = { id: `${origin}/moved`, type: '1EdTechCredentialRefresh' };
  const full = {
    refreshService,
    ...place('0'),
    endorsement: [await endorsement(did, stranger), await endorsement(`${did}:nobody`, stranger)],
  };
  const given = await sign(badge(did, full));
  const json = (document: unknown): SiteAnswer => ({
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(document),
  });
  const schemas = ['/schema', '/nothing'].map((path) => ({
    id: `${origin}${path}`,
    type: '1EdTechJsonSchemaValidator2019',
  }));
  return {
    answers: new Map<string, SiteAnswer>([
      [
        '/.well-known/did.json',
        json({
          id: did,
          assertionMethod: [{ id: `${did}#key-1`, type: 'Multikey', controller: did, publicKeyMultibase: multibase }],
        }),
      ],
      ['/badge', json(given)],
      ['/plain', json(await sign(badge(did)))],
      [
        '/page',
        {
          headers: { 'content-type': 'text/html' },
          body: '<!doctype html><title>Badge</title><link rel="alternate" type="application/vc" href="/plain">',
        },
      ],
      ['/list', json(await list)],
      ['/moved', { status: 302, headers: { location: '/newer' } }],
      ['/newer', json(await sign(badge(did, { ...full, validFrom: '2025-01-01T00:00:00Z' })))],
      ['/schema', json({ type: 'object', required: ['credentialSubject'] })],
      ['/trusted.json', json({ trustList: 1, issuers: [{ id: did, name: 'Example University' }] })],
      ['/silent', { silent: true }],
    ]),
    files: {
      'revoked.json': await sign(badge(did, place('1'))),
      'refused.json': await sign(badge(did, place('0', `${gone}/list`))),
      'silent.json': await sign(badge(did, place('0', `${origin}/silent`))),
      'private.json': await sign(badge(did, place('0', 'https://127.0.0.2/list'))),
      'stale.json': await sign(badge(did, { refreshService: { ...refreshService, id: `${gone}/newer` } })),
      'schema.json': await sign(badge(did, { credentialSchema: schemas })),
    },
  };
};
