import { describe, expect, test } from 'vitest';
import { sentenceOf } from '../../src/model/finding.js';
import type { JsonObject, JsonValue } from '../../src/model/json.js';
import { err, ok } from '../../src/model/result.js';
import type { NetRequest } from '../../src/net/port.js';
import { checkFetchedExtensions, namesFurtherExtensions } from '../../src/schema/extensions-fetched.js';
import { badgeClass, extensions, linkedObject } from './linked-samples.js';

const context = 'https://a.example/context.json';
const schema = 'https://a.example/schema.json';

type Served = JsonObject | string | number;

const webOf = (served: Readonly<Record<string, Served>>) => {
  const requests: NetRequest[] = [];
  const get = async (request: NetRequest) => {
    requests.push(request);
    const { url } = request;
    const answer = new Map(Object.entries(served)).get(url);
    if (answer === undefined) return err({ kind: 'blocked' as const, url, detail: 'its address is a private one' });
    const status = typeof answer === 'number' ? answer : 200;
    const body = Buffer.from(typeof answer === 'object' ? JSON.stringify(answer) : String(answer));
    return ok({ url, status, contentType: 'application/json', headers: {}, body, fromCache: false });
  };
  return { net: { get }, requests };
};

const naming = (type: JsonValue = 'extensions:Own', address: JsonValue = schema): JsonObject => ({
  '@context': { obi: 'https://w3id.org/openbadges#', grade: 'https://a.example/terms#grade' },
  'obi:validation': [{ 'obi:validatesType': type, 'obi:validationSchema': address }],
});

const strict: JsonObject = {
  $schema: 'http://json-schema.org/draft-04/schema#',
  id: 'https://json-schema.org/draft/2020-12/schema',
  type: 'object',
  properties: { grade: { type: 'integer', minimum: 1, exclusiveMinimum: true } },
  required: ['grade'],
};

const own = (members: JsonObject = {}): JsonObject => ({
  '@context': context,
  type: ['Extension', 'extensions:Own'],
  grade: 2,
  ...members,
});
const holding = (...all: readonly JsonObject[]) =>
  linkedObject('BadgeClass', '2.0', { ...badgeClass(), 'x:list': all });

const check = (extension: JsonObject, served: Readonly<Record<string, Served>>) =>
  checkFetchedExtensions([holding(extension)], webOf(served).net);

describe('an extension whose schema is fetched', () => {
  test('is matched with what its context names for its type, and asks for nothing else', async () => {
    const { net, requests } = webOf({ [context]: naming(), [schema]: strict });
    const linked = holding(own());
    expect(await checkFetchedExtensions([linked], net)).toEqual({ checked: [schema], findings: [], about: [] });
    expect(requests).toMatchObject([
      { url: context, purpose: 'credential-schema', statedBy: 'badge' },
      { url: schema, purpose: 'credential-schema', statedBy: 'badge' },
    ]);
  });

  test('is refused where it does not fit, at its own place', async () => {
    const linked = holding(own(), own({ grade: 1 }));
    const { findings, about } = await checkFetchedExtensions(
      [linked],
      webOf({ [context]: naming(), [schema]: strict }).net,
    );
    expect(findings.map(({ code, pointer }) => `${code} ${pointer}`)).toEqual(['schema.violation /x:list/1/grade']);
    expect(findings.map(sentenceOf).join()).toContain('At /x:list/1/grade: expected what the rule "minimum" asks for');
    expect(about).toEqual([linked]);
  });

  test.each<[string, JsonObject]>([
    [
      'short names',
      { validation: { type: 'TypeValidation', validatesType: 'extensions:Own', validationSchema: schema } },
    ],
    [
      'full names',
      {
        'https://w3id.org/openbadges#validation': [
          {
            'https://w3id.org/openbadges#validatesType': 'https://w3id.org/openbadges/extensions#Own',
            'https://w3id.org/openbadges#validationSchema': { '@id': schema },
          },
        ],
      },
    ],
    ['a term of the context', { ...naming('Own'), '@context': { Own: 'extensions:Own' } }],
    [
      'other entries beside',
      {
        'obi:validation': [
          5,
          {},
          naming('extensions:Other')['obi:validation'] ?? null,
          ...(naming()['obi:validation'] as JsonObject[]),
        ],
      },
    ],
  ])('may be named with %s', async (_what, document) => {
    expect((await check(own(), { [context]: document, [schema]: strict })).checked).toEqual([schema]);
    expect((await check(own({ grade: 'A' }), { [context]: document, [schema]: strict })).findings).toHaveLength(1);
  });

  test.each<[string, JsonObject]>([
    ['draft-04', strict],
    ['no draft, which is draft-04', { properties: { grade: { minimum: 1, exclusiveMinimum: true } } }],
    [
      'draft-06',
      { $schema: 'http://json-schema.org/draft-06/schema#', properties: { grade: { exclusiveMinimum: 1 } } },
    ],
  ])('may be written in %s', async (_what, document) => {
    const served = { [context]: naming(), [schema]: document };
    expect(await check(own(), served)).toMatchObject({ checked: [schema], findings: [] });
    expect((await check(own({ grade: 1 }), served)).findings.map(({ code }) => code)).toEqual(['schema.violation']);
  });

  test('may hold patterns of older days', async () => {
    const served = { [context]: naming(), [schema]: { properties: { grade: { pattern: '^CC\\-' } } } };
    expect(await check(own({ grade: 'CC-BY' }), served)).toMatchObject({ checked: [schema], findings: [] });
    expect((await check(own({ grade: 'BY' }), served)).findings).toHaveLength(1);
  });
});

