import { describe, expect, test } from 'vitest';
import { effectOf, sentenceOf } from '../../src/model/finding.js';
import { type NetFailure, type NetPurpose, netFailureFinding } from '../../src/net/port.js';

const failure: NetFailure = { kind: 'offline', url: 'https://badges.example.org/1', detail: 'the cable is out' };

describe('a failure of the network', () => {
  test.each<[NetPurpose, string]>([
    ['input', 'the badge'],
    ['did-document', "the issuer's key document"],
    ['jwks', "the issuer's key set"],
    ['issuer-profile', "the issuer's profile"],
    ['status-list', 'the status list'],
    ['refresh', 'the newer copy'],
    ['credential-schema', 'the schema'],
  ])('for %s leaves the question open, and names %s, address and reason', (purpose, what) => {
    const found = netFailureFinding(failure, purpose);
    expect(found).toMatchObject({ code: 'net.offline', args: { url: failure.url, what, why: failure.detail } });
    expect(effectOf(found)).toBe('indeterminate');
    for (const part of [failure.url, failure.detail]) expect(sentenceOf(found)).toContain(part);
  });
});
