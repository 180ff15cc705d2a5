import { describe, expect, test } from 'vitest';
import { privateCode, timeoutTrouble, troubleOf } from '../../src/net/trouble.js';

const context = { timeout: 10_000, host: 'example.org', viaProxy: false };
const coded = (code: string, more: object = {}) => Object.assign(new Error('said by a package'), { code, ...more });

describe('an error of the connection', () => {
  test.each([
    ['ENOTFOUND', 'dns', 'there is no such host'],
    ['EAI_AGAIN', 'dns', 'the name of the host could not be looked up just now'],
    ['ECONNREFUSED', 'connect', 'the server did not take the connection'],
    ['EHOSTUNREACH', 'connect', 'the server could not be reached'],
    ['ENETUNREACH', 'connect', 'the server could not be reached'],
    ['ECONNRESET', 'protocol', 'the connection broke off'],
    ['UND_ERR_SOCKET', 'protocol', 'the connection broke off'],
    ['HPE_INVALID_CONSTANT', 'protocol', 'what the server answered is no HTTP'],
    ['UND_ERR_HEADERS_OVERFLOW', 'too-large', 'its headers are larger than is read'],
    ['ETIMEDOUT', 'timeout', 'there was no full answer within 10 seconds'],
    ['UND_ERR_CONNECT_TIMEOUT', 'timeout', 'there was no full answer within 10 seconds'],
    ['UND_ERR_HEADERS_TIMEOUT', 'timeout', 'there was no full answer within 10 seconds'],
    ['UND_ERR_BODY_TIMEOUT', 'timeout', 'there was no full answer within 10 seconds'],
    ['ERR_TLS_CERT_ALTNAME_INVALID', 'tls', 'its certificate is made out to another name'],
    ['CERT_HAS_EXPIRED', 'tls', 'its certificate has expired'],
    ['DEPTH_ZERO_SELF_SIGNED_CERT', 'tls', 'it made its certificate itself'],
    ['SELF_SIGNED_CERT_IN_CHAIN', 'tls', 'its certificate is not from an authority that this computer knows'],
    ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'tls', 'its certificate is not from an authority that this computer knows'],
    ['CERT_CHAIN_TOO_LONG', 'tls', 'no secure connection could be made'],
    ['ERR_SSL_WRONG_VERSION_NUMBER', 'tls', 'no secure connection could be made'],
    ['EPROTO', 'tls', 'no secure connection could be made'],
    ['NEVER_HEARD_OF', 'connect', 'the server could not be reached'],
    ['__proto__', 'connect', 'the server could not be reached'],
  ])('%s is %s: %s', (code, kind, detail) => {
    expect(troubleOf(coded(code), context)).toEqual({ kind, detail });
  });

  test('of our own lookup says which name leads where', () => {
    expect(troubleOf(coded(privateCode, { address: '10.0.0.1' }), context)).toEqual({
      kind: 'blocked',
      detail: 'the name example.org leads to the private address 10.0.0.1',
    });
  });

  test('of several addresses is the first of them', () => {
    const several = new AggregateError([coded('ECONNREFUSED'), coded('ENETUNREACH')]);
    expect(troubleOf(several, context)).toMatchObject({
      kind: 'connect',
      detail: 'the server did not take the connection',
    });
    expect(troubleOf(Object.assign(several, { code: 'ETIMEDOUT' }), context)).toMatchObject({ kind: 'timeout' });
    expect(troubleOf(new AggregateError([]), context)).toMatchObject({ kind: 'connect' });
  });

  test.each([undefined, null, 'x', 5, {}, new Error('x'), { code: 5 }])(
    'that is none, %j, is one all the same',
    (thrown) => {
      expect(troubleOf(thrown, context)).toEqual({ kind: 'connect', detail: 'the server could not be reached' });
    },
  );

  test.each([
    ['ECONNREFUSED', 'connect', 'the proxy could not be reached'],
    ['ENOTFOUND', 'dns', 'the proxy could not be reached'],
    ['UND_ERR_ABORTED', 'connect', 'the proxy did not let it through'],
    ['CERT_HAS_EXPIRED', 'tls', 'its certificate has expired'],
    ['UND_ERR_DESTROYED', 'connect', 'the program has ended its connections'],
  ])('through a proxy, %s is %s: %s', (code, kind, detail) => {
    expect(troubleOf(coded(code), { ...context, viaProxy: true })).toEqual({ kind, detail });
  });

  test.each([
    [1000, '1 second'],
    [1500, '1.5 seconds'],
    [300, '0.3 seconds'],
    [10_000, '10 seconds'],
  ])('after %s ms the time is up after %s', (timeout, words) => {
    expect(timeoutTrouble({ timeout }).detail).toBe(`there was no full answer within ${words}`);
  });
});
