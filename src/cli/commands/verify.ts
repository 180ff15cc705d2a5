/** Verifies the inputs and writes one report. */
import type { Source } from '../../load/index.js';
import { UsageError } from '../../model/errors.js';
import type { BatchReport, CredentialReport, RunInfo } from '../../model/report.js';
import { formatInstant } from '../../model/time.js';
import type { RunNetwork } from '../../network.js';
import type { TrustLists } from '../../verify/trust-lists.js';
import { version } from '../../version.js';
import { wantsAscii, wantsColor } from '../color.js';
import { exitCodeFor } from '../exit-code.js';
import { sourcesFor } from '../inputs.js';
import { columnsOf, type Io } from '../io.js';
import { openNetwork } from '../network.js';
import { colorOf, formatOf, limitedBy, policyOf, type VerifyFlags, verbosityOf } from '../options.js';
import { say } from '../say.js';

/** Resolves with the exit code of the signal when the user interrupts; never otherwise. */
const interrupted = (signal: AbortSignal | undefined): Promise<number> =>
  new Promise((resolve) => signal?.addEventListener('abort', () => resolve(Number(signal.reason)), { once: true }));

/** The addresses that the user named, which may be private ones: issuers test on their own machine. */
const typedIn = (sources: readonly Source[], { trust = [], didResolver }: VerifyFlags): readonly string[] => [
  ...sources.flatMap((source) => ('url' in source ? [source.url] : [])),
  ...trust.filter((source) => /^https?:\/\//i.test(source)),
  ...(didResolver === undefined ? [] : [didResolver]),
];

const loadLists = async (flags: VerifyFlags, network: RunNetwork): Promise<TrustLists> => {
  if (flags.trust === undefined) {
    if (flags.requireTrust === true)
      throw new UsageError('--require-trust needs a list of issuers: --trust <file|url>');
    return { sources: [], fetched: [] };
  }
  const [{ loadTrustLists }, { readFile }] = await Promise.all([
    import('../../verify/trust-lists.js'),
    import('node:fs/promises'),
  ]);
  return loadTrustLists(flags.trust, { net: network.net, readFile, now: network.now });
};

/** Inputs at the same time: more would wait for one another where all ask the same host, and use up their time. */
const sideBySide = 4;

interface Finished {
  readonly batch: BatchReport;
  readonly exitCode: number;
}

const verifyAll = async (
  io: Io,
  sources: readonly Source[],
  flags: VerifyFlags,
  network: RunNetwork,
): Promise<Finished> => {
  const [{ bundleDate }, { verifyBatch }] = await Promise.all([
    import('../../bundle/contexts.js'),
    import('../../verify/batch.js'),
  ]);
  const { sources: trust, fetched } = await loadLists(flags, network);
  const policy = { ...policyOf(flags, network.now, trust), allowHttp: network.allowHttp };
  const run: RunInfo = {
    toolVersion: version,
    bundle: bundleDate,
    startedAt: formatInstant(network.now),
    at: formatInstant(policy.at),
    mode: network.mode,
    trust,
    fetched,
    limited: [...limitedBy(flags), ...network.limited],
  };
  // What is piped in may be long in coming: whatever was named before it is finished first.
  const parallel = sources.some((source) => 'stdin' in source)
    ? 1
    : Math.min(flags.concurrency ?? sideBySide, sideBySide);
  const results: (readonly CredentialReport[])[] = [];
  const onResult = (reports: readonly CredentialReport[], index: number): void => {
    results[index] = reports;
  };
  const work = verifyBatch(sources, { policy, net: network.net, run, onResult, parallel });
  const outcome: BatchReport | number = await Promise.race([work, interrupted(io.interruption)]);
  if (typeof outcome === 'number') {
    const finished = results.filter((reports) => reports !== undefined);
    say(io, [`interrupted: ${finished.length} of ${sources.length} verified`]);
    return { batch: { run, complete: false, results: finished.flat() }, exitCode: outcome };
  }
  const { failOn = 'indeterminate', maxWarnings } = flags;
  return { batch: outcome, exitCode: exitCodeFor(outcome, { failOn, maxWarnings }) };
};

const insecure = 'NODE_TLS_REJECT_UNAUTHORIZED is set, and has no effect here: certificates are always checked';

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
  const { reporterFor } = await import('../../reporters/index.js');
  const begun = io.clock();
  if (io.env.NODE_TLS_REJECT_UNAUTHORIZED === '0') say(io, [insecure]);
  const network = await openNetwork(io, flags, typedIn(sources, flags));
  const { batch, exitCode } = await verifyAll(io, sources, flags, network).finally(async () =>
    say(io, await network.close()),
  );
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
