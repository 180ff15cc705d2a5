import { expect, test } from 'vitest';
import type { JsonObject } from '../../src/model/json.js';
import type { Generation, LinkedClass } from '../../src/model/linked.js';
import { linkedRules } from '../../src/schema/linked-rules.js';
import { linkedObject } from './linked-samples.js';

test.each<[string, LinkedClass, Generation, JsonObject, readonly string[]]>([
  [
    'an end before the start',
    'Assertion',
    '2.0',
    { issuedOn: '2020-01-02T00:00Z', expires: '2020-01-01T00:00Z' },
    ['/expires'],
  ],
  [
    'an end before the start in another zone',
    'Assertion',
    '2.0',
    { issuedOn: '2020-01-01T00:00:00Z', expires: '2020-01-01T00:30:00+01:00' },
    ['/expires'],
  ],
  ['an end at the start', 'Assertion', '2.0', { issuedOn: '2020-01-01T00:00Z', expires: '2020-01-01T00:00Z' }, []],
  ['dates that are none', 'Assertion', '2.0', { issuedOn: 5, expires: 'x' }, []],
  ['days by the older rules', 'Assertion', '1.0', { issuedOn: '2020-01-02', expires: '2020-01-01' }, ['/expires']],
  ['seconds by the older rules', 'Assertion', '1.1', { issuedOn: 1359217910, expires: 1359217909 }, ['/expires']],
  ['the dates of 0.5', 'Assertion', '0.5', { issued_on: '2012-01-01', expires: '2011-01-01' }, ['/expires']],
  ['criteria inside', 'Assertion', '2.0', { badge: { criteria: {} } }, ['/badge/criteria']],
  [
    'keys inside',
    'Assertion',
    '2.0',
    { badge: { issuer: { publicKey: [{}, 'urn:x'] } } },
    ['/badge/issuer/publicKey/0'],
  ],
  ['keys of an endorser', 'Endorsement', '2.0', { issuer: { publicKey: {} } }, ['/issuer/publicKey']],
  ['criteria of 1.0, which are an address', 'BadgeClass', '1.0', { criteria: {} }, []],
  ['nothing', 'Assertion', '2.0', {}, []],
  ['lists where objects belong', 'Assertion', '2.0', { badge: [], issuedOn: [], expires: [] }, []],
  ['null', 'BadgeClass', '2.0', { criteria: null, issuer: null }, []],
])('%s', (_what, name, generation, own, pointers) => {
  const findings = linkedRules(linkedObject(name, generation, own));
  expect(findings.map(({ code, pointer }) => `${code} ${pointer}`)).toEqual(
    pointers.map((one) => `schema.violation ${one}`),
  );
});
