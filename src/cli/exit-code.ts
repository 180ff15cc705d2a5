/** Which exit code follows from a finished run and from what the user wants to fail on? Never from the format. */
import type { BatchReport } from '../model/report.js';
import { exitCodeOf, exitCodes, summarise } from '../model/summary.js';

export const failOnLevels = ['fail', 'indeterminate', 'warning', 'never'] as const;
export type FailOn = (typeof failOnLevels)[number];

export interface ExitPolicy {
  readonly failOn: FailOn;
  readonly maxWarnings?: number | undefined;
}

export const exitCodeFor = ({ results }: BatchReport, { failOn, maxWarnings }: ExitPolicy): number => {
  const code = exitCodeOf(results);
  if (code === exitCodes.bug || code === exitCodes.nothing) return code;
  if (failOn === 'never') return exitCodes.pass;
  const { warnings } = summarise(results);
  if ((failOn === 'warning' && warnings > 0) || (maxWarnings !== undefined && warnings > maxWarnings)) {
    return exitCodes.fail;
  }
  return code === exitCodes.indeterminate && failOn === 'fail' ? exitCodes.pass : code;
};
