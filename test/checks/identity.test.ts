import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { matchIdentity, matchMailto, shown } from '../../src/checks/identity.js';

const asked = { type: 'email', value: 'Alice@Example.org' };
const hashed = (algorithm: string, text: string) => ({
  kind: 'email',
  value: `${algorithm}$${createHash(algorithm).update(text).digest('hex')}`,
  hashed: true,
  salt: '',
});

describe('a stored identity', () => {
  test.each<['sha256' | 'md5' | 'sha1', boolean]>([
    ['sha256', true],
    ['md5', true],
    ['sha1', false],
  ])('is compared by %s only where that is allowed', (algorithm, allowed) => {
    const options = { isEmail: true, hashes: ['sha256', 'md5'] } as const;
    expect(matchIdentity(hashed(algorithm, asked.value), asked, options) !== undefined).toBe(allowed);
  });

  test('is compared in several spellings only where it is an e-mail address', () => {
    const stored = { kind: 'x', value: 'alice@example.org', hashed: false, salt: '' };
    expect(matchIdentity(stored, asked, { isEmail: true, hashes: [] })?.how).toBe('x in clear (in lower case)');
    expect(matchIdentity(stored, asked, { isEmail: false, hashes: [] })).toBeUndefined();
  });

  test('is weak where it has no salt', () => {
    const options = { isEmail: true, hashes: ['sha256'] } as const;
    expect(matchIdentity(hashed('sha256', asked.value), asked, options)?.weak).toBe(true);
    const salted = { ...hashed('sha256', `${asked.value}s`), salt: 's' };
    expect(matchIdentity(salted, asked, options)?.weak).toBe(false);
  });
});

test('a mailto: address is compared in the same spellings', () => {
  expect(matchMailto('mailto:alice@example.org', asked, 'id')?.how).toBe('id (mailto) (in lower case)');
  expect(matchMailto('mailto:bob@example.org', asked, 'id')).toBeUndefined();
});

test('what was asked is shown as it was written', () => expect(shown(asked)).toBe('email:Alice@Example.org'));
