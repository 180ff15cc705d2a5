/**
 * Which part of a document would an RDF signature not cover? Turns a refusal of JSON-LD safe mode into findings
 * with a JSON Pointer (JSON-LD 1.1 API §8; VCDM 2.0 §5.2).
 */
import jsonld from 'jsonld';
import { type Finding, finding } from '../model/finding.js';
import { isObject, type JsonObject, type JsonValue, pointerTo } from '../model/json.js';
import type { DocumentLoader } from './snapshots.js';
import { costOf, newWork, spend, type Work } from './work.js';

interface Loss {
  readonly code: string;
  /** The property, type or id that gets lost; empty where the processor does not name it. */
  readonly name: string;
}

const reasons: Readonly<Record<string, string>> = {
  'invalid property': 'no context of the badge defines this name',
  'relative @type reference': 'no context of the badge defines this type',
  'relative type reference': 'no context of the badge defines this type',
  'relative @id reference': 'this id is not a full IRI',
  'relative subject reference': 'this id is not a full IRI',
  'relative object reference': 'this value should be a full IRI and is none',
  'invalid @language value': 'this is no language code',
  'empty object': 'an empty object says nothing',
  'free-floating scalar': 'this value belongs to nothing',
};

const detailNames = ['property', 'type', 'id', 'value', 'subject', 'object', 'language'] as const;

const nameIn = (details: Readonly<Record<string, unknown>> = {}): string => {
  const named = detailNames.map((name) => details[name]).find((detail) => detail !== undefined);
  return typeof named === 'string' ? named : '';
};

/** Everything that expansion drops, without stopping at the first. */
const losses = async (document: object, documentLoader: DocumentLoader): Promise<readonly Loss[]> => {
  const found: Loss[] = [];
  const eventHandler = ({
    event,
  }: {
    event: { code: string; level: string; details?: Record<string, unknown> };
  }): void => {
    if (event.level === 'warning') found.push({ code: event.code, name: nameIn(event.details) });
  };
  await jsonld.toRDF(document, { base: null, documentLoader, eventHandler });
  return found;
};

interface Place {
  readonly pointer: string;
  readonly path: readonly string[];
}

/** Every place where the name stands as a member name or as a text value. */
const placesOf = (name: string, value: JsonValue, path: readonly string[]): readonly Place[] => {
  if (Array.isArray(value))
    return (value as readonly JsonValue[]).flatMap((item, i) => placesOf(name, item, [...path, String(i)]));
  if (!isObject(value)) return value === name ? [{ pointer: pointerTo('', ...path), path }] : [];
  return Object.entries(value).flatMap(([key, item]) => [
    ...(key === name ? [{ pointer: pointerTo('', ...path, key), path: [...path, key] }] : []),
    ...(key === '@context' ? [] : placesOf(name, item, [...path, key])),
  ]);
};

/** The value without what stands at the paths; list items keep their places for the paths that follow. */
const without = (value: JsonValue, paths: readonly (readonly string[])[]): JsonValue => {
  if (paths.length === 0) return value;
  const below = (key: string): readonly (readonly string[])[] =>
    paths.flatMap(([head, ...rest]) => (head === key ? [rest] : []));
  const kept = (key: string, item: JsonValue): readonly JsonValue[] => {
    const rests = below(key);
    return rests.some((rest) => rest.length === 0) ? [] : [without(item, rests)];
  };
  if (Array.isArray(value)) return (value as readonly JsonValue[]).flatMap((item, i) => kept(String(i), item));
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).flatMap(([key, item]) => kept(key, item).map((rest) => [key, rest])));
};

/** A trial expands the document once more, at its cost; what is left of the budget after them is for other proofs. */
const maxTrials = 12;
const maxFindings = 20;

interface Trials {
  readonly document: JsonObject;
  readonly documentLoader: DocumentLoader;
  readonly cost: number;
  readonly work: Work;
  left: number;
}

const sameLoss =
  (one: Loss) =>
  (other: Loss): boolean =>
    one.code === other.code && one.name === other.name;

const affordable = ({ cost, work }: Trials): boolean => work.left > 4 * cost && spend(work, cost);

/**
 * A name may be defined in one place and undefined in another: the culprits are those whose removal mends something,
 * found by halving. Without trials left, all of them stay suspects.
 */
const culprits = async (
  loss: Loss,
  count: number,
  places: readonly Place[],
  trials: Trials,
): Promise<readonly Place[]> => {
  if (trials.left <= 0 || !affordable(trials)) return places;
  trials.left -= 1;
  const paths = places.map(({ path }) => path);
  const rest = await losses(without(trials.document, paths) as JsonObject, trials.documentLoader).catch(() => []);
  const mended = count - rest.filter(sameLoss(loss)).length;
  if (mended <= 0) return [];
  if (mended >= places.length) return places;
  const half = Math.ceil(places.length / 2);
  return [
    ...(await culprits(loss, count, places.slice(0, half), trials)),
    ...(await culprits(loss, count, places.slice(half), trials)),
  ];
};

/** Where a loss happens. A single place needs no proof, and where the search finds none, all stay suspects. */
const placesOfLoss = async (loss: Loss, count: number, trials: Trials): Promise<readonly Place[]> => {
  const places = loss.name === '' ? [] : placesOf(loss.name, trials.document, []);
  if (places.length <= 1) return places;
  const guilty = await culprits(loss, count, places, trials);
  return guilty.length === 0 ? places : guilty;
};

const sentence = (loss: Loss): string => reasons[loss.code] ?? `JSON-LD drops it (${loss.code})`;

/** A refusal that names nothing: no loss but an error, such as a protected term that is defined again. */
export const refusal = (error: unknown): Finding => {
  const details = isObject(error) ? (error as { details?: { code?: unknown } }).details : undefined;
  const why = typeof details?.code === 'string' ? details.code : 'the document is no valid JSON-LD';
  return finding('format.undeclared-name', { name: '', why });
};

export const diagnose = async (
  document: JsonObject,
  documentLoader: DocumentLoader,
  error: unknown,
  work: Work = newWork(),
): Promise<readonly [Finding, ...Finding[]]> => {
  const cost = costOf(document);
  if (!spend(work, cost)) return [refusal(error)];
  const lost = await losses(document, documentLoader).catch(() => []);
  const trials = { document, documentLoader, cost, work, left: maxTrials };
  // One mistake shows at several stages; the first says it best.
  const distinct = lost.filter((loss, index) => lost.findIndex(({ name }) => name === loss.name) === index);
  const findings: Finding[] = [];
  for (const loss of distinct.slice(0, maxFindings)) {
    const places = await placesOfLoss(loss, lost.filter(sameLoss(loss)).length, trials);
    const args = { name: loss.name, why: sentence(loss) };
    if (places.length === 0) findings.push(finding('format.undeclared-name', args));
    for (const { pointer } of places.slice(0, maxFindings))
      findings.push(finding('format.undeclared-name', args, { pointer }));
  }
  const [first, ...rest] = findings;
  return first === undefined ? [refusal(error)] : [first, ...rest];
};
