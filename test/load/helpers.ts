/** What the tests of this folder share. */
import { createHash } from 'node:crypto';
import type { Loaded, LoadedInput, LoadProblem } from '../../src/load/index.js';
import type { LoadContext } from '../../src/load/source.js';
import type { FindingCode } from '../../src/model/catalog.js';
import { sentenceOf } from '../../src/model/finding.js';
import { offlineNet } from '../../src/net/offline.js';

export const context: LoadContext = { net: offlineNet };
export const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

export const inputOf = (loaded: Loaded | undefined): LoadedInput => {
  if (loaded === undefined || !loaded.ok) throw new Error('this was not loaded');
  return loaded.value;
};
export const problemOf = (loaded: Loaded | undefined): LoadProblem => {
  if (loaded === undefined || loaded.ok) throw new Error('this was loaded');
  return loaded.error;
};
export const codesOf = (loaded: Loaded | undefined): readonly FindingCode[] =>
  problemOf(loaded).findings.map(({ code }) => code);
export const sentenceOfProblem = (loaded: Loaded | undefined): string => sentenceOf(problemOf(loaded).findings[0]);
