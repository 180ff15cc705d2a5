/** Which generation of Open Badges does an `@context` name? (Open Badges 1.1 and 2.0, JSON-LD contexts) */
import type { JsonValue } from './json.js';

/** The context that every object of Open Badges 2 names (Open Badges 2.0, JSON-LD context). */
export const openBadges2Context = 'https://w3id.org/openbadges/v2';

/** The addresses under which the contexts of the first two versions were published, wherever in `@context` they stand. */
const addresses =
  /https?:\/\/(?:(?:www\.)?w3id\.org\/openbadges|openbadgespec\.org|(?:\w+\.)?openbadges\.org|purl\.imsglobal\.org\/(?:spec\/)?ob\/v[12])[^"\s]*/g;

/** An inline context may use these addresses without naming a version; it then counts as the second. */
export const contextGeneration = (context: JsonValue | undefined): 1 | 2 | undefined => {
  const found = JSON.stringify(context ?? null).match(addresses) ?? [];
  if (found.length === 0) return undefined;
  return found.some((url) => /\/(?:v1|1\.\d)/.test(url)) && !found.some((url) => url.includes('/v2')) ? 1 : 2;
};

/** The types of Open Badges stand with a prefix, or in full, where the names of their context were not used. */
export const plainType = (type: string): string => type.replace(/^(?:obi?:|https?:\/\/w3id\.org\/openbadges#)/, '');
