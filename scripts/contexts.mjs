// Builds the table of pinned JSON-LD contexts from schemas/contexts/manifest.json (how: schemas/contexts/README.md).
import { createHash } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const require = createRequire(import.meta.url);

const isObject = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Sorted member names, no white space: two documents with the same members have the same text. */
export const canonicalJson = (value) => {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (!isObject(value)) return JSON.stringify(value);
  const members = Object.keys(value).sort();
  return `{${members.map((name) => `${JSON.stringify(name)}:${canonicalJson(value[name])}`).join(',')}}`;
};

const sha256 = (document) => createHash('sha256').update(canonicalJson(document)).digest('hex');

const tokensOf = (pointer) => {
  if (!pointer.startsWith('/')) throw new Error(`"${pointer}" is not a JSON Pointer below the document`);
  return pointer
    .slice(1)
    .split('/')
    .map((token) => token.replaceAll('~1', '/').replaceAll('~0', '~'));
};

const parentOf = (document, tokens, pointer) =>
  tokens.slice(0, -1).reduce((node, token) => {
    if (!isObject(node) || !Object.hasOwn(node, token)) throw new Error(`nothing stands above ${pointer}`);
    return node[token];
  }, document);

/** A patch that changes nothing is out of date, so every step must change something. */
export const applyPatch = (document, { set = {}, remove = [] }) => {
  const result = structuredClone(document);
  for (const pointer of remove) {
    const tokens = tokensOf(pointer);
    const parent = parentOf(result, tokens, pointer);
    if (!isObject(parent) || !Object.hasOwn(parent, tokens.at(-1))) throw new Error(`nothing to remove at ${pointer}`);
    delete parent[tokens.at(-1)];
  }
  for (const [pointer, value] of Object.entries(set)) {
    const tokens = tokensOf(pointer);
    const parent = parentOf(result, tokens, pointer);
    const name = tokens.at(-1);
    if (!isObject(parent)) throw new Error(`${pointer} is not a member of an object`);
    if (Object.hasOwn(parent, name) && canonicalJson(parent[name]) === canonicalJson(value)) {
      throw new Error(`${pointer} has that value already`);
    }
    parent[name] = value;
  }
  return result;
};

const ORIGIN = /^npm:(?<name>(?:@[^/@]+\/)?[^/@]+)@(?<version>[^#]+)#(?<key>.+)$/;

/** Each context package exports `contexts`, a map from URL to document. */
const loadFromPackage = async (name, key) => {
  const { contexts } = await import(name);
  return contexts.get(key);
};

const installedVersion = (name) => {
  const file = require.resolve(name);
  const folder = file.slice(0, file.lastIndexOf(join('node_modules', name)) + join('node_modules', name).length);
  return require(join(folder, 'package.json')).version;
};

const readJson = async (file) => JSON.parse(await readFile(file, 'utf8'));

const originOf = async (copy, update) => {
  if (copy.origin === 'own') return copy.origin;
  const match = ORIGIN.exec(copy.origin);
  if (match === null) throw new Error(`origin "${copy.origin}" is neither "own" nor "npm:<package>@<version>#<key>"`);
  const { name, version, key } = match.groups;
  const installed = installedVersion(name);
  if (installed === version) return copy.origin;
  if (update) return `npm:${name}@${installed}#${key}`;
  throw new Error(`the manifest names ${name}@${version}, installed is ${installed}`);
};

const documentOf = async (copy, directory) => {
  const base =
    copy.origin === 'own'
      ? await readJson(join(directory, copy.file))
      : await loadFromPackage(ORIGIN.exec(copy.origin).groups.name, ORIGIN.exec(copy.origin).groups.key);
  if (!isObject(base)) throw new Error(`${copy.origin} holds no context document`);
  let document = base;
  for (const file of [copy.patch ?? []].flat()) document = applyPatch(document, await readJson(join(directory, file)));
  return document;
};

const buildCopy = async (copy, directory, update) => {
  try {
    const origin = await originOf(copy, update);
    const document = await documentOf({ ...copy, origin }, directory);
    const hash = sha256(document);
    if (hash !== copy.sha256 && !update) {
      throw new Error(
        `its sha256 is ${hash}, the manifest pins ${copy.sha256}. If the change is wanted, run "node scripts/contexts.mjs --update" and the conformance run`,
      );
    }
    return { copy: { ...copy, origin, sha256: hash }, document };
  } catch (error) {
    throw new Error(`Context ${copy.id}: ${error.message}`);
  }
};

const checkOrder = ({ url, copies }) => {
  for (const [index, copy] of copies.entries()) {
    if (!/^\d{4}-\d{2}-\d{2}$/.test(copy.date)) throw new Error(`Context ${copy.id}: "${copy.date}" is not YYYY-MM-DD`);
    const newer = copies[index - 1];
    if (newer !== undefined && newer.date <= copy.date)
      throw new Error(`${url}: ${copy.id} must be older than ${newer.id}`);
  }
};

/**
 * Reads the manifest, makes each pinned document and checks its hash; any difference is an error.
 * `check` writes nothing; `update` writes the hashes and versions found into the manifest.
 */
export const buildContexts = async ({
  check = false,
  update = false,
  directory = join(root, 'schemas', 'contexts'),
  output = join(root, 'src', 'bundle', 'generated', 'contexts.json'),
} = {}) => {
  const manifest = await readJson(join(directory, 'manifest.json'));
  const documents = {};
  const urls = {};
  const entries = [];
  for (const entry of manifest.contexts) {
    if (Object.hasOwn(urls, entry.url)) throw new Error(`${entry.url} stands in the manifest twice`);
    urls[entry.url] = [];
    if (entry.aliasOf !== undefined) {
      entries.push(entry);
      continue;
    }
    checkOrder(entry);
    const copies = [];
    for (const declared of entry.copies) {
      const { copy, document } = await buildCopy(declared, directory, update);
      if (Object.hasOwn(documents, copy.id) && sha256(documents[copy.id]) !== copy.sha256) {
        throw new Error(`Context ${copy.id}: the id names two different documents`);
      }
      documents[copy.id] = document;
      urls[entry.url].push({ id: copy.id, date: copy.date });
      copies.push(copy);
    }
    entries.push({ ...entry, copies });
  }
  for (const { url, aliasOf } of entries) {
    if (aliasOf === undefined) continue;
    if (!Object.hasOwn(urls, aliasOf) || urls[aliasOf].length === 0)
      throw new Error(`${url} is an alias of ${aliasOf}, which is not pinned`);
    urls[url] = urls[aliasOf];
  }
  if (update) {
    await writeFile(
      join(directory, 'manifest.json'),
      `${JSON.stringify({ ...manifest, contexts: entries }, null, 2)}\n`,
    );
  }
  if (!check) {
    await mkdir(dirname(output), { recursive: true });
    await writeFile(output, `${JSON.stringify({ bundle: manifest.bundle, urls, documents })}\n`);
  }
  return { urls: Object.keys(urls).length, documents: Object.keys(documents).length };
};

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const { urls, documents } = await buildContexts({ update: process.argv.includes('--update') });
  process.stdout.write(`contexts: ${urls} URLs, ${documents} documents\n`);
}
