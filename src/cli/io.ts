/** What does the program touch outside itself? Everything comes in here, so that tests can hand in their own. */
import type { Net } from '../net/port.js';

export interface Output {
  write(chunk: string | Uint8Array): unknown;
  readonly isTTY?: boolean | undefined;
  readonly columns?: number | undefined;
}

export interface Input extends AsyncIterable<Uint8Array> {
  readonly isTTY?: boolean | undefined;
}

export interface Io {
  /** Arguments after the program's name. */
  readonly argv: readonly string[];
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly stdin: Input;
  readonly stdout: Output;
  readonly stderr: Output;
  /** Milliseconds since the epoch. */
  readonly clock: () => number;
  /** Used instead of the program's own network. */
  readonly net?: Net;
  /** Aborted when the user interrupts; the reason is the exit code, 130 or 143. */
  readonly interruption?: AbortSignal;
}

/** Width of the screen; a pipe has none, and some terminals say 0. */
export const columnsOf = ({ columns }: Output): number => (columns === undefined || columns < 1 ? 80 : columns);
