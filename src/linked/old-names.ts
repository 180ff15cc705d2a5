/** What did the older versions, and some platforms still, call what Open Badges 2.0 names otherwise? (Open Badges 2.0, Backwards Compatibility) */
import type { JsonObject, JsonValue } from '../model/json.js';

export const verificationTypes: ReadonlyMap<JsonValue | undefined, string> = new Map([
  ['hosted', 'HostedBadge'],
  ['signed', 'SignedBadge'],
]);

export const alignmentNames: ReadonlyMap<string, string> = new Map([
  ['name', 'targetName'],
  ['url', 'targetUrl'],
  ['description', 'targetDescription'],
]);

export const without = (object: JsonObject, ...names: readonly string[]): JsonObject =>
  Object.fromEntries(Object.entries(object).filter(([name]) => !names.includes(name)));
