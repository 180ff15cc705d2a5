/** How is the program tied to the real process: streams, signals, exit code? */
import { exitCodes } from '../model/summary.js';
import type { Io } from './io.js';
import { bug, main } from './main.js';

const signalCodes = { SIGINT: 130, SIGTERM: 143 } as const;

/** Runs the program on this process. The exit code is set, and the process left to end by itself. */
export const run = async (): Promise<void> => {
  const interruption = new AbortController();
  const io: Io = {
    argv: process.argv.slice(2),
    env: process.env,
    stdin: process.stdin,
    stdout: process.stdout,
    stderr: process.stderr,
    clock: Date.now,
    interruption: interruption.signal,
  };

  // Whoever reads our output may stop early (`| head -1`); that is no error, and nobody is left to tell.
  let unwritten = false;
  process.stderr.on('error', () => undefined);
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') return;
    unwritten = true;
    process.exitCode = bug(io, new Error(`the report could not be written: ${error.message}`));
  });
  process.on('uncaughtException', (error) => process.exit(bug(io, error)));
  for (const [signal, code] of Object.entries(signalCodes)) {
    // Once: a second signal ends the process at once, as it does by default.
    process.once(signal, () => interruption.abort(code));
  }

  const exitCode = await main(io);
  process.exitCode = unwritten ? exitCodes.bug : exitCode;
  // Whatever an interrupted run still waits for (a pipe, a server) must not keep the process.
  if (interruption.signal.aborted) process.stdout.write('', () => process.exit());
};
