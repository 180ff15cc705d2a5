/** Which requests did a run make, or would it have made? (the report's `fetched`) */
import type { FetchRecord } from '../model/report.js';
import { formatInstant } from '../model/time.js';
import type { Net } from '../net/port.js';

/** The same port, with a note of each request in `into`; `at` is the run's time in milliseconds since the epoch. */
export const recording = (net: Net, into: FetchRecord[], at: number): Net => ({
  get: async (request) => {
    const answer = await net.get(request);
    into.push({
      url: request.url,
      purpose: request.purpose,
      at: formatInstant(at),
      ...(answer.ok
        ? { status: answer.value.status, fromCache: answer.value.fromCache }
        : { failure: answer.error.detail, fromCache: false }),
    });
    return answer;
  },
});
