/** What was the answer when somebody asked the same before? One fetch for each question and run. */
import type { Result } from '../model/result.js';
import type { Net, NetFailure, NetRequest, NetResponse } from './port.js';

type Answer = Result<NetResponse, NetFailure>;

/** What an answer weighs beside its body, so that a million short ones do not fill the memory. */
const overhead = 1024;

/** Everything that an answer depends on: who named the address too, since that decides what the guard lets through. */
const questionOf = ({ purpose, statedBy, accept, maxBytes, url }: NetRequest): string =>
  JSON.stringify([purpose, statedBy, accept, maxBytes, url]);

/**
 * The same port, which asks `inner` once, also while the answer is on its way. Failures are remembered as well: within
 * a run, all badges are told the same. At most `maxBytes` of answers are kept; the least recently used goes first.
 */
export const memo = (inner: Net, maxBytes = 64 << 20): Net => {
  // A Map keeps the order in which things were put in, so its first entries are the least recently used.
  const answers = new Map<string, Promise<Answer>>();
  const weights = new Map<string, number>();
  let total = 0;

  const forget = (question: string): void => {
    total -= weights.get(question) ?? 0;
    weights.delete(question);
    answers.delete(question);
  };

  const keep = (question: string, answer: Answer): void => {
    const weight = overhead + question.length + (answer.ok ? answer.value.body.byteLength : 0);
    weights.set(question, weight);
    total += weight;
    for (const oldest of answers.keys()) {
      if (total <= maxBytes) break;
      // What is still on its way weighs nothing yet.
      if (weights.has(oldest)) forget(oldest);
    }
  };

  return {
    get: (request) => {
      const question = questionOf(request);
      const known = answers.get(question);
      answers.delete(question);
      const answer = known ?? inner.get(request);
      answers.set(question, answer);
      if (known === undefined)
        answer.then(
          (value) => keep(question, value),
          () => forget(question),
        );
      return answer;
    },
  };
};
