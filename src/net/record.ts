/** What did the web answer in this run? Each answer is written down as the program saw it, failures too. */

import { sha256Of } from '../model/hash.js';
import { ok } from '../model/result.js';
import type { Net, NetRequest } from './port.js';
import { keyOf, type Recorded, type RecordedEntry } from './recording.js';
import type { BodyOf } from './replay.js';

/** Where a recording goes. `append` never rejects: what goes wrong is said by `close`, and the run goes on. */
export interface RecordingWriter {
  /** The body, where there is one, is on the disk before the line that names it. */
  append(entry: RecordedEntry, body?: Uint8Array): Promise<void>;
  /** Reads back what was written. */
  readonly bodyOf: BodyOf;
  /** Ends the recording, and says what went wrong, each a sentence without a full stop. */
  close(): Promise<readonly string[]>;
}

type Answer = Awaited<ReturnType<Net['get']>>;

/**
 * The same port, with a recording of it; `clock` in milliseconds since the epoch. No address is asked twice: a replay has
 * one answer for each, so whoever asks again, with other headers or after the memory was full, gets the recorded one.
 */
export const recordTo = (inner: Net, writer: RecordingWriter, clock: () => number): Net => {
  const known = new Map<string, Promise<Recorded>>();

  const write = async ({ url, purpose, statedBy }: NetRequest, answer: Answer): Promise<Recorded> => {
    const about = { request: { url, purpose, statedBy }, time: new Date(clock()).toISOString() };
    if (!answer.ok) {
      await writer.append({ ...about, answer });
      return answer;
    }
    const { body, ...value } = answer.value;
    const recorded: Recorded = { ok: true, value, sha256: sha256Of(body) };
    await writer.append({ ...about, answer: recorded }, body);
    return recorded;
  };

  const again = async (before: Recorded): Promise<Answer | undefined> => {
    if (!before.ok) return before;
    const body = await writer.bodyOf(before.sha256);
    return body === undefined ? undefined : ok({ ...before.value, body });
  };

  return {
    get: async (request) => {
      const key = keyOf(request);
      const before = known.get(key);
      const repeated = before === undefined ? undefined : await again(await before);
      if (repeated !== undefined) return repeated;
      const asking = inner.get(request);
      const writing = asking.then((answer) => write(request, answer));
      known.set(key, writing);
      await writing.catch(() => known.delete(key));
      return asking;
    },
  };
};
