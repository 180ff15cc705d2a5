/** How are lines for the user written to stderr: hints, warnings, what went wrong? */
import { guardLines } from '../reporters/escape.js';
import { fitting } from './color.js';
import type { Io } from './io.js';

/** Whatever in the lines comes from outside must be escaped already. */
export const say = (io: Io, lines: readonly string[]): void => {
  if (lines.length === 0) return;
  io.stderr.write(fitting(guardLines(lines.map((line) => `${line}\n`).join('')), io.env, io.stderr));
};
