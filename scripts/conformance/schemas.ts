/** Do our JSON Schemas accept and refuse what the published ones do? (Open Badges 3.0 §Data Models, VCDM 2.0 §4) */
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Ajv2019 } from 'ajv/dist/2019.js';
import ajvFormats from 'ajv-formats';
import { catalog } from '../../src/model/catalog.js';
import { asArray, isObject, type JsonObject, type JsonValue, member, stringMember } from '../../src/model/json.js';
import { checkSchema } from '../../src/schema/index.js';
import { compiledSchema, type SchemaId } from '../../src/schema/validate.js';
import { describeMutant, eachMutant } from './schema-mutants.js';
import { sampleOf } from './schema-samples.js';

export interface SchemaComparison {
  readonly name: 'schemas';
  readonly ran: number;
  readonly failures: readonly { readonly id: string; readonly detail: string }[];
}

/** More differences than this say nothing new. */
const maxFailures = 50;

const readJson = async (file: string): Promise<JsonObject> => {
  const value: unknown = JSON.parse(await readFile(file, 'utf8'));
  if (!isObject(value)) throw new Error(`${file} is not a JSON object`);
  return value;
};

interface Pair {
  readonly id: SchemaId;
  readonly published: JsonObject;
  readonly theirs: (document: unknown) => boolean;
  readonly ours: Awaited<ReturnType<typeof compiledSchema>>;
}

/** The schemas for VCDM 1.1 stand inside the one that accepts either data model. */
const publishedSchemas = async (folder: string): Promise<ReadonlyMap<SchemaId, JsonObject>> => {
  const read = (name: string): Promise<JsonObject> => readJson(join(folder, `ob_v3p0_${name}_schema.json`));
  const any = await read('anyachievementcredential');
  const { $defs, anyOf } = any;
  const firstForm = asArray(anyOf).find((form) => asArray(member(form, 'required')).includes('issuanceDate'));
  const endorsementV1 = member($defs, 'EndorsementCredentialv1p1');
  if (!isObject(firstForm) || !isObject(endorsementV1) || $defs === undefined)
    throw new Error('the published schema has no VCDM 1.1 form');
  return new Map<SchemaId, JsonObject>([
    ['achievement-vcdm2', await read('achievementcredential')],
    ['achievement-vcdm1', { ...firstForm, $defs }],
    ['endorsement-vcdm2', await read('endorsementcredential')],
    ['endorsement-vcdm1', { ...endorsementV1, $defs }],
    ['profile', await read('profile')],
  ]);
};

const pairUp = async (folder: string): Promise<readonly Pair[]> =>
  Promise.all(
    [...(await publishedSchemas(folder))].map(async ([id, published]) => {
      const ajv = new Ajv2019({ strict: false, logger: false });
      ajvFormats.default(ajv);
      const { $schema: _draft, ...schema } = published;
      return { id, published, theirs: ajv.compile(schema) as Pair['theirs'], ours: await compiledSchema(id) };
    }),
  );

const payloadOf = (token: string): JsonValue => {
  const payload = JSON.parse(Buffer.from(token.trim().split('.')[1] ?? '', 'base64url').toString()) as JsonValue;
  return member(payload, 'vc') ?? payload;
};

interface Named {
  readonly id: string;
  readonly document: JsonObject;
}

/** Every Open Badges 3.0 document of the corpus that can be read, whatever its signature. */
const corpus = async (folder: string): Promise<readonly Named[]> => {
  const cases = JSON.parse(await readFile(join(folder, 'manifest.json'), 'utf8')) as JsonValue;
  const found = await Promise.all(
    asArray(cases).map(async (entry): Promise<Named | undefined> => {
      const [id = '', file = '', form = ''] = ['id', 'file', 'form'].map((name) => stringMember(entry, name));
      if (!['json', 'jwt'].includes(form) || !stringMember(entry, 'version')?.startsWith('ob3')) return undefined;
      try {
        const text = await readFile(join(folder, file), 'utf8');
        const document = form === 'jwt' ? payloadOf(text) : (JSON.parse(text) as JsonValue);
        return isObject(document) ? { id, document } : undefined;
      } catch {
        return undefined;
      }
    }),
  );
  const distinct = new Map(found.filter((one) => one !== undefined).map((one) => [JSON.stringify(one.document), one]));
  return [...distinct.values()];
};

/** The profiles in a document, to compare the schema of a Profile too. */
const profilesIn = ({ id, document }: Named): readonly Named[] => {
  const achievement = member(member(document, 'credentialSubject'), 'achievement');
  return [member(document, 'issuer'), member(achievement, 'creator')]
    .filter(isObject)
    .map((profile) => ({ id: `${id} profile`, document: profile }));
};

const schemaFor = (document: JsonObject): SchemaId => {
  const kind = asArray(member(document, 'type')).includes('EndorsementCredential') ? 'endorsement' : 'achievement';
  const [context] = asArray(member(document, '@context'));
  return `${kind}-${context === 'https://www.w3.org/2018/credentials/v1' ? 'vcdm1' : 'vcdm2'}`;
};

