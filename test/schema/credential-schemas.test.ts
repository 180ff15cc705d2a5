import { expect, test } from 'vitest';
import type { VcKind } from '../../src/model/credential.js';
import type { JsonValue } from '../../src/model/json.js';
import { credentialSchemaRules } from '../../src/schema/credential-schemas.js';

const official = (name: string, flavour = 'json'): string =>
  `https://purl.imsglobal.org/spec/ob/v3p0/schema/${flavour}/ob_v3p0_${name}_schema.json`;

const seen = (kind: VcKind, credentialSchema: JsonValue): readonly unknown[] =>
  credentialSchemaRules(kind, { credentialSchema }).map(({ code, args, pointer }) => [code, args['id'], pointer]);

test.each<[VcKind, string]>([
  ['achievement', official('achievementcredential')],
  ['achievement', official('achievementcredential', 'json-ld')],
  ['achievement', official('anyachievementcredential')],
  ['endorsement', official('endorsementcredential')],
  ['endorsement', official('anyendorsementcredential', 'json-ld')],
])('an %s may name %s', (kind, id) => {
  expect(seen(kind, { id, type: '1EdTechJsonSchemaValidator2019' })).toEqual([]);
});

test.each<[VcKind, string]>([
  ['achievement', official('endorsementcredential')],
  ['endorsement', official('achievementcredential')],
  ['achievement', `${official('achievementcredential')}#`],
  ['achievement', official('achievementcredential').toUpperCase()],
  ['other', official('achievementcredential')],
  ['other', 'https://club.example/schema.json'],
])('for an %s, %s was not checked', (kind, id) => {
  expect(seen(kind, [{ id, type: 'T' }])).toEqual([['schema.extra-not-checked', id, '/credentialSchema/0']]);
});

test('names the type, or that there is none', () => {
  const [found] = credentialSchemaRules('other', { credentialSchema: { id: 'urn:s' } });
  expect(found?.args).toMatchObject({ id: 'urn:s', type: 'no type' });
});

test.each<JsonValue>([null, 5, 'x', [], [null, 5, 'x'], {}, { id: 5 }])('does not mind %j', (value) => {
  expect(seen('achievement', value)).toEqual([]);
});
