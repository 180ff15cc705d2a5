/** Is a credential built as its specification says? The bundled schema of its kind, then the data rules. (Open Badges 3.0 §Data Models) */
import type { DataModel, VcKind } from '../model/credential.js';
import { type JsonObject, member } from '../model/json.js';
import { dataRules } from './data-rules.js';
import { explain } from './explain.js';
import { distinct, maxFindings, type SchemaOutcome, selected } from './outcome.js';
import { schemaIdOf, schemaTitle, validateAgainst } from './validate.js';

export interface SchemaInput {
  readonly kind: VcKind;
  /** Undefined when `@context` names neither data model. */
  readonly dataModel: DataModel | undefined;
  /** The credential itself; pointers in the findings are relative to it. */
  readonly document: JsonObject;
}

/** A document that names neither data model is judged by the one it looks like, which refuses its `@context`. */
const likelyModel = (document: JsonObject): DataModel =>
  member(document, 'issuanceDate') === undefined ? 'vcdm2' : 'vcdm1';

export type { SchemaOutcome } from './outcome.js';

export const checkSchema = async (input: SchemaInput): Promise<SchemaOutcome> => {
  const { kind, document } = input;
  const dataModel = input.dataModel ?? likelyModel(document);
  const id = schemaIdOf(kind, dataModel);
  const explained = explain(await validateAgainst(id, document), document, maxFindings);
  const judged = new Set(explained.findings.map((finding) => finding.pointer));
  // What a schema has already refused need not be called empty as well.
  const more = dataRules(kind, dataModel, document).filter(
    ({ code, pointer }) => code !== 'schema.empty-array' || !judged.has(pointer),
  );
  // Of a null only one thing is said, and that is the one which no option softens.
  const nulls = new Set(more.filter(({ code }) => code === 'schema.null-value').map(({ pointer }) => pointer));
  const violations = explained.findings.filter(({ pointer }) => !nulls.has(pointer));
  const all = distinct([...violations, ...more]);
  const findings = selected(all);
  return { schema: schemaTitle(id), findings, omitted: explained.omitted + all.length - findings.length };
};
