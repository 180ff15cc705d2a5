/** How is a broken rule reported, whether a schema or a data rule found it? */
import { type Finding, finding } from '../model/finding.js';
import type { JsonValue } from '../model/json.js';
import { describe, place } from './words.js';

/** The finding that something at `pointer` is not as it must be; `found` undefined means that it is missing. */
export const broken = (pointer: string, expected: string, found: JsonValue | undefined): Finding =>
  finding('schema.violation', { at: place(pointer), expected, found: describe(found) }, { pointer });
