import { describe, expect, test } from 'vitest';
import type { JsonObject } from '../../src/model/json.js';
import { defaultPolicy } from '../../src/model/policy.js';
import { ok } from '../../src/model/result.js';
import { memo } from '../../src/net/memo.js';
import type { Net, NetPurpose, NetRequest } from '../../src/net/port.js';
import { limitReadings } from '../../src/verify/readings.js';
import { codesOf } from '../support/fixtures.js';
import { badge, contextOb3, contextV2, ed25519Key, signDocument, signJwt } from '../support/sign.js';
import { verifyBytes as verify } from '../support/verify.js';

const address = 'https://badges.example.org/lists/1';

const serving = (content: object): { readonly net: Net; readonly asked: NetRequest[] } => {
  const asked: NetRequest[] = [];
  const body = Buffer.from(JSON.stringify(content));
  const get: Net['get'] = async (request) => {
    asked.push(request);
    return ok({ url: request.url, status: 200, contentType: '', headers: {}, body, fromCache: false });
  };
  return { net: { get }, asked };
};

describe('what one input may have read', () => {
  test.each<[NetPurpose, number]>([
    ['status-list', 16],
    ['refresh', 16],
    ['credential-schema', 8],
    ['did-document', 64],
    ['jwks', 64],
  ])('as %s are %i answers, also where all are the same', async (purpose, limit) => {
    const { net, asked } = serving({});
    const port = limitReadings(net);
    const request = { url: address, purpose, accept: '*/*', maxBytes: 1, statedBy: 'badge' } as const;
    for (let n = 0; n < limit; n++) expect((await port.get(request)).ok).toBe(true);
    expect(await port.get(request)).toMatchObject({
      ok: false,
      error: { kind: 'budget', url: address, detail: expect.stringContaining(`${limit} times`) },
    });
    expect(asked).toHaveLength(limit);
    const other = purpose === 'jwks' ? 'did-document' : 'jwks';
    expect((await port.get({ ...request, purpose: other })).ok).toBe(true);
  });
});

describe('a badge whose endorsements all name one large list', () => {
  const issuer = ed25519Key('issuer');
  const endorser = ed25519Key('endorser');
  const credentialStatus = {
    id: `${address}#7`,
    type: 'BitstringStatusListEntry',
    statusPurpose: 'revocation',
    statusListIndex: '7',
    statusListCredential: address,
  };
  const endorsement = (about: string, n: number): string => {
    const document: JsonObject = {
      '@context': [contextV2, contextOb3],
      id: `urn:example:${n}`,
      type: ['VerifiableCredential', 'EndorsementCredential'],
      name: 'Endorsement',
      issuer: { id: endorser.did, type: ['Profile'] },
      validFrom: '2024-01-02T00:00:00Z',
      credentialSubject: { id: about, type: ['EndorsementSubject'] },
      credentialStatus: Array.from({ length: 16 }, () => credentialStatus),
    };
    return signJwt({ alg: 'EdDSA', kid: endorser.method }, document, endorser);
  };

  test('has it read a few times, and what is left open is said of the endorsements alone', async () => {
    const plan = { suite: 'eddsa-jcs-2022', key: issuer };
    const list = await signDocument(
      {
        '@context': [contextV2],
        id: address,
        type: ['VerifiableCredential', 'BitstringStatusListCredential'],
        issuer: issuer.did,
        validFrom: '2024-01-01T00:00:00Z',
        // 16 kB of zeros, packed.
        credentialSubject: {
          type: 'BitstringStatusList',
          statusPurpose: 'revocation',
          encodedList: 'uH4sIAAAAAAAAA-3BMQEAAADCoPVPbQwfoAAAAAAAAAAAAAAAAAAAAIC3AYbSVKsAQAAA',
        },
        other: Array.from({ length: 20_000 }, () => ({})),
      },
      plan,
    );
    const document = badge(issuer.did, { credentialStatus });
    const endorsementJwt = Array.from({ length: 32 }, (_, n) => endorsement(String(document['id']), n));
    const input = Buffer.from(JSON.stringify(await signDocument({ ...document, endorsementJwt }, plan)));
    const { net, asked } = serving(list);
    let readings = 0;
    const shared = memo(net);
    const counting: Net = {
      get: (request) => {
        readings += 1;
        return shared.get(request);
      },
    };
    const policy = defaultPolicy(Date.UTC(2025, 0, 1));
    const report = await verify(input, { source: 'bytes', ref: 'x' }, { policy, net: counting });
    expect(report.verdict).toBe('pass');
    expect(report.checks.find(({ id }) => id === 'status')?.summary).toContain('not revoked');
    expect([asked.length, readings]).toEqual([1, 16]);
    const last = report.children.at(-1)?.report;
    expect(last === undefined ? [] : codesOf(last)).toContain('net.budget');
  });
});
