import { describe, expect, test } from 'vitest';
import { extraSchema } from '../../src/checks/extra-schema.js';
import { schema } from '../../src/checks/schema.js';
import { effectOf } from '../../src/model/finding.js';
import type { JsonObject } from '../../src/model/json.js';
import { codesOf, contextWith, credentialWith, findingsOf, listening, policyWith } from './run.js';

const id = 'https://issuer.example/schema.json';
const named: JsonObject = { credentialSchema: [{ id, type: '1EdTechJsonSchemaValidator2019' }] };
const asked = policyWith({ fetchSchemas: true });

const run = (body: string | undefined, members = named, policy = asked) =>
  extraSchema.run(credentialWith(members), contextWith({ policy, net: listening(body).net }));

const fits = JSON.stringify({ required: ['credentialSubject'] });
const strict = JSON.stringify({ properties: { credentialSubject: { required: ['grade'] } } });

describe('further schemas', () => {
  test('are not asked for unless the user wants it', () => {
    expect(extraSchema.absent?.(credentialWith(named), policyWith())).toBe('further schemas are not fetched');
    expect(extraSchema.absent?.(credentialWith(named), asked)).toBeUndefined();
    expect(extraSchema.absent?.(credentialWith({}), asked)).toBe('the badge names no further schema');
  });

  test('are asked for only after the signature held', () => expect(extraSchema.needs).toEqual(['issuer.key', 'proof']));

  test('that fit are named as what was seen', async () => {
    expect(await run(fits)).toEqual({ kind: 'done', evidence: `matches ${id}`, findings: [] });
  });

  test('that do not fit fail the badge', async () => {
    const result = await run(strict);
    expect(result).toMatchObject({ kind: 'done', evidence: `checked against ${id}` });
    expect(findingsOf(result).map((one) => [one.code, one.pointer, effectOf(one)])).toEqual([
      ['schema.violation', '/credentialSubject', 'fail'],
    ]);
  });

  test('that do not fit warn where the user takes that', async () => {
    const result = await run(strict, named, policyWith({ fetchSchemas: true, conformance: 'warn' }));
    expect(findingsOf(result).map(effectOf)).toEqual(['warn']);
  });

  test('that were not checked keep the check from passing, also beside one that fits', async () => {
    const two = {
      credentialSchema: [
        { id, type: 'JsonSchema' },
        { id: 'urn:x', type: 'JsonSchema' },
      ],
    };
    const result = await run(fits, two);
    expect(result).toMatchObject({ kind: 'stopped', summary: `matches ${id}` });
    expect(codesOf(result)).toEqual(['schema.extra-not-checked']);
    expect(await run(undefined)).toMatchObject({ kind: 'stopped', summary: '' });
  });

  test('are pointed at where the credential stands, in a token one level down', async () => {
    const credential = { ...credentialWith(named), base: '/vc' };
    const result = await extraSchema.run(credential, contextWith({ policy: asked, net: listening(strict).net }));
    expect(findingsOf(result).map(({ pointer, args }) => [pointer, args.at])).toEqual([
      ['/vc/credentialSubject', '/vc/credentialSubject'],
    ]);
  });
});

test('the check of the bundled schema warns of further ones only where nobody else speaks of them', async () => {
  const codes = async (policy = policyWith()) =>
    codesOf(await schema.run(credentialWith(named), contextWith({ policy }))).filter((code) => code.includes('extra'));
  expect(await codes()).toEqual(['schema.extra-not-checked']);
  expect(await codes(asked)).toEqual([]);
});
