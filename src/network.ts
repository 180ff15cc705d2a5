/** How do the wishes of a caller, by library or command line, become the network of one run? */
import { UsageError } from './model/errors.js';
import { formatInstant, parseInstant } from './model/time.js';
import type { Net } from './net/port.js';
import { version } from './version.js';

export interface NetworkWishes {
  readonly offline: boolean;
  /** Private hosts, with or without a port, that a badge may name. */
  readonly allowHosts: readonly string[];
  readonly allowHttp: boolean;
  /** Roots beside the usual ones, each a text in PEM form. */
  readonly ca: readonly string[];
  /** Milliseconds. */
  readonly timeout?: number;
  readonly retries?: number;
  readonly concurrency?: number;
  readonly perHost?: number;
  readonly proxy?: { readonly https?: string; readonly http?: string; readonly no?: string };
  readonly cache?: { readonly directory: string; readonly maxAge: number };
  /** Folder in which every answer is kept. */
  readonly record?: string;
  /** Folder of a recording that takes the place of the network. */
  readonly replay?: string;
}

export interface RunNetwork {
  readonly net: Net;
  readonly mode: 'online' | 'offline' | 'replay';
  /** Addresses without https may be asked; of a replay also where the recorded run allowed it. */
  readonly allowHttp: boolean;
  /** The time of the run: of a replay, that of the recording. Milliseconds since the epoch, whole seconds. */
  readonly now: number;
  /** What weakened the network; of a replay also what weakened the recorded run. */
  readonly limited: readonly string[];
  /** Lets go of all connections; gives lines worth showing. */
  readonly close: () => Promise<readonly string[]>;
}

const allowHttpFlag = '--allow-http';

/** What stands in every report, as the command line would have it. `caNames` are the files that hold the roots. */
const weakenedBy = (
  { allowHosts, allowHttp, ca }: NetworkWishes,
  caNames: readonly string[] | undefined,
): readonly string[] => [
  ...allowHosts.map((host) => `--allow-host ${host}`),
  ...(allowHttp ? [allowHttpFlag] : []),
  ...(caNames?.map((name) => `--ca ${name}`) ?? ca.map(() => '--ca')),
];

const openReplay = async (directory: string, weakened: readonly string[]): Promise<RunNetwork> => {
  const [{ openRecording }, { replayStack }] = await Promise.all([import('./net/folder.js'), import('./net/stack.js')]);
  const opened = await openRecording(directory);
  if (!opened.ok) throw new UsageError(`the recording "${directory}" cannot be used: ${opened.error}`);
  const { recording, bodyOf } = opened.value;
  const { net, close } = replayStack(recording, bodyOf);
  const now = parseInstant(recording.run.startedAt) ?? 0;
  const limited = [...new Set([...recording.run.limited, ...weakened])];
  return { net, close, mode: 'replay', allowHttp: limited.includes(allowHttpFlag), now, limited };
};

const writerFor = async (directory: string, now: number, limited: readonly string[]) => {
  const { createRecording } = await import('./net/folder.js');
  const created = await createRecording(directory, { startedAt: formatInstant(now), limited });
  if (!created.ok) throw new UsageError(`nothing can be recorded in "${directory}": ${created.error}`);
  return created.value;
};

/**
 * Opens the network of one run. `typed` are the addresses that the user named; `clock` gives milliseconds since the
 * epoch. Throws a UsageError for a recording that cannot be read or written.
 */
export const openNetwork = async (
  wishes: NetworkWishes,
  typed: readonly string[],
  clock: () => number,
  caNames?: readonly string[],
): Promise<RunNetwork> => {
  const { offline, record, replay, ...options } = wishes;
  const limited = weakenedBy(wishes, caNames);
  if (replay !== undefined) {
    if (offline || record !== undefined)
      throw new UsageError('a replay goes neither with a recording nor with --offline', 'a replay opens no socket');
    return openReplay(replay, limited);
  }
  // Whole seconds are enough for a person, and for every date of a badge.
  const now = Math.floor(clock() / 1000) * 1000;
  const { buildStack, defaultNetOptions } = await import('./net/stack.js');
  const writer = record === undefined ? undefined : await writerFor(record, now, limited);
  const mode = offline ? 'offline' : 'online';
  const userAgent = `badge-verify/${version}`;
  const { net, close } = buildStack({ ...defaultNetOptions, ...options, mode, typed, userAgent, clock }, writer);
  return { net, close, mode, allowHttp: options.allowHttp, now, limited };
};
