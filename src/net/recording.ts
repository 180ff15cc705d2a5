/**
 * What does a recording of a run hold, and how is it written down? A folder with `index.ndjson` (a line about the run,
 * then a line a request) and `bodies/<sha256>`.
 */
import { isObject, type JsonObject, type JsonValue, member, stringMember } from '../model/json.js';
import { err, ok, type Result } from '../model/result.js';
import { parseInstant } from '../model/time.js';
import {
  failureKinds,
  type NetFailure,
  type NetFailureKind,
  type NetRequest,
  type NetResponse,
  netPurposes,
} from './port.js';

export const recordingVersion = 1;

export interface RecordedRun {
  /** The run's time, RFC 3339. */
  readonly startedAt: string;
  /** Options that weakened the network, as they stand in the report: they hold for every replay as well. */
  readonly limited: readonly string[];
}

export type Recorded =
  | { readonly ok: true; readonly value: Omit<NetResponse, 'body'>; readonly sha256: string }
  | { readonly ok: false; readonly error: NetFailure };

export interface RecordedEntry {
  readonly request: Pick<NetRequest, 'url' | 'purpose' | 'statedBy'>;
  readonly answer: Recorded;
  /** When it came, RFC 3339. */
  readonly time: string;
}

/** Requests with the same key have the same answer within a run. */
export const keyOf = ({ url, purpose, statedBy }: RecordedEntry['request']): string => `${purpose} ${statedBy} ${url}`;

export const runLine = ({ startedAt, limited }: RecordedRun): string =>
  `${JSON.stringify({ recording: recordingVersion, startedAt, limited })}\n`;

export const entryLine = ({ request, answer, time }: RecordedEntry): string => {
  const { url, purpose, statedBy } = request;
  const said = answer.ok
    ? {
        status: answer.value.status,
        finalUrl: answer.value.url,
        headers: answer.value.headers,
        sha256: answer.sha256,
        fromCache: answer.value.fromCache,
        ...(answer.value.via === undefined ? {} : { via: answer.value.via }),
      }
    : { failure: answer.error };
  return `${JSON.stringify({ url, purpose, statedBy, ...said, time })}\n`;
};

const textsIn = (value: JsonValue | undefined): readonly string[] | undefined =>
  Array.isArray(value) && value.every((one): one is string => typeof one === 'string') ? value : undefined;

const headersIn = (value: JsonValue | undefined): Record<string, string> | undefined =>
  isObject(value) && Object.values(value).every((one) => typeof one === 'string')
    ? (Object.fromEntries(Object.entries(value)) as Record<string, string>)
    : undefined;

const requestIn = (line: JsonObject): RecordedEntry['request'] | undefined => {
  const url = stringMember(line, 'url');
  const purpose = netPurposes.find((one) => one === member(line, 'purpose'));
  const statedBy = (['user', 'badge'] as const).find((one) => one === member(line, 'statedBy'));
  return url === undefined || purpose === undefined || statedBy === undefined ? undefined : { url, purpose, statedBy };
};

const failureIn = (value: JsonValue | undefined): NetFailure | undefined => {
  const kind: NetFailureKind | undefined = failureKinds.find((one) => one === member(value, 'kind'));
  const [url, detail] = [stringMember(value, 'url'), stringMember(value, 'detail')];
  return kind === undefined || url === undefined || detail === undefined ? undefined : { kind, url, detail };
};

const answerIn = (line: JsonObject): Recorded | undefined => {
  const failure = failureIn(member(line, 'failure'));
  if (failure !== undefined) return err(failure);
  const status = member(line, 'status');
  const [url, sha256] = [stringMember(line, 'finalUrl'), stringMember(line, 'sha256')];
  const headers = headersIn(member(line, 'headers'));
  if (typeof status !== 'number' || url === undefined || headers === undefined) return undefined;
  if (sha256 === undefined || !/^[0-9a-f]{64}$/.test(sha256)) return undefined;
  const via = member(line, 'via') === 'proxy' ? ({ via: 'proxy' } as const) : {};
  const contentType = headers['content-type'] ?? '';
  const value = { url, status, headers, contentType, fromCache: member(line, 'fromCache') === true, ...via };
  return { ok: true, value, sha256 };
};

/** The request and its answer in a line; undefined where something is missing. */
export const readEntry = (line: JsonObject): RecordedEntry | undefined => {
  const [request, answer, time] = [requestIn(line), answerIn(line), stringMember(line, 'time')];
  return request === undefined || answer === undefined || time === undefined ? undefined : { request, answer, time };
};

export interface Recording {
  readonly run: RecordedRun;
  readonly entries: readonly RecordedEntry[];
}

/** The object in a line; an empty one where there is none. */
export const jsonIn = (line: string): JsonObject => {
  try {
    const value: unknown = JSON.parse(line);
    return isObject(value) ? value : {};
  } catch {
    return {};
  }
};

/** Reads `index.ndjson`; what is wrong with it is said as the end of a sentence. A torn last line is as good as absent. */
export const readIndex = (text: string): Result<Recording, string> => {
  const firstEnd = text.indexOf('\n');
  const first = firstEnd === -1 ? undefined : jsonIn(text.slice(0, firstEnd));
  const startedAt = stringMember(first, 'startedAt');
  const limited = textsIn(member(first, 'limited'));
  if (first === undefined || member(first, 'recording') !== recordingVersion)
    return err('its index.ndjson does not begin like a recording of this program');
  if (startedAt === undefined || parseInstant(startedAt) === undefined || limited === undefined)
    return err('line 1 of its index.ndjson does not say when it was made');
  const entries: RecordedEntry[] = [];
  // Line by line, up to the first that is wrong: a file of nothing but line breaks has millions of them.
  for (let from = firstEnd + 1; ; ) {
    const end = text.indexOf('\n', from);
    // A recording that was cut off while it was written ends in the middle of a line.
    if (end === -1) return ok({ run: { startedAt, limited }, entries });
    const entry = readEntry(jsonIn(text.slice(from, end)));
    if (entry === undefined) return err(`line ${entries.length + 2} of its index.ndjson is no request with its answer`);
    entries.push(entry);
    from = end + 1;
  }
};
