import { describe, expect, it, test } from 'vitest';
import { effectOf } from '../../src/model/finding.js';
import type { JsonObject, JsonValue } from '../../src/model/json.js';
import { judge } from '../support/judge.js';
import { badge, contextOb3, contextV2, ed25519Key, makeProof, newKey, signDocument } from '../support/sign.js';

const key = ed25519Key();
const suite = 'eddsa-rdfc-2022';
const document = badge(key.did, {
  validUntil: '2024-06-01T00:00:00Z',
  credentialStatus: {
    id: 'https://issuer.example/status/1#5',
    type: 'BitstringStatusListEntry',
    statusPurpose: 'revocation',
    statusListIndex: '5',
    statusListCredential: 'https://issuer.example/status/1',
  },
});
const signed = signDocument(document, { suite, key, options: { expires: '2024-06-01T00:00:00Z' } });

const without = (object: JsonObject, name: string): JsonObject => {
  const { [name]: _, ...rest } = object;
  return rest;
};

const found = async (changed: JsonObject) => {
  const { holds, findings } = await judge(changed, key, { at: Date.UTC(2024, 1, 1) });
  return { holds, found: findings.map(({ code, pointer }) => `${code} ${pointer ?? ''}`) };
};

const addContext = (object: JsonObject, ...contexts: readonly JsonValue[]): JsonObject => ({
  ...object,
  '@context': [...(object['@context'] as readonly JsonValue[]), ...contexts],
});

const dateTime = 'http://www.w3.org/2001/XMLSchema#dateTime';
const iri = 'https://www.w3.org/2018/credentials#validUntil';

describe('a member that is renamed but means the same in RDF', () => {
  const hidden = async (name: string, value: JsonValue): Promise<JsonObject> => ({
    ...without(await signed, 'validUntil'),
    [name]: value,
  });

  it('is refused under its full IRI', async () => {
    const changed = await hidden(iri, { '@type': dateTime, '@value': '2024-06-01T00:00:00Z' });
    expect(await found(changed)).toMatchObject({ holds: undefined });
    expect((await found(changed)).found).toContain(`format.undeclared-name /${iri.replaceAll('/', '~1')}`);
  });

  it('is refused under a prefixed name', async () => {
    expect((await found(await hidden('cred:validUntil', '2024-06-01T00:00:00Z'))).found).toContain(
      'format.undeclared-name /cred:validUntil',
    );
  });

  it('is refused under an alias of a context of its own', async () => {
    const alias = addContext(await hidden('x', '2024-06-01T00:00:00Z'), { x: { '@id': iri, '@type': dateTime } });
    expect(await found(alias)).toEqual({ holds: undefined, found: ['format.context-inline /@context/2'] });
  });

  it('is not decided under an alias of a context that is not pinned', async () => {
    const alias = addContext(await hidden('x', '2024-06-01T00:00:00Z'), 'https://attacker.example/v1');
    const { holds, findings } = await judge(alias, key);
    expect(holds).toBeUndefined();
    expect(findings.map(({ code }) => code)).toContain('format.context-not-pinned');
    expect(findings.filter(({ code }) => code === 'format.context-not-pinned').map(effectOf)).toEqual([
      'indeterminate',
    ]);
  });

  it('is refused where a published context has a second name for it', async () => {
    const proof = (await signed)['proof'] as JsonObject;
    const renamed = { ...without(proof, 'expires'), expiration: proof['expires'] ?? null };
    expect(await found(addContext({ ...(await signed), proof: renamed }, 'https://w3id.org/security/v1'))).toEqual({
      holds: undefined,
      found: ['format.undeclared-name /proof/expiration'],
    });
    const subject = (await signed)['credentialSubject'] as JsonObject;
    const nameless = { ...without(subject, 'id'), uid: subject['id'] ?? null };
    const badgeWithUid = { ...(await signed), credentialSubject: nameless };
    expect(await found(addContext(badgeWithUid, 'https://www.w3.org/ns/odrl.jsonld'))).toEqual({
      holds: undefined,
      found: ['format.undeclared-name /credentialSubject/uid'],
    });
  });
});

