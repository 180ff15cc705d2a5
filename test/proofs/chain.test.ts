import { describe, expect, it, test } from 'vitest';
import type { JsonObject } from '../../src/model/json.js';
import { unsecuredDocument } from '../../src/proofs/chain.js';
import { judge } from '../support/judge.js';
import { badge, credentialOf, ed25519Key, makeProof } from '../support/sign.js';

const key = ed25519Key();
const document = badge(key.did);
const firstId = 'urn:uuid:00000000-0000-4000-8000-000000000001';
const suite = 'eddsa-rdfc-2022';

const makeChain = async (): Promise<readonly [JsonObject, JsonObject]> => {
  const first = await makeProof(document, { suite, key, options: { id: firstId } });
  const second = await makeProof(document, { suite, key, options: { previousProof: firstId }, previous: [first] });
  return [first, second];
};

const codesOf = async (proof: readonly JsonObject[]): Promise<readonly (readonly string[])[]> => {
  const signed = { ...document, proof };
  return Promise.all(proof.map(async (_, index) => (await judge(signed, key, {}, index)).codes));
};

describe('a chain of proofs', () => {
  it('holds proof by proof, in either order', async () => {
    const [first, second] = await makeChain();
    expect(await codesOf([first, second])).toEqual([[], []]);
    expect(await codesOf([second, first])).toEqual([[], []]);
  });

  it('is broken without the proof that it builds on', async () => {
    const [, second] = await makeChain();
    expect(await codesOf([second])).toEqual([['proof.chain-broken']]);
  });

  it('is broken where two proofs bear the id that it builds on', async () => {
    const [first, second] = await makeChain();
    const { previousProof: _, ...other } = second;
    expect((await codesOf([first, second, { ...other, id: firstId }]))[1]).toEqual(['proof.chain-broken']);
  });

  it('does not hold when the earlier signature is exchanged for another good one', async () => {
    const [, second] = await makeChain();
    const options = { id: firstId, created: '2024-01-03T00:00:00Z' };
    const exchanged = await makeProof(document, { suite, key, options });
    expect(await codesOf([exchanged, second])).toEqual([[], ['proof.signature-mismatch']]);
  });

  it('does not hold when the link to the earlier proof is taken out', async () => {
    const [first, second] = await makeChain();
    const { previousProof: _, ...loose } = second;
    expect(await codesOf([first, loose])).toEqual([[], ['proof.signature-mismatch']]);
  });

  it('does not end in a circle when a proof names itself', async () => {
    const [first] = await makeChain();
    expect(await codesOf([{ ...first, previousProof: firstId }])).toEqual([['proof.signature-mismatch']]);
  });
});

describe('the document that a proof covers', () => {
  const covered = (previousProof: JsonObject[string] | undefined) => {
    const proof = [
      { id: firstId, type: 'a' },
      { type: 'b', ...(previousProof === undefined ? {} : { previousProof }) },
    ];
    const credential = credentialOf({ ...document, proof });
    return unsecuredDocument(credential.proofs[1]!, credential);
  };

  it('is the badge without any proof', () => {
    expect(covered(undefined)).toEqual({ ok: true, value: document });
  });

  it('holds the proofs that previousProof names, one or several', () => {
    const wanted = { ok: true, value: { ...document, proof: [{ id: firstId, type: 'a' }] } };
    expect(covered(firstId)).toEqual(wanted);
    expect(covered([firstId])).toEqual(wanted);
  });

  test.each([
    ['another id', 'urn:other'],
    ['null', null],
    ['a number', 7],
    ['an object', { id: firstId }],
    ['one known and one unknown id', [firstId, 'urn:other']],
  ])('can not be had where previousProof is %s', (_, previousProof) => {
    const found = covered(previousProof);
    expect(found.ok ? undefined : found.error).toMatchObject({
      code: 'proof.chain-broken',
      pointer: '/proof/1/previousProof',
    });
  });
});
