/** Which options does `verify` take, and what do they come to? */
import { Option } from 'commander';
import { UsageError } from '../model/errors.js';
import {
  defaultClockSkew,
  defaultPolicy,
  type Policy,
  type RecipientClaim,
  type SkippableCheck,
} from '../model/policy.js';
import type { TrustSource } from '../model/trust.js';
import { type Format, formats } from '../reporters/reporter.js';
import { type ColorMode, colorModes } from './color.js';
import { type FailOn, failOnLevels } from './exit-code.js';
import { type NetworkFlags, networkOptions, several } from './network-options.js';
import { choice, instant, recipients, resolverAddress, skew, skipped, warningCount } from './option-values.js';

/** What commander makes of the command line. */
export interface VerifyFlags extends NetworkFlags {
  readonly at?: number;
  readonly clockSkew?: number;
  readonly conformance?: Policy['conformance'];
  readonly recipient?: readonly RecipientClaim[];
  readonly skip?: readonly SkippableCheck[];
  readonly didResolver?: string;
  readonly fetchSchemas?: true;
  readonly trust?: readonly string[];
  readonly requireTrust?: true;
  readonly stdinName?: string;
  readonly format?: Format;
  readonly json?: true;
  readonly quiet?: number;
  readonly verbose?: number;
  readonly color?: ColorMode | false;
  readonly ascii?: true;
  readonly includeCredential?: true;
  readonly failOn?: FailOn;
  readonly maxWarnings?: number;
}

const more = (_: unknown, before: number | undefined): number => (before ?? 0) + 1;

const grouped = (heading: string, options: readonly Option[]): readonly Option[] =>
  options.map((option) => option.helpGroup(heading));

/** In the order of the help: by group, and alphabetically within it. */
export const verifyOptions = (): readonly Option[] => [
  ...grouped('Input', [new Option('--stdin-name <name>', 'what to call the input that is read from -')]),
  ...grouped('Verification', [
    new Option('--at <time>', 'judge dates at this time, as in 2026-03-02T09:00:00Z; default now').argParser(instant),
    new Option('--clock-skew <time>', 'tolerance for "not yet" dates, at most 5m; default 60s').argParser(skew),
    new Option('--conformance <effect>', 'what a broken schema rule does: fail or warn; default fail').argParser(
      choice('--conformance', ['fail', 'warn']),
    ),
    new Option(
      '--did-resolver <url>',
      'a universal resolver to ask about DID methods that are not built in; it is believed, and named in the report',
    ).argParser(resolverAddress),
    new Option('--fetch-schemas', 'fetch further schemas that a badge names, and check it against them'),
    new Option(
      '--recipient <type:value>',
      'whom the badge should be about, as in email:alice@example.org; repeatable, one match is enough',
    ).argParser(recipients),
    new Option('--require-trust', 'an issuer that is on no --trust list makes the badge fail'),
    new Option(
      '--skip <checks>',
      'leave out status, endorsements, refresh or recipient; the report says that it is limited',
    ).argParser(skipped),
    new Option('--trust <file|url>', 'a list of issuers that you trust; repeatable').argParser(several),
  ]),
  ...networkOptions(),
  ...grouped('Output', [
    new Option('--ascii', 'write marks in plain ASCII'),
    new Option('--color <when>', 'auto, always or never; default auto').argParser(choice('--color', colorModes)),
    new Option(
      '-f, --format <format>',
      'text, line or json; default text. A line is verdict, input and codes with tabs between, and a fourth column where the run was limited (--skip, --conformance warn)',
    ).argParser(choice('--format', formats)),
    new Option('--include-credential', 'put the credential itself into the JSON report'),
    new Option('--json', 'the same as --format json'),
    new Option('--no-color', 'the same as --color never'),
    new Option('-q, --quiet', 'only what needs attention; -qq prints nothing').argParser(more),
    new Option(
      '-v, --verbose',
      'every check with its details, and every request; -vv adds canonical forms and hashes',
    ).argParser(more),
  ]),
  ...grouped('Exit code', [
    new Option(
      '--fail-on <level>',
      'what makes the exit code other than 0: fail, indeterminate, warning or never; default indeterminate',
    ).argParser(choice('--fail-on', failOnLevels)),
    new Option('--max-warnings <n>', 'exit with 1 if there are more warnings than this').argParser(warningCount),
  ]),
];

export const inspectOptions = (): readonly Option[] => [
  new Option('--ascii', 'write marks in plain ASCII'),
  new Option('--check', 'look for errors in a document that is not signed yet; gives no verdict'),
  new Option('--raw', 'write the bare JSON or JWT, byte for byte'),
  ...networkOptions(),
];

export const trustOptions = (): readonly Option[] => [
  new Option('--ascii', 'write marks in plain ASCII'),
  new Option('--json', 'for a machine'),
  new Option('--trust <file|url>', 'a list of issuers that you trust; repeatable').argParser(several),
  ...networkOptions(),
];

export const formatOf = ({ format, json }: VerifyFlags): Format => {
  if (json === true && format !== undefined && format !== 'json') {
    throw new UsageError(`--json and --format ${format} contradict each other`, 'use one of them');
  }
  return json === true ? 'json' : (format ?? 'text');
};

export const verbosityOf = ({ quiet, verbose }: VerifyFlags): number => {
  if (quiet !== undefined && verbose !== undefined) throw new UsageError('-q and -v contradict each other');
  return (verbose ?? 0) - (quiet ?? 0);
};

export const colorOf = ({ color }: VerifyFlags): ColorMode => (color === false ? 'never' : (color ?? 'auto'));

export const policyOf = (flags: VerifyFlags, now: number, trust: readonly TrustSource[]): Policy => ({
  ...defaultPolicy(now),
  at: flags.at ?? now,
  fetchSchemas: flags.fetchSchemas === true,
  trust: { sources: trust, required: flags.requireTrust === true },
  ...(flags.didResolver === undefined ? {} : { didResolver: flags.didResolver }),
  clockSkew: flags.clockSkew ?? defaultClockSkew,
  conformance: flags.conformance ?? 'fail',
  recipients: flags.recipient ?? [],
  skip: flags.skip ?? [],
  trace: verbosityOf(flags) > 1,
});

/** Options that waive or weaken a check, as a reader of the report could type them. */
export const limitedBy = ({ conformance, skip }: VerifyFlags): readonly string[] => [
  ...(conformance === 'warn' ? ['--conformance warn'] : []),
  ...(skip ?? []).map((check) => `--skip ${check}`),
];
