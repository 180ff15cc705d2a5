import { describe, expect, it, test } from 'vitest';
import type { JsonObject, JsonValue } from '../../src/model/json.js';
import { judge } from '../support/judge.js';
import { badge, contextOb3, contextV1, contextV2, ed25519Key, signDocument } from '../support/sign.js';

const key = ed25519Key();
const suite = 'eddsa-jcs-2022';
const contexts = [contextV2, contextOb3];

/** Signs with a context in the proof, and gives the document other contexts afterwards. */
const judgeContexts = async (own: JsonValue, after: JsonValue, signedUnder: JsonValue = own) => {
  const signed = await signDocument(badge(key.did, { '@context': signedUnder }), {
    suite,
    key,
    options: { '@context': own },
  });
  const { holds, findings } = await judge({ ...signed, '@context': after }, key);
  return { holds, found: findings.map(({ code, pointer }) => `${code} ${pointer ?? ''}`) };
};

const outOfOrder = { holds: undefined, found: ['proof.signature-mismatch /proof/@context'] };

describe('the contexts of a JCS proof', () => {
  it('may be those of the badge', async () => {
    expect(await judgeContexts(contexts, contexts)).toEqual({ holds: true, found: [] });
  });

  it('may be fewer, if they are the first', async () => {
    const longer = [...contexts, 'https://w3id.org/security/data-integrity/v2'];
    expect(await judgeContexts(contexts, longer)).toEqual({ holds: true, found: [] });
  });

  it('may be one text where the badge has a list of one, as signed', async () => {
    expect(await judgeContexts(contextV2, [contextV2])).toEqual({ holds: true, found: [] });
  });

  test.each([
    ['in another order', [contextOb3, contextV2]],
    ['after another one', ['https://w3id.org/security/data-integrity/v2', ...contexts]],
    ['fewer', [contextV2]],
    ['none', []],
    ['other ones', [contextV1, contextOb3]],
    ['null', null],
  ])('are not those of a badge that now has them %s', async (_, after) => {
    expect(await judgeContexts(contexts, after)).toEqual(outOfOrder);
  });

  it('can not be exchanged in the proof for what the badge has', async () => {
    const signed = await signDocument(badge(key.did), { suite, key, options: { '@context': contexts } });
    const proof = { ...(signed['proof'] as JsonObject), '@context': [contextV2] };
    expect(await judge({ ...signed, proof }, key)).toMatchObject({ holds: false, codes: ['proof.signature-mismatch'] });
  });
});

describe('a JCS signature', () => {
  it('covers names that no context defines, so that they need no finding', async () => {
    const signed = await signDocument(badge(key.did, { unheardOf: { 'a:b': [null, '@type'] } }), { suite, key });
    expect(await judge(signed, key)).toMatchObject({ holds: true, codes: [] });
    expect(await judge({ ...signed, unheardOf: {} }, key)).toMatchObject({ holds: false });
  });

  it('is not put off by a context without a pinned copy, but warns', async () => {
    const document = badge(key.did, { '@context': [...contexts, 'https://terms.example/v1'] });
    const { holds, findings } = await judge(await signDocument(document, { suite, key }), key);
    expect(holds).toBe(true);
    expect(findings).toMatchObject([{ code: 'format.context-not-pinned', effect: 'warn', pointer: '/@context/2' }]);
  });

  it('is sensitive to the order of a list', async () => {
    const document = badge(key.did, { tag: ['a', 'b'] });
    const signed = await signDocument(document, { suite, key });
    expect(await judge({ ...signed, tag: ['b', 'a'] }, key)).toMatchObject({ holds: false });
  });

  test.each([
    ['half a surrogate pair in a text', { name: '\ud800' }],
    ['half a surrogate pair in a name', { '\udc00': 1 }],
    ['a number beyond all doubles', { hours: Number.POSITIVE_INFINITY }],
  ])('can not have been made over %s', async (_, changes) => {
    const signed = await signDocument(badge(key.did), { suite, key });
    expect(await judge({ ...signed, ...changes }, key)).toMatchObject({
      holds: undefined,
      codes: ['proof.signature-mismatch'],
    });
  });
});
