/** How much may one input ask of the network? So many requests, and so much time for all of them (ARCHITECTURE.md, Network). */
import { err, type Result } from '../model/result.js';
import type { Net, NetFailure, NetResponse } from '../net/port.js';

type Answer = Result<NetResponse, NetFailure>;

export interface FetchBudget {
  readonly requests: number;
  /** Milliseconds from the first request on. */
  readonly time: number;
}

export const fetchBudget: FetchBudget = { requests: 32, time: 60_000 };

/** The same port for one input: what goes beyond the budget is answered `budget`, also while a request is under way. */
export const budgeted = (net: Net, { requests, time }: FetchBudget = fetchBudget): Net => {
  const asked = new Set<string>();
  let deadline: number | undefined;
  const tooMany = `the badge has already asked for ${requests} addresses`;
  const tooLong = `all answers for the badge together took longer than ${time / 1000} seconds`;
  return {
    get: async (request) => {
      const { url } = request;
      const spent = (detail: string): Answer => err({ kind: 'budget', url, detail });
      const key = `${request.purpose} ${request.statedBy} ${url}`;
      // What was asked before is answered from memory.
      if (!asked.has(key) && asked.size >= requests) return spent(tooMany);
      asked.add(key);
      deadline ??= performance.now() + time;
      const left = deadline - performance.now();
      if (left <= 0) return spent(tooLong);
      let timer: NodeJS.Timeout | undefined;
      const late = new Promise<Answer>((resolve) => {
        timer = setTimeout(() => resolve(spent(tooLong)), left);
      });
      try {
        return await Promise.race([net.get(request), late]);
      } finally {
        clearTimeout(timer);
      }
    },
  };
};
