/** Verifies one badge, as the tests of single rules want it. */
import type { Source } from '../../src/load/index.js';
import type { Finding } from '../../src/model/finding.js';
import type { CredentialReport, InputInfo } from '../../src/model/report.js';
import { envelopeIn } from '../../src/unbake/index.js';
import { verifySource } from '../../src/verify/batch.js';
import { type RunOptions, unreadable, verify } from '../../src/verify/run.js';

export const verifyBytes = async (
  bytes: Uint8Array,
  info: InputInfo,
  options: RunOptions,
  notes: readonly Finding[] = [],
): Promise<CredentialReport> => {
  const envelope = envelopeIn(bytes);
  return envelope.ok ? verify({ envelope: envelope.value, info, notes }, options) : unreadable(info, envelope.error);
};

/** The report on a source that holds exactly one badge. */
export const verifyOnly = async (source: Source, options: RunOptions): Promise<CredentialReport> => {
  const [report, ...more] = await verifySource(source, options);
  if (report === undefined || more.length > 0) throw new Error(`${more.length + 1} reports where one was expected`);
  return report;
};
