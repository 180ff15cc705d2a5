import { describe, expect, test } from 'vitest';
import { sentenceOf } from '../../src/model/finding.js';
import type { JsonObject, JsonValue } from '../../src/model/json.js';
import { extensionRules, extensionsIn, furtherExtensions } from '../../src/schema/extensions.js';
import { badgeClass, extensions, linkedObject } from './linked-samples.js';
import { spoil } from './samples.js';

const holding = (members: JsonObject) => linkedObject('BadgeClass', '2.0', { ...badgeClass(), ...members });
const seen = async (members: JsonObject): Promise<readonly string[]> =>
  (await extensionRules(holding(members))).map(({ code, pointer }) => `${code} ${pointer}`);

const link = (members: JsonObject = {}): JsonObject => ({ ...extensions['apply-link']?.(), ...members });
const at = '/extensions:ApplyLink';
const of = (extension: JsonValue): Promise<readonly string[]> => seen({ 'extensions:ApplyLink': extension });

describe('a published extension', () => {
  test.each(Object.entries(extensions))('%s is matched with its schema', async (_name, make) => {
    expect(await of(make())).toEqual([]);
    const members = Object.keys(make()).filter((name) => name !== '@context' && name !== 'type');
    for (const name of members) expect(await of({ ...make(), [name]: 5 }), name).not.toEqual([]);
  });

  test.each<[string, JsonObject]>([
    [
      'the other address of its context',
      link({ '@context': 'https://openbadgespec.org/extensions/applyLinkExtension/context.json' }),
    ],
    ['http', link({ '@context': 'http://openbadgespec.org/extensions/applyLinkExtension/context.json' })],
    [
      'the context of Open Badges beside its own',
      link({ '@context': ['https://w3id.org/openbadges/v2', String(link()['@context'])] }),
    ],
    ['no context', spoil(link(), '/@context', undefined)],
    ['the context of Open Badges alone', link({ '@context': 'https://w3id.org/openbadges/v2' })],
    ['its type in full', link({ type: ['obi:Extension', 'https://w3id.org/openbadges/extensions#ApplyLink'] })],
    ['its type alone', link({ type: 'extensions:ApplyLink' })],
    ['the keyword @type', spoil(link({ '@type': ['Extension', 'extensions:ApplyLink'] }), '/type', undefined)],
  ])('may have %s, and is judged', async (_what, extension) => {
    expect(await of(extension)).toEqual([]);
    expect(await of({ ...extension, url: 'apply here' })).toEqual([`schema.violation ${at}/url`]);
    expect(await of(spoil({ ...extension }, '/url', undefined))).toEqual([`schema.violation ${at}`]);
  });

  test.each<[string, JsonValue]>([
    ['another type', ['Extension', 'extensions:GeoCoordinates']],
    ['no type of its own', 'Extension'],
    ['a type that only begins alike', ['Extension', 'extensions:ApplyLinkToo']],
  ])('is refused with %s', async (_what, type) => {
    expect(await of(link({ type }))).toEqual([`schema.violation ${at}/type`]);
  });

  test('is refused without any type, since its context says what it is', async () => {
    const findings = await extensionRules(holding({ 'x:y': spoil(link(), '/type', undefined) }));
    expect(findings.map(sentenceOf)).toEqual([
      'At /x:y: expected the type "extensions:ApplyLink", which its @context belongs to, found no such member.',
    ]);
  });

  test('is found wherever it stands', async () => {
    const wrong = link({ url: 5 });
    expect(await seen({ a: [{ b: wrong }, wrong], criteria: { narrative: 'x', c: { d: wrong } } })).toEqual([
      'schema.violation /criteria/c/d/url',
      'schema.violation /a/0/b/url',
      'schema.violation /a/1/url',
    ]);
  });

  test('can have further extensions in it', async () => {
    expect(await of(link({ inner: link({ url: 5 }) }))).toEqual([`schema.violation ${at}/inner/url`]);
  });

  test('may name its licence by its short name or its address', async () => {
    const license = (id: string) => of({ ...extensions['license']?.(), id });
    expect(await license('http://creativecommons.org/licenses/by/4.0/')).toEqual([]);
    expect(await license('https://a.example/licence')).toEqual([`schema.violation ${at}/id`]);
  });
});

describe('another extension is not checked, and the warning says why', () => {
  const own = 'https://a.example/context.json';
  test.each<[JsonObject, string]>([
    [{ type: ['Extension', 'extensions:Own'], '@context': own }, 'this program does not hold its schema'],
    [{ type: ['extension', 'x:Own'], '@context': [own] }, 'this program does not hold its schema'],
    [{ type: ['Extension', 'extensions:ApplyLink'], '@context': own, url: 5 }, 'this program does not hold its schema'],
    [
      { type: ['Extension', 'extensions:Own'], '@context': { x: 'https://a.example/' } },
      'its context stands in the badge itself',
    ],
    [{ type: ['RecipientProfile', 'Extension'], name: 'x' }, 'it has no context of its own'],
    [{ type: 'extensions:Own' }, 'it has no context of its own'],
  ])('%j', async (extension, why) => {
    const findings = await extensionRules(holding({ 'x:y': extension }));
    expect(findings.map(({ code, pointer, args }) => [code, pointer, args.why])).toEqual([
      ['schema.extra-not-checked', '/x:y', why],
    ]);
  });

  test('in words', async () => {
    const extension = { type: ['Extension', 'extensions:Own'], '@context': own };
    expect((await extensionRules(holding({ 'x:y': extension }))).map(sentenceOf)).toEqual([
      `The badge names the extension ${own} (extensions:Own), which was not checked: this program does not hold its schema.`,
    ]);
  });

  test('beside a published one, which is judged', async () => {
    const extension = link({ '@context': [String(link()['@context']), own], url: 5 });
    expect(await of(extension)).toEqual([`schema.violation ${at}/url`, `schema.extra-not-checked ${at}`]);
  });

  test('but only those are told as further ones', () => {
    const linked = holding({ a: link(), b: { type: ['Extension', 'x:Own'], '@context': own } });
    expect(furtherExtensions(linked).map(({ extension, context }) => [extension.pointer, context])).toEqual([
      ['/b', own],
    ]);
  });
});

describe('no extension is', () => {
  test.each<[string, JsonObject]>([
    ['an object without such a type', { a: { type: 'Own', '@context': 'https://a.example/c' } }],
    ['an object of a class of Open Badges', { issuer: { type: ['Profile', 'extensions:Own'] } }],
    ['a text', { a: 'extensions:ApplyLink' }],
    ['a context', { '@context': [{ type: 'extensions:ApplyLink' }] }],
    ['what has a type that is no text', { a: { type: [5, null, {}] } }],
  ])('%s', async (_what, members) => {
    expect(extensionsIn({ ...badgeClass(), ...members })).toEqual([]);
    expect(await seen(members)).toEqual([]);
  });

  test('the badge itself', () => {
    expect(extensionsIn({ type: ['BadgeClass', 'extensions:Own'] })).toEqual([]);
  });
});
