/** Does a credential match the further schemas that it names, once they are fetched? (VCDM 2.0 §4.11; JSON Schema) */
import type { VcKind } from '../model/credential.js';
import type { Finding } from '../model/finding.js';
import { type JsonObject, type JsonValue, member } from '../model/json.js';
import { err, ok, type Result } from '../model/result.js';
import { fetchObject } from '../net/document.js';
import type { Net } from '../net/port.js';
import { broken } from './broken.js';
import { type FurtherSchema, furtherSchemas, notChecked } from './credential-schemas.js';
import { valueAt } from './explain.js';
import { matchInSandbox, type SandboxLimits, sandboxLimits } from './sandbox.js';
import type { Draft, Mismatch } from './sandbox-code.js';
import { excerpt } from './words.js';

/** Types of entry that name a JSON Schema of the credential, each with the draft of a schema that names none itself. */
const drafts: ReadonlyMap<string, Draft> = new Map([
  ['1EdTechJsonSchemaValidator2019', '2019-09'],
  ['JsonSchemaValidator2018', 'draft-07'],
  ['FullJsonSchemaValidator2021', '2020-12'],
  ['JsonSchema', '2020-12'],
]);

/** Draft 7 differs from draft 6 in words that it adds. */
const dialects: ReadonlyMap<string, Draft> = new Map([
  ['json-schema.org/draft-04/schema', 'draft-04'],
  ['json-schema.org/draft-06/schema', 'draft-07'],
  ['json-schema.org/draft-07/schema', 'draft-07'],
  ['json-schema.org/draft/2019-09/schema', '2019-09'],
  ['json-schema.org/draft/2020-12/schema', '2020-12'],
]);

const accept = 'application/schema+json, application/json;q=0.9';
const maxBytes = 1 << 20;
const maxUrl = 4096;
/** A credential has one further schema, if any; each may cost a fetch and two seconds. */
export const maxSchemas = 4;

/** Words of which a schema has at least one, if it asks for anything; without one it would take every document. */
const rules: readonly string[] = [
  '$ref',
  '$dynamicRef',
  '$recursiveRef',
  'type',
  'properties',
  'required',
  'allOf',
  'anyOf',
  'oneOf',
  'not',
  'if',
  'const',
  'enum',
  'patternProperties',
  'additionalProperties',
  'unevaluatedProperties',
  'propertyNames',
  'minProperties',
  'maxProperties',
  'dependentRequired',
  'dependentSchemas',
  'dependencies',
];

const references: ReadonlySet<string> = new Set(['$ref', '$dynamicRef', '$recursiveRef']);

/** A reference that leads out of the schema. Also one that only looks like it, in a list of values, is better not followed. */
const remoteReference = (schema: JsonObject): string | undefined => {
  const queue: JsonValue[] = [schema];
  for (const value of queue) {
    if (typeof value !== 'object' || value === null) continue;
    for (const [name, item] of Object.entries(value)) {
      if (references.has(name) && typeof item === 'string' && !item.startsWith('#')) return item;
      queue.push(item);
    }
  }
  return undefined;
};

