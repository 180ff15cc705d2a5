import { readdirSync, readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import { describeMutant, eachMutant } from '../../scripts/conformance/schema-mutants.js';
import type { JsonObject } from '../../src/model/json.js';
import { formats } from '../../src/schema/runtime.js';
import { compiledSchema, type SchemaId } from '../../src/schema/validate.js';
import { achievement, credential, endorsement, profile } from './samples.js';

describe.each(['ob3', 'vc'])('the compiled schemas of %s', (family) => {
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

describe('the shortened code answers as ajv itself does', () => {
  const folders = ['ob3', 'vc'].map((family) => new URL(`../../schemas/${family}/`, import.meta.url));
  const schemas = folders.flatMap((folder) =>
    readdirSync(folder).map((name) => JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as JsonObject),
  );
  const ajv = new Ajv2020({ schemas, formats, allErrors: true, strict: false });

  test.each<[SchemaId, string, JsonObject]>([
    ['achievement-vcdm2', 'ob3:achievement-v2', achievement('vcdm2')],
    ['achievement-vcdm1', 'ob3:achievement-v1', achievement('vcdm1')],
    ['endorsement-vcdm2', 'ob3:endorsement-v2', endorsement('vcdm2')],
    ['endorsement-vcdm1', 'ob3:endorsement-v1', endorsement('vcdm1')],
    ['profile', 'ob3:profile', profile()],
    ['other-vcdm2', 'vc:credential-v2', credential('vcdm2')],
    ['other-vcdm1', 'vc:credential-v1', credential('vcdm1')],
  ])('to every mutant of a document of %s', async (id, name, document) => {
    const ours = await compiledSchema(id);
    const theirs = ajv.getSchema(`urn:badge-verify:schema:${name}`);
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
    expect(different).toEqual([]);
    expect(refused).toBeGreaterThan(100);
  });
});
