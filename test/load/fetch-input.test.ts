import { describe, expect, test } from 'vitest';
import { fetchInput, isPage, messageIn } from '../../src/load/fetch-input.js';
import { sentenceOf } from '../../src/model/finding.js';
import type { JsonObject } from '../../src/model/json.js';
import { type Answer, utf8, webOf } from './helpers.js';

const url = 'https://badges.example.org/1';
const moodle = 'https://moodle.example.org/badges/assertion.php?b=1';
const asked = async (answer: Answer, at = url, missing?: string) => {
  const found = await fetchInput(webOf({ [at]: answer }).net, {
    url: at,
    statedBy: 'user',
    ...(missing === undefined ? {} : { missing }),
  });
  if (found.ok) throw new Error('this was fetched');
  return { ...found.error, said: sentenceOf(found.error.finding) };
};

describe('a badge that was taken back', () => {
  test.each<[string, string, string | undefined]>([
    ['no body', '', undefined],
    ['a body that says no reason', '{"id":"x","revoked":true}', undefined],
    ['a reason', '{"revoked":true,"revocationReason":" by mistake "}', 'by mistake'],
    ['an empty reason', '{"revoked":true,"revocationReason":""}', undefined],
    ['a reason without a revocation', '{"revoked":false,"revocationReason":"by mistake"}', undefined],
    ['a reason that is no text', '{"revoked":true,"revocationReason":{"a":1}}', undefined],
    ['a page', '<html>', undefined],
  ])('is told by 410 with %s', async (_, body, reason) => {
    const { finding, status, said } = await asked({ status: 410, body });
    expect([finding.code, status, finding.args.reason]).toEqual(['status.revoked', 410, reason]);
    expect(said.includes('The reason given: "by mistake".')).toBe(reason !== undefined);
  });

  test('has a reason that is not endless', async () => {
    const body = JSON.stringify({ revoked: true, revocationReason: 'x'.repeat(10_000) });
    expect(String((await asked({ status: 410, body })).finding.args.reason)).toHaveLength(301);
  });

  test('may never have been, where Moodle says so', async () => {
    expect((await asked({ status: 410, body: '' }, moodle)).said).toContain(
      'Moodle gives the same answer for a badge that never existed',
    );
  });
});

test('of what is not there, all reasons are named', async () => {
  expect((await asked({ status: 404, body: '' }, url, 'it is a certificate')).said).toContain(
    'it may be mistyped, the badge was deleted or is private, or it is a certificate.',
  );
});

test.each<[Answer, number | undefined]>([
  ['timeout', undefined],
  [{ status: 403, body: '' }, 403],
  [{ status: 200, body: '' }, 200],
])('of %j the status is %s', async (answer, status) => {
  expect((await asked(answer)).status).toBe(status);
});

test.each([
  ['<!DOCTYPE html>', true],
  ['<svg xmlns="http://www.w3.org/2000/svg"/>', false],
  ['{}', false],
])('isPage(%j) is %j', (text, expected) => {
  expect(isPage(utf8(text))).toBe(expected);
});

test('a message that calls itself a success is none', async () => {
  const { finding, status, said } = await asked({ body: '{"data":{"message":"Resource not found."}}' });
  expect([finding.code, status]).toEqual(['input.unreachable', 200]);
  expect(said).toContain('with a message in place of a badge: "Resource not found."');
});

test.each<[JsonObject, string | undefined]>([
  [{ data: { message: 'Resource not found.' } }, 'Resource not found.'],
  [{ message: 'no' }, 'no'],
  [{ detail: 'Not found.' }, 'Not found.'],
  [{ error: 'no' }, 'no'],
  [{ error: { message: 'no' } }, 'no'],
  [{ error: { code: 5 } }, undefined],
  [{ data: { id: 1 } }, undefined],
  [{ '@context': 'x', message: 'a badge may say so' }, undefined],
  [{ id: 'x', message: 'a badge may say so' }, undefined],
  [{}, undefined],
])('messageIn(%j) is %j', (object, expected) => {
  expect(messageIn(object)).toBe(expected);
});
