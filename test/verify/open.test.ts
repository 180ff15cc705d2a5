import { describe, expect, test } from 'vitest';
import type { JsonValue } from '../../src/model/json.js';
import { defaultPolicy } from '../../src/model/policy.js';
import { verifySource } from '../../src/verify/batch.js';
import { isOpen, type Opened, open } from '../../src/verify/open.js';
import { codesOf } from '../support/fixtures.js';
import { questionTime, webNet } from '../support/key-question.js';
import { assertion, badgeClass, netOf, profile, type Web } from '../support/linked-web.js';
import { ed25519Key, signJwt } from '../support/sign.js';

const home = 'https://issuer.example';
const [id, classId, issuerId] = [`${home}/a/1`, `${home}/class`, `${home}/issuer`];
const badge = assertion(id, classId);
const web: Web = {
  [id]: badge,
  [classId]: badgeClass(classId, issuerId),
  [issuerId]: profile(issuerId),
};
const token = signJwt({ alg: 'EdDSA' }, assertion(id, classId), ed25519Key('somebody'));

const opened = (value: JsonValue): Promise<readonly Opened[]> =>
  open({ text: JSON.stringify(value) }, { net: netOf(web), allowHttp: false });

describe('an input with several badges', () => {
  test('gives one of them for each, known by its place', async () => {
    const found = await opened({ assertions: [badge, { ...badge, id: `${home}/a/2` }], signedAssertions: [token] });
    expect(found.map((one) => [one.info.ref.replace(/^[^#]*/, ''), isOpen(one) && one.envelope.kind])).toEqual([
      ['#/assertions/0', 'json'],
      ['#/assertions/1', 'json'],
      ['#/signedAssertions/0', 'jwt'],
    ]);
  });

  test('gives a report for each, and a broken one spoils no other', async () => {
    const text = JSON.stringify({ assertions: ['broken', badge, { ...badge, id: `${home}/a/2` }] });
    const more = { [`${home}/a/2`]: 404 };
    const reports = await verifySource(
      { text },
      { policy: defaultPolicy(questionTime), net: netOf({ ...web, ...more }) },
    );
    expect(reports.map(({ verdict }) => verdict)).toEqual(['fail', 'pass', 'fail']);
    expect(reports.map(codesOf)).toEqual([['format.not-an-object'], [], ['hosted.not-found']]);
  });

  test('is not taken apart where it holds too many', async () => {
    const found = await opened({ assertions: Array.from({ length: 101 }, () => badge) });
    expect(found.map((one) => (isOpen(one) ? 'open' : one.findings[0].code))).toEqual(['format.too-complex']);
  });

  test('is not empty without a word', async () => {
    const found = await opened({ assertions: [], signedAssertions: [] });
    expect(found.map((one) => (isOpen(one) ? 'open' : one.findings[0].code))).toEqual(['input.empty-list']);
  });
});

describe('an input with one badge', () => {
  test.each<[string, JsonValue, string]>([
    ['the badge itself', badge, 'json'],
    ['a wrapper', { assertion: badge }, 'json'],
    ['a list of one', { assertions: [badge] }, 'json'],
    ['a wrapper around a token', { signedAssertion: token }, 'jwt'],
  ])('keeps its name: %s', async (_, value, kind) => {
    const [one, ...more] = await opened(value);
    expect(more).toEqual([]);
    expect(one?.info.ref).not.toContain('#');
    expect(one !== undefined && isOpen(one) && [one.envelope.kind, one.notes]).toEqual([kind, []]);
  });

  test('that is there twice says which copy counts', async () => {
    const [one] = await opened({ assertion: badge, signedAssertion: token });
    if (one === undefined || !isOpen(one)) throw new Error('nothing was opened');
    expect([one.envelope.kind, one.notes.map(({ code }) => code)]).toEqual(['jwt', ['format.unsigned-copy-ignored']]);
  });
});

describe('what an address serves', () => {
  const at = async (served: JsonValue): Promise<Opened | undefined> => {
    const { net } = webNet({ [id]: { json: served } });
    return (await open({ url: id }, { net, allowHttp: false }))[0];
  };

  test('is known as what it serves', async () => {
    expect(await at(badge)).toMatchObject({ served: { url: id, finalUrl: id } });
  });

  test('is no badge of its own where it stands in a wrapper', async () => {
    const one = await at({ assertion: badge });
    expect(one !== undefined && isOpen(one)).toBe(true);
    expect(one).not.toHaveProperty('served');
  });
});

describe('a link in the place of a badge', () => {
  test('is followed once, which is noted', async () => {
    const { net } = webNet({ [id]: { json: badge } });
    const [one] = await open({ text: `${id}\n` }, { net, allowHttp: false });
    if (one === undefined || !isOpen(one)) throw new Error('nothing was opened');
    expect(one.served).toEqual({ url: id, finalUrl: id });
    expect(one.notes.map(({ code }) => code)).toEqual(['input.link-followed']);
  });

  test('may lead to several badges', async () => {
    const { net } = webNet({ [id]: { json: { assertions: [badge, badge] } } });
    const found = await open({ text: id }, { net, allowHttp: false });
    expect(found.map((one) => isOpen(one) && one.notes.map(({ code }) => code))).toEqual([
      ['input.link-followed'],
      ['input.link-followed'],
    ]);
  });

  test('that leads to nothing says so, and where it led', async () => {
    const [one] = await open({ text: id }, { net: webNet({}).net, allowHttp: false });
    if (one === undefined || isOpen(one)) throw new Error('something was opened');
    expect(one.findings.map(({ code }) => code)).toEqual(['input.unreachable', 'input.link-followed']);
  });
});
