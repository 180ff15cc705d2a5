import { describe, expect, test } from 'vitest';
import type { JsonObject } from '../../src/model/json.js';
import { type SchemaId, schemaIdOf, schemaTitle, validateAgainst } from '../../src/schema/validate.js';
import { achievement, credential, endorsement, profile, spoil } from './samples.js';

const made: Readonly<Record<SchemaId, () => JsonObject>> = {
  'achievement-vcdm2': () => achievement('vcdm2'),
  'achievement-vcdm1': () => achievement('vcdm1'),
  'endorsement-vcdm2': () => endorsement('vcdm2'),
  'endorsement-vcdm1': () => endorsement('vcdm1'),
  profile,
  'other-vcdm2': () => credential('vcdm2'),
  'other-vcdm1': () => credential('vcdm1'),
};

const breaks = async (id: SchemaId, document: JsonObject): Promise<readonly string[]> =>
  (await validateAgainst(id, document)).map(({ pointer, keyword, name }) =>
    [pointer, keyword, ...(name === undefined ? [] : [name])].join(' '),
  );

describe('a document that conforms', () => {
  test.each(Object.keys(made) as SchemaId[])('breaks nothing of %s', async (id) => {
    expect(await breaks(id, made[id]())).toEqual([]);
  });
  test('is refused by the schema of the other data model', async () => {
    expect(await breaks('achievement-vcdm2', achievement('vcdm1'))).toContain(' required validFrom');
    expect(await breaks('achievement-vcdm1', achievement('vcdm2'))).toContain(' required issuanceDate');
    expect(await breaks('other-vcdm2', credential('vcdm1'))).toEqual(['/@context/0 const']);
  });
});

describe('the schema of an AchievementCredential', () => {
  const subject = '/credentialSubject';
  const award = `${subject}/achievement`;
  test.each<[string, string, unknown, readonly string[]]>([
    ['a missing id', '/id', undefined, [' required id']],
    ['a missing issuer', '/issuer', undefined, [' required issuer']],
    ['no context of Open Badges', '/@context', ['https://www.w3.org/ns/credentials/v2'], ['/@context minItems']],
    ['another context in second place', '/@context/1', 'https://a.example/ctx', ['/@context/1 pattern']],
    ['a type list without the badge type', '/type', ['VerifiableCredential'], ['/type contains']],
    ['a date without zone', '/validFrom', '2026-01-31T12:00:00', ['/validFrom format']],
    ['a number as name', '/name', 5, ['/name type']],
    ['an object as name', '/name', { '@value': 'x' }, ['/name propertyNames @value']],
    ['a name that is no text in one language', '/name', { en: 1 }, ['/name/en type']],
    ['a list of subjects', subject, [{}], [`${subject} type`]],
    ['a subject of another class', `${subject}/type`, ['Person'], [`${subject}/type contains`]],
    ['an unknown kind of achievement', `${award}/achievementType`, 'Bogus', [`${award}/achievementType enum`]],
    ['a picture given as URL', `${award}/image`, 'https://a.example/i.png', [`${award}/image type`]],
    ['a member that an image does not have', `${award}/image/width`, 3, [`${award}/image additionalProperties width`]],
    ['no criteria', `${award}/criteria`, undefined, [`${award} required criteria`]],
    ['a tag that is no text', `${award}/tag/1`, 7, [`${award}/tag/1 type`]],
    ['a language that is no tag', `${award}/inLanguage`, 'English', [`${award}/inLanguage pattern`]],
    ['a token that is none', `${award}/endorsementJwt/0`, 'a.b', [`${award}/endorsementJwt/0 pattern`]],
    ['a latitude in words', '/issuer/address/geo/latitude', '59', ['/issuer/address/geo/latitude type']],
    [
      'a broken endorsement deep inside',
      `${award}/endorsement/0/credentialSubject/id`,
      undefined,
      [`${award}/endorsement/0/credentialSubject required id`],
    ],
    [
      'an identifier that is not said to be hashed or not',
      `${subject}/identifier/0/hashed`,
      'no',
      [`${subject}/identifier/0/hashed type`],
    ],
  ])('refuses %s', async (_what, pointer, value, expected) => {
    expect(await breaks('achievement-vcdm2', spoil(achievement('vcdm2'), pointer, value))).toEqual(expected);
  });
  test.each<[string, string, unknown]>([
    ['a text by language', '/name', { en: 'Welding', 'nb-NO': 'Sveising' }],
    ['one item in place of a list', `${award}/alignment`, { type: 'Alignment', targetName: 'a', targetUrl: 'b' }],
    ['a proprietary kind of achievement', `${award}/achievementType`, 'ext:Ceremony'],
    ['members of other vocabularies', `${subject}/shoeSize`, 42],
    ['an issuer that is only a URL', '/issuer', 'did:key:z6MkExample'],
    ['an empty list', '/evidence', []],
  ])('takes %s', async (_what, pointer, value) => {
    expect(await breaks('achievement-vcdm2', spoil(achievement('vcdm2'), pointer, value))).toEqual([]);
  });
  test('is stricter under VCDM 1.1, as the published one is', async () => {
    const closed = spoil(achievement('vcdm1'), '/credentialSubject/shoeSize', 42);
    expect(await breaks('achievement-vcdm1', closed)).toEqual([`${subject} additionalProperties shoeSize`]);
    const bare = spoil(achievement('vcdm1'), '/issuer', 'did:key:z6MkExample');
    expect(await breaks('achievement-vcdm1', bare)).toEqual(['/issuer type']);
    expect(await breaks('achievement-vcdm1', spoil(achievement('vcdm1'), '/name', undefined))).toEqual([
      ' required name',
    ]);
  });
});