describe('what draws no RDF', () => {
  test.each<[string, JsonObject, string]>([
    ['an undefined name', { unheardOf: 'x' }, 'format.undeclared-name /unheardOf'],
    [
      'an undefined type',
      { type: ['VerifiableCredential', 'OpenBadgeCredential', 'Honours'] },
      'format.undeclared-name /type/2',
    ],
    ['null', { description: null }, 'format.unsigned-null /description'],
    ['@index', { '@index': 'First class' }, 'format.undeclared-name /@index'],
    ['@graph', { '@graph': [] }, 'format.undeclared-name /@graph'],
    ['@included', { '@included': [] }, 'format.undeclared-name /@included'],
    ['@reverse', { '@reverse': {} }, 'format.undeclared-name /@reverse'],
    ['@nest', { '@nest': { name: 'x' } }, 'format.undeclared-name /@nest'],
  ])('is refused: %s', async (_, changes, wanted) => {
    expect(await found({ ...(await signed), ...changes })).toEqual({ holds: undefined, found: [wanted] });
  });

  it('is refused in the options of the proof, with a pointer into the proof', async () => {
    const proof = (await signed)['proof'] as JsonObject;
    expect(await found({ ...(await signed), proof: { ...proof, note: 'x' } })).toEqual({
      holds: undefined,
      found: ['format.undeclared-name /proof/note'],
    });
    expect(await found({ ...(await signed), proof: { ...proof, '@index': 'x' } })).toEqual({
      holds: undefined,
      found: ['format.undeclared-name /proof/@index'],
    });
  });

  it('points into the right one of several proofs', async () => {
    const proof = (await signed)['proof'] as JsonObject;
    const two = { ...(await signed), proof: [proof, { ...proof, note: 'x' }] };
    const { findings } = await judge(two, key, {}, 1);
    expect(findings.map(({ pointer }) => pointer)).toContain('/proof/1/note');
  });

  it('is refused without a key as well', async () => {
    const { holds, codes } = await judge({ ...(await signed), unheardOf: 'x' }, undefined, {
      at: Date.UTC(2024, 1, 1),
    });
    expect({ holds, codes }).toEqual({ holds: undefined, codes: ['format.undeclared-name'] });
  });

  it('is the whole badge where it names no context', async () => {
    const { found: codes } = await found(without(await signed, '@context'));
    expect(codes).toEqual(['format.undeclared-name ']);
  });

  it('are empty lists, which may come and go', async () => {
    expect(await found({ ...(await signed), evidence: [] })).toEqual({ holds: true, found: [] });
  });
});

describe('an RDF signature', () => {
  it('does not depend on the order of a list', async () => {
    const types = (await signed)['type'] as readonly JsonValue[];
    expect(await found({ ...(await signed), type: [...types].reverse() })).toEqual({ holds: true, found: [] });
  });

  it('ignores a context that the proof brings, as the one of the badge counts', async () => {
    const proof = (await signed)['proof'] as JsonObject;
    for (const own of [[contextV2], [contextV2, contextOb3], 'https://unknown.example/v1'])
      expect(await found({ ...(await signed), proof: { ...proof, '@context': own } })).toEqual({
        holds: true,
        found: [],
      });
    expect(await found({ ...(await signed), proof: { ...proof, '@context': { a: 'urn:b' } } })).toMatchObject({
      holds: undefined,
      found: ['format.context-inline /proof/@context'],
    });
  });

  it('can not have been made over half a surrogate pair', async () => {
    const { holds, findings } = await judge({ ...(await signed), name: '\ud800' }, key);
    expect(holds).toBeUndefined();
    expect(findings.map(({ code, pointer }) => `${code} ${pointer}`)).toContain('proof.signature-mismatch /name');
  });

  it('uses SHA-384 with a P-384 key', async () => {
    const signer = newKey('P-384');
    const made = await signDocument(badge(signer.did), { suite: 'ecdsa-rdfc-2019', key: signer });
    const { trace } = await judge(made, signer, { trace: true });
    expect(trace.filter(({ label }) => label.startsWith('sha384')).map(({ value }) => value.length)).toEqual([96, 96]);
  });
});

describe('an older copy of a context', () => {
  const { id: _, ...plain } = badge(key.did, { unheardOf: 'x' });
  const old = { suite, key, day: '2024-03-10' };

  it('is tried where the one of today refuses, and is named in a warning', async () => {
    const made = await signDocument(plain, old);
    const { holds, findings } = await judge(made, key);
    expect(holds).toBe(true);
    expect(findings.map(({ code, args }) => `${code} ${String(args.url)} ${String(args.date)}`)).toContain(
      `proof.older-context ${contextV2} 2024-03-10`,
    );
  });

  it('does not help a signature that fits none', async () => {
    const made = await signDocument(plain, old);
    expect(await judge({ ...made, name: 'Changed' }, key)).toMatchObject({
      holds: undefined,
      codes: ['format.undeclared-name'],
    });
  });
});

describe('a hostile document', () => {
  const clique = (size: number): JsonObject =>
    badge(key.did, {
      evidence: Array.from({ length: size }, (_, i) => ({
        id: `_:b${i}`,
        type: 'Evidence',
        ...Object.fromEntries([['relatedResource', Array.from({ length: size }, (__, j) => ({ id: `_:b${j}` }))]]),
      })),
    });

  it('is given up after little work, and only once', async () => {
    const contexts = [contextV2, contextOb3, 'https://www.w3.org/ns/credentials/undefined-terms/v2'];
    const proof = await makeProof(badge(key.did), { suite, key });
    for (const size of [7, 30, 60]) {
      const start = performance.now();
      const judged = await judge({ ...clique(size), '@context': contexts, proof }, key);
      expect(judged.holds).toBeUndefined();
      expect([...judged.codes].sort()).toEqual(['format.too-complex', 'format.undeclared-name']);
      expect(performance.now() - start).toBeLessThan(2000);
    }
  });

  it('is refused for its many contexts', async () => {
    const many = Array.from({ length: 101 }, () => contextV2);
    expect((await found({ ...(await signed), '@context': many })).found).toContain('format.too-complex ');
  });
});
