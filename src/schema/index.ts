/** Is a credential built as its specification says? The bundled schema of its kind, then the data rules. (Open Badges 3.0 §Data Models) */
import { catalog } from '../model/catalog.js';
import type { CredentialKind, DataModel } from '../model/credential.js';
import type { Finding } from '../model/finding.js';
import { type JsonObject, member } from '../model/json.js';
import type { Effect } from '../model/verdict.js';
import { dataRules } from './data-rules.js';
import { explain } from './explain.js';
import { schemaIdOf, schemaTitle, validateAgainst } from './validate.js';

const maxFindings = 100;

export interface SchemaInput {
  readonly kind: CredentialKind;
  /** Undefined when `@context` names neither data model. */
  readonly dataModel: DataModel | undefined;
  /** The credential itself; pointers in the findings are relative to it. */
  readonly document: JsonObject;
}

export interface SchemaOutcome {
  /** What it was checked against, for people: `AchievementCredential (VCDM 2.0)`. */
  readonly schema: string;
  /** The gravest first. */
  readonly findings: readonly Finding[];
  /** How many more findings there are, at least: a flood of them is not counted to its end. */
  readonly omitted: number;
}

const rank = { fail: 0, indeterminate: 1, warn: 2, note: 3 } as const satisfies Record<Effect, number>;

const keyOf = ({ code, pointer, args }: Finding): string => JSON.stringify([code, pointer, args.expected]);

const distinct = (findings: readonly Finding[]): readonly Finding[] => [
  ...new Map(findings.map((finding) => [keyOf(finding), finding])).values(),
];

/** At most `maxFindings`, the gravest first, and of each code at least one: a code that is cut off would not count. */
const selected = (findings: readonly Finding[]): readonly Finding[] => {
  const byRank = findings.toSorted((a, b) => rank[catalog[a.code].effect] - rank[catalog[b.code].effect]);
  if (byRank.length <= maxFindings) return byRank;
  const firsts = new Set(new Map(byRank.toReversed().map((finding) => [finding.code, finding])).values());
  const rest = byRank.filter((finding) => !firsts.has(finding)).slice(0, maxFindings - firsts.size);
  const kept = new Set([...firsts, ...rest]);
  return byRank.filter((finding) => kept.has(finding));
};

/** A document that names neither data model is judged by the one it looks like, which refuses its `@context`. */
const likelyModel = (document: JsonObject): DataModel =>
  member(document, 'issuanceDate') === undefined ? 'vcdm2' : 'vcdm1';

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
