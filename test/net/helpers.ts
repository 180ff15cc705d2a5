/** Requests, answers and ports for the tests of the network's layers. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { err, ok, type Result } from '../../src/model/result.js';
import type { Net, NetFailure, NetFailureKind, NetRequest, NetResponse } from '../../src/net/port.js';

export type Answer = Result<NetResponse, NetFailure>;

export const address = 'https://badges.example.org/1';

export const requestOf = (changes: Partial<NetRequest> = {}): NetRequest => ({
  url: address,
  purpose: 'did-document',
  accept: 'application/json',
  maxBytes: 1 << 20,
  statedBy: 'badge',
  ...changes,
});

/** An answer with status 200; `content-type` follows from the headers. */
export const answerOf = (
  body: string | Uint8Array = '{}',
  headers: Record<string, string> = {},
  changes: Partial<NetResponse> = {},
): Answer => {
  const all = { 'content-type': 'application/json', ...headers };
  return ok({
    url: address,
    status: 200,
    contentType: all['content-type'],
    headers: all,
    body: typeof body === 'string' ? Buffer.from(body) : body,
    fromCache: false,
    ...changes,
  });
};

export const failureOf = (kind: NetFailureKind, detail = 'no luck', url = address): Answer =>
  err({ kind, url, detail });

export interface CountingNet extends Net {
  readonly asked: NetRequest[];
}

/** Answers with what a function says, or with the given answers one after the other, the last one for ever. */
export const netOf = (
  ...answers: readonly (Answer | ((request: NetRequest) => Answer | Promise<Answer>))[]
): CountingNet => {
  const asked: NetRequest[] = [];
  return {
    asked,
    get: async (request) => {
      const answer = answers[Math.min(asked.length, answers.length - 1)] ?? failureOf('offline');
      asked.push(request);
      return typeof answer === 'function' ? answer(request) : answer;
    },
  };
};

export const textOf = (answer: Answer): string | undefined =>
  answer.ok ? Buffer.from(answer.value.body).toString() : undefined;

/** A folder of its own for one test. */
export const newFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'badge-verify-net-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
};
