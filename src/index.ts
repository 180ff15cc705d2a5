/**
 * The library: verifies digital badges and reports on them.
 *
 * @packageDocumentation
 */
import { readFile } from 'node:fs/promises';
import { readInput, readOptions } from './arguments.js';
import { bundleDate } from './bundle/contexts.js';
import { catalog, type FindingCode } from './model/catalog.js';
import type { Policy, RecipientClaim, SkippableCheck } from './model/policy.js';
import type { RunInfo } from './model/report.js';
import { exitCodeOf } from './model/summary.js';
import { formatInstant } from './model/time.js';
import { openNetwork, type RunNetwork } from './network.js';
import { reportV1 } from './reporters/json/v1.js';
import type { ReportV1 } from './reporters/json/v1-types.js';
import { verifyBatch } from './verify/batch.js';
import { loadTrustLists } from './verify/trust-lists.js';
import { version } from './version.js';

export type { FindingCode } from './model/catalog.js';
export { UsageError } from './model/errors.js';
export type { RecipientClaim, SkippableCheck } from './model/policy.js';
export type * from './reporters/json/v1-types.js';
export { version } from './version.js';

/**
 * What to verify. Exactly one member says what it is; a bare string is never taken, since it could be a path, an
 * address or a badge.
 *
 * - `path`: a file, read once; at most 10 MiB.
 * - `url`: an address, fetched over https; what the caller names may also be a private host.
 * - `bytes`: the content of a file: PNG, SVG, JSON or a compact JWS.
 * - `text`: JSON, a compact JWS, or the source of an SVG.
 *
 * `name` is what the report calls bytes or text.
 */
export type VerifyInput =
  | { readonly path: string }
  | { readonly url: string }
  | { readonly bytes: Uint8Array; readonly name?: string }
  | { readonly text: string; readonly name?: string };

export interface VerifyOptions {
  /** The instant at which dates are judged: RFC 3339 with a zone, or a Date. Default: now. */
  readonly at?: string | Date;
  /** Tolerance in milliseconds for dates that are not reached yet, 0 to 300,000. Never applied to expiry. Default: 60,000. */
  readonly clockSkew?: number;
  /** What a violation of the schema does: `fail` (default), or `warn`, which the report lists under `run.limited`. */
  readonly conformance?: 'fail' | 'warn';
  /** Whom the badge should be about, for example `{type: 'email', value: 'a@example.org'}`; any one match is enough. */
  readonly recipients?: readonly RecipientClaim[];
  /** Checks to leave out; the report lists them under `run.limited`. */
  readonly skip?: readonly SkippableCheck[];
  /** Fetch further schemas that the badge names, and check it against them. Default: false; they are a warning, "not checked". */
  readonly fetchSchemas?: boolean;
  /** Lists of trusted issuers, each a file or an address. */
  readonly trust?: readonly ({ readonly path: string } | { readonly url: string })[];
  /** An issuer that is on none of the lists makes the badge fail. Default: false, which warns. */
  readonly requireTrust?: boolean;
  /** Base address of a universal resolver for DID methods that are not built in; it is believed, and named in the report. */
  readonly didResolver?: string;
  /** Open no connection. Default: false. */
  readonly offline?: boolean;
  /** Private hosts, with or without a port, that a badge may name; listed under `run.limited`. */
  readonly allowHosts?: readonly string[];
  /** Ask addresses without https as well; listed under `run.limited`. Default: false. */
  readonly allowHttp?: boolean;
  /** Certificates to trust beside the usual ones, each a text in PEM form; listed under `run.limited`. */
  readonly ca?: readonly string[];
  /** Milliseconds that one request may take with its body, 1 to 300,000. Default: 10,000. */
  readonly timeout?: number;
  /** Tries after the first, where a server is busy, 0 to 10. Default: 2. */
  readonly retries?: number;
  /** Proxies by the scheme of what is asked, and the hosts that need none. Default: none; the environment is not read. */
  readonly proxy?: { readonly https?: string; readonly http?: string; readonly no?: string };
  /** A folder in which every answer from the network is kept; it must not hold a recording yet. */
  readonly record?: string;
  /** A folder with such a recording, which takes the place of the network; its time is the time of the run. */
  readonly replay?: string;
  /** Put the credential itself into the report. Default: false, so that reports hold little personal data. */
  readonly includeCredential?: boolean;
}

