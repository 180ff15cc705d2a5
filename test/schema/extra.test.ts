import { describe, expect, test } from 'vitest';
import { sentenceOf } from '../../src/model/finding.js';
import type { JsonObject } from '../../src/model/json.js';
import { err, ok } from '../../src/model/result.js';
import type { NetRequest } from '../../src/net/port.js';
import { checkFurtherSchemas } from '../../src/schema/extra.js';

const id = 'https://issuer.example/schema.json';
const other = 'https://other.example/schema.json';
const official = 'https://purl.imsglobal.org/spec/ob/v3p0/schema/json/ob_v3p0_achievementcredential_schema.json';

type Served = JsonObject | string | number;

/** A web of some schemas: an object, a text, or the status of a server that has none. */
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

const entry = (of = id, type = '1EdTechJsonSchemaValidator2019'): JsonObject => ({ id: of, type });
const badge = (...credentialSchema: readonly JsonObject[]): JsonObject => ({
  id: 'urn:badge',
  name: 'Welding',
  credentialSchema,
});
const check = (document: JsonObject, served: Readonly<Record<string, Served>>) =>
  checkFurtherSchemas('achievement', document, webOf(served).net);
const fitting: JsonObject = { type: 'object', required: ['name'] };
const tooStrict: JsonObject = { type: 'object', required: ['grade'] };

describe('a further schema', () => {
  test('is fetched as what a badge names, and the document checked against it', async () => {
    const { net, requests } = webOf({ [id]: fitting });
    expect(await checkFurtherSchemas('achievement', badge(entry()), net)).toEqual({ checked: [id], findings: [] });
    expect(requests).toMatchObject([{ url: id, purpose: 'credential-schema', statedBy: 'badge', maxBytes: 1 << 20 }]);
  });

  test('is not fetched where its rules are bundled', async () => {
    const { net, requests } = webOf({});
    expect(await checkFurtherSchemas('achievement', badge(entry(official)), net)).toEqual({
      checked: [],
      findings: [],
    });
    expect(requests).toEqual([]);
  });

  test.each(['1EdTechJsonSchemaValidator2019', 'JsonSchema', 'JsonSchemaValidator2018', 'FullJsonSchemaValidator2021'])(
    'may be of the type %s',
    async (type) => {
      expect((await check(badge(entry(id, type)), { [id]: fitting })).checked).toEqual([id]);
    },
  );

  test('may be named with an empty fragment', async () => {
    expect((await check(badge(entry(`${id}#`)), { [id]: fitting })).checked).toEqual([`${id}#`]);
  });

  test.each([
    'https://json-schema.org/draft/2019-09/schema#',
    'https://json-schema.org/draft/2020-12/schema',
    'http://json-schema.org/draft-07/schema#',
    'https://json-schema.org/draft-06/schema',
    'http://json-schema.org/draft-04/schema#',
  ])('may be written for %s', async ($schema) => {
    expect((await check(badge(entry()), { [id]: { $schema, ...fitting } })).checked).toEqual([id]);
  });

  test.each<[string, JsonObject, string, string]>([
    ['lacks a member', { required: ['grade'] }, '', `the member "grade" (schema "${id}"), found no such member`],
    ['has a member too many', { properties: { id: true }, additionalProperties: false }, '', 'no member "name"'],
    ['has another value', { properties: { name: { const: 'Smithing' } } }, '/name', 'asks for, "Smithing" (schema'],
    [
      'has a short name',
      { properties: { name: { minLength: 50 } } },
      '/name',
      'what the rule "minLength" asks for, 50',
    ],
    [
      'has a name that is not allowed',
      { propertyNames: { maxLength: 3 } },
      '',
      'what the rule "propertyNames" asks for',
    ],
  ])('is broken by a document that %s', async (_, schema, pointer, words) => {
    const { checked, findings } = await check(badge(entry()), { [id]: schema });
    expect(checked).toEqual([id]);
    expect(findings.map((one) => [one.code, one.pointer])).toEqual([['schema.violation', pointer]]);
    expect(findings.map(sentenceOf).join()).toContain(words);
  });
});

