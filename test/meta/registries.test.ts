import { existsSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { checks } from '../../src/checks/index.js';
import { keySources, resolveKey } from '../../src/keys/index.js';
import { loaders } from '../../src/load/index.js';
import { checkIds } from '../../src/model/verdict.js';
import { proofSuites, suiteFor } from '../../src/proofs/index.js';
import { reporters } from '../../src/reporters/index.js';
import { statusMethods } from '../../src/status/index.js';
import { containers, envelopeIn } from '../../src/unbake/index.js';
import { readCredential, versions } from '../../src/versions/index.js';
import { questionFor } from '../support/key-question.js';

const root = resolve(import.meta.dirname, '../..');
const registries = {
  checks,
  keys: keySources,
  load: loaders,
  proofs: proofSuites,
  reporters,
  status: statusMethods,
  unbake: containers,
  versions,
};

/** Every case.json below fixtures/, by the path of its folder. */
const cases = readdirSync(join(root, 'fixtures'), { recursive: true, encoding: 'utf8' }).filter((path) =>
  path.endsWith('case.json'),
);

describe('the registries', () => {
  test.each(Object.entries(registries))('%s names each entry once', (_, entries) => {
    const ids = entries.map((entry) =>
      'id' in entry ? entry.id : 'format' in entry ? entry.format : 'type' in entry ? entry.type : entry,
    );
    expect(new Set(ids).size).toBe(entries.length);
  });

  test.each(Object.keys(registries))('%s has a test file for each of its files', (folder) => {
    const sources = readdirSync(join(root, 'src', folder)).filter(
      (name) => name.endsWith('.ts') && !name.endsWith('.d.ts'),
    );
    const untested = sources.filter((name) => !existsSync(join(root, 'test', folder, name.replace('.ts', '.test.ts'))));
    // Types alone, and what the fixtures go through from one end to the other.
    const throughFixtures = [
      'index.ts',
      'check.ts',
      'suite.ts',
      'source.ts',
      'version.ts',
      'reporter.ts',
      'problem.ts',
      'method.ts',
    ];
    expect(
      folder === 'checks' || folder === 'versions' ? [] : untested.filter((name) => !throughFixtures.includes(name)),
    ).toEqual([]);
  });

  test('every check that is named has a place in the order', () => {
    expect(checks.map(({ id }) => id)).toEqual([...checkIds]);
  });

  test('every check needs only checks that run before it', () => {
    for (const [index, { id, needs }] of checks.entries())
      expect(
        needs.every((need) => checks.findIndex((other) => other.id === need) < index),
        id,
      ).toBe(true);
  });

  test.each(checks.map(({ id }) => id))('the check %s has fixtures', (id) => {
    const folder = id === 'issuer.key' ? 'issuer' : id;
    expect(cases.some((path) => path.split('/')[1] === folder)).toBe(true);
  });
});

describe('what no registry knows', () => {
  test('a proof suite is no suite', () => {
    const claim = { index: 0, pointer: '/proof', name: 'x', options: {} };
    expect(suiteFor({ ...claim, type: 'MadeUpSignature2031' })).toBeUndefined();
    expect(suiteFor({ ...claim, type: 'DataIntegrityProof', cryptosuite: 'made-up-2031' })).toBeUndefined();
    expect(suiteFor({ ...claim, type: 'constructor' })).toBeUndefined();
  });

  test.each(['did:madeup:1', 'urn:uuid:1', 'constructor', ''])('the id %j leaves the key open', async (controller) => {
    const found = await resolveKey(questionFor(controller));
    expect(found.ok ? 'found' : found.error.finding.code).toBe('issuer.method-unsupported');
  });

  test('a document is no badge', () => {
    const envelope = envelopeIn(Buffer.from('{"type":["MadeUp"],"@context":["https://example.org/context"]}'));
    const read = envelope.ok ? readCredential(envelope.value) : envelope;
    expect(read.ok ? 'read' : 'code' in read.error ? read.error.code : '').toBe('format.unknown-version');
  });

  test('bytes are no container', () => {
    const envelope = envelopeIn(Uint8Array.of(1, 2, 3, 4));
    expect(envelope.ok).toBe(false);
  });
});
