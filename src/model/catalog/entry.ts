/** The shape of one finding code: everything that is said of it anywhere. */
import type { Effect } from '../verdict.js';

export interface CatalogEntry<A> {
  /** What the code does to the verdict. A promise: it changes only with a changelog line. */
  readonly effect: Effect;
  /** A few words, for lists and headings. */
  readonly title: string;
  /** One sentence: what, where, expected and found. Takes the finding's arguments, escapes nothing. */
  readonly say: (args: A) => string;
  /** What to do next, in one sentence, for the person who reads the report. */
  readonly fix: string;
  /** The text of `badge-verify explain`. */
  readonly help: {
    readonly means: string;
    readonly notMeans?: string;
    readonly checker: string;
    readonly issuer: string;
  };
  /** Sections of the specifications, at least one. */
  readonly spec: readonly [string, ...string[]];
  /** The version of this program that first had the code. */
  readonly since: string;
}

/** The advice wherever only the issuer can mend what is wrong. */
export const issueAgain = 'Ask the issuer to issue the badge again; the holder cannot repair this.';

export const entry = <A = Record<string, never>>(e: CatalogEntry<A>): CatalogEntry<A> => e;
