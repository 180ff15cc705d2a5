/** What the tests of this folder share. */
import { createHash } from 'node:crypto';
import type { Loaded, LoadedInput, LoadProblem } from '../../src/load/index.js';
import type { LoadContext } from '../../src/load/source.js';
import type { FindingCode } from '../../src/model/catalog.js';
import { sentenceOf } from '../../src/model/finding.js';
import { err, ok } from '../../src/model/result.js';
import { offlineNet } from '../../src/net/offline.js';
import type { NetFailureKind, NetRequest, NetResponse } from '../../src/net/port.js';

export const context: LoadContext = { net: offlineNet, allowHttp: false };
export const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

export const inputOf = (loaded: Loaded | undefined): LoadedInput => {
  if (loaded === undefined || !loaded.ok) throw new Error('this was not loaded');
  return loaded.value;
};
export const problemOf = (loaded: Loaded | undefined): LoadProblem => {
  if (loaded === undefined || loaded.ok) throw new Error('this was loaded');
  return loaded.error;
};
export const codesOf = (loaded: Loaded | undefined): readonly FindingCode[] =>
  problemOf(loaded).findings.map(({ code }) => code);
export const sentenceOfProblem = (loaded: Loaded | undefined): string => sentenceOf(problemOf(loaded).findings[0]);

export const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

export type Answer =
  | { readonly body: string | Uint8Array; readonly status?: number; readonly url?: string }
  | NetFailureKind;

/** A web of a few addresses; what it lacks is not found. */
export const webOf = (answers: Readonly<Record<string, Answer>>) => {
  const requests: NetRequest[] = [];
  const get = async (request: NetRequest) => {
    requests.push(request);
    const answer = new Map(Object.entries(answers)).get(request.url) ?? { body: '', status: 404 };
    if (typeof answer === 'string') return err({ kind: answer, url: request.url, detail: 'it did not work' });
    const { body, status = 200, url: final = request.url } = answer;
    const value: NetResponse = {
      url: final,
      status,
      contentType: 'text/html',
      headers: {},
      body: typeof body === 'string' ? utf8(body) : body,
      fromCache: false,
    };
    return ok(value);
  };
  return { net: { get }, requests, allowHttp: false };
};
