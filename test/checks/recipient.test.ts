import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { recipient } from '../../src/checks/recipient.js';
import type { JsonObject, JsonValue } from '../../src/model/json.js';
import { codesOf, policyWith, run } from './run.js';

const hex = (algorithm: string, text: string): string => createHash(algorithm).update(text).digest('hex');
const identifier = (identityHash: string, members: JsonObject = {}): JsonObject => ({
  type: 'IdentityObject',
  identityType: 'emailAddress',
  hashed: true,
  identityHash,
  ...members,
});

const ask = async (subject: JsonValue, ...asked: readonly [string, string][]) => {
  const recipients = asked.map(([type, value]) => ({ type, value }));
  const result = await run(recipient, { credentialSubject: subject }, { policy: policyWith({ recipients }) });
  return { codes: codesOf(result), said: 'output' in result ? result.output?.recipient : undefined };
};
const matched = { codes: [], said: 'matched' };
const weakly = { codes: ['recipient.weak-hash'], said: 'matched' };
const mismatch = { codes: ['recipient.mismatch'], said: 'mismatch' };
const nobody = { codes: ['recipient.none-declared'], said: undefined };

const alice = 'alice@example.org';
const withHash = (algorithm: string, salt?: string, text = alice): JsonObject => ({
  identifier: [
    identifier(`${algorithm}$${hex(algorithm, `${text}${salt ?? ''}`)}`, salt === undefined ? {} : { salt }),
  ],
});

describe('an e-mail address', () => {
  test.each<[string, JsonValue, object]>([
    ['in clear', { identifier: [identifier(alice, { hashed: false })] }, matched],
    ['in clear, as the only identifier', { identifier: identifier(alice, { hashed: false }) }, matched],
    ['hashed with salt', withHash('sha256', 'deadsea'), matched],
    ['hashed without salt', withHash('sha256'), weakly],
    ['hashed by MD5', withHash('md5', 'deadsea'), weakly],
    ['as a mailto: id', { id: `mailto:${alice}` }, matched],
    ['of somebody else in clear', { identifier: [identifier('bob@example.org', { hashed: false })] }, mismatch],
    ['of somebody else hashed', withHash('sha256', 'x', 'bob@example.org'), mismatch],
    ['of somebody else as mailto:', { id: 'mailto:bob@example.org' }, mismatch],
    [
      'hashed, but said to be clear',
      { identifier: [identifier(`sha256$${hex('sha256', alice)}`, { hashed: false })] },
      mismatch,
    ],
    ['hashed by an unknown hash', { identifier: [identifier(`sha1$${hex('sha1', alice)}`)] }, mismatch],
    ['of another type', { identifier: [identifier(alice, { hashed: false, identityType: 'name' })] }, nobody],
    ['nowhere', { id: 'did:example:alice' }, nobody],
    ['nowhere, in no subject', [], nobody],
    ['in a subject that is none', 'alice', nobody],
    ['among identifiers that are none', { identifier: ['x', null, identifier(alice, { hashed: false })] }, matched],
  ])('%s', async (_, subject, expected) => expect(await ask(subject, ['email', alice])).toEqual(expected));

  test('is found by a hash in capital letters', async () => {
    const subject = { identifier: [identifier(`sha256$${hex('sha256', `${alice}s`).toUpperCase()}`, { salt: 's' })] };
    expect(await ask(subject, ['email', alice])).toEqual(matched);
  });

  test.each(['Alice@Example.org', 'alice@EXAMPLE.ORG'])('typed as %s is tried in small letters too', async (typed) => {
    expect(await ask(withHash('sha256', 's'), ['email', typed])).toEqual(matched);
    expect(await ask({ id: `mailto:${alice}` }, ['email', typed])).toEqual(matched);
  });
});

describe('an id', () => {
  test.each<[string, string, object]>([
    ['did:example:alice', 'did:example:alice', matched],
    ['did:example:alice', 'did:example:Alice', mismatch],
    ['did:example:alice', 'did:example:alice#key', mismatch],
  ])('%s asked for as %s', async (id, value, expected) => {
    expect(await ask({ id }, ['id', value])).toEqual(expected);
  });

  test('of a subject without one cannot be compared', async () => {
    expect(await ask({ identifier: [] }, ['id', 'did:example:alice'])).toEqual(nobody);
  });
});

describe('who was asked for', () => {
  test('may be named in several ways, of which one is enough', async () => {
    const subject = { id: 'did:example:alice' };
    expect(await ask(subject, ['id', 'did:example:other'], ['id', 'did:example:alice'])).toEqual(matched);
    expect(await ask(subject, ['email', alice], ['id', 'did:example:alice'])).toEqual(matched);
  });

  test('must be every subject of the badge', async () => {
    const [a, b] = [{ id: 'did:example:alice' }, { id: 'did:example:bob' }];
    expect(await ask([a, a], ['id', a.id])).toEqual(matched);
    expect(await ask([a, b], ['id', a.id])).toEqual(mismatch);
    expect(await ask([a, b], ['id', a.id], ['id', b.id])).toEqual(matched);
  });

  test('may be nobody: then nothing is compared', async () => {
    const result = await run(recipient, {});
    expect(result.kind).toBe('not-applicable');
    expect(recipient.applies({} as never, policyWith())).toBe('optional');
    expect(recipient.applies({} as never, policyWith({ recipients: [{ type: 'id', value: 'x' }] }))).toBe('required');
  });

  test.each<[string, string, object]>([
    ['name', 'Alice', matched],
    ['studentId', '1', nobody],
  ])('by %s', async (type, value, expected) => {
    const subject = { identifier: [identifier('Alice', { hashed: false, identityType: 'name' })] };
    expect(await ask(subject, [type, value])).toEqual(expected);
  });
});
