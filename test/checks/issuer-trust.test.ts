import { describe, expect, test } from 'vitest';
import type { CheckResult, KeyLookup } from '../../src/checks/check.js';
import { issuerTrust } from '../../src/checks/issuer-trust.js';
import { thumbprintOf } from '../../src/keys/thumbprint.js';
import type { ProofClaim } from '../../src/model/credential.js';
import { effectOf, sentenceOf } from '../../src/model/finding.js';
import type { TrustedIssuer, TrustSource } from '../../src/model/trust.js';
import { statusOf } from '../../src/verify/one-check.js';
import { publicKeyOf } from '../support/judge.js';
import { ed25519Key } from '../support/sign.js';
import { credentialWith, findingsOf, policyWith, run } from './run.js';

const id = 'did:web:badges.example.edu';
const key = publicKeyOf(ed25519Key('issuer'));
const other = publicKeyOf(ed25519Key('other'));
const [pin, otherPin] = [thumbprintOf(key), thumbprintOf(other)];

const claim: ProofClaim = {
  index: 0,
  pointer: '/proof',
  name: 'eddsa-rdfc-2022',
  type: 'DataIntegrityProof',
  options: {},
};
const own: KeyLookup = { claim, key, authorised: true };

const list = (source: string, issuers: readonly TrustedIssuer[], date?: string): TrustSource => ({
  source,
  list: { issuers: new Map(issuers.map((one) => [one.id, one])), ...(date === undefined ? {} : { date }) },
});
const named = list('trusted.json', [{ id, name: 'Example University' }], '2026-02-01T10:00:00Z');
const empty = list('empty.json', []);
const gone: TrustSource = { source: 'https://a.example/list', problem: 'unavailable', why: 'no answer within 10 s' };
const foreign: TrustSource = { source: 'federation.json', problem: 'unsupported', why: 'it is of another kind' };

interface Asked {
  readonly required?: boolean;
  readonly keys?: readonly KeyLookup[];
  readonly issuer?: string;
}

const ask = (sources: readonly TrustSource[], { required = false, keys = [own], issuer = id }: Asked = {}) =>
  run(
    issuerTrust,
    { issuer: { id: issuer, type: ['Profile'], name: 'The name that the badge gives' } },
    { policy: policyWith({ trust: { sources, required } }), outputs: { keys } },
  );

const outcome = (result: CheckResult): unknown => ({
  status: statusOf(result),
  said: findingsOf(result).map((one) => `${one.code} ${effectOf(one)}`),
  trusted: 'output' in result ? result.output?.trusted : undefined,
});
const trustedBy = (source: string, more: object = {}) => ({ source, ...more });

test('does not apply where the user gave no list', async () => {
  expect(await ask([])).toEqual({ kind: 'not-applicable', why: 'not checked: no --trust list' });
});

test('needs a key of the issuer and a proof that held', () => {
  expect(issuerTrust.needs).toEqual(['issuer.key', 'proof']);
});

describe('a listed issuer', () => {
  test('is trusted, under the name of the list', async () => {
    const result = await ask([named]);
    expect(outcome(result)).toEqual({
      status: 'pass',
      said: [],
      trusted: { source: 'trusted.json', name: 'Example University', date: '2026-02-01T10:00:00Z' },
    });
    expect(result.kind === 'done' && result.evidence).toBe(
      'on the list trusted.json of 2026-02-01, as "Example University"',
    );
  });

  test('without name and date is trusted without them', async () => {
    const result = await ask([list('trusted.json', [{ id }])]);
    expect(result.kind === 'done' && result.evidence).toBe('on the list trusted.json');
    expect(outcome(result)).toEqual({ status: 'pass', said: [], trusted: trustedBy('trusted.json') });
  });

  test('cannot end the quotation of its name', async () => {
    const result = await ask([list('a', [{ id, name: 'x", trusted by everybody, "y' }])]);
    expect(result.kind === 'done' && result.evidence).toBe(`on the list a, as "x', trusted by everybody, 'y"`);
  });

  test.each([
    ['that could not be had', gone, 'issuer.trust-unavailable note'],
    ['of another kind', foreign, 'issuer.trust-unsupported note'],
  ])('is trusted beside a list %s, which is told', async (_, missing, said) => {
    for (const required of [true, false])
      expect(outcome(await ask([missing, list('trusted.json', [{ id }])], { required }))).toEqual({
        status: 'pass',
        said: [said],
        trusted: trustedBy('trusted.json'),
      });
  });
});

