/** How much may one input ask of the network? So many requests, and so much time for all of them (ARCHITECTURE.md, Network). */
import { err } from '../model/result.js';
import type { Net } from '../net/port.js';

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
  return {
    get: async (request) => {
      const { url } = request;
      const key = `${request.purpose} ${request.statedBy} ${url}`;
      // What was asked before is answered from memory.
      if (!asked.has(key) && asked.size >= requests)
        return err({ kind: 'budget', url, detail: `the badge has already asked for ${requests} addresses` });
      asked.add(key);
      deadline ??= performance.now() + time;
      let timer: NodeJS.Timeout | undefined;
      const late = new Promise<ReturnType<typeof err<{ kind: 'budget'; url: string; detail: string }>>>((resolve) => {
        const detail = `all answers for the badge together took longer than ${time / 1000} seconds`;
        timer = setTimeout(
          () => resolve(err({ kind: 'budget', url, detail })),
          Math.max(0, (deadline ?? 0) - performance.now()),
        );
      });
      try {
        return await Promise.race([net.get(request), late]);
      } finally {
        clearTimeout(timer);
      }
    },
  };
};
