import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { compareContexts } from '../../scripts/conformance/contexts.js';
import { contextCopies } from '../../src/bundle/contexts.js';

const url = 'https://w3id.org/openbadges/v2';

let dir = '';
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'published-'));
  mkdirSync(join(dir, 'contexts'));
});
afterEach(() => rmSync(dir, { recursive: true }));

const publish = (contexts: Record<string, unknown>, variants: readonly unknown[]): void => {
  const files = [...Object.entries(contexts), ...variants.map((document) => [url, document] as const)].map(
    ([address, document], index) => ({ address, file: `${index}.json`, document }),
  );
  for (const { file, document } of files) writeFileSync(join(dir, 'contexts', file), JSON.stringify(document));
  const current = files.slice(0, Object.keys(contexts).length);
  const list = {
    contexts: Object.fromEntries(current.map(({ address, file }) => [address, { file }])),
    variants: files.slice(current.length).map(({ address, file }) => ({ url: address, file })),
  };
  writeFileSync(join(dir, 'contexts', 'contexts.json'), JSON.stringify(list));
};

test('finds nothing where each published state is a pinned copy', async () => {
  const [current, older] = contextCopies(url);
  publish({ [url]: current?.document }, [older?.document]);
  expect(await compareContexts(dir)).toEqual({ name: 'contexts', ran: 2, failures: [] });
});

test('names the term in which a published context differs from the nearest copy', async () => {
  const changed = structuredClone(contextCopies(url)[0]?.document) as { '@context': Record<string, string> };
  changed['@context'].narrative = 'https://other.example/narrative';
  publish({ [url]: contextCopies(url)[0]?.document }, [changed]);
  expect((await compareContexts(dir)).failures).toEqual([
    {
      id: `${url} (1.json)`,
      detail:
        'ob-2.0@2020-11-12: narrative: @id is "https://w3id.org/openbadges#narrative" here, "https://other.example/narrative" as published',
    },
  ]);
});

test('names a published context that is not pinned', async () => {
  publish({ 'https://a.example/context': { '@context': {} } }, []);
  expect((await compareContexts(dir)).failures).toEqual([{ id: 'https://a.example/context', detail: 'is not pinned' }]);
});

test('notices when the copy that is taken for the current one is not published at all', async () => {
  publish({ [url]: contextCopies(url)[1]?.document }, []);
  expect((await compareContexts(dir)).failures).toEqual([
    { id: url, detail: 'the current copy ob-2.0@2020-11-12 is none of the published ones' },
  ]);
});
