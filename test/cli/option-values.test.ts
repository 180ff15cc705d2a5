import { describe, expect, test } from 'vitest';
import { choice, instant, recipients, skew, skipped, warningCount } from '../../src/cli/option-values.js';
import { UsageError } from '../../src/model/errors.js';

describe('--at', () => {
  test('takes an RFC 3339 date-time', () => {
    expect(instant('2026-03-02T10:14:00+01:00')).toBe(Date.UTC(2026, 2, 2, 9, 14));
  });

  test.each(['', 'now', '2026-03-02', '2026-02-30T00:00:00Z', '2026-03-02T09:14:00', '1772442840'])(
    'refuses %j',
    (text) => {
      expect(() => instant(text)).toThrow(UsageError);
    },
  );
});

describe('--clock-skew', () => {
  test.each([
    ['0s', 0],
    ['60s', 60_000],
    ['5m', 300_000],
  ])('reads %s', (text, milliseconds) => {
    expect(skew(text)).toBe(milliseconds);
  });

  test.each(['', '60', '301s', '6m', '-1s', '1h', '1.5m', '9999999s'])('refuses %j', (text) => {
    expect(() => skew(text)).toThrow(UsageError);
  });
});

describe('--recipient', () => {
  test.each([
    ['email:alice@example.org', { type: 'email', value: 'alice@example.org' }],
    ['id:did:example:alice', { type: 'id', value: 'did:example:alice' }],
    ['emailAddress:a@b.c', { type: 'emailAddress', value: 'a@b.c' }],
    ['ext:matric:12:34', { type: 'ext:matric', value: '12:34' }],
  ])('reads %s', (text, claim) => {
    expect(recipients(text)).toEqual([claim]);
  });

  test('collects several', () => {
    expect(recipients('id:b', recipients('email:a@x.org'))).toEqual([
      { type: 'email', value: 'a@x.org' },
      { type: 'id', value: 'b' },
    ]);
  });

  test.each(['', 'alice', 'email:', ':x', 'emial:a@x.org', 'toString:x', 'did:example:alice'])('refuses %j', (text) => {
    expect(() => recipients(text)).toThrow(UsageError);
  });
});

describe('--skip', () => {
  test('takes several at once and several times, each once', () => {
    expect(skipped('refresh, status', skipped('status'))).toEqual(['status', 'refresh']);
  });

  test.each(['proof', 'schema', 'issuer.key', 'validity', 'format', 'status,proof', '', 'x'])('refuses %j', (text) => {
    expect(() => skipped(text)).toThrow(UsageError);
  });
});

describe('--max-warnings', () => {
  test('takes a whole number', () => {
    expect(warningCount('12')).toBe(12);
  });

  test.each(['', '-1', '1.5', '1e3', 'x'])('refuses %j', (text) => {
    expect(() => warningCount(text)).toThrow(UsageError);
  });
});

test('a choice names the words and the nearest one', () => {
  const read = choice('--format', ['text', 'json']);
  expect(read('json')).toBe('json');
  expect(() => read('jsn')).toThrow(
    expect.objectContaining({ message: '--format takes text or json, not "jsn"', hint: 'did you mean json?' }),
  );
});
