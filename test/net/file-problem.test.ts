import { expect, test } from 'vitest';
import { codeOf, fileProblem } from '../../src/net/file-problem.js';

const errorOf = (code: string): Error => Object.assign(new Error('secret detail'), { code });

test.each([
  ['ENOSPC', 'the disk is full'],
  ['EACCES', 'you have no permission'],
  ['EROFS', 'the disk can only be read'],
  ['ESTRANGE', 'the system says ESTRANGE'],
])('%s is said in words', (code, words) => expect(fileProblem(errorOf(code))).toBe(words));

test.each([new Error('secret detail'), 'secret detail', undefined, null])('%s has no code', (error) => {
  expect(codeOf(error)).toBe('an unknown error');
  expect(fileProblem(error)).toBe('the system says an unknown error');
});
