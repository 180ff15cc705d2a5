/** How are status lists served to one method alone, without signatures? */
import { gzipSync } from 'node:zlib';
import type { Finding } from '../../src/model/finding.js';
import type { JsonObject, JsonValue } from '../../src/model/json.js';
import type { CredentialReport } from '../../src/model/report.js';
import { err, ok } from '../../src/model/result.js';
import type { Net, NetFailureKind, NetRequest, NetResponse } from '../../src/net/port.js';
import type { StatusAnswer, StatusContext } from '../../src/status/method.js';

export const url = 'https://badges.example.org/lists/1';
export const issuer = 'did:example:issuer';

type Members = Readonly<Record<string, JsonValue | undefined>>;
const set = (object: JsonObject, members: Members): JsonObject =>
  Object.fromEntries(
    Object.entries({ ...object, ...members }).filter((one): one is [string, JsonValue] => one[1] !== undefined),
  );

/** Bits packed by a compressor of which the code under test knows nothing. */
export const packed = (places: readonly number[] = [], bytes = 16_384): string => {
  const bits = Buffer.alloc(bytes);
  for (const at of places) bits[Math.floor(at / 8)]! |= 0x80 >> (at % 8);
  return gzipSync(bits).toString('base64url');
};

export const listWith = (subject: Members = {}, members: Members = {}): JsonObject =>
  set(
    {
      id: url,
      type: ['VerifiableCredential', 'BitstringStatusListCredential'],
      issuer,
      credentialSubject: set(
        { type: 'BitstringStatusList', statusPurpose: 'revocation', encodedList: `u${packed()}` },
        subject,
      ),
    },
    members,
  );

/** What the runner says of a list: that it holds, unless a test wants otherwise. */
export const reportOn = (document: JsonObject, changes: Partial<CredentialReport> = {}): CredentialReport => ({
  input: { source: 'nested', ref: url },
  credential: {
    version: 'vc',
    kind: 'other',
    dataModel: 'vcdm2',
    authenticated: true,
    view: {
      issuer: { id: String(document['issuer']) },
      subject: {},
      skills: [],
      evidence: [],
      dates: { validFrom: '2026-03-02T23:00:00-02:00' },
    },
    document,
  },
  verdict: 'pass',
  assurance: { integrity: 'signature', issuer: 'self-asserted', recipient: 'not-evaluated' },
  checks: [],
  omittedFindings: 0,
  fetched: [],
  children: [],
  ...changes,
});

export interface Served {
  readonly context: StatusContext;
  readonly asked: readonly NetRequest[];
  /** What was given to be verified. */
  readonly verified: readonly string[];
}

export interface ServePlan {
  readonly badge?: StatusContext['badge'];
  readonly response?: Partial<NetResponse>;
  readonly failure?: NetFailureKind;
  readonly report?: CredentialReport;
}

/** A server that gives every address the same document or text. */
export const serve = (content: JsonObject | string, plan: ServePlan = {}): Served => {
  const asked: NetRequest[] = [];
  const verified: string[] = [];
  const body = Buffer.from(typeof content === 'string' ? content : JSON.stringify(content));
  const get: Net['get'] = async (request) => {
    asked.push(request);
    if (plan.failure !== undefined) return err({ kind: plan.failure, url: request.url, detail: 'it did not answer' });
    const answer = { url: request.url, status: 200, contentType: '', headers: {}, body, fromCache: false };
    return ok({ ...answer, ...plan.response });
  };
  const context: StatusContext = {
    net: { get },
    badge: plan.badge ?? { id: 'urn:x:1', issuer },
    now: Date.UTC(2026, 2, 3),
    clockSkew: 60_000,
    verifyStatusList: async (served) => {
      verified.push(Buffer.from(served).toString());
      return plan.report ?? reportOn(typeof content === 'string' ? {} : content);
    },
  };
  return { context, asked, verified };
};

export const findingsOf = (answer: StatusAnswer): readonly Finding[] =>
  answer.ok ? answer.value.findings : [answer.error];
export const codesOf = (answer: StatusAnswer): readonly string[] => findingsOf(answer).map(({ code }) => code);
export const whyOf = (answer: StatusAnswer): unknown => (answer.ok ? undefined : answer.error.args['why']);
