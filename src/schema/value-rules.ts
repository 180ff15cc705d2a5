/** Which single values may not stand in a credential, whatever they belong to? (Open Badges 3.0 §Serialization) */
import { type Finding, finding } from '../model/finding.js';
import { type JsonObject, type JsonValue, pointerTo } from '../model/json.js';
import { broken } from './broken.js';
import { place } from './words.js';

/** Members whose vocabulary may be extended with names that start with `ext:`; the published pattern lets it stand anywhere. */
const extensible = new Set(['achievementType', 'identifierType', 'identityType', 'resultType', 'targetType']);

const misplacedPrefix = (name: string, value: JsonValue): boolean =>
  typeof value === 'string' && extensible.has(name) && value.includes('ext:') && !value.startsWith('ext:');

const judge = (name: string, value: JsonValue, path: readonly (string | number)[]): Finding | undefined => {
  if (value !== null && !(Array.isArray(value) && value.length === 0) && !misplacedPrefix(name, value))
    return undefined;
  const pointer = pointerTo('', ...path);
  if (value === null) return finding('schema.null-value', { at: place(pointer) }, { pointer });
  if (typeof value === 'string') return broken(pointer, 'a name that starts with "ext:"', value);
  return finding('schema.empty-array', { at: place(pointer) }, { pointer });
};

/** Findings about single values, wherever they stand; contexts are left to the linked-data check. */
export const valueRules = (document: JsonObject): readonly Finding[] => {
  const findings: Finding[] = [];
  const path: (string | number)[] = [];
  const visit = (value: JsonValue, name: string): void => {
    const found = judge(name, value, path);
    if (found !== undefined) findings.push(found);
    if (typeof value !== 'object' || value === null) return;
    const list = Array.isArray(value);
    for (const [member, item] of Object.entries(value)) {
      if (member === '@context' && !list) continue;
      path.push(member);
      visit(item as JsonValue, list ? name : member);
      path.pop();
    }
  };
  visit(document, '');
  return findings;
};
