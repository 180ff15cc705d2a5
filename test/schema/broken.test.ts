import { expect, test } from 'vitest';
import { sentenceOf } from '../../src/model/finding.js';
import { broken } from '../../src/schema/broken.js';

test('says where, what was expected and what was found', () => {
  const found = broken('/name', 'a text', 5);
  expect(found).toEqual({
    code: 'schema.violation',
    args: { at: '/name', expected: 'a text', found: 'the number 5' },
    pointer: '/name',
  });
  expect(sentenceOf(found)).toBe('At /name: expected a text, found the number 5.');
});

test('says that something is missing', () => {
  expect(sentenceOf(broken('', 'the member "id"', undefined))).toBe(
    'At the top level: expected the member "id", found no such member.',
  );
});
