import { describe, expect, test } from 'vitest';
import { validity } from '../../src/checks/validity.js';
import type { JsonObject } from '../../src/model/json.js';
import { badge, credentialOf, ed25519Key, signJwt } from '../support/sign.js';
import { at, codesOf, contextWith, findingsOf, policyWith, run } from './run.js';

const instant = (seconds: number): string => new Date(at + seconds * 1000).toISOString();
const [before, now, after] = [instant(-1), instant(0), instant(1)];

describe('a badge at one instant', () => {
  test.each<[string, JsonObject, readonly string[]]>([
    ['without an end', {}, []],
    ['that begins this very instant', { validFrom: now }, []],
    ['that begins a second later', { validFrom: after }, ['validity.not-yet']],
    ['that ends this very instant', { validUntil: now }, []],
    ['that ended a second before', { validUntil: before }, ['validity.expired']],
    ['that ends later', { validUntil: after }, []],
    ['that ends by the name of the other data model', { expirationDate: before }, ['validity.expired']],
    ['that begins by the name of the other data model', { issuanceDate: after }, ['validity.not-yet']],
    ['with two ends, of which the earlier counts', { validUntil: after, expirationDate: before }, ['validity.expired']],
    ['with two ends the other way round', { validUntil: before, expirationDate: after }, ['validity.expired']],
    [
      'with two beginnings, of which the later counts',
      { validFrom: before, issuanceDate: after },
      ['validity.not-yet'],
    ],
    ['that ends before it begins', { validFrom: after, validUntil: before }, ['validity.not-yet', 'validity.expired']],
    ['with an end that is no date', { validUntil: 'tomorrow' }, ['validity.bad-date']],
    ['with an end without a zone', { validUntil: '2099-01-01T00:00:00' }, ['validity.bad-date']],
    ['with an end that is null', { validUntil: null }, ['validity.bad-date']],
    [
      'with a bad end beside an end in the past',
      { validUntil: 0, expirationDate: before },
      ['validity.bad-date', 'validity.expired'],
    ],
  ])('%s', async (_, members, codes) => expect(codesOf(await run(validity, members))).toEqual(codes));

  test('names the date that counted and where it stands', async () => {
    const [found] = findingsOf(await run(validity, { validUntil: after, expirationDate: before }));
    expect(found).toMatchObject({ pointer: '/expirationDate', args: { from: 'expirationDate' } });
  });
});

describe('the tolerance of the clock', () => {
  const policy = policyWith({ clockSkew: 1000 });

  test('is for a beginning', async () => {
    expect(codesOf(await run(validity, { validFrom: after }, { policy }))).toEqual([]);
    expect(codesOf(await run(validity, { validFrom: instant(1.001) }, { policy }))).toEqual(['validity.not-yet']);
  });

  test('is never for an end', async () => {
    expect(codesOf(await run(validity, { validUntil: before }, { policy }))).toEqual(['validity.expired']);
  });
});

describe('the claims of a token', () => {
  const key = ed25519Key();
  const judge = async (claims: JsonObject): Promise<readonly string[]> => {
    const token = signJwt({ alg: 'EdDSA' }, { ...badge(key.did), ...claims }, key);
    return codesOf(await validity.run(credentialOf(token), contextWith()));
  };
  const seconds = at / 1000;

  test.each<[JsonObject, readonly string[]]>([
    [{ exp: seconds }, []],
    [{ exp: seconds - 1 }, ['validity.expired']],
    [{ exp: seconds + 1, validUntil: before }, ['validity.expired']],
    [{ exp: seconds - 1, validUntil: after }, ['validity.expired']],
    [{ nbf: seconds + 1 }, ['validity.not-yet']],
    [{ nbf: seconds }, []],
    [{ exp: '2099' }, ['validity.bad-date']],
    [{ exp: true }, ['validity.bad-date']],
  ])('%j', async (claims, codes) => expect(await judge(claims)).toEqual(codes));
});
