/** The port that answers from a recording, and opens no socket. */

import { sha256Of } from '../model/hash.js';
import { err, ok } from '../model/result.js';
import type { Net } from './port.js';
import { keyOf, type Recording } from './recording.js';

/** Gives the bytes of a hash, or undefined; they need not be checked. */
export type BodyOf = (sha256: string) => Promise<Uint8Array | undefined> | Uint8Array | undefined;

/** Answers what was recorded, failures too; what the recording lacks is `offline`. Bytes that do not fit their hash are not used. */
export const replayNet = (recording: Recording, bodyOf: BodyOf): Net => {
  const answers = new Map(recording.entries.map(({ request, answer }) => [keyOf(request), answer]));
  return {
    get: async (request) => {
      const { url } = request;
      const answer = answers.get(keyOf(request));
      if (answer === undefined)
        return err({ kind: 'offline', url, detail: 'the recording holds no answer from there' });
      if (!answer.ok) return answer;
      const body = await bodyOf(answer.sha256);
      if (body === undefined || sha256Of(body) !== answer.sha256)
        return err({ kind: 'offline', url, detail: 'the recorded answer is missing, or was changed since' });
      if (body.length > request.maxBytes)
        return err({ kind: 'too-large', url, detail: `the recorded answer is larger than ${request.maxBytes} bytes` });
      return ok({ ...answer.value, body });
    },
  };
};
