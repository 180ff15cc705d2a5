/** How are the lists of trusted issuers read before a run, and what was fetched for them? */
import type { FetchRecord } from '../model/report.js';
import type { TrustSource } from '../model/trust.js';
import { loadTrust, type TrustContext } from '../trust/load.js';
import { recording } from './record.js';

export interface TrustLists {
  readonly sources: readonly TrustSource[];
  readonly fetched: readonly FetchRecord[];
}

/** Reads the lists one after the other; `now` is the time of the run. Throws a UsageError for a file that is no list. */
export const loadTrustLists = async (
  named: readonly string[],
  { net, now, ...context }: TrustContext & { readonly now: number },
): Promise<TrustLists> => {
  const fetched: FetchRecord[] = [];
  const recorded = recording(net, fetched, now);
  const sources: TrustSource[] = [];
  for (const source of named) sources.push(await loadTrust(source, { ...context, net: recorded }));
  return { sources, fetched };
};
