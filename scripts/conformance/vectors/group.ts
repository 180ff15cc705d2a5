/** How one group of vectors is run: each case in turn, with a crash or a slow answer counted as a failure. */
import type { SuiteResult } from '../parsers.js';

export interface VectorResult extends SuiteResult {
  /** The slowest answer, in milliseconds. */
  readonly slowest: number;
  /** What the group shows beside right and wrong. */
  readonly note?: string;
}

export interface VectorCase {
  readonly id: string;
  /** What is wrong with the answer; undefined where it is right. */
  readonly run: () => string | undefined | Promise<string | undefined>;
}

const slow = 2000;

export const runGroup = async (
  name: string,
  cases: readonly VectorCase[],
  note?: () => string,
): Promise<VectorResult> => {
  const failures: { id: string; detail: string }[] = [];
  let slowest = 0;
  for (const { id, run } of cases) {
    const start = performance.now();
    try {
      const wrong = await run();
      if (wrong !== undefined) failures.push({ id, detail: wrong });
    } catch (error) {
      failures.push({ id, detail: `threw ${String(error)}` });
    }
    const taken = performance.now() - start;
    if (taken > slow) failures.push({ id, detail: `took ${Math.round(taken)} ms` });
    slowest = Math.max(slowest, taken);
  }
  return {
    name,
    ran: cases.length,
    failures,
    slowest: Math.round(slowest),
    ...(note === undefined ? {} : { note: note() }),
  };
};