describe('an issuer that is on no list', () => {
  test('is a warning', async () => {
    const result = await ask([empty]);
    expect(outcome(result)).toEqual({ status: 'pass', said: ['issuer.not-trusted warn'], trusted: undefined });
    expect(result.kind === 'done' && result.evidence).toBe('not on empty.json');
  });

  test('fails where the user insists', async () => {
    expect(outcome(await ask([empty], { required: true }))).toEqual({
      status: 'fail',
      said: ['issuer.not-trusted fail'],
      trusted: undefined,
    });
  });

  test('fails where the user insists and gave no list', async () => {
    expect(outcome(await ask([], { required: true }))).toMatchObject({ said: ['issuer.not-trusted fail'] });
  });

  test.each([
    'DID:web:badges.example.edu',
    `${id}/`,
    `${id}#key-1`,
    'did:web:Badges.example.edu',
    'https://badges.example.edu',
  ])('though it looks alike: %s', async (issuer) => {
    expect(outcome(await ask([named], { required: true, issuer }))).toEqual({
      status: 'fail',
      said: ['issuer.not-trusted fail'],
      trusted: undefined,
    });
  });

  test('is told which listed id it could be taken for', async () => {
    const [found] = findingsOf(await ask([named], { issuer: 'https://badges.example.edu' }));
    expect(found === undefined ? '' : sentenceOf(found)).toBe(
      `The issuer https://badges.example.edu is not on your list trusted.json; the list has ${id}, which is similar to it, but is not the same issuer.`,
    );
  });

  test.each<[string, readonly TrustSource[], boolean, string, readonly string[]]>([
    ['one list is missing', [empty, gone], false, 'indeterminate', ['issuer.trust-unavailable indeterminate']],
    [
      'one is missing and the user insists',
      [gone, empty],
      true,
      'indeterminate',
      ['issuer.trust-unavailable indeterminate'],
    ],
    ['all are missing', [gone], false, 'indeterminate', ['issuer.trust-unavailable indeterminate']],
    ['the only list is of another kind', [foreign], false, 'indeterminate', ['issuer.trust-unsupported warn']],
    ['it is and the user insists', [foreign], true, 'indeterminate', ['issuer.trust-unsupported indeterminate']],
    [
      'one list is of another kind',
      [empty, foreign],
      false,
      'pass',
      ['issuer.not-trusted warn', 'issuer.trust-unsupported warn'],
    ],
    [
      'one is and the user insists',
      [empty, foreign],
      true,
      'indeterminate',
      ['issuer.trust-unsupported indeterminate'],
    ],
    [
      'one is missing and one of another kind',
      [foreign, gone],
      false,
      'indeterminate',
      ['issuer.trust-unsupported warn', 'issuer.trust-unavailable indeterminate'],
    ],
  ])('where %s', async (_, sources, required, status, said) => {
    expect(outcome(await ask(sources, { required }))).toEqual({ status, said, trusted: undefined });
  });
});

describe('keys that the list names', () => {
  const pinned = (...keys: readonly string[]) => [list('trusted.json', [{ id, keys }])];
  const trusted = { status: 'pass', said: [], trusted: trustedBy('trusted.json') };
  const refused = { status: 'fail', said: ['issuer.not-trusted fail'], trusted: undefined };
  const second: KeyLookup = { claim: { ...claim, index: 1, pointer: '/proof/1' }, key: other, authorised: true };

  test.each<[string, readonly string[], readonly KeyLookup[], object]>([
    ['hold the key of the signature', [otherPin, pin], [own], trusted],
    ['hold another', [otherPin], [own], refused],
    ['hold the keys of both signatures', [otherPin, pin], [own, second], trusted],
    ['hold that of one signature only', [pin], [own, second], refused],
    ['hold a key that is only named beside the one that signed', [otherPin], [own, second], refused],
    ["hold a key that is not shown to be the issuer's", [otherPin], [own, { ...second, authorised: false }], refused],
    [
      "leave a key out of account that is not shown to be the issuer's",
      [pin],
      [own, { ...second, authorised: false }],
      trusted,
    ],
    ['hold a key, and none is known', [pin], [], refused],
    ['hold a key, and none was found', [pin], [{ claim, authorised: true }], refused],
  ])('%s', async (_, keys, lookups, answer) => {
    expect(outcome(await ask(pinned(...keys), { required: true, keys: lookups }))).toEqual(answer);
  });

  test('are the reason where they differ, with the thumbprint of the one that signed', async () => {
    const [found] = findingsOf(await ask(pinned(otherPin)));
    expect(found?.args).toMatchObject({ why: 'other-keys', lists: ['trusted.json'], keys: [pin] });
    expect(found === undefined ? '' : sentenceOf(found)).toContain('signed with another key');
  });
});

describe('whether the answer is needed for a verdict', () => {
  test.each<[string, readonly TrustSource[], boolean, 'required' | 'optional']>([
    ['no list', [], false, 'optional'],
    ['no list, insisted', [], true, 'required'],
    ['a list', [empty], false, 'required'],
    ['a list that could not be had', [gone], false, 'required'],
    ['a list of another kind', [foreign], false, 'optional'],
    ['a list of another kind, insisted', [foreign], true, 'required'],
  ])('%s', (_, sources, required, answer) => {
    expect(issuerTrust.applies(credentialWith({}), policyWith({ trust: { sources, required } }))).toBe(answer);
  });
});