/** Listed under `date-time`: the published schema takes a date that ours refuses, and ours refuses nothing else. */
const isListed = (ours: Pair['ours'], theirsAccepts: boolean): boolean =>
  theirsAccepts &&
  (ours.errors ?? []).every((violation) => violation === undefined || violation.schema.format === 'date-time');

/** Documents that differ in their texts only have the same mutants, so one of them is enough. */
const shapeOf = (document: JsonObject): string =>
  JSON.stringify(document, (_name, value: unknown) => (typeof value === 'string' ? value.slice(0, 1) : value));

type Failure = SchemaComparison['failures'][number];

const compareOBs = async (dir: string): Promise<{ ran: number; failures: readonly Failure[] }> => {
  const pairs = await pairUp(join(dir, 'schemas'));
  const failures: Failure[] = [];
  const mutated = new Set<string>();
  let [ran, listed] = [0, 0];
  const compare = ({ id, theirs, ours }: Pair, document: JsonObject, name: () => string): boolean => {
    ran += 1;
    const [expected, got] = [theirs(document), ours(document)];
    if (expected === got) return expected;
    if (isListed(ours, expected)) listed += 1;
    else if (failures.length < maxFailures)
      failures.push({
        id: `${name()} against ${id}`,
        detail: `the published schema ${expected ? 'accepts' : 'refuses'} it`,
      });
    return expected;
  };
  const mutate = (pair: Pair, { id, document }: Named, thorough = false): void => {
    const shape = `${pair.id} ${shapeOf(document)}`;
    if (mutated.has(shape)) return;
    mutated.add(shape);
    eachMutant(
      structuredClone(document),
      (mutant, changed) => {
        compare(pair, changed, () => `${id} with ${describeMutant(mutant)}`);
      },
      thorough,
    );
  };
  for (const pair of pairs) {
    for (const choice of [0, 1]) {
      const sample = sampleOf(pair.published, { root: pair.published, choice, open: [] });
      const document = isObject(sample) ? sample : {};
      const id = `sample ${choice}`;
      if (!compare(pair, document, () => id)) failures.push({ id: `${id} of ${pair.id}`, detail: 'is not valid' });
      mutate(pair, { id, document }, choice === 0);
    }
  }
  for (const named of existsSync(join(dir, 'badges')) ? await corpus(join(dir, 'badges')) : []) {
    for (const pair of pairs) {
      compare(pair, named.document, () => named.id);
      if (pair.id === schemaFor(named.document)) mutate(pair, named);
      if (pair.id === 'profile') for (const profile of profilesIn(named)) mutate(pair, profile);
    }
  }
  if (listed === 0) failures.push({ id: 'date-time', detail: 'is listed as a difference, but there is none' });
  return { ran, failures };
};

/** The vectors are what an issuer is given, so they lack what it adds: itself, and dates around now. */
const issued = (document: JsonObject): JsonObject => {
  const issuer = member(document, 'issuer');
  const id = 'did:example:issuer';
  const dates: Readonly<Record<string, string>> = {
    'PAST DATE': '2020-01-01T00:00:00Z',
    'FUTURE DATE': '2120-01-01T00:00:00Z',
  };
  const members = Object.entries(document).map(([name, value]) => [
    name,
    typeof value === 'string' ? (dates[value] ?? value) : value,
  ]);
  return { issuer: id, ...Object.fromEntries(members), ...(isObject(issuer) ? { issuer: { id, ...issuer } } : {}) };
};

const compareVectors = async (folder: string): Promise<{ ran: number; failures: readonly Failure[] }> => {
  const differences = await readJson(join(import.meta.dirname, '../../schemas/differences.json'));
  const elsewhere = asArray(member(member(differences, 'vectors'), 'files'));
  const expected = JSON.parse(await readFile(join(folder, 'expected.json'), 'utf8')) as readonly {
    file: string;
    expected: string;
  }[];
  const failures: Failure[] = [];
  for (const { file, expected: wanted } of expected) {
    const { findings } = await checkSchema({
      kind: 'other',
      dataModel: 'vcdm2',
      document: issued(await readJson(join(folder, file))),
    });
    const got = findings.some(({ code }) => catalog[code].effect === 'fail') ? 'fail' : 'ok';
    if (got !== wanted && !elsewhere.includes(file)) failures.push({ id: file, detail: `want ${wanted}, got ${got}` });
    if (got === wanted && elsewhere.includes(file))
      failures.push({ id: file, detail: 'is listed as a difference, but right' });
  }
  return { ran: expected.length, failures };
};

export const compareSchemas = async (dir: string): Promise<SchemaComparison> => {
  const vectors = join(dir, 'vectors', 'vcdm2-structure');
  const parts = [await compareOBs(dir), ...(existsSync(vectors) ? [await compareVectors(vectors)] : [])];
  return {
    name: 'schemas',
    ran: parts.reduce((sum, part) => sum + part.ran, 0),
    failures: parts.flatMap((part) => part.failures),
  };
};
