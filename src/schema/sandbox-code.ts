/**
 * Does a document match a foreign JSON Schema (JSON Schema draft-04 to 2020-12)? This is the part that runs in
 * isolation: it is bundled to `generated/sandbox.js`, imports nothing at run time, takes a text and gives a text.
 */
import { Ajv, type ErrorObject, type Options, type SchemaObject } from 'ajv';
import { Ajv2019 } from 'ajv/dist/2019.js';
import { Ajv2020 } from 'ajv/dist/2020.js';
import ajvDraft04 from 'ajv-draft-04';
import { fullFormats } from 'ajv-formats/dist/formats.js';

export type Draft = 'draft-04' | 'draft-07' | '2019-09' | '2020-12';

export interface SandboxRequest {
  readonly draft: Draft;
  readonly schema: object;
  readonly document: object;
}

/** The first rule that the document breaks. */
export interface Mismatch {
  /** RFC 6901 pointer into the document. */
  readonly pointer: string;
  readonly keyword: string;
  /** JSON text of what the schema says under that keyword, where it is short. */
  readonly rule?: string;
  /** A member that is missing, or that may not stand there. */
  readonly missing?: string;
  readonly extra?: string;
}

export type SandboxAnswer =
  | { readonly kind: 'match' }
  | { readonly kind: 'mismatch'; readonly mismatch: Mismatch }
  /** `schema`: it cannot be read as a schema. `document`: it cannot be applied to this document. */
  | { readonly kind: 'problem'; readonly with: 'schema' | 'document' };

const options: Options = {
  strict: false,
  logger: false,
  allErrors: false,
  verbose: true,
  // What every object inherits, such as "constructor", does not stand in the document.
  ownProperties: true,
  messages: false,
  formats: fullFormats,
};

const ajvOf = (draft: Draft, unicodeRegExp: boolean): Pick<Ajv, 'compile'> => {
  if (draft === '2019-09') return new Ajv2019(options);
  if (draft === '2020-12') return new Ajv2020(options);
  // In the drafts up to 7 a $ref stands for the whole schema that holds it.
  const old = { ...options, ignoreKeywordsWithRef: true, unicodeRegExp };
  return draft === 'draft-04' ? new ajvDraft04.default(old) : new Ajv(old);
};

/**
 * Older schemas hold patterns like `^CC\-` that are no Unicode patterns. A schema that names Unicode properties is not
 * read as if it were older: its patterns would mean something else.
 */
const compile = ({ draft, schema }: SandboxRequest): ReturnType<Ajv['compile']> => {
  try {
    return ajvOf(draft, true).compile(schema as SchemaObject);
  } catch (error) {
    const isOld = draft === 'draft-04' || draft === 'draft-07';
    if (!isOld || /\\\\[pPu]/.test(JSON.stringify(schema))) throw error;
    return ajvOf(draft, false).compile(schema as SchemaObject);
  }
};

const longest = 60;

const textIn = (params: Readonly<Record<string, unknown>>, ...names: readonly string[]): string | undefined => {
  const found = names.map((name) => params[name]).find((value) => typeof value === 'string');
  return typeof found === 'string' ? found.slice(0, 200) : undefined;
};

/** The outermost rule that is broken; of a condition, what it asks for. */
const mismatchOf = (errors: readonly ErrorObject[]): Mismatch | undefined => {
  const error = errors.findLast(({ keyword }) => keyword !== 'if') ?? errors.at(-1);
  if (error === undefined) return undefined;
  const rule = JSON.stringify(error.schema) as string | undefined;
  const missing = textIn(error.params, 'missingProperty');
  const extra = textIn(error.params, 'additionalProperty', 'unevaluatedProperty', 'propertyName');
  return {
    pointer: error.instancePath,
    keyword: error.keyword,
    ...(rule === undefined || rule.length > longest ? {} : { rule }),
    ...(missing === undefined ? {} : { missing }),
    ...(extra === undefined ? {} : { extra }),
  };
};

const judge = (request: SandboxRequest): SandboxAnswer => {
  let validate: ReturnType<Ajv['compile']>;
  try {
    validate = compile(request);
  } catch {
    return { kind: 'problem', with: 'schema' };
  }
  try {
    // A schema may ask to be answered later, which is no answer.
    const valid: unknown = validate(request.document);
    if (valid === true) return { kind: 'match' };
    const mismatch = valid === false ? mismatchOf(validate.errors ?? []) : undefined;
    return mismatch === undefined ? { kind: 'problem', with: 'schema' } : { kind: 'mismatch', mismatch };
  } catch {
    return { kind: 'problem', with: 'document' };
  }
};

/** Takes a `SandboxRequest` as JSON text, gives a `SandboxAnswer` as JSON text. */
export const answer = (request: string): string => JSON.stringify(judge(JSON.parse(request) as SandboxRequest));