describe('the schema of a credential that is no badge', () => {
  test.each<[string, string, unknown, readonly string[]]>([
    ['an id that is no URL', '/id', 'card 1', ['/id format']],
    ['two ids', '/credentialSubject/0/id', ['did:a:1', 'did:a:2'], ['/credentialSubject/0/id type']],
    ['a subject without claims', '/credentialSubject/0', {}, ['/credentialSubject/0 minProperties']],
    ['an issuer without id', '/issuer', { name: 'Club' }, ['/issuer required id']],
    ['an issuer that is no URL', '/issuer', 'club', ['/issuer format']],
    ['a type list without VerifiableCredential', '/type', ['MemberCard'], ['/type contains']],
    ['evidence without type', '/evidence/0', {}, ['/evidence/0 required type']],
    ['a schema without id', '/credentialSchema/id', undefined, ['/credentialSchema required id']],
    ['a number as context', '/@context/1', 5, ['/@context/1 type']],
    ['a name with a stray member', '/name', { '@value': 'x', url: 'y' }, ['/name additionalProperties url']],
    ['an empty type', '/proof/type', ' ', ['/proof/type pattern']],
  ])('refuses %s', async (_what, pointer, value, expected) => {
    expect(await breaks('other-vcdm2', spoil(credential('vcdm2'), pointer, value))).toEqual(expected);
  });
  test('asks for the id of a status under VCDM 1.1 only', async () => {
    expect(await breaks('other-vcdm1', spoil(credential('vcdm1'), '/credentialStatus/id', undefined))).toEqual([
      '/credentialStatus required id',
    ]);
    expect(await breaks('other-vcdm2', spoil(credential('vcdm2'), '/credentialStatus/id', undefined))).toEqual([]);
  });
});

test('names a schema by kind and data model', () => {
  expect(schemaTitle(schemaIdOf('achievement', 'vcdm2'))).toBe('AchievementCredential (VCDM 2.0)');
  expect(schemaTitle(schemaIdOf('other', 'vcdm1'))).toBe('verifiable credential (VCDM 1.1)');
});

test('finds a match at the end of a list of thousands of types', async () => {
  const types = [
    ...Array.from({ length: 3000 }, (_, index) => `T${index}`),
    'VerifiableCredential',
    'OpenBadgeCredential',
  ];
  expect(await breaks('achievement-vcdm2', spoil(achievement('vcdm2'), '/type', types))).toEqual([]);
});

test('keeps no violation of one document for the next', async () => {
  expect(await breaks('profile', {})).toEqual([' required id', ' required type']);
  expect(await breaks('profile', profile())).toEqual([]);
});
