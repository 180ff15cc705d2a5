/** Do extensions match the JSON Schemas that their contexts name, once both are fetched? (Open Badges 2.0, Extension Validation) */
import type { Finding } from '../model/finding.js';
import { asArray, isObject, type JsonObject, type JsonValue, member, stringMember } from '../model/json.js';
import type { LinkedObject } from '../model/linked.js';
import { err, ok, type Result } from '../model/result.js';
import { fetchObject } from '../net/document.js';
import type { Net } from '../net/port.js';
import { extensionNotChecked, type FurtherExtension, furtherExtensions } from './extensions.js';
import { addressOf, type ExtraOutcome, fetchSchema, maxSchemas, violation } from './extra.js';
import { maxFindings } from './outcome.js';
import { matchInSandbox, type SandboxLimits, sandboxLimits } from './sandbox.js';
import { place } from './words.js';

/** With the object that each finding is about: its pointers are relative to that. */
export interface ExtensionOutcome extends ExtraOutcome {
  /** In the order of the findings. */
  readonly about: readonly LinkedObject[];
}

const accept = 'application/ld+json, application/json;q=0.9';
const maxBytes = 1 << 18;

const core = 'https://w3id.org/openbadges#';
const prefixes: ReadonlyMap<string, string> = new Map([
  ['obi', core],
  ['extensions', 'https://w3id.org/openbadges/extensions#'],
]);

/** A member under any of the spellings that a context document may have for it. */
const openBadgesMember = (object: JsonValue, name: string): JsonValue | undefined =>
  [name, `obi:${name}`, `${core}${name}`].map((one) => member(object, one)).find((value) => value !== undefined);

/** A text, or the id of a reference. */
const textOf = (value: JsonValue | undefined): string | undefined => {
  const [first] = asArray(value);
  return typeof first === 'string' ? first : (stringMember(first, '@id') ?? stringMember(first, 'id'));
};

/** What a type stands for, as far as a term or a prefix of the context says so. */
const expanded = (type: string, context: JsonValue | undefined): string => {
  const [prefix = '', ...rest] = type.split(':');
  const own = asArray(context).map((entry) => textOf(member(entry, rest.length === 0 ? type : prefix)));
  const meaning = own.find((one) => one !== undefined) ?? prefixes.get(prefix);
  if (rest.length === 0) return meaning === undefined || meaning === type ? type : expandedPrefix(meaning);
  return meaning === undefined ? type : `${meaning}${rest.join(':')}`;
};

const expandedPrefix = (iri: string): string => {
  const [prefix = '', ...rest] = iri.split(':');
  const meaning = prefixes.get(prefix);
  return meaning === undefined ? iri : `${meaning}${rest.join(':')}`;
};

/** The addresses of the schemas that a context document names for one of the types. */
const schemasFor = (document: JsonObject, types: readonly string[]): readonly string[] => {
  const context = member(document, '@context');
  const meanings = new Set(types.flatMap((type) => [type, expanded(type, context)]));
  return asArray(openBadgesMember(document, 'validation')).flatMap((entry) => {
    const type = textOf(openBadgesMember(entry, 'validatesType'));
    const schema = textOf(openBadgesMember(entry, 'validationSchema'));
    const applies = type !== undefined && (meanings.has(type) || meanings.has(expanded(type, context)));
    return isObject(entry) && applies && schema !== undefined ? [schema] : [];
  });
};

/** The context document is only read for the schemas that it names; it is never used to read the badge. */
const namedSchemas = async (
  context: string,
  types: readonly string[],
  net: Net,
): Promise<Result<readonly string[], string>> => {
  const url = addressOf(context);
  if (!url.ok) return err('its context is no address on the web');
  const request = { url: url.value, purpose: 'credential-schema', accept, maxBytes, statedBy: 'badge' } as const;
  const served = await fetchObject(net, request);
  if (!served.ok) return err(`its context could not be had: ${served.error.detail}`);
  const schemas = schemasFor(served.value.object, types);
  return schemas.length === 0 ? err('its context names no schema for it') : ok([...new Set(schemas)]);
};

interface Step {
  readonly checked: readonly string[];
  readonly findings: readonly Finding[];
}

const stop = (one: FurtherExtension, why: string): Step => ({ checked: [], findings: [extensionNotChecked(one, why)] });

const checkOne = async (one: FurtherExtension, net: Net, limits: SandboxLimits): Promise<Step> => {
  const { extension, context } = one;
  if (context === undefined) return stop(one, one.why);
  const named = await namedSchemas(context, extension.types, net);
  if (!named.ok) return stop(one, named.error);
  if (named.value.length > 1) return stop(one, 'its context names several schemas for it');
  const [id = ''] = named.value;
  const schema = await fetchSchema(id, 'draft-04', net);
  if (!schema.ok) return stop(one, schema.error);
  const match = await matchInSandbox(schema.value.draft, schema.value.schema, extension.object, limits);
  if (!match.ok) return stop(one, match.error);
  if (match.value === undefined) return { checked: [id], findings: [] };
  const found = violation(id, match.value, extension.object);
  const pointer = `${extension.pointer}${found.pointer ?? ''}`;
  return { checked: [id], findings: [{ ...found, pointer, args: { ...found.args, at: place(pointer) } }] };
};

/** Whether there is anything to fetch, or to say of what cannot be fetched. */
export const namesFurtherExtensions = (objects: readonly LinkedObject[]): boolean =>
  objects.some((linked) => furtherExtensions(linked).length > 0);

/** What could not be checked is a warning that says why; what was checked, and does not fit, is a violation. */
export const checkFetchedExtensions = async (
  objects: readonly LinkedObject[],
  net: Net,
  limits: SandboxLimits = sandboxLimits,
): Promise<ExtensionOutcome> => {
  const all = objects.flatMap((linked) => furtherExtensions(linked).map((one) => ({ linked, one })));
  const checked = new Set<string>();
  const findings: Finding[] = [];
  const about: LinkedObject[] = [];
  for (const [index, { linked, one }] of all.slice(0, maxFindings).entries()) {
    const why = `only the first ${maxSchemas} of a badge are`;
    const step = index < maxSchemas ? await checkOne(one, net, limits) : stop(one, why);
    for (const id of step.checked) checked.add(id);
    findings.push(...step.findings);
    about.push(...step.findings.map(() => linked));
  }
  return { checked: [...checked], findings, about };
};
