/** Runs the program inside this process, with an environment that holds nothing. */

import type { Input, Io } from '../../src/cli/io.js';
import { main } from '../../src/cli/main.js';
import { offlineNet } from '../../src/net/offline.js';
import type { Net } from '../../src/net/port.js';

export interface Outcome {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Setting {
  readonly stdin?: string | Uint8Array | Input;
  readonly env?: Io['env'];
  readonly tty?: boolean;
  readonly columns?: number;
  readonly clock?: () => number;
  readonly interruption?: AbortSignal;
  /** `own`: the program's own network. By default there is none. */
  readonly net?: Net | 'own';
}

export const now = Date.UTC(2026, 2, 2, 9, 14);

const streamOf = (content: string | Uint8Array): Input => ({
  async *[Symbol.asyncIterator]() {
    yield Buffer.from(content);
  },
});

export const run = async (argv: readonly string[], setting: Setting = {}): Promise<Outcome> => {
  const written = { stdout: [] as Uint8Array[], stderr: [] as Uint8Array[] };
  const output = (to: Uint8Array[]): Io['stdout'] => ({
    write: (chunk) => to.push(Buffer.from(chunk as string)),
    isTTY: setting.tty,
    columns: setting.columns,
  });
  const { stdin = '', net = offlineNet } = setting;
  const exitCode = await main({
    argv,
    env: setting.env ?? {},
    stdin: typeof stdin === 'string' || stdin instanceof Uint8Array ? streamOf(stdin) : stdin,
    stdout: output(written.stdout),
    stderr: output(written.stderr),
    clock: setting.clock ?? (() => now),
    ...(net === 'own' ? {} : { net }),
    ...(setting.interruption === undefined ? {} : { interruption: setting.interruption }),
  });
  const text = (chunks: readonly Uint8Array[]): string => Buffer.concat(chunks).toString('utf8');
  return { exitCode, stdout: text(written.stdout), stderr: text(written.stderr) };
};
