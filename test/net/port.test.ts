import { describe, expect, test } from 'vitest';
import { effectOf, sentenceOf } from '../../src/model/finding.js';
import { decidingPurposes, failureKinds, netFailureFinding } from '../../src/net/port.js';

const url = 'https://badges.example.org/1';
const crossed = decidingPurposes.flatMap((purpose) => failureKinds.map((kind) => [purpose, kind] as const));

describe('a failure of the network', () => {
  test.each(crossed)('for %s by %s leaves the question open, and names role, address and reason', (purpose, kind) => {
    const found = netFailureFinding({ kind, url, detail: 'the cable is out' }, purpose);
    expect(effectOf(found)).toBe('indeterminate');
    for (const part of [url, 'the cable is out']) expect(sentenceOf(found)).toContain(part);
    expect(sentenceOf(found)).toMatch(/badge|key|list|copy|schema|profile/);
  });

  test.each([
    ['offline', 'net.offline'],
    ['blocked', 'net.blocked'],
    ['budget', 'net.budget'],
  ] as const)('by %s has one code, whatever was asked for', (kind, code) => {
    for (const purpose of decidingPurposes)
      expect(netFailureFinding({ kind, url, detail: 'x' }, purpose).code).toBe(code);
  });

  test.each([
    ['input', 'input.unreachable'],
    ['did-document', 'issuer.key-unreachable'],
    ['jwks', 'issuer.key-unreachable'],
    ['issuer-profile', 'issuer.key-unreachable'],
    ['status-list', 'status.list-unreachable'],
  ] as const)('that is the world outside is said by what was asked for: %s', (purpose, code) => {
    expect(netFailureFinding({ kind: 'timeout', url, detail: 'x' }, purpose).code).toBe(code);
  });
});
