import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { describe, expect, test } from 'vitest';
import type { JsonObject } from '../../src/model/json.js';
import { idPattern, keyPattern, maxIssuers, maxNameLength } from '../../src/trust/entry.js';
import { readOwnFormat } from '../../src/trust/own-format.js';

const schema = JSON.parse(readFileSync('schemas/trust-list.schema.json', 'utf8'));
const ajv = new Ajv2020({ strict: true, strictTypes: false });
formats.default(ajv);
const isList = ajv.compile(schema);

const thumbprint = 'NzbLsXh8uDCcd-6MNwXF4W_7noWXFZAfHkxZsRGC9Xs';
const id = 'did:web:badges.example.edu';
const list = (members: JsonObject = {}): JsonObject => ({ trustList: 1, issuers: [{ id }], ...members });
const issuer = (members: JsonObject): JsonObject => list({ issuers: [{ id, ...members }] });

const lists: readonly JsonObject[] = [
  list(),
  list({ $schema: 'urn:badge-verify:trust-list:v1', name: 'x', date: '2026-02-01' }),
  list({ date: '2026-02-01T12:00:00.5+02:00' }),
  list({ issuers: [] }),
  list({ name: '\u{1f393}'.repeat(300) }),
  issuer({ id: 'https://a.example/1', name: 'x', keys: [thumbprint] }),
];

const others: readonly JsonObject[] = [
  {},
  { trustList: 1 },
  { issuers: [] },
  list({ $schema: 1 }),
  list({ trustList: 2 }),
  list({ trustList: '1' }),
  list({ registry: {} }),
  list({ issuers: {} }),
  list({ issuers: [id] }),
  list({ issuers: [{ name: 'x' }] }),
  list({ name: '' }),
  list({ name: '  ' }),
  list({ name: 'x'.repeat(301) }),
  list({ date: '2026-02-30' }),
  list({ date: '2026-02-01T12:00:00' }),
  list({ date: 20260201 }),
  issuer({ id: 'constructor' }),
  issuer({ id: 'http://a.example' }),
  issuer({ id: `${id}\n` }),
  issuer({ id: 'https://b\u00fccher.example' }),
  issuer({ name: null }),
  issuer({ url: 'https://a.example' }),
  issuer({ keys: [] }),
  issuer({ keys: thumbprint }),
  issuer({ keys: [thumbprint, thumbprint] }),
  issuer({ keys: [`${thumbprint.slice(0, -1)}t`] }),
  list({ issuers: Array(100_001).fill({ id }) }),
];

describe('the published schema of lists and the program', () => {
  test.each(lists.map((one) => [JSON.stringify(one).slice(0, 200), one] as const))('both take %s', (_, document) => {
    expect(isList(document) ? [] : isList.errors).toEqual([]);
    expect(readOwnFormat(document).ok).toBe(true);
  });

  test.each(others.map((one) => [JSON.stringify(one).slice(0, 200), one] as const))('both refuse %s', (_, document) => {
    expect(isList(document)).toBe(false);
    expect(readOwnFormat(document).ok).toBe(false);
  });

  test('have the same patterns and limits', () => {
    const { items, maxItems } = schema.properties.issuers;
    expect([items.properties.id.pattern, items.properties.keys.items.pattern]).toEqual([idPattern, keyPattern]);
    expect([maxItems, schema.$defs.name.maxLength]).toEqual([maxIssuers, maxNameLength]);
  });
});