const draftOf = (schema: JsonObject, usual: Draft): Draft | undefined => {
  const dialect = member(schema, '$schema');
  if (dialect === undefined) return usual;
  return typeof dialect === 'string' ? dialects.get(dialect.replace(/^https?:\/\//, '').replace(/#$/, '')) : undefined;
};

/** The schema under no name but its own text: an official id that it claims would else stand for it. */
const withoutName = (schema: JsonObject, draft: Draft): JsonObject => {
  const names = draft === 'draft-04' ? ['id', '$schema'] : ['$id', '$schema'];
  return Object.fromEntries(Object.entries(schema).filter(([name]) => !names.includes(name)));
};

/** A schema that can be applied. */
export interface Readable {
  readonly draft: Draft;
  readonly schema: JsonObject;
}

const readable = (schema: JsonObject, usual: Draft): Result<Readable, string> => {
  const draft = draftOf(schema, usual);
  if (draft === undefined)
    return err(
      `it is written in a form of JSON Schema that is not supported, ${excerpt(member(schema, '$schema') ?? null)}`,
    );
  const remote = remoteReference(schema);
  if (remote !== undefined) return err(`it refers to another address, ${excerpt(remote)}, which is not fetched`);
  if (!rules.some((name) => Object.hasOwn(schema, name))) return err('what its address serves holds no rule');
  return ok({ draft, schema: withoutName(schema, draft) });
};

/** The address to ask; a part of a schema, named by a fragment, has none of its own. */
export const addressOf = (id: string): Result<string, string> => {
  const url = id.replace(/#$/, '');
  if (url.length > maxUrl || !/^https?:\/\//i.test(url) || !URL.canParse(url))
    return err('its id is no address on the web');
  return url.includes('#') ? err('its id names a part of a schema') : ok(url);
};

const expected = ({ keyword, rule, missing, extra }: Mismatch): string => {
  if (missing !== undefined) return `the member ${excerpt(missing)}`;
  if (extra !== undefined && keyword !== 'propertyNames') return `no member ${excerpt(extra)}`;
  return `what the rule ${excerpt(keyword)} asks for${rule === undefined ? '' : `, ${rule}`}`;
};

/** Relative to the document. */
export const violation = (id: string, mismatch: Mismatch, document: JsonObject): Finding => {
  const { pointer, missing, extra } = mismatch;
  const found = valueAt(document, pointer);
  const what = missing !== undefined ? undefined : extra === undefined ? found : (member(found, extra) ?? extra);
  return broken(pointer, `${expected(mismatch)} (schema ${excerpt(id)})`, what);
};

/** The schema that an address serves; the error says why there is none. `usual` is the draft of one that names none. */
export const fetchSchema = async (id: string, usual: Draft, net: Net): Promise<Result<Readable, string>> => {
  const url = addressOf(id);
  if (!url.ok) return url;
  const served = await fetchObject(net, {
    url: url.value,
    purpose: 'credential-schema',
    accept,
    maxBytes,
    statedBy: 'badge',
  });
  return served.ok ? readable(served.value.object, usual) : err(served.error.detail);
};

/** The rule that the document breaks, or undefined; the error says why it was not checked. */
const check = async (
  { id, type }: FurtherSchema,
  document: JsonObject,
  net: Net,
  limits: SandboxLimits,
): Promise<Result<Mismatch | undefined, string>> => {
  const usual = drafts.get(type ?? '');
  if (usual === undefined) return err('this program does not support its type');
  const found = await fetchSchema(id, usual, net);
  return found.ok ? matchInSandbox(found.value.draft, found.value.schema, document, limits) : found;
};

export interface ExtraOutcome {
  /** Ids of the schemas against which the document was checked. */
  readonly checked: readonly string[];
  /** Pointers are relative to the credential. */
  readonly findings: readonly Finding[];
}

/** What could not be checked is a warning that says why; what was checked, and does not fit, is a violation. */
export const checkFurtherSchemas = async (
  kind: VcKind,
  document: JsonObject,
  net: Net,
  limits: SandboxLimits = sandboxLimits,
): Promise<ExtraOutcome> => {
  const named = furtherSchemas(kind, document);
  const checked: string[] = [];
  const findings: Finding[] = [];
  for (const one of named.slice(0, maxSchemas)) {
    const result = await check(one, document, net, limits);
    if (!result.ok) findings.push(notChecked(one, result.error));
    else checked.push(one.id);
    if (result.ok && result.value !== undefined) findings.push(violation(one.id, result.value, document));
  }
  const rest = named.slice(maxSchemas);
  findings.push(...rest.map((one) => notChecked(one, `only the first ${maxSchemas} of a badge are`)));
  return { checked, findings };
};
