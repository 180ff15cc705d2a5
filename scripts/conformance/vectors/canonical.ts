/** Are the canonical forms of JSON and of RDF those of the published vectors? (cyberphone/json-canonicalization, w3c/rdf-canon) */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import canonizer, { type Quad } from 'rdf-canonize';
import { canonicalizeDataset, type HashName } from '../../../src/ld/canonicalize.js';
import { canonicalizeJson } from '../../../src/ld/jcs.js';
import { type JsonObject, type JsonValue, stringMember } from '../../../src/model/json.js';
import { parseJson } from '../../../src/unbake/json.js';
import { runGroup, type VectorCase, type VectorResult } from './group.js';
import { readJson, textIn, unwrap } from './read.js';

export const runJcs = async (folder: string): Promise<VectorResult> => {
  const files = (await readdir(join(folder, 'input'))).sort();
  const cases = files.map(
    (file): VectorCase => ({
      id: file,
      run: async () => {
        const input = await readFile(join(folder, 'input', file), 'utf8');
        const output = (await readFile(join(folder, 'output', file), 'utf8')).trimEnd();
        return canonicalizeJson(unwrap(parseJson(input)).value) === output ? undefined : 'another canonical text';
      },
    }),
  );
  return runGroup('JCS', cases);
};

/**
 * The canonical text that a published mapping of blank nodes makes of the input. Only canonical names are exposed by the
 * program, so this is how it is compared with a mapping.
 */
const relabelled = (quads: readonly Quad[], mapping: JsonObject): string => {
  const rename = <T extends { readonly termType: string; readonly value: string }>(term: T): T =>
    term.termType === 'BlankNode' ? { ...term, value: textIn(mapping, term.value) } : term;
  const lines = quads.map(({ subject, predicate, object, graph }) =>
    canonizer.NQuads.serialize([{ subject: rename(subject), predicate, object: rename(object), graph: rename(graph) }]),
  );
  return [...new Set(lines)].sort().join('');
};

const judge = async (folder: string, entry: JsonValue): Promise<string | undefined> => {
  const quads = canonizer.NQuads.parse(await readFile(join(folder, textIn(entry, 'action')), 'utf8'));
  const hash: HashName = stringMember(entry, 'hashAlgorithm') === 'SHA384' ? 'sha384' : 'sha256';
  const canonical = await canonicalizeDataset(quads, hash);
  if (textIn(entry, 'type') === 'rdfc:RDFC10NegativeEvalTest')
    return !canonical.ok && canonical.error.code === 'format.too-complex'
      ? undefined
      : 'a hostile graph was not refused';
  if (!canonical.ok) return `refused: ${canonical.error.code} ${JSON.stringify(canonical.error.args)}`;
  const result = await readFile(join(folder, textIn(entry, 'result')), 'utf8');
  const expected =
    textIn(entry, 'type') === 'rdfc:RDFC10MapTest' ? relabelled(quads, JSON.parse(result) as JsonObject) : result;
  return canonical.value === expected ? undefined : 'another canonical text';
};

export const runRdfc10 = async (folder: string): Promise<VectorResult> => {
  const manifest = (await readJson(join(folder, 'manifest.json'))) as readonly JsonValue[];
  const cases = manifest.map((entry): VectorCase => ({ id: textIn(entry, 'id'), run: () => judge(folder, entry) }));
  return runGroup('RDFC-1.0', cases);
};