describe('what cannot be checked is said with its reason', () => {
  test.each<[string, JsonObject, Readonly<Record<string, Served>>, string]>([
    ['no context', { type: 'extensions:Own' }, {}, 'it has no context of its own'],
    ['a context in the badge', own({ '@context': { a: 'b:c' } }), {}, 'its context stands in the badge itself'],
    ['a context that is no address', own({ '@context': 'urn:x' }), {}, 'its context is no address on the web'],
    ['a context that is a file', own({ '@context': 'file:///etc/passwd' }), {}, 'its context is no address on the web'],
    ['a context that is not there', own(), { [context]: 404 }, 'its context could not be had'],
    ['a context at a private address', own(), {}, 'its address is a private one'],
    ['a context that is a page', own(), { [context]: '<!DOCTYPE html>' }, 'a web page'],
    ['a context without schemas', own(), { [context]: { '@context': {} } }, 'names no schema for it'],
    ['a schema for another type', own(), { [context]: naming('extensions:Other') }, 'names no schema for it'],
    ['a schema for what objects inherit', own(), { [context]: naming('constructor') }, 'names no schema for it'],
    ['a schema that is no text', own(), { [context]: naming('extensions:Own', 5) }, 'names no schema for it'],
    [
      'a schema that is a file',
      own(),
      { [context]: naming('extensions:Own', 'file:///x') },
      'its id is no address on the web',
    ],
    ['a schema that is not there', own(), { [context]: naming(), [schema]: 404 }, 'HTTP status 404'],
    ['a schema without rules', own(), { [context]: naming(), [schema]: { a: 1 } }, 'holds no rule'],
    [
      'a schema that refers elsewhere',
      own(),
      { [context]: naming(), [schema]: { $ref: 'https://b.example/' } },
      'refers to another address',
    ],
    [
      'a schema of another kind',
      own(),
      { [context]: naming(), [schema]: { $schema: 'http://json-schema.org/draft-03/schema#', type: 'object' } },
      'not supported',
    ],
    [
      'a schema that never ends',
      own({ grade: `${'a'.repeat(60)}!` }),
      { [context]: naming(), [schema]: { properties: { grade: { pattern: '^(a+)+$' } } } },
      'took too long',
    ],
    [
      'two schemas',
      own(),
      {
        [context]: {
          validation: [
            { validatesType: 'extensions:Own', validationSchema: schema },
            { validatesType: 'extensions:Own', validationSchema: `${schema}?2` },
          ],
        },
      },
      'several schemas',
    ],
  ])('%s', async (_what, extension, served, why) => {
    const { checked, findings } = await check(extension, served);
    expect(checked).toEqual([]);
    expect(findings.map(({ code, pointer }) => [code, pointer])).toEqual([['schema.extra-not-checked', '/x:list/0']]);
    expect(findings.map(sentenceOf).join()).toContain(why);
  });

  test('more than four, in all objects together', async () => {
    const { net, requests } = webOf({ [context]: 404 });
    const objects = [holding(own(), own(), own()), holding(own(), own(), own())];
    const { findings, about } = await checkFetchedExtensions(objects, net);
    expect(findings.map(({ args }) => String(args.why).startsWith('only the first 4'))).toEqual([
      false,
      false,
      false,
      false,
      true,
      true,
    ]);
    expect(about.map((one) => objects.indexOf(one))).toEqual([0, 0, 0, 1, 1, 1]);
    expect(requests).toHaveLength(4);
  });
});

test('nothing is fetched for published extensions, or where there are none', async () => {
  const { net, requests } = webOf({});
  const linked = holding(extensions['apply-link']?.() ?? {});
  expect(namesFurtherExtensions([linked, holding()])).toBe(false);
  expect(namesFurtherExtensions([linked, holding(own())])).toBe(true);
  expect(await checkFetchedExtensions([linked], net)).toEqual({ checked: [], findings: [], about: [] });
  expect(requests).toEqual([]);
});
