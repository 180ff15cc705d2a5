import { describe, expect, test } from 'vitest';
import { withParts } from '../../src/linked/credential.js';
import type { JsonObject } from '../../src/model/json.js';
import { subjectIn } from '../../src/model/linked.js';
import { readCredential } from '../../src/versions/index.js';
import { assertion, badgeClass, endorsement, netOf, profile, type Web } from '../support/linked-web.js';
import { jsonEnvelope } from '../support/sign.js';

const home = 'https://issuer.example';
const [id, classId, issuerId] = [`${home}/a/1`, `${home}/class`, `${home}/issuer`];
const web: Web = {
  [id]: assertion(id, classId, { narrative: 'as served' }),
  [classId]: badgeClass(classId, issuerId),
  [issuerId]: profile(issuerId),
};

const credentialOf = async (json: JsonObject, served: Web = web) => {
  const read = readCredential(jsonEnvelope(json));
  if (!read.ok) throw new Error(read.error.code);
  const found = await withParts(read.value, {}, { net: netOf(served), allowHttp: false });
  if (!found.ok) throw new Error(found.error.code);
  return found.value;
};

describe('a gathered badge', () => {
  test('is the document that its address serves, and not the file', async () => {
    const { document, view } = await credentialOf(assertion(id, classId, { narrative: 'as typed' }));
    expect(document['narrative']).toBe('as served');
    expect(view.achievement?.name).toBe('Badge');
  });

  test('is the file where its address serves nothing, as far as it goes', async () => {
    const { document, linked } = await credentialOf(assertion(id, classId, { narrative: 'as typed' }), {});
    expect(document['narrative']).toBe('as typed');
    expect(linked !== undefined && subjectIn(linked)).toBe(linked?.given);
  });

  test.each<[string, JsonObject, string, string]>([
    ['an award', assertion(id, classId), 'achievement', 'Assertion'],
    ['an endorsement', endorsement(`${home}/e`, id, issuerId), 'endorsement', 'Endorsement'],
    ['a definition', badgeClass(classId, issuerId), 'other', 'BadgeClass'],
    ['a profile', profile(issuerId), 'other', 'Profile'],
  ])('says what it is: %s', async (_, json, kind, type) => {
    expect(await credentialOf(json)).toMatchObject({ version: 'ob2', kind, types: [type] });
  });

  test('of an older version says so', async () => {
    const { '@context': _, type: __, id: ___, verification: ____, ...rest } = assertion(id, classId);
    const old = { ...rest, uid: '1', verify: { type: 'hosted', url: id } };
    expect(await credentialOf(old, { ...web, [id]: old })).toMatchObject({ version: 'ob1', kind: 'achievement' });
  });
});
