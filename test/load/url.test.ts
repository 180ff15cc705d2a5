import { expect, test } from 'vitest';
import { url } from '../../src/load/url.js';
import { ok } from '../../src/model/result.js';
import type { NetRequest } from '../../src/net/port.js';
import { codesOf, context, inputOf, problemOf, sentenceOfProblem, sha256 } from './helpers.js';

const address = 'https://issuer.example/badges/1';
const body = new TextEncoder().encode('{}');
const answering = (status: number, requests: NetRequest[] = []) => ({
  net: {
    get: async (request: NetRequest) => {
      requests.push(request);
      return ok({ url: address, status, contentType: 'application/json', body, fromCache: false });
    },
  },
});

test('asks the network port for what the user named, and takes the body', async () => {
  const requests: NetRequest[] = [];
  const { bytes, info } = inputOf(await url({ url: address }, answering(200, requests)));
  expect(bytes).toEqual(body);
  expect(info).toEqual({ source: 'url', ref: address, sha256: sha256(body) });
  expect(requests).toMatchObject([{ url: address, purpose: 'input', statedBy: 'user', maxBytes: 10 << 20 }]);
});

test('is undecided when the network is not used', async () => {
  const loaded = await url({ url: address }, context);
  expect(codesOf(loaded)).toEqual(['net.offline']);
  expect(problemOf(loaded).info).toEqual({ source: 'url', ref: address });
});

test.each([301, 404, 410, 500])('is undecided when the server answers %i', async (status) => {
  const loaded = await url({ url: address }, answering(status));
  expect(codesOf(loaded)).toEqual(['input.unreachable']);
  expect(sentenceOfProblem(loaded)).toBe(
    `The badge could not be fetched from ${address}: the server answered with status ${status}.`,
  );
});

test('leaves other kinds of source alone', () => {
  expect(url({ path: address }, context)).toBeUndefined();
});
