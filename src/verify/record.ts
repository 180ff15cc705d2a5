/** Which requests did a run make, or would it have made? (the report's `fetched`) */
import { sha256Of } from '../model/hash.js';
import { redactText, redactUrl } from '../model/redact.js';
import type { FetchRecord } from '../model/report.js';
import { formatInstant } from '../model/time.js';
import type { Net } from '../net/port.js';

/** The same port, with a note of each request in `into`; `now` is the run's time in milliseconds since the epoch. */
export const recording = (net: Net, into: FetchRecord[], now: number): Net => {
  // By the addresses as they were asked: without their secrets two of them may look alike.
  const known = new Set<string>();
  return {
    get: async (request) => {
      const answer = await net.get(request);
      const question = `${request.purpose} ${request.url}`;
      // A second question for the same is answered from memory, and is no second request.
      if (known.has(question)) return answer;
      known.add(question);
      const asked = { url: redactUrl(request.url), purpose: request.purpose, at: formatInstant(now) };
      if (answer.ok) {
        const { url, status, body, fromCache, via } = answer.value;
        into.push({
          ...asked,
          status,
          sha256: sha256Of(body),
          fromCache,
          ...(url === request.url ? {} : { finalUrl: redactUrl(url) }),
          ...(via === undefined ? {} : { via }),
        });
      } else into.push({ ...asked, failure: redactText(answer.error.detail), fromCache: false });
      return answer;
    },
  };
};
