/** Options of a report as a pipe would get it. */
import type { ReportOptions } from '../../src/reporters/reporter.js';

export const usual: ReportOptions = {
  verbosity: 0,
  color: false,
  ascii: false,
  columns: 80,
  exitCode: 0,
  includeCredential: false,
  elapsed: 812,
};
