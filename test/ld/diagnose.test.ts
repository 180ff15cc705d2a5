import { describe, expect, it, test } from 'vitest';
import { diagnose, refusal } from '../../src/ld/diagnose.js';
import { loaderFor, snapshotsFor } from '../../src/ld/snapshots.js';
import type { JsonObject, JsonValue } from '../../src/model/json.js';
import { badge, contextOb3, contextV2 } from '../support/sign.js';

const loader = loaderFor(snapshotsFor([contextV2, contextOb3], undefined)[0]!);

const said = async (document: JsonObject): Promise<readonly string[]> =>
  (await diagnose(document, loader, new Error('lost'))).map(
    ({ args, pointer }) => `${String(args.name)} ${pointer ?? '-'}`,
  );

const base = badge('did:example:issuer');
const subject = base['credentialSubject'] as JsonObject;
const achievement = subject['achievement'] as JsonObject;
const inAchievement = (members: JsonObject): JsonObject => ({
  ...base,
  credentialSubject: { ...subject, achievement: { ...achievement, ...members } },
});

describe('what gets lost', () => {
  test.each<[string, JsonObject, readonly string[]]>([
    ['an undefined name', { ...base, foo: 1 }, ['foo /foo']],
    ['an undefined name further down', inAchievement({ foo: [1, 2] }), ['foo /credentialSubject/achievement/foo']],
    ['a name to be escaped', { ...base, 'a/b~c': 1 }, ['a/b~c /a~1b~0c']],
    ['two names', { ...base, foo: 1, bar: 2 }, ['foo /foo', 'bar /bar']],
    [
      'one name in two places',
      { ...inAchievement({ foo: 1 }), foo: 1 },
      ['foo /credentialSubject/achievement/foo', 'foo /foo'],
    ],
    ['an undefined type', { ...base, type: ['VerifiableCredential', 'OpenBadgeCredential', 'Foo'] }, ['Foo /type/2']],
    [
      'a type alone',
      inAchievement({ image: { id: 'https://a.example/b.png', type: 'Foo' } }),
      ['Foo /credentialSubject/achievement/image/type'],
    ],
    ['an id that is no IRI', { ...base, id: 'abc' }, ['abc /id']],
    ['a link that is no IRI', { ...base, issuer: 'abc' }, ['abc /issuer']],
    [
      'a language that is none',
      { ...base, name: { '@value': 'x', '@language': 'not a tag!' } },
      ['not a tag! /name/@language'],
    ],
  ])('is named with its place: %s', async (_, document, wanted) => {
    expect((await said(document)).toSorted()).toEqual(wanted.toSorted());
  });

  it('is pointed at where the same name is defined elsewhere', async () => {
    // "criteria" belongs to an achievement, "alignment" too; on the badge itself nobody defines them.
    expect(await said({ ...inAchievement({ alignment: [] }), criteria: { narrative: 'x' } })).toEqual([
      'criteria /criteria',
    ]);
    const defined = inAchievement({ achievementType: 'Course' });
    const evidence = [{ type: 'Evidence', achievementType: 'x' }];
    expect(await said({ ...defined, achievementType: 'x', evidence })).toEqual([
      'achievementType /achievementType',
      'achievementType /evidence/0/achievementType',
    ]);
  });

  it('is pointed at where the same text is harmless elsewhere', async () => {
    expect(await said({ ...inAchievement({ tag: ['abc', 'x', 'abc'] }), id: 'abc' })).toEqual(['abc /id']);
    expect(
      await said({
        ...inAchievement({ name: 'Foo', description: 'Foo' }),
        type: ['VerifiableCredential', 'OpenBadgeCredential', 'Foo'],
      }),
    ).toEqual(['Foo /type/2']);
  });

  it('is found among many places by halving', async () => {
    const items = Array.from(
      { length: 40 },
      (_, i): JsonValue => ({
        id: `urn:e:${i}`,
        type: i === 23 ? 'Evidence' : 'Alignment',
        targetName: 'x',
      }),
    );
    expect(await said(inAchievement({ alignment: items }))).toEqual([
      'targetName /credentialSubject/achievement/alignment/23/targetName',
    ]);
  });

  it('is named without proof of its place where that would take too long', async () => {
    const items = Array.from(
      { length: 700 },
      (_, i): JsonValue => ({
        id: `urn:e:${i}`,
        type: 'Alignment',
        ...(i % 2 === 0 ? { foo: 1 } : { targetName: 'foo' }),
      }),
    );
    const start = performance.now();
    const found = await said(inAchievement({ alignment: items }));
    expect(performance.now() - start).toBeLessThan(5000);
    expect(found.length).toBeLessThanOrEqual(20);
    expect(found[0]).toBe('foo /credentialSubject/achievement/alignment/0/foo');
  });

  it('is cut where there is too much of it', async () => {
    const many = Object.fromEntries(Array.from({ length: 60 }, (_, i) => [`foo${i}`, i]));
    expect((await said({ ...base, ...many })).length).toBe(20);
  });
});

describe('what is no JSON-LD', () => {
  it('is told by the code of the processor', async () => {
    const redefining = { ...base, '@context': [contextV2, contextOb3, 'https://w3id.org/openbadges/v2'] };
    const snapshot = snapshotsFor([contextV2, contextOb3, 'https://w3id.org/openbadges/v2'], undefined)[0]!;
    const error = Object.assign(new Error('x'), { details: { code: 'protected term redefinition' } });
    expect(await diagnose(redefining, loaderFor(snapshot), error)).toMatchObject([
      { code: 'format.undeclared-name', args: { name: '', why: 'protected term redefinition' } },
    ]);
  });

  test.each<[unknown]>([[undefined], [null], ['x'], [new Error('x')], [{ details: null }], [{ details: { code: 5 } }]])(
    'is told in general where the error is %j',
    (error) => {
      expect(refusal(error).args).toEqual({ name: '', why: 'the document is no valid JSON-LD' });
    },
  );
});
