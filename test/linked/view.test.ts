import { describe, expect, test } from 'vitest';
import { gather } from '../../src/linked/gather.js';
import { viewOf } from '../../src/linked/view.js';
import type { CredentialView } from '../../src/model/credential.js';
import type { JsonObject } from '../../src/model/json.js';
import { assertion, badgeClass, endorsement, netOf, profile, type Web } from '../support/linked-web.js';

const home = 'https://issuer.example';
const [id, classId, issuerId] = [`${home}/a/1`, `${home}/class`, `${home}/issuer`];
const full = assertion(id, classId, {
  expires: '2030-01-01T00:00:00Z',
  evidence: ['https://work.example/1', { id: 'https://work.example/2', name: 'Notes' }, { narrative: 'Talked.' }, {}],
});
const web: Web = {
  [id]: full,
  [classId]: badgeClass(classId, issuerId, {
    name: { en: 'Python', de: 'Python (de)' },
    tags: ['python', 5],
    alignment: [
      { targetName: 'Programming', targetUrl: 'https://skills.example/1', targetFramework: 'Skills' },
      { targetUrl: 'https://skills.example/2' },
    ],
  }),
  [issuerId]: profile(issuerId, { name: 'Example University' }),
};

const viewed = async (json: JsonObject, served: Web = web, signed = false): Promise<CredentialView> => {
  const found = await gather({ json, signed }, { net: netOf(served), allowHttp: false });
  if (!found.ok) throw new Error(found.error.code);
  return viewOf(found.value);
};

describe('what people read of a badge', () => {
  test('is what its addresses serve', async () => {
    expect(await viewed(full)).toEqual({
      id,
      achievement: { id: classId, name: 'Python' },
      issuer: { id: issuerId, name: 'Example University' },
      subject: {},
      skills: [{ name: 'Programming', url: 'https://skills.example/1', framework: 'Skills' }, { name: 'python' }],
      evidence: [
        { id: 'https://work.example/1' },
        { id: 'https://work.example/2', name: 'Notes' },
        { name: 'Talked.' },
      ],
      dates: { awarded: '2024-01-01T00:00:00Z', validUntil: '2030-01-01T00:00:00Z' },
    });
  });

  test('is not what stands inside it, where the address serves something else', async () => {
    const claimed = badgeClass(classId, profile(issuerId, { name: 'Another University' }), { name: 'Medicine' });
    const badge = assertion(id, claimed);
    const { achievement, issuer } = await viewed(badge, { ...web, [id]: badge });
    expect([achievement?.name, issuer.name]).toEqual(['Python', 'Example University']);
  });

  test('is not what a file says, where the address serves something else', async () => {
    const { dates } = await viewed({ ...full, issuedOn: '2026-01-01T00:00:00Z' });
    expect(dates.awarded).toBe('2024-01-01T00:00:00Z');
  });

  test('names the recipient only where an id says it in clear', async () => {
    const recipient = { type: 'id', hashed: false, identity: 'did:example:alice' };
    const named = { ...full, recipient };
    expect((await viewed(named, { ...web, [id]: named })).subject).toEqual({ id: 'did:example:alice' });
    const hidden = { ...full, recipient: { ...recipient, hashed: true } };
    expect((await viewed(hidden, { ...web, [id]: hidden })).subject).toEqual({});
  });

  test('is no more than the addresses where nobody answered', async () => {
    const view = await viewed(full, {});
    expect(view).toMatchObject({ id, achievement: { id: classId } });
    expect(view.issuer.name).toBeUndefined();
  });
});

describe('what people read of other parts', () => {
  test('is the issuer of a badge class', async () => {
    const view = await viewed(badgeClass(classId, issuerId));
    expect(view).toMatchObject({ achievement: { id: classId, name: 'Python' }, issuer: { id: issuerId } });
  });

  test('is the name of a profile', async () => {
    const view = await viewed(profile(issuerId));
    expect(view).toMatchObject({ name: 'Example University', issuer: { id: issuerId, name: 'Example University' } });
    expect(view.achievement).toBeUndefined();
  });

  test('is what an endorsement is about, and who made it', async () => {
    const url = `${home}/e/1`;
    const made = endorsement(url, id, issuerId);
    const view = await viewed(made, { ...web, [url]: made });
    expect(view).toMatchObject({ id: url, subject: { id }, issuer: { id: issuerId, name: 'Example University' } });
  });
});