const limitsOf = ({ conformance, skip }: Policy): readonly string[] => [
  ...skip.map((id) => `--skip ${id}`),
  ...(conformance === 'warn' ? ['--conformance warn'] : []),
];

const isAddress = (text: string): boolean => /^https?:\/\//i.test(text);

const verifyOver = async (
  network: RunNetwork,
  source: ReturnType<typeof readInput>,
  { policy: wanted, timeNamed, trust, includeCredential }: ReturnType<typeof readOptions>,
): Promise<ReportV1> => {
  const { now } = network;
  const { sources, fetched } = await loadTrustLists(trust, { net: network.net, readFile, now });
  const policy: Policy = {
    ...wanted,
    now,
    at: timeNamed ? wanted.at : now,
    trust: { ...wanted.trust, sources },
    allowHttp: network.allowHttp,
  };
  const run: RunInfo = {
    toolVersion: version,
    bundle: bundleDate,
    startedAt: formatInstant(now),
    at: formatInstant(policy.at),
    mode: network.mode,
    trust: sources,
    fetched,
    limited: [...limitsOf(policy), ...network.limited],
  };
  const batch = await verifyBatch([source], { policy, net: network.net, run });
  return reportV1(batch, { exitCode: exitCodeOf(batch.results), includeCredential });
};

/**
 * Verifies one badge and resolves with report v1, the same that `badge-verify --json` prints.
 *
 * Whatever is wrong with the badge is in the report: `report.results[0].verdict` is `pass`, `fail` or
 * `indeterminate`, and `findings` say why. What could not be checked is never `pass`.
 *
 * @param input - Exactly one of `path`, `url`, `bytes`, `text`.
 * @throws {@link UsageError} if the input or an option is unknown or not of its form; never because of a badge.
 *
 * @example
 * ```ts
 * import { verify } from 'badge-verify';
 *
 * const report = await verify({ path: 'alice.png' }, { recipients: [{ type: 'email', value: 'alice@example.org' }] });
 * const [result] = report.results;
 * console.log(result?.verdict, result?.findings.map(({ code }) => code));
 * ```
 */
export const verify = async (input: VerifyInput, options: VerifyOptions = {}): Promise<ReportV1> => {
  const source = readInput(input);
  const asked = readOptions(options, Date.now());
  const typed = [...('url' in source ? [source.url] : []), ...asked.trust, asked.policy.didResolver ?? ''];
  const network = await openNetwork(asked.network, typed.filter(isAddress), Date.now);
  try {
    return await verifyOver(network, source, asked);
  } finally {
    await network.close();
  }
};

/** What is known of one finding code. */
export interface CodeInfo {
  readonly code: FindingCode;
  readonly effect: 'fail' | 'indeterminate' | 'warn' | 'note';
  readonly title: string;
  readonly next: string;
  readonly means: string;
  readonly notMeans?: string;
  readonly checker: string;
  readonly issuer: string;
  /** Sections of the specifications. */
  readonly spec: readonly string[];
  /** The first version of this program that had the code. */
  readonly since: string;
}

/** Every finding code with its texts, in the order of the stages; the same that `badge-verify explain --json` prints. */
export const codes: readonly CodeInfo[] = (Object.keys(catalog) as FindingCode[]).map((code) => {
  const { effect, title, fix, help, spec, since } = catalog[code];
  return { code, effect, title, next: fix, ...help, spec, since };
});
