import { describe, expect, test } from 'vitest';
import { listTtl } from '../../src/net/list-ttl.js';

const ttlOf = (list: unknown): number => listTtl(Buffer.from(typeof list === 'string' ? list : JSON.stringify(list)));
const tokenOf = (payload: unknown): string =>
  ['{"alg":"ES256"}', JSON.stringify(payload), 'signature']
    .map((part) => Buffer.from(part).toString('base64url'))
    .join('.');

const none = Number.POSITIVE_INFINITY;

describe('the time for which a status list may be kept', () => {
  test.each<[string, unknown, number]>([
    ['its ttl', { credentialSubject: { ttl: 300_000 } }, 300_000],
    ['the smallest of several', { credentialSubject: [{ ttl: 300_000 }, { ttl: 1000 }, {}] }, 1000],
    ['under vc', { vc: { credentialSubject: { ttl: 1000 } } }, 1000],
    [
      'the smaller of both places',
      { credentialSubject: { ttl: 2000 }, vc: { credentialSubject: { ttl: 1000 } } },
      1000,
    ],
    ['in a token', tokenOf({ credentialSubject: { ttl: 1000 } }), 1000],
    ['in a token, under vc', tokenOf({ vc: { credentialSubject: [{ ttl: 1000 }] } }), 1000],
    ['in a token with a line end', `${tokenOf({ credentialSubject: { ttl: 1000 } })}\n`, 1000],
    ['without one', { credentialSubject: {} }, none],
    ['without a subject', { revokedCredential: [] }, none],
    ['a ttl in another place', { ttl: 5 }, none],
  ])('%s', (_, list, ttl) => expect(ttlOf(list)).toBe(ttl));

  test.each<[string, unknown]>([
    ['zero', { credentialSubject: { ttl: 0 } }],
    ['less than zero', { credentialSubject: { ttl: -1 } }],
    ['a text', { credentialSubject: { ttl: '300000' } }],
    ['null', { credentialSubject: { ttl: null } }],
    ['one good, one not', { credentialSubject: [{ ttl: 300_000 }, { ttl: 'long' }] }],
    ['no JSON', '<html></html>'],
    ['an array', [{ credentialSubject: { ttl: 300_000 } }]],
    ['said in two ways', '{"credentialSubject":{"ttl":1,"ttl":300000}}'],
    ['hidden in an envelope', { id: 'data:application/vc+jwt,e30.e30.e30', type: 'EnvelopedVerifiableCredential' }],
    ['a token that holds no JSON', 'e30.AAAA.AAAA'],
    ['a token of two parts', 'e30.e30'],
    ['nothing', ''],
  ])('is none where it is %s', (_, list) => expect(ttlOf(list)).toBe(0));
});
