/** How hard may a server be pressed? So many requests at once, and another try only where it may help (RFC 9110 §10.2.3). */
import { randomInt } from 'node:crypto';
import { err, type Result } from '../model/result.js';
import { parseHttpDate } from './http-date.js';
import type { Net, NetFailure, NetFailureKind, NetRequest, NetResponse } from './port.js';
import { hostSlots } from './slots.js';

export interface LimitOptions {
  /** Requests at once. */
  readonly concurrency: number;
  /** Requests at once to one host and port. */
  readonly perHost: number;
  /** Further tries after the first. */
  readonly retries: number;
  /** Milliseconds for one request with its body; all tries of one address end within three times that. */
  readonly timeout: number;
  /** Milliseconds since the epoch. */
  readonly clock: () => number;
  /** Ends all waiting: nothing is tried again after it. */
  readonly closed?: AbortSignal;
  readonly sleep?: (milliseconds: number, closed?: AbortSignal) => Promise<void>;
  /** An integer from 0 up to, not including, its argument. */
  readonly random?: (below: number) => number;
}

type Answer = Result<NetResponse, NetFailure>;

const busyStatuses: ReadonlySet<number> = new Set([429, 502, 503, 504]);
/** What may go away by itself; an unknown name, a bad certificate or a refusal of ours does not. */
const passingKinds: ReadonlySet<NetFailureKind> = new Set(['connect', 'protocol', 'timeout']);

const mayPass = (answer: Answer): boolean =>
  answer.ok ? busyStatuses.has(answer.value.status) : passingKinds.has(answer.error.kind);

const rest = (milliseconds: number, closed?: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const end = (): void => {
      clearTimeout(timer);
      closed?.removeEventListener('abort', end);
      resolve();
    };
    const timer = setTimeout(end, milliseconds);
    closed?.addEventListener('abort', end);
  });

/** What a promise gives, or undefined where it gives nothing in time. */
const within = async <T>(milliseconds: number, promise: Promise<T>): Promise<T | undefined> => {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), Math.max(0, milliseconds));
  });
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
};

/** How long the server asks to be left alone, in milliseconds. */
const askedWait = ({ headers }: NetResponse, now: number): number => {
  const after = headers['retry-after'];
  if (after === undefined) return 0;
  if (/^\d{1,9}$/.test(after)) return Number(after) * 1000;
  return Math.max(0, (parseHttpDate(after) ?? 0) - (parseHttpDate(headers['date']) ?? now));
};

const hostOf = (url: string): string => (URL.canParse(url) ? new URL(url).host : url);

const counted = (answer: Answer, tries: number): Answer =>
  answer.ok || tries === 1 ? answer : err({ ...answer.error, detail: `${answer.error.detail}, ${tries} tries` });

const late = ({ url }: NetRequest, milliseconds: number): Answer =>
  err({ kind: 'timeout', url, detail: `no answer within ${milliseconds / 1000} seconds` });

/** The same port, with its requests spread out and tried again; while it waits, others may go. */
export const limit = (inner: Net, options: LimitOptions): Net => {
  const { timeout, retries, clock, closed, sleep = rest, random = randomInt } = options;
  const slots = hostSlots(options.concurrency, options.perHost);
  const allowed = 3 * timeout;

  /** Half of the wait is left to chance, so that many who failed together do not come back together. */
  const waitAfter = (answer: Answer, tries: number): number => {
    const backOff = Math.min(30_000, 500 * 2 ** (tries - 1));
    const wait = backOff / 2 + random(backOff / 2);
    return answer.ok ? Math.max(wait, askedWait(answer.value, clock())) : wait;
  };

  return {
    get: async (request) => {
      const host = hostOf(request.url);
      let release = await slots.take(host);
      // Waiting for others is nobody's fault, so the time counts from the first try on.
      const begun = performance.now();
      const left = (): number => allowed - (performance.now() - begun);
      let last = late(request, allowed);
      for (let tries = 1; ; tries += 1) {
        // A try that is given up keeps its slot until it has really ended.
        const answer = await within(left(), inner.get(request).finally(release));
        last = answer ?? last;
        if (answer === undefined || tries > retries || !mayPass(answer)) return counted(last, tries);
        const wait = waitAfter(answer, tries);
        if (wait >= left() || closed?.aborted) return counted(last, tries);
        await sleep(wait, closed);
        const taking = slots.take(host);
        const taken = await within(left(), taking);
        if (taken === undefined || closed?.aborted) {
          void taking.then((giveBack) => giveBack());
          return counted(last, tries);
        }
        release = taken;
      }
    },
  };
};
