/** How do several inputs become one report, in the order in which they were given? */
import { load, type Source } from '../load/index.js';
import { UsageError } from '../model/errors.js';
import type { BatchReport, CredentialReport, FetchRecord, InputInfo, RunInfo } from '../model/report.js';
import { budgeted } from './budget.js';
import { recording } from './record.js';
import { crash, type RunOptions, unreadable, verify } from './run.js';

export interface BatchOptions extends RunOptions {
  readonly run: RunInfo;
  /** How many inputs are under way at the same time, so that one slow server does not hold up the others; default 1. */
  readonly parallel?: number;
  /** Called with each result as soon as it is there, and with the place of its input. */
  readonly onResult?: (report: CredentialReport, index: number) => void;
}

/** Reads one input once and verifies what was read. */
export const verifySource = async (source: Source, { policy, net }: RunOptions): Promise<CredentialReport> => {
  const fetched: FetchRecord[] = [];
  const recorded = recording(budgeted(net), fetched, policy.now);
  try {
    const loaded = await load(source, { net: recorded });
    const report = loaded.ok
      ? await verify(loaded.value.bytes, loaded.value.info, { policy, net: recorded }, loaded.value.notes)
      : unreadable(loaded.error.info, loaded.error.findings);
    return { ...report, fetched };
  } catch (error) {
    if (error instanceof UsageError) throw error;
    // One input that trips us up must not cost the others their reports.
    const info: InputInfo = 'url' in source ? { source: 'url', ref: source.url } : { source: 'file', ref: 'an input' };
    return { ...unreadable(info, [crash('reading', error)]), fetched };
  }
};

export const verifyBatch = async (sources: readonly Source[], options: BatchOptions): Promise<BatchReport> => {
  const results: CredentialReport[] = [];
  let next = 0;
  const work = async (): Promise<void> => {
    for (let index = next++; index < sources.length; index = next++) {
      const report = await verifySource(sources[index] as Source, options);
      results[index] = report;
      options.onResult?.(report, index);
    }
  };
  await Promise.all(Array.from({ length: Math.min(options.parallel ?? 1, sources.length) }, work));
  return { run: options.run, complete: true, results };
};
