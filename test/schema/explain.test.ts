import { describe, expect, test } from 'vitest';
import { sentenceOf } from '../../src/model/finding.js';
import type { JsonObject } from '../../src/model/json.js';
import { explain } from '../../src/schema/explain.js';
import type { Violation } from '../../src/schema/runtime.js';
import { type SchemaId, validateAgainst } from '../../src/schema/validate.js';
import { achievement, credential, spoil } from './samples.js';

const sentences = async (id: SchemaId, document: JsonObject): Promise<readonly string[]> =>
  explain(await validateAgainst(id, document), document, 100).findings.map(
    (found) => `${found.pointer} | ${sentenceOf(found)}`,
  );

describe('one sentence for one mistake', () => {
  test.each<[string, unknown, string]>([
    ['/id', undefined, ' | At the top level: expected the member "id", found no such member.'],
    ['/name', 5, '/name | At /name: expected a text, found the number 5.'],
    [
      '/name',
      { '@value': 'a', '@language': 'en' },
      '/name | At /name: expected a text, found the object {"@value":"a","@language":"en"}.',
    ],
    [
      '/credentialSubject/achievement/tag',
      7,
      '/credentialSubject/achievement/tag | At /credentialSubject/achievement/tag: expected a text or a list of texts, found the number 7.',
    ],
    [
      '/validFrom',
      'tomorrow',
      '/validFrom | At /validFrom: expected a date and time with time zone, like "2026-01-31T12:00:00Z", found the text "tomorrow".',
    ],
    [
      '/type',
      ['VerifiableCredential'],
      '/type | At /type: expected a list that includes "AchievementCredential" or "OpenBadgeCredential", found the list ["VerifiableCredential"].',
    ],
    ['/image/width', 9, '/image/width | At /image: expected no member "width" in an Image object, found the number 9.'],
    ['/image/type', 'Picture', '/image/type | At /image/type: expected "Image", found the text "Picture".'],
    [
      '/@context/0',
      'https://a.example',
      '/@context/0 | At /@context/0: expected "https://www.w3.org/ns/credentials/v2", found the text "https://a.example".',
    ],
    [
      '/credentialSubject/result/0/status',
      'Done',
      '/credentialSubject/result/0/status | At /credentialSubject/result/0/status: expected one of "Completed", "Enrolled", "Failed", "InProgress", "OnHold", "Provisional" or "Withdrew", found the text "Done".',
    ],
    [
      '/credentialSubject/identifier/0/identityType',
      'email',
      '/credentialSubject/identifier/0/identityType | At /credentialSubject/identifier/0/identityType: expected one of the 19 names of the specification (nearest: "emailAddress", "name" or "isbn"), or a proprietary name that starts with "ext:", found the text "email".',
    ],
    ['/evidence/0', 'x', '/evidence/0 | At /evidence/0: expected an Evidence object, found the text "x".'],
    ['/evidence', 'x', '/evidence | At /evidence: expected an Evidence object, found the text "x".'],
    [
      '/credentialSubject/creditsEarned',
      '3',
      '/credentialSubject/creditsEarned | At /credentialSubject/creditsEarned: expected a number, found the text "3".',
    ],
  ])('%s = %j', async (pointer, value, sentence) => {
    expect(await sentences('achievement-vcdm2', spoil(achievement('vcdm2'), pointer, value))).toEqual([sentence]);
  });

  test('an issuer without its required members yields one sentence each, and nothing about alternatives', async () => {
    expect(await sentences('achievement-vcdm2', spoil(achievement('vcdm2'), '/issuer', { name: 'College' }))).toEqual([
      '/issuer | At /issuer: expected the member "id", found no such member.',
      '/issuer | At /issuer: expected the member "type", found no such member.',
    ]);
  });

  test('words that the schema does not give are made from its types', async () => {
    expect(await sentences('other-vcdm2', spoil(credential('vcdm2'), '/name', { '@value': 5 }))).toEqual([
      '/name/@value | At /name/@value: expected a text, found the number 5.',
    ]);
  });
});

test('finds a member whose name needs escaping', async () => {
  const document = spoil(achievement('vcdm2'), '/image/a~0', 1);
  (document['image'] as Record<string, unknown>)['b/c~d'] = 2;
  const findings = explain(await validateAgainst('achievement-vcdm2', document), document, 100).findings;
  expect(findings.map(({ pointer, args }) => [pointer, args['found']])).toEqual([
    ['/image/a~00', 'the number 1'],
    ['/image/b~1c~0d', 'the number 2'],
  ]);
});

test('stops at the limit and counts the rest', () => {
  const violations: Violation[] = Array.from({ length: 250 }, (_, index) => ({
    pointer: `/tag/${index}`,
    keyword: 'type',
    schema: { title: 'a text' },
  }));
  const { findings, omitted } = explain(violations, { tag: [] }, 100);
  expect([findings.length, omitted]).toEqual([100, 150]);
});

test('says the same thing once', () => {
  const violation: Violation = { pointer: '', keyword: 'required', schema: {}, name: 'name' };
  expect(explain([violation, violation], {}, 100)).toMatchObject({ findings: [{ pointer: '' }], omitted: 0 });
});
