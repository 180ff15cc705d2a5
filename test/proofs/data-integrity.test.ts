import { describe, expect, it } from 'vitest';
import { finding } from '../../src/model/finding.js';
import type { JsonObject } from '../../src/model/json.js';
import { err, ok } from '../../src/model/result.js';
import { type CanonicalForms, dataIntegritySuite, ed25519, type Transform } from '../../src/proofs/data-integrity.js';
import { judge, later, publicKeyOf } from '../support/judge.js';
import { badge, credentialOf, ed25519Key, encodeBase58, jcs, newKey, signDocument } from '../support/sign.js';

const key = ed25519Key();
const missingTerm = finding('format.undeclared-name', { name: 'x', why: 'no context of the badge defines this name' });

/** A suite whose canonical forms are given, to see what is made of them; `signed` says which of them fits. */
const judgeForms = async (forms: readonly (CanonicalForms | 'refused')[], withKey = true) => {
  const document = badge(key.did);
  const proof = await signDocument(document, { suite: 'eddsa-jcs-2022', key });
  const transform: Transform = () => ({
    findings: [],
    forms: (async function* () {
      for (const form of forms) yield form === 'refused' ? err([missingTerm]) : ok(form);
    })(),
  });
  const suite = dataIntegritySuite({ id: 'test', handles: () => true, curves: [ed25519], transform });
  const credential = credentialOf(proof);
  const answer = await suite.verify(credential.proofs[0]!, credential, withKey ? publicKeyOf(key) : undefined, later);
  return { holds: answer.holds, codes: answer.findings.map(({ code }) => code) };
};

const wrong: CanonicalForms = { document: 'a', options: 'b', olderContexts: [] };

const fitting = async (olderContexts: CanonicalForms['olderContexts'] = []): Promise<CanonicalForms> => {
  const { proof, ...document } = await signDocument(badge(key.did), { suite: 'eddsa-jcs-2022', key });
  const { proofValue: _, ...options } = proof as JsonObject;
  return { document: jcs(document), options: jcs(options), olderContexts };
};

describe('the forms that a signature is tried with', () => {
  it('are tried in turn until one fits', async () => {
    expect(await judgeForms([wrong, await fitting()])).toEqual({ holds: true, codes: [] });
    expect(await judgeForms(['refused', await fitting()])).toEqual({ holds: true, codes: [] });
  });

  it('give a warning for each context whose older copy was needed', async () => {
    const older = await fitting([
      { url: 'https://a.example/v1', date: '2022-01-01' },
      { url: 'https://b.example/v1', date: '2023-01-01' },
    ]);
    expect(await judgeForms([wrong, older])).toEqual({
      holds: true,
      codes: ['proof.older-context', 'proof.older-context'],
    });
  });

  it('are judged by the first, if none fits', async () => {
    expect(await judgeForms([wrong, wrong])).toEqual({ holds: false, codes: ['proof.signature-mismatch'] });
    expect(await judgeForms([wrong, 'refused'])).toEqual({ holds: false, codes: ['proof.signature-mismatch'] });
    expect(await judgeForms(['refused', wrong])).toEqual({ holds: undefined, codes: ['format.undeclared-name'] });
  });

  it('are judged by the first alone, where there is no key', async () => {
    expect(await judgeForms([wrong, 'refused'], false)).toEqual({ holds: undefined, codes: [] });
    expect(await judgeForms(['refused', wrong], false)).toEqual({
      holds: undefined,
      codes: ['format.undeclared-name'],
    });
  });

  it('never hold where there are none', async () => {
    expect(await judgeForms([])).toEqual({ holds: undefined, codes: [] });
  });
});

describe('the length of a signature', () => {
  const forKeys = async (bytes: number, type: 'P-256' | 'P-384') => {
    const signer = newKey(type);
    const signed = await signDocument(badge(signer.did), { suite: 'ecdsa-jcs-2019', key: signer });
    const proofValue = `z${encodeBase58(Buffer.alloc(bytes, 1))}`;
    return judge({ ...signed, proof: { ...(signed['proof'] as JsonObject), proofValue } }, signer);
  };

  it('must be that of the key, not of another curve of the suite', async () => {
    expect((await forKeys(96, 'P-256')).codes).toEqual(['proof.malformed']);
    expect((await forKeys(64, 'P-384')).codes).toEqual(['proof.malformed']);
    expect((await forKeys(64, 'P-256')).codes).toEqual(['proof.signature-mismatch']);
  });
});
