import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { recipient } from '../../../src/checks/linked/recipient.js';
import { finding, sentenceOf } from '../../../src/model/finding.js';
import type { JsonObject, JsonValue } from '../../../src/model/json.js';
import type { Generation, LinkedBadge, LinkedObject, PartOrMissing } from '../../../src/model/linked.js';
import { codesOf, contextWith, credentialWith, findingsOf, policyWith } from '../run.js';

const alice = 'alice@example.org';
const hash = (algorithm: string, text: string): string =>
  `${algorithm}$${createHash(algorithm).update(text).digest('hex')}`;
const sha256 = (text: string): string => hash('sha256', text);

const identity = (value: JsonValue, members: JsonObject = {}): JsonObject => ({
  type: 'email',
  hashed: true,
  identity: value,
  ...members,
});

const assertionWith = (stored: JsonValue | undefined, generation: Generation): LinkedObject => {
  const object: JsonObject = { type: 'Assertion', ...(stored === undefined ? {} : { recipient: stored }) };
  return { class: 'Assertion', generation, original: object, own: object, object, deviations: [], lacks: [] };
};

const compare = async (given: LinkedObject, subject: PartOrMissing, asked: readonly (readonly [string, string])[]) => {
  const recipients = asked.map(([type, value]) => ({ type, value }));
  const linked: LinkedBadge = { verification: 'hosted', given, subject };
  const credential = { ...credentialWith({}), linked };
  const result = await recipient.run(credential, contextWith({ policy: policyWith({ recipients }) }));
  return {
    codes: codesOf(result),
    said: 'output' in result ? result.output?.recipient : undefined,
    evidence: result.kind === 'done' ? result.evidence : result.kind,
    sentences: findingsOf(result).map(sentenceOf),
    pointers: findingsOf(result).map(({ pointer }) => pointer),
  };
};

const ask = (
  stored: JsonValue | undefined,
  asked: readonly (readonly [string, string])[] = [['email', alice]],
  generation: Generation = '2.0',
) => {
  const linked = assertionWith(stored, generation);
  return compare(linked, { linked, notes: [] }, asked);
};

const matched = { codes: [], said: 'matched' };
const weakly = { codes: ['recipient.weak-hash'], said: 'matched' };
const mismatch = { codes: ['recipient.mismatch'], said: 'mismatch' };
const nobody = { codes: ['recipient.none-declared'], said: undefined };

describe('an e-mail address', () => {
  test.each<[string, JsonValue | undefined, object]>([
    ['in clear', identity(alice, { hashed: false }), matched],
    ['hashed with salt', identity(sha256(`${alice}s`), { salt: 's' }), matched],
    [
      'hashed with salt, in capital letters',
      identity(`sha256$${sha256(`${alice}s`).slice(7).toUpperCase()}`, { salt: 's' }),
      matched,
    ],
    ['hashed without salt', identity(sha256(alice)), weakly],
    ['hashed with an empty salt', identity(sha256(alice), { salt: '' }), weakly],
    ['hashed by MD5', identity(hash('md5', `${alice}s`), { salt: 's' }), weakly],
    ['under the IRI of its type', identity(alice, { hashed: false, type: 'http://schema.org/email' }), matched],
    ['as a mailto: id', identity(`mailto:${alice}`, { hashed: false, type: 'id' }), matched],
    ['of somebody else', identity(sha256('bob@example.orgs'), { salt: 's' }), mismatch],
    ['of somebody else in clear', identity('bob@example.org', { hashed: false }), mismatch],
    ['of somebody else as a mailto: id', identity('mailto:bob@example.org', { hashed: false, type: 'id' }), mismatch],
    ['hashed with another salt', identity(sha256(`${alice}s`), { salt: 't' }), mismatch],
    ['hashed with a salt that is left out', identity(sha256(`${alice}s`)), mismatch],
    ['hashed with a salt that is none', identity(sha256(`${alice}1`), { salt: 1 }), mismatch],
    ['with the salt before it', identity(sha256(`s${alice}`), { salt: 's' }), mismatch],
    ['hashed, and said to be clear', identity(sha256(alice), { hashed: false }), mismatch],
    ['hashed, and not said to be so', identity(sha256(alice), { hashed: 'true' }), mismatch],
    ['in clear, and said to be hashed', identity(alice), mismatch],
    ['hashed by SHA-1', identity(hash('sha1', alice)), mismatch],
    ['hashed by SHA-512', identity(hash('sha512', alice)), mismatch],
    ['with a hash in base64', identity(`sha256$${createHash('sha256').update(alice).digest('base64')}`), mismatch],
    ['with a part of the hash', identity(sha256(alice).slice(0, 30)), mismatch],
    ['with an empty hash', identity('sha256$'), mismatch],
    ['called a telephone number', identity(alice, { hashed: false, type: 'telephone' }), nobody],
    ['of no type', identity(alice, { hashed: false, type: null }), nobody],
    ['of several types', identity(alice, { hashed: false, type: ['email', 'url'] }), nobody],
    ['in a list of types', identity(alice, { hashed: false, type: ['email'] }), matched],
    ['that is a number', identity(42), nobody],
    ['that is an object', identity({ value: alice }), nobody],
    ['as a text without a type', alice, nobody],
    ['nowhere', undefined, nobody],
    ['nowhere in null', null, nobody],
  ])('%s', async (_, stored, expected) => expect(await ask(stored)).toMatchObject(expected));

  test.each<[string, string, string]>([
    [alice, alice, ''],
    ['alice@EXAMPLE.org', alice, ' (domain in lower case)'],
    ['Alice@Example.org', alice, ' (in lower case)'],
    ['Alice@Example.org', 'Alice@example.org', ' (domain in lower case)'],
    ['Alice@Example.org', 'Alice@Example.org', ''],
  ])('typed as %s finds the hash of %s, and says so', async (typed, stored, note) => {
    const got = await ask(identity(sha256(`${stored}s`), { salt: 's' }), [['email', typed]]);
    expect(got.evidence).toBe(`matches email:${typed} by email, sha256 with salt${note}`);
  });

  test('is found under either name of its type', async () => {
    expect(await ask(identity(alice, { hashed: false }), [['emailAddress', alice]])).toMatchObject(matched);
  });

  test.each<Generation>(['0.5', '1.0', '1.1'])('may be hashed by SHA-1 in Open Badges %s', async (generation) => {
    const stored = identity(hash('sha1', `${alice}s`), { salt: 's' });
    expect(await ask(stored, undefined, generation)).toMatchObject(weakly);
  });
});

