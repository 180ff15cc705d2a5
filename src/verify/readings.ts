/** How many answers may one input have read? What is asked again comes from memory, but is verified each time (ARCHITECTURE.md, Network). */
import { err } from '../model/result.js';
import type { Net, NetPurpose } from '../net/port.js';

/** These take the longest to read: a list is verified like a badge, a newer copy is one, and a schema may use up its time. */
const most: Partial<Readonly<Record<NetPurpose, number>>> = { 'status-list': 16, refresh: 16, 'credential-schema': 8 };
const mostOfOthers = 64;

/** The same port for one input, nested credentials included: of each purpose only so many questions, repeated ones too. */
export const limitReadings = (net: Net): Net => {
  const counts = new Map<NetPurpose, number>();
  return {
    get: async (request) => {
      const { purpose, url } = request;
      const limit = most[purpose] ?? mostOfOthers;
      const count = counts.get(purpose) ?? 0;
      if (count >= limit) {
        const detail = `the badge, with what it carries, has already asked for such documents ${limit} times`;
        return err({ kind: 'budget', url, detail });
      }
      counts.set(purpose, count + 1);
      return net.get(request);
    },
  };
};