describe('what cannot be checked is said with its reason', () => {
  test.each<[string, JsonObject, Readonly<Record<string, Served>>, string]>([
    ['another type', entry(id, 'JsonSchemaCredential'), { [id]: fitting }, 'does not support its type'],
    ['no type', { id }, { [id]: fitting }, 'does not support its type'],
    ['a type from a prototype', entry(id, 'constructor'), { [id]: fitting }, 'does not support its type'],
    ['an id that is no address', entry('urn:schema'), {}, 'no address on the web'],
    ['an id that is a file', entry('file:///etc/passwd'), {}, 'no address on the web'],
    ['an id that is a part of a schema', entry(`${id}#/$defs/x`), { [id]: fitting }, 'a part of a schema'],
    ['a private address', entry('https://10.0.0.1/'), {}, 'its address is a private one'],
    ['an address with nothing behind it', entry(), { [id]: 404 }, 'HTTP status 404'],
    ['a web page', entry(), { [id]: '<!DOCTYPE html><html></html>' }, 'a web page'],
    ['broken JSON', entry(), { [id]: '{"type":' }, 'no JSON object'],
    ['a schema that is only true', entry(), { [id]: 'true' }, 'no JSON object'],
    ['a member named twice', entry(), { [id]: '{"type":"object","type":"object"}' }, 'no JSON object'],
    ['a message that is no schema', entry(), { [id]: { error: 'not found' } }, 'holds no rule'],
    ['a schema that asks for nothing', entry(), { [id]: { $id: official, $defs: {} } }, 'holds no rule'],
    [
      'an older dialect',
      entry(),
      { [id]: { $schema: 'http://json-schema.org/draft-03/schema#', ...fitting } },
      'not supported',
    ],
    ['a dialect of its own', entry(), { [id]: { $schema: 'https://evil.example/meta', ...fitting } }, 'not supported'],
    ['a dialect that is no text', entry(), { [id]: { $schema: [], ...fitting } }, 'not supported'],
    [
      'a reference to another address',
      entry(),
      { [id]: { allOf: [{ $ref: 'http://127.0.0.1/x' }] } },
      'refers to another address',
    ],
    ['a reference to the official schema', entry(), { [id]: { $ref: official } }, 'refers to another address'],
    ['a reference to a neighbour', entry(), { [id]: { $ref: 'other.json#/x' } }, 'refers to another address'],
    ['a dynamic reference elsewhere', entry(), { [id]: { not: { $dynamicRef: 'x' } } }, 'refers to another address'],
    [
      'a pattern that is none',
      entry(),
      { [id]: { properties: { name: { pattern: '[' } } } },
      'cannot be read as a JSON Schema',
    ],
    ['a circle', entry(), { [id]: { $ref: '#' } }, 'circles'],
    ['depth without end', entry(), { [id]: `${'{"not":'.repeat(5000)}{}${'}'.repeat(5000)}` }, 'no JSON object'],
  ])('%s', async (_, named, served, why) => {
    const { net, requests } = webOf(served);
    const { checked, findings } = await checkFurtherSchemas('achievement', badge(named), net);
    expect(checked).toEqual([]);
    expect(findings.map((one) => [one.code, one.pointer])).toEqual([
      ['schema.extra-not-checked', '/credentialSchema/0'],
    ]);
    expect(findings.map(sentenceOf).join()).toContain(why);
    expect(requests.every(({ url }) => url === String(named.id).replace(/#$/, ''))).toBe(true);
  });

  test('a pattern that takes for ever', async () => {
    const document = { ...badge(entry()), name: `${'a'.repeat(60)}!` };
    const { checked, findings } = await check(document, { [id]: { properties: { name: { pattern: '^(a+)+$' } } } });
    expect(checked).toEqual([]);
    expect(findings.map(sentenceOf).join()).toContain('it took too long'.slice(3));
  });

  test('more than four', async () => {
    const many = Array.from({ length: 6 }, (_, i) => entry(`urn:schema:${i}`));
    const { findings } = await check(badge(...many), {});
    expect(findings.map(({ args }) => String(args.why).startsWith('only the first 4'))).toEqual([
      false,
      false,
      false,
      false,
      true,
      true,
    ]);
  });
});

describe('one schema', () => {
  const answers = { [id]: fitting, [other]: tooStrict };

  test('does not stand for another, in either order', async () => {
    const first = await check(badge(entry(id), entry(other)), answers);
    const second = await check(badge(entry(other), entry(id)), answers);
    expect(first.findings).toEqual(second.findings);
    expect(first.checked.toSorted()).toEqual(second.checked.toSorted());
    expect(first.findings).toHaveLength(1);
  });

  test('cannot take the place of another by its id', async () => {
    const takeover = { $id: other, type: 'object' };
    const { findings } = await check(badge(entry(id), entry(other)), { [id]: takeover, [other]: tooStrict });
    expect(findings.map(({ code }) => code)).toEqual(['schema.violation']);
  });

  test('that was changed after another run is read anew', async () => {
    expect((await check(badge(entry()), { [id]: fitting })).findings).toEqual([]);
    expect((await check(badge(entry()), { [id]: tooStrict })).findings).toHaveLength(1);
  });
});
