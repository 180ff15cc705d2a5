/** Which dated copies of the pinned contexts may a signature have been made under? */
import { type ContextCopy, contextCopies } from '../bundle/contexts.js';

/** One choice of a copy for each context URL. */
export interface Snapshot {
  /** Names the choice: the ids of the copies. */
  readonly id: string;
  readonly copies: ReadonlyMap<string, ContextCopy>;
  /** The URLs whose copy is not the current one, with the copy's date. */
  readonly older: readonly { readonly url: string; readonly date: string }[];
}

/** How many choices a signature is tried under, the current one included. */
const maxTries = 3;

const copyAt = (copies: readonly ContextCopy[], date: string): ContextCopy | undefined =>
  copies.find((copy) => copy.date <= date) ?? copies.at(-1);

const snapshotOf = (
  urls: readonly string[],
  choose: (copies: readonly ContextCopy[]) => ContextCopy | undefined,
): Snapshot => {
  const chosen = urls.flatMap((url) => {
    const copies = contextCopies(url);
    const copy = choose(copies);
    return copy === undefined ? [] : [{ url, copy, current: copy === copies[0] }];
  });
  return {
    id: chosen.map(({ copy }) => copy.id).join(' '),
    copies: new Map(chosen.map(({ url, copy }) => [url, copy])),
    older: chosen.filter(({ current }) => !current).map(({ url, copy }) => ({ url, date: copy.date })),
  };
};

/**
 * The choices to try, in this order: the current copies; those that were served on the day the proof says it was
 * created; then the other days on which one of the contexts changed, newest first.
 */
export const snapshotsFor = (urls: readonly string[], created: string | undefined): readonly Snapshot[] => {
  const changes = [...new Set(urls.flatMap((url) => contextCopies(url).map(({ date }) => date)))].sort().reverse();
  const days = [...(created === undefined ? [] : [created.slice(0, 10)]), ...changes];
  const tries = [
    snapshotOf(urls, (copies) => copies[0]),
    ...days.map((day) => snapshotOf(urls, (copies) => copyAt(copies, day))),
  ];
  return tries
    .filter((snapshot, index) => tries.findIndex((other) => other.id === snapshot.id) === index)
    .slice(0, maxTries);
};

export type DocumentLoader = (url: string) => Promise<{ contextUrl: null; documentUrl: string; document: unknown }>;

/**
 * Loads pinned contexts only: the chosen copies, and the current copy of what those name themselves. The answers
 * carry no `static` tag: the library would then remember one copy a URL for all documents to come.
 */
export const loaderFor =
  (snapshot: Snapshot): DocumentLoader =>
  async (url) => {
    const copy = snapshot.copies.get(url) ?? contextCopies(url)[0];
    if (copy === undefined) throw new RangeError(`not pinned: ${url}`);
    return { contextUrl: null, documentUrl: url, document: copy.document };
  };
