/** Verifies the inputs and writes one report. */
import type { BatchReport, CredentialReport, RunInfo } from '../../model/report.js';
import { formatInstant } from '../../model/time.js';
import { version } from '../../version.js';
import { wantsAscii, wantsColor } from '../color.js';
import { exitCodeFor } from '../exit-code.js';
import { sourcesFor } from '../inputs.js';
import { columnsOf, type Io } from '../io.js';
import { colorOf, formatOf, limitedBy, policyOf, type VerifyFlags, verbosityOf } from '../options.js';

/** Resolves with the exit code of the signal when the user interrupts; never otherwise. */
const interrupted = (signal: AbortSignal | undefined): Promise<number> =>
  new Promise((resolve) => signal?.addEventListener('abort', () => resolve(Number(signal.reason)), { once: true }));

export const verifyCommand = async (
  io: Io,
  inputs: readonly string[],
  flags: VerifyFlags,
  { asked }: { readonly asked: boolean },
): Promise<number> => {
  const format = formatOf(flags);
  const verbosity = verbosityOf(flags);
  const sources = await sourcesFor(inputs, { stdin: io.stdin, stdinName: flags.stdinName, asked });
  // Only now, so that a mistyped name is answered at once.
  const [{ bundleDate }, { buildNet }, { reporterFor }, { verifyBatch }] = await Promise.all([
    import('../../bundle/contexts.js'),
    import('../../net/stack.js'),
    import('../../reporters/index.js'),
    import('../../verify/batch.js'),
  ]);
  const begun = io.clock();
  // Whole seconds are enough for a person, and for every date of a badge.
  const startedAt = Math.floor(begun / 1000) * 1000;
  const policy = policyOf(flags, startedAt);
  const run: RunInfo = {
    toolVersion: version,
    bundle: bundleDate,
    startedAt: formatInstant(startedAt),
    at: formatInstant(policy.at),
    mode: 'offline',
    limited: limitedBy(flags),
  };

  const finished: CredentialReport[] = [];
  const work = verifyBatch(sources, {
    policy,
    net: io.net ?? buildNet(),
    run,
    onResult: (result) => finished.push(result),
  });
  const outcome: BatchReport | number = await Promise.race([work, interrupted(io.interruption)]);
  const stopped = typeof outcome === 'number';
  const batch = stopped ? { run, complete: false, results: finished } : outcome;
  const exitCode = stopped
    ? outcome
    : exitCodeFor(batch, { failOn: flags.failOn ?? 'indeterminate', maxWarnings: flags.maxWarnings });

  if (stopped) io.stderr.write(`interrupted: ${finished.length} of ${sources.length} verified\n`);
  if (verbosity > -2) {
    io.stdout.write(
      reporterFor(format).finish(batch, {
        verbosity,
        color: wantsColor(colorOf(flags), io.env, io.stdout),
        ascii: wantsAscii(flags.ascii === true, io.env, io.stdout),
        columns: columnsOf(io.stdout),
        exitCode,
        includeCredential: flags.includeCredential === true,
        elapsed: io.clock() - begun,
      }),
    );
  }
  return exitCode;
};
