/** Which requests did a run make, or would it have made? (the report's `fetched`) */
import { sha256Of } from '../model/hash.js';
import type { FetchRecord } from '../model/report.js';
import { formatInstant } from '../model/time.js';
import type { Net } from '../net/port.js';

/** The same port, with a note of each request in `into`; `now` is the run's time in milliseconds since the epoch. */
export const recording = (net: Net, into: FetchRecord[], now: number): Net => ({
  get: async (request) => {
    const answer = await net.get(request);
    const asked = { url: request.url, purpose: request.purpose, at: formatInstant(now) };
    // A second question for the same is answered from memory, and is no second request.
    if (into.some(({ url, purpose }) => url === asked.url && purpose === asked.purpose)) return answer;
    if (answer.ok) {
      const { url, status, body, fromCache, via } = answer.value;
      into.push({
        ...asked,
        status,
        sha256: sha256Of(body),
        fromCache,
        ...(url === request.url ? {} : { finalUrl: url }),
        ...(via === undefined ? {} : { via }),
      });
    } else into.push({ ...asked, failure: answer.error.detail, fromCache: false });
    return answer;
  },
});
