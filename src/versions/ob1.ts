/** Is it a badge of Open Badges 0.5, 1.0 or 1.1? By the context, or by the shape, since the earlier ones name no version. */
import { type JsonObject, member, stringMember } from '../model/json.js';
import { contextGeneration } from '../model/openbadges-context.js';
import { normaliseLinked } from './linked-model.js';
import type { Version } from './version.js';

const has = (document: JsonObject, ...names: readonly string[]): boolean =>
  names.every((name) => member(document, name) !== undefined);

/** Open Badges 1.0 and 0.5 name no version: an assertion, or what it is an assertion of. */
export const looksLikeOb1 = (document: JsonObject): boolean =>
  !has(document, '@context') &&
  ((has(document, 'badge') && (has(document, 'recipient') || has(document, 'uid') || has(document, 'verify'))) ||
    (stringMember(member(document, 'verify'), 'url') !== undefined && has(document, 'recipient')) ||
    ['name', 'description', 'image', 'criteria', 'issuer'].every((name) => stringMember(document, name) !== undefined));

/** Open Badges 1.1 by its context; the earlier ones by their shape. */
export const ob1: Version = {
  id: 'ob1',
  title: 'an Open Badges 1 badge',
  // The payload of a signed badge is the badge itself; only the later credentials stand in a claim.
  detect: ({ document, base }) =>
    base === '' && (contextGeneration(member(document, '@context')) === 1 || looksLikeOb1(document)),
  normalise: normaliseLinked('ob1'),
};
