/** Are unsigned credentials refused exactly for their structure? (w3c/vc-data-model-2.0-test-suite) */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { canonicalize } from '../../../src/ld/canonicalize.js';
import { checkClosedNames } from '../../../src/ld/closed-names.js';
import { isPinnedContext } from '../../../src/ld/contexts.js';
import { snapshotsFor } from '../../../src/ld/snapshots.js';
import type { Credential } from '../../../src/model/credential.js';
import { effectOf, type Finding } from '../../../src/model/finding.js';
import { isObject, type JsonObject, type JsonValue, member } from '../../../src/model/json.js';
import { checkIds } from '../../../src/schema/ids.js';
import { checkSchema } from '../../../src/schema/index.js';
import { runGroup, type VectorCase, type VectorResult } from './group.js';
import { credentialIn, readJson, textIn } from './read.js';

const linkedData = async ({ document }: Credential): Promise<readonly Finding[]> => {
  const { proof: _, ...unsecured } = document;
  const names = checkClosedNames(unsecured);
  const urls = [...new Set(names.contexts.map(({ url }) => url))];
  const [snapshot] = snapshotsFor(urls, undefined);
  if (names.findings.length > 0 || snapshot === undefined || !urls.every(isPinnedContext)) return names.findings;
  const canonical = await canonicalize(unsecured, snapshot, 'sha256');
  return canonical.ok ? [] : canonical.error;
};

/** Everything that is said of the document, before any question of a signature. */
const findingsOn = async (text: string): Promise<readonly Finding[]> => {
  const credential = credentialIn(text);
  if (!credential.ok) return [credential.error];
  const { kind, dataModel, document } = credential.value;
  const schema = await checkSchema({ kind, dataModel, document });
  return [...schema.findings, ...checkIds(document), ...(await linkedData(credential.value))];
};

/** The suite has an issuer put in its name before it signs, so most files name none; they must not fail for that. */
const withIssuer = (document: JsonObject): JsonObject => {
  const issuer = member(document, 'issuer');
  const id = 'did:example:issuer';
  if (issuer === undefined) return { ...document, issuer: id };
  return isObject(issuer) && !Object.hasOwn(issuer, 'id') ? { ...document, issuer: { ...issuer, id } } : document;
};

const prepared = (file: string, text: string): string => {
  const dated = text.replaceAll('PAST DATE', '2001-01-01T00:00:00Z').replaceAll('FUTURE DATE', '2999-01-01T00:00:00Z');
  return file.includes('no-issuer') ? dated : JSON.stringify(withIssuer(JSON.parse(dated) as JsonObject));
};

/** What this program refuses on purpose, although the data model allows it. */
const stricterRules: readonly ((found: Finding) => boolean)[] = [
  // Contexts that stand in the badge itself can give any name another meaning.
  ({ code }) => code === 'format.context-inline',
  // RDF has no place for the direction of a text, so no such signature covers it.
  ({ code, args }) => code === 'format.undeclared-name' && args.name === '@direction',
];

const judge = async (folder: string, vector: JsonValue): Promise<string | undefined> => {
  const file = textIn(vector, 'file');
  const findings = await findingsOn(prepared(file, await readFile(join(folder, file), 'utf8')));
  const failing = findings.filter((f) => effectOf(f) === 'fail');
  if (textIn(vector, 'expected') === 'fail') return failing.length === 0 ? 'nothing stands against it' : undefined;
  const unexpected = failing.filter((f) => !stricterRules.some((rule) => rule(f)));
  return unexpected.length === 0
    ? undefined
    : unexpected.map(({ code, pointer, args }) => `${code} ${pointer ?? ''} ${JSON.stringify(args)}`).join('; ');
};

export const runStructure = async (folder: string): Promise<VectorResult> => {
  const vectors = (await readJson(join(folder, 'expected.json'))) as readonly JsonValue[];
  const cases = vectors.map((vector): VectorCase => ({ id: textIn(vector, 'file'), run: () => judge(folder, vector) }));
  return runGroup('VCDM 2.0 structure', cases);
};
