import { expect, test } from 'vitest';
import { distance } from '../../src/model/distance.js';

test.each([
  ['', '', 0],
  ['explain', 'explain', 0],
  ['expalin', 'explain', 1],
  ['jsn', 'json', 1],
  ['', 'abc', 3],
  ['kitten', 'sitting', 3],
])('%j and %j are %i apart', (a, b, apart) => expect(distance(a, b)).toBe(apart));
