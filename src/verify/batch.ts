/** How several inputs become one report, in the order in which they were given. */
import { load, type Source } from '../load/index.js';
import type { BatchReport, CredentialReport, FetchRecord, RunInfo } from '../model/report.js';
import { budgeted } from './budget.js';
import { recording } from './record.js';
import { type RunOptions, unreadable, verify } from './run.js';

export interface BatchOptions extends RunOptions {
  readonly run: RunInfo;
  /** Called with each result as soon as it is there. */
  readonly onResult?: (report: CredentialReport) => void;
}

/** Reads one input once and verifies what was read. */
export const verifySource = async (source: Source, { policy, net }: RunOptions): Promise<CredentialReport> => {
  const fetched: FetchRecord[] = [];
  const recorded = recording(budgeted(net), fetched, policy.now);
  const loaded = await load(source, { net: recorded });
  const report = loaded.ok
    ? await verify(loaded.value.bytes, loaded.value.info, { policy, net: recorded }, loaded.value.notes)
    : unreadable(loaded.error.info, loaded.error.findings);
  return { ...report, fetched };
};

export const verifyBatch = async (sources: readonly Source[], options: BatchOptions): Promise<BatchReport> => {
  const results: CredentialReport[] = [];
  for (const source of sources) {
    const report = await verifySource(source, options);
    results.push(report);
    options.onResult?.(report);
  }
  return { run: options.run, complete: true, results };
};
