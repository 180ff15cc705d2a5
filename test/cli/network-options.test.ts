import { describe, expect, test } from 'vitest';
import { duration, networkOptions, wholeNumber } from '../../src/cli/network-options.js';
import { resolverAddress } from '../../src/cli/option-values.js';
import { UsageError } from '../../src/model/errors.js';

const parser = (flag: string): ((value: string) => unknown) => {
  const option = networkOptions().find(({ long }) => long === flag);
  return (value) => option?.parseArg?.(value, undefined as never);
};

describe('a time', () => {
  const read = duration('--timeout', 300_000, '10s');
  test.each([
    ['500ms', 500],
    ['10s', 10_000],
    ['5m', 300_000],
  ])('is read from %s', (text, milliseconds) => expect(read(text)).toBe(milliseconds));

  test.each(['', '10', 's', '0s', '-1s', '1.5s', '6m', '1h', '1e3s', ' 10s'])('is refused from %j', (text) => {
    expect(() => read(text)).toThrow(UsageError);
  });
});

describe('a number', () => {
  const read = wholeNumber('--retries', 0, 10);
  test.each(['0', '2', '10'])('is read from %s', (text) => expect(read(text)).toBe(Number(text)));
  test.each(['', '-1', '11', '1.5', 'two', '0x1', '1e1'])('is refused from %j', (text) => {
    expect(() => read(text)).toThrow(UsageError);
  });
});

describe('--allow-host', () => {
  test.each(['localhost', 'localhost:3000', '127.0.0.1:8080', '[::1]:3000', 'issuer.internal'])('takes %s', (text) => {
    expect(parser('--allow-host')(text)).toEqual([text]);
  });
  test.each(['', 'https://localhost', 'a@b', 'a/b', '*', 'a:b', 'a:99999', '::1'])('refuses %j', (text) => {
    expect(() => parser('--allow-host')(text)).toThrow(UsageError);
  });
});

describe('--did-resolver', () => {
  test.each(['https://resolver.example.org', 'http://localhost:8080/1.0/identifiers/'])('takes %s', (text) => {
    expect(resolverAddress(text)).toBe(text);
  });
  test.each([
    'http://resolver.example.org/1.0',
    'http://localhost.example.org/',
    '',
    'resolver.example.org',
    'file:///x',
    'https://a?b=c',
    'https://u@a/',
    'https://a/#b',
  ])('refuses %j', (text) => {
    expect(() => resolverAddress(text)).toThrow(UsageError);
  });
});
