/**
 * How much work may one input ask for? Limits on each document do not add up: a badge may carry several proofs and
 * other credentials, so all of them share one budget.
 */
import { isObject, type JsonValue } from '../model/json.js';

/** Mutable, and shared by everything that one input leads to. */
export interface Work {
  left: number;
}

/** About one and a half seconds: ten thousand units take about one on a machine of two cores. */
export const newWork = (): Work => ({ left: 16_000 });

/** A context is processed anew wherever it is named, which takes as long as some thirty values. */
const perContext = 30;

const contextsIn = (value: JsonValue): number => (Array.isArray(value) ? value.length : 1);

/** The units that one expansion of a document costs: its values, and its contexts. */
export const costOf = (document: JsonValue): number => {
  let cost = 0;
  const queue: JsonValue[] = [document];
  for (const value of queue) {
    cost += 1;
    if (typeof value !== 'object' || value === null) continue;
    for (const [name, item] of Object.entries(value)) {
      if (isObject(value) && name === '@context') cost += perContext * contextsIn(item);
      else queue.push(item);
    }
  }
  return cost;
};

/** Takes units out of the budget; false, and nothing left, where there are not enough. */
export const spend = (work: Work, units: number): boolean => {
  work.left = work.left < units ? 0 : work.left - units;
  return work.left > 0;
};
