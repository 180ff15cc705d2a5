/** Do the pinned contexts define the same terms as the published ones? (JSON-LD 1.1 §4) */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { contextCopies } from '../../src/bundle/contexts.js';
import { entriesOf, isObject, type JsonObject, member, stringMember } from '../../src/model/json.js';
import { contextDifferences, type Documents } from './context-differences.js';

export interface Comparison {
  readonly name: 'contexts';
  readonly ran: number;
  readonly failures: readonly { readonly id: string; readonly detail: string }[];
}

const readObject = async (file: string): Promise<JsonObject> => {
  const value: unknown = JSON.parse(await readFile(file, 'utf8'));
  if (!isObject(value)) throw new Error(`${file} is not a JSON object`);
  return value;
};

interface Published {
  readonly id: string;
  readonly url: string;
  readonly document: JsonObject;
  readonly current: boolean;
}

/** The contexts of `contexts.json`, then its `variants`: other states seen under the same URL. */
const readPublished = async (folder: string): Promise<readonly Published[]> => {
  const list = await readObject(join(folder, 'contexts.json'));
  const contexts = Object.entries(member(list, 'contexts') ?? {});
  const variants = entriesOf(member(list, 'variants'), '').map(({ value }) => value);
  const named = [
    ...contexts.map(([url, entry]) => ({ id: url, url, file: stringMember(entry, 'file'), current: true })),
    ...variants.map((entry) => {
      const file = stringMember(entry, 'file');
      const url = stringMember(entry, 'url') ?? '';
      return { id: `${url} (${file})`, url, file, current: false };
    }),
  ];
  return Promise.all(
    named.map(async ({ file, ...rest }) => ({ ...rest, document: await readObject(join(folder, file ?? '')) })),
  );
};

/** Compares each context that DIR/contexts lists with the pinned copies of its URL; one of them must say the same. */
export const compareContexts = async (dir: string): Promise<Comparison> => {
  const published = await readPublished(join(dir, 'contexts'));
  const theirs: Documents = (url) => published.find((entry) => entry.url === url && entry.current)?.document;
  const ours: Documents = (url) => contextCopies(url)[0]?.document;
  const failures: { id: string; detail: string }[] = [];
  const matched = new Set<string>();
  for (const { id, url, document } of published) {
    const copies = contextCopies(url);
    if (copies.length === 0) failures.push({ id, detail: 'is not pinned' });
    const results = await Promise.all(
      copies.map(async (copy) => ({ copy, found: await contextDifferences(copy.document, document, ours, theirs) })),
    );
    const [nearest] = results.sort((a, b) => a.found.length - b.found.length);
    for (const detail of nearest?.found ?? []) failures.push({ id, detail: `${nearest?.copy.id}: ${detail}` });
    if (nearest?.found.length === 0) matched.add(`${url} ${nearest.copy.id}`);
  }
  for (const url of new Set(published.map((entry) => entry.url))) {
    const current = contextCopies(url)[0];
    if (current !== undefined && !matched.has(`${url} ${current.id}`)) {
      failures.push({ id: url, detail: `the current copy ${current.id} is none of the published ones` });
    }
  }
  return { name: 'contexts', ran: published.length, failures };
};
