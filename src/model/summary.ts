/** What a whole run amounts to: the counts, and the exit code that follows from them. */
import { effectOf } from './finding.js';
import type { CredentialReport } from './report.js';

export interface Summary {
  readonly total: number;
  readonly pass: number;
  /** The passes, by how far the issuer is known. */
  readonly passBy: { readonly trusted: number; readonly domain: number; readonly selfAsserted: number };
  readonly fail: number;
  readonly indeterminate: number;
  /** Findings with the effect `warn`, over all results. */
  readonly warnings: number;
}

export const summarise = (results: readonly CredentialReport[]): Summary => {
  const count = (keep: (r: CredentialReport) => boolean): number => results.filter(keep).length;
  const passes = (issuer: string): number => count((r) => r.verdict === 'pass' && r.assurance.issuer === issuer);
  return {
    total: results.length,
    pass: count((r) => r.verdict === 'pass'),
    passBy: { trusted: passes('trusted'), domain: passes('domain'), selfAsserted: passes('self-asserted') },
    fail: count((r) => r.verdict === 'fail'),
    indeterminate: count((r) => r.verdict === 'indeterminate'),
    warnings: results.reduce(
      (sum, r) => sum + r.checks.flatMap((c) => c.findings).filter((f) => effectOf(f) === 'warn').length,
      0,
    ),
  };
};

export const exitCodes = {
  pass: 0,
  fail: 1,
  usage: 2,
  indeterminate: 3,
  nothing: 4,
  bug: 70,
} as const;

/** Bug before fail before indeterminate before pass; a run without any result has verified nothing. */
export const exitCodeOf = (results: readonly CredentialReport[]): number => {
  if (results.length === 0) return exitCodes.nothing;
  const crashed = (r: CredentialReport): boolean =>
    r.checks.some((c) => c.findings.some((f) => f.code === 'internal.check-crashed')) ||
    r.children.some((child) => crashed(child.report));
  if (results.some(crashed)) return exitCodes.bug;
  if (results.some((r) => r.verdict === 'fail')) return exitCodes.fail;
  if (results.some((r) => r.verdict === 'indeterminate')) return exitCodes.indeterminate;
  return exitCodes.pass;
};
