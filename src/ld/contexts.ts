/** Which contexts of a document are not pinned? Where the signature covers the bytes, that is only worth a warning. */
import { isPinned } from '../bundle/contexts.js';
import { type Finding, finding } from '../model/finding.js';
import { entriesOf, type JsonObject } from '../model/json.js';

export { isPinned as isPinnedContext };

/** Warnings for the https contexts of a document whose signature, if it has one, does not depend on what they say. */
export const warnOfUnpinnedContexts = (
  document: JsonObject,
  base: string,
  covered: 'signed' | 'plain' = 'signed',
): readonly Finding[] =>
  entriesOf(document['@context'], `${base}/@context`).flatMap(({ value, pointer }) =>
    typeof value === 'string' && value.startsWith('https://') && !isPinned(value)
      ? [
          {
            ...finding(
              'format.context-not-pinned',
              { url: value, ...(covered === 'plain' ? { plain: true } : {}) },
              { pointer },
            ),
            effect: 'warn' as const,
          },
        ]
      : [],
  );