describe('another identity', () => {
  const site = 'https://alice.example/';
  test.each<[string, string, JsonObject, object]>([
    ['url', site, identity(site, { type: 'url', hashed: false }), matched],
    ['url', site, identity(sha256(`${site}s`), { type: 'url', salt: 's' }), matched],
    ['url', 'https://ALICE.example/', identity(site, { type: 'url', hashed: false }), mismatch],
    ['url', site, identity(site, { hashed: false }), nobody],
    ['telephone', '+41 44 123', identity('+41 44 123', { type: 'telephone', hashed: false }), matched],
    ['telephone', '+41', identity(sha256('+41s'), { type: 'schema:telephone', salt: 's' }), matched],
    ['id', 'urn:uuid:1', identity(sha256('urn:uuid:1s'), { type: 'id', salt: 's' }), matched],
    ['id', 'urn:uuid:2', identity(sha256('urn:uuid:1s'), { type: 'id', salt: 's' }), mismatch],
    ['id', alice, identity(alice, { hashed: false }), nobody],
    ['ext:studentId', '7', identity('7', { type: 'studentId', hashed: false }), matched],
    ['name', 'Alice', identity('Alice', { type: 'name', hashed: false }), matched],
  ])('%s:%s', async (type, value, stored, expected) => {
    expect(await ask(stored, [[type, value]])).toMatchObject(expected);
  });
});

describe('several people', () => {
  const clear = (value: string): JsonObject => identity(value, { hashed: false });
  const bob = 'bob@example.org';

  test.each<[string, JsonValue, object]>([
    ['in a list', [clear(alice), clear(bob)], mismatch],
    ['in a list the other way round', [clear(bob), clear(alice)], mismatch],
    ['as a list of identities', identity([alice, bob], { hashed: false }), mismatch],
    ['one of whom cannot be read', identity([alice, null], { hashed: false }), nobody],
    ['one of whom is an object', identity([alice, { name: 'Bob' }], { hashed: false }), nobody],
    ['of whom one cannot be read', [clear(alice), 'bob'], mismatch],
    ['who are the same one', [clear(alice), identity(sha256(`${alice}s`), { salt: 's' })], matched],
    ['of whom one is named weakly', [clear(alice), identity(sha256(alice))], weakly],
    ['who are only one', [clear(alice)], matched],
    ['who are nobody', [], nobody],
  ])('%s are not one of them', async (_, stored, expected) => expect(await ask(stored)).toMatchObject(expected));

  test('are told where the user named them all', async () => {
    const both: readonly (readonly [string, string])[] = [
      ['email', alice],
      ['email', bob],
    ];
    expect(await ask([clear(alice), clear(bob)], both)).toMatchObject(matched);
    expect(await ask(clear(bob), both)).toMatchObject(matched);
  });
});

describe('what is said', () => {
  test('where nobody asked is that nothing was checked', async () => {
    expect(await ask(identity(alice), [])).toMatchObject({ evidence: 'not-applicable', codes: [] });
  });

  test('of a mismatch never is that the badge is false', async () => {
    const { sentences } = await ask(identity('bob@example.org', { hashed: false }));
    expect(sentences[0]).toMatch(/may be the same person under another address/);
  });

  test('of an id that a platform gave is what to ask for', async () => {
    const { sentences } = await ask(identity(sha256('x'), { type: 'id', salt: 's' }));
    expect(sentences).toEqual([
      'The badge names its recipient by an id, as a badge platform gives it to each of its users, which cannot be compared with email:alice@example.org.',
    ]);
  });

  test('of a weak hash is how it was hidden', async () => {
    const { sentences } = await ask(identity(hash('md5', alice)));
    expect(sentences[0]).toContain('email, md5 without salt');
  });
});

describe('a hosted badge', () => {
  const given = assertionWith(identity(alice, { hashed: false }), '2.0');

  test('is judged by what its address serves, and no place in the file is named', async () => {
    const served = assertionWith(identity('bob@example.org', { hashed: false }), '2.0');
    const got = await compare(given, { linked: served, notes: [] }, [['email', alice]]);
    expect(got).toMatchObject({ ...mismatch, pointers: [undefined] });
    expect(await ask(identity('bob@example.org', { hashed: false }))).toMatchObject({ pointers: ['/recipient'] });
  });

  test('that could not be had is about nobody', async () => {
    const missing = { findings: [finding('hosted.not-found', { url: 'https://example.org/a' })] } as const;
    const got = await compare(given, missing, [['email', alice]]);
    expect(got).toMatchObject({ evidence: 'blocked', codes: [], said: undefined });
  });
});
