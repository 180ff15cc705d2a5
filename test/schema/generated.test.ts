import { readdirSync, readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import ajvDraft04 from 'ajv-draft-04';
import { describe, expect, test } from 'vitest';
import { describeMutant, eachMutant } from '../../scripts/conformance/schema-mutants.js';
import type { JsonObject } from '../../src/model/json.js';
import * as ob1 from '../../src/schema/generated/ob1.js';
import * as ob2 from '../../src/schema/generated/ob2.js';
import * as published from '../../src/schema/generated/ob2-extensions.js';
import { type CompiledSchema, formats } from '../../src/schema/runtime.js';
import { compiledSchema, type SchemaId } from '../../src/schema/validate.js';
import * as linked from './linked-samples.js';
import { achievement, credential, endorsement, profile } from './samples.js';

describe.each(['ob1', 'ob2', 'ob2-extensions', 'ob3', 'vc'])('the compiled schemas of %s', (family) => {
  const code = readFileSync(new URL(`../../src/schema/generated/${family}.js`, import.meta.url), 'utf8');
  test('import nothing but our own run-time part', () => {
    expect([...code.matchAll(/(?:from|import\(|require\()\s*["']([^"']+)["']/g)].map(([, name]) => name)).toEqual([
      '../runtime.js',
    ]);
  });
  test('stay small, since they are loaded at each start', () => {
    expect(code.length).toBeLessThan(60_000);
  });
});

const schemasIn = (...families: readonly string[]): readonly JsonObject[] =>
  families
    .map((family) => new URL(`../../schemas/${family}/`, import.meta.url))
    .flatMap((folder) =>
      readdirSync(folder)
        .filter((name) => name.endsWith('.json'))
        .map((name) => JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as JsonObject),
    );

/** How many mutants are refused; those about which the two disagree, or of which nothing is said. */
const compare = (
  ours: CompiledSchema,
  theirs: ((document: JsonObject) => unknown) | undefined,
  document: JsonObject,
) => {
  const different: string[] = [];
  let refused = 0;
  eachMutant(
    document,
    (mutant, changed) => {
      const accepts = ours(changed);
      if (accepts !== theirs?.(changed)) different.push(describeMutant(mutant));
      if (!accepts) refused += 1;
      if (!accepts && ours.errors?.every((violation) => violation === undefined))
        different.push(`${describeMutant(mutant)} is refused without a word`);
    },
    true,
  );
  return { different, refused };
};

describe('the shortened code answers as ajv itself does', () => {
  const ajv = new Ajv2020({
    schemas: [...schemasIn('ob1', 'ob2', 'ob3', 'vc')],
    formats,
    allErrors: true,
    strict: false,
  });

  test.each<[SchemaId, string, JsonObject]>([
    ['achievement-vcdm2', 'ob3:achievement-v2', achievement('vcdm2')],
    ['achievement-vcdm1', 'ob3:achievement-v1', achievement('vcdm1')],
    ['endorsement-vcdm2', 'ob3:endorsement-v2', endorsement('vcdm2')],
    ['endorsement-vcdm1', 'ob3:endorsement-v1', endorsement('vcdm1')],
    ['profile', 'ob3:profile', profile()],
    ['other-vcdm2', 'vc:credential-v2', credential('vcdm2')],
    ['other-vcdm1', 'vc:credential-v1', credential('vcdm1')],
  ])('to every mutant of a document of %s', async (id, name, document) => {
    const theirs = ajv.getSchema(`urn:badge-verify:schema:${name}`);
    const { different, refused } = compare(await compiledSchema(id), theirs, document);
    expect(different).toEqual([]);
    expect(refused).toBeGreaterThan(100);
  });

  test.each<[string, CompiledSchema, JsonObject]>([
    ['ob1:assertion-0.5', ob1.assertion05, linked.assertion05()],
    ['ob1:assertion-1.0', ob1.assertion10, linked.assertion10()],
    ['ob1:badge-class-1.0', ob1.badgeClass10, linked.badgeClass10()],
    ['ob1:issuer-1.0', ob1.issuer10, linked.issuer10()],
    ['ob1:revocation-list-1.0', ob1.revocationList10, linked.revocationList10()],
    ['ob1:assertion-1.1', ob1.assertion11, linked.assertion11()],
    ['ob1:badge-class-1.1', ob1.badgeClass11, linked.badgeClass11()],
    ['ob1:issuer-1.1', ob1.issuer11, linked.issuer11()],
    ['ob2:assertion', ob2.assertion, linked.assertion()],
    ['ob2:badge-class', ob2.badgeClass, linked.badgeClass()],
    ['ob2:profile', ob2.profile, linked.profile()],
    ['ob2:endorsement', ob2.endorsement, linked.endorsement()],
    ['ob2:revocation-list', ob2.revocationList, linked.revocationList()],
    ['ob2:cryptographic-key', ob2.cryptographicKey, linked.cryptographicKey()],
  ])('to every mutant of a document of %s', (name, ours, document) => {
    const { different, refused } = compare(ours, ajv.getSchema(`urn:badge-verify:schema:${name}`), document);
    expect(different).toEqual([]);
    expect(refused).toBeGreaterThan(10);
  });

  const old = new ajvDraft04.default({
    schemas: [...schemasIn('ob2/extensions')],
    formats,
    allErrors: true,
    strict: false,
  });
  const camel = (name: string): string => name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());

  test.each(Object.entries(linked.extensions))('to every mutant of the extension %s', (name, make) => {
    const ours = new Map(Object.entries(published)).get(camel(name));
    if (ours === undefined) throw new Error(`${name} is not compiled`);
    const { different, refused } = compare(
      ours,
      old.getSchema(`urn:badge-verify:schema:ob2:extension:${name}`),
      make(),
    );
    expect(different).toEqual([]);
    expect(refused).toBeGreaterThan(5);
  });
});
