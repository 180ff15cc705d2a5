/** Which report formats are there? A new one is a file beside this one and a line in the array. */
import { json } from './json/v1.js';
import { line } from './line.js';
import type { Format, Reporter } from './reporter.js';
import { text } from './text.js';

export const reporters = [text, line, json] as const satisfies readonly Reporter[];

export const reporterFor = (format: Format): Reporter => reporters.find((r) => r.format === format) ?? text;
