/**
 * What are the canonical N-Quads of a document under the pinned contexts? The one interface of linked data:
 * document → canonical N-Quads (JSON-LD 1.1 API §8, RDF Dataset Canonicalization 1.0).
 */
import jsonld from 'jsonld';
import canonizer, { type Quad } from 'rdf-canonize';
import { type Finding, finding } from '../model/finding.js';
import type { JsonObject } from '../model/json.js';
import { err, ok, type Result } from '../model/result.js';
import { diagnose, refusal } from './diagnose.js';
import { loaderFor, type Snapshot } from './snapshots.js';
import { costOf, newWork, spend, type Work } from './work.js';

export type HashName = 'sha256' | 'sha384';

/** More blank nodes than an honest badge has; beyond, the work to name them can grow without bound. */
const maxBlankNodes = 200;
/** Spread over the blank nodes, the number of deep comparisons before a dataset counts as hostile. */
const deepIterations = 24_000;
/** Spread over the statements about blank nodes: each comparison looks at them, so a dense graph gets fewer. */
const deepStatements = 1_000_000;

const tooComplex = (what: string, limit: number): Finding =>
  finding('format.too-complex', { part: 'the badge', what, limit });

interface BlankNodes {
  readonly nodes: number;
  /** Quads that have one in any place. */
  readonly statements: number;
}

/** All proofs of one input, and of the credentials inside it, share one budget. */
const outOfWork = tooComplex('units of work for all its signatures', newWork().left);

const countBlankNodes = (quads: readonly Quad[]): BlankNodes => {
  const names = new Set<string>();
  let statements = 0;
  for (const { subject, object, graph } of quads) {
    const blank = [subject, object, graph].filter(({ termType }) => termType === 'BlankNode');
    for (const { value } of blank) names.add(value);
    statements += blank.length === 0 ? 0 : 1;
  }
  return { nodes: names.size, statements };
};

/** Canonical N-Quads of an RDF dataset, or the reason why no work is put into it. */
export const canonicalizeDataset = async (
  quads: readonly Quad[],
  hash: HashName,
  work: Work = newWork(),
): Promise<Result<string, Finding>> => {
  const { nodes, statements } = countBlankNodes(quads);
  if (nodes > maxBlankNodes) return err(tooComplex('nodes without an id', maxBlankNodes));
  // Nameless nodes are compared with one another, so that their cost grows with the square of their number.
  if (!spend(work, Math.floor((nodes * nodes) / 10))) return err(outOfWork);
  const maxDeepIterations = nodes === 0 ? 0 : Math.floor(Math.min(deepIterations / nodes, deepStatements / statements));
  try {
    return ok(
      await canonizer.canonize(quads, { algorithm: 'RDFC-1.0', messageDigestAlgorithm: hash, maxDeepIterations }),
    );
  } catch {
    work.left = 0;
    return err(tooComplex('comparisons of nodes without an id', deepIterations));
  }
};

export interface CanonicalizeOptions {
  /** Name what a refusal is about; this expands the document a few times more. */
  readonly explain: boolean;
  readonly work: Work;
}

/**
 * Canonical N-Quads of a JSON-LD document whose names and contexts have been checked, under one set of dated
 * context copies. Errors: `format.undeclared-name` for each name or value that the signature would not cover,
 * `format.too-complex`.
 */
export const canonicalize = async (
  document: JsonObject,
  snapshot: Snapshot,
  hash: HashName,
  { explain, work }: CanonicalizeOptions = { explain: true, work: newWork() },
): Promise<Result<string, readonly [Finding, ...Finding[]]>> => {
  if (!spend(work, costOf(document))) return err([outOfWork]);
  const documentLoader = loaderFor(snapshot);
  let quads: readonly Quad[];
  try {
    quads = await jsonld.toRDF(document, { base: null, safe: true, documentLoader });
  } catch (error) {
    return err(explain ? await diagnose(document, documentLoader, error, work) : [refusal(error)]);
  }
  const canonical = await canonicalizeDataset(quads, hash, work);
  return canonical.ok ? canonical : err([canonical.error]);
};
