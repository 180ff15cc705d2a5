/** How do several inputs become one report, in the order in which they were given? */
import type { Source } from '../load/index.js';
import { UsageError } from '../model/errors.js';
import { redactUrl } from '../model/redact.js';
import type { BatchReport, CredentialReport, FetchRecord, InputInfo, RunInfo } from '../model/report.js';
import { budgeted } from './budget.js';
import { crash } from './one-check.js';
import { isOpen, type Opened, open } from './open.js';
import { recording } from './record.js';
import { type RunOptions, unreadable, verify } from './run.js';

export interface BatchOptions extends RunOptions {
  readonly run: RunInfo;
  /** How many inputs are under way at the same time, so that one slow server does not hold up the others; default 1. */
  readonly parallel?: number;
  /** Called with the results of an input as soon as they are there, and with its place. */
  readonly onResult?: (reports: readonly CredentialReport[], index: number) => void;
}

/** Requests of its own for every badge; `before` are those by which the input was found. */
const verifyOpened = async (
  opened: Opened,
  { policy, net }: RunOptions,
  before: readonly FetchRecord[],
): Promise<CredentialReport> => {
  if (!isOpen(opened)) return { ...unreadable(opened.info, opened.findings), fetched: before };
  const fetched: FetchRecord[] = [...before];
  const report = await verify(opened, { policy, net: recording(budgeted(net), fetched, policy.now) });
  return { ...report, fetched };
};

/** Reads one input once and verifies each badge in it; at least one report. */
export const verifySource = async (source: Source, options: RunOptions): Promise<readonly CredentialReport[]> => {
  const { policy, net } = options;
  const fetched: FetchRecord[] = [];
  try {
    const opened = await open(source, {
      net: recording(budgeted(net), fetched, policy.now),
      allowHttp: policy.allowHttp,
    });
    const reports: CredentialReport[] = [];
    for (const [index, one] of opened.entries())
      reports.push(await verifyOpened(one, options, index === 0 ? fetched : []));
    return reports;
  } catch (error) {
    if (error instanceof UsageError) throw error;
    // One input that trips us up must not cost the others their reports.
    const info: InputInfo =
      'url' in source ? { source: 'url', ref: redactUrl(source.url) } : { source: 'file', ref: 'an input' };
    return [{ ...unreadable(info, [crash('reading', error)]), fetched }];
  }
};

export const verifyBatch = async (sources: readonly Source[], options: BatchOptions): Promise<BatchReport> => {
  const results: (readonly CredentialReport[])[] = [];
  let next = 0;
  const work = async (): Promise<void> => {
    for (let index = next++; index < sources.length; index = next++) {
      const reports = await verifySource(sources[index] as Source, options);
      results[index] = reports;
      options.onResult?.(reports, index);
    }
  };
  await Promise.all(Array.from({ length: Math.min(options.parallel ?? 1, sources.length) }, work));
  return { run: options.run, complete: true, results: results.flat() };
};
