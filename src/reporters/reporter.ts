/** What a reporter is: it lays out a finished report and knows nothing of how it was found. */
import type { BatchReport } from '../model/report.js';

export const formats = ['text', 'line', 'json'] as const;
export type Format = (typeof formats)[number];

export interface ReportOptions {
  /** -2 nothing, -1 problems only, 0 usual, 1 every check, 2 traces and requests as well. */
  readonly verbosity: number;
  readonly color: boolean;
  readonly ascii: boolean;
  /** Width of the screen in columns. */
  readonly columns: number;
  /** The exit code that the program will end with; reporters only repeat it. */
  readonly exitCode: number;
  readonly includeCredential: boolean;
  /** How long the run took, in milliseconds. */
  readonly elapsed?: number;
}

export interface Reporter {
  readonly format: Format;
  /** Of a file that holds such a report. */
  readonly extension: string;
  /** The whole report, with a line feed at its end; empty where there is nothing to say. */
  finish(batch: BatchReport, options: ReportOptions): string;
}
