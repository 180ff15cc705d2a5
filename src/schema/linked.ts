/** Is an object of Open Badges 1 or 2 built as its specification says? The bundled schema of its class and version, then the data rules. (Open Badges 2.0, Data Classes) */
import { InternalError } from '../model/errors.js';
import { type Finding, finding } from '../model/finding.js';
import { type JsonObject, member } from '../model/json.js';
import type { LinkedClass, LinkedObject } from '../model/linked.js';
import { explain } from './explain.js';
import { extensionRules } from './extensions.js';
import { linkedRules } from './linked-rules.js';
import { distinct, maxFindings, type SchemaOutcome, selected } from './outcome.js';
import { originalPointer } from './own-pointer.js';
import type { CompiledSchema, Violation } from './runtime.js';
import { place } from './words.js';

const ob1 = () => import('./generated/ob1.js');
const ob2 = () => import('./generated/ob2.js');

type Load = () => Promise<CompiledSchema>;

/** Loaded when first needed. A class that an older version did not have is judged by the rules of 2.0. */
const newest: Readonly<Record<LinkedClass, Load>> = {
  Assertion: async () => (await ob2()).assertion,
  BadgeClass: async () => (await ob2()).badgeClass,
  Profile: async () => (await ob2()).profile,
  Endorsement: async () => (await ob2()).endorsement,
  RevocationList: async () => (await ob2()).revocationList,
  CryptographicKey: async () => (await ob2()).cryptographicKey,
};

const older: Readonly<Record<'0.5' | '1.0' | '1.1', Readonly<Partial<Record<LinkedClass, Load>>>>> = {
  '0.5': {
    Assertion: async () => (await ob1()).assertion05,
    BadgeClass: async () => (await ob1()).badgeClass05,
    Profile: async () => (await ob1()).issuer05,
  },
  '1.0': {
    Assertion: async () => (await ob1()).assertion10,
    BadgeClass: async () => (await ob1()).badgeClass10,
    Profile: async () => (await ob1()).issuer10,
    RevocationList: async () => (await ob1()).revocationList10,
  },
  '1.1': {
    Assertion: async () => (await ob1()).assertion11,
    BadgeClass: async () => (await ob1()).badgeClass11,
    Profile: async () => (await ob1()).issuer11,
    RevocationList: async () => (await ob1()).revocationList10,
  },
};

interface Chosen {
  readonly title: string;
  readonly load: Load;
}

/** A list of the newer kind is judged as such, whatever version names it. */
const schemaFor = (name: LinkedClass, { generation, own }: LinkedObject): Chosen => {
  const isOld = generation !== '2.0' && !(name === 'RevocationList' && member(own, 'revokedAssertions') !== undefined);
  const load = isOld ? older[generation][name] : undefined;
  return load === undefined
    ? { title: `${name} (Open Badges 2.0)`, load: newest[name] }
    : { title: `${name === 'Profile' ? 'Issuer' : name} (Open Badges ${generation})`, load };
};

/** More say nothing new of an object. */
const maxViolations = 1000;

const violationsOf = async ({ title, load }: Chosen, own: JsonObject): Promise<readonly Violation[]> => {
  const validate = await load();
  if (validate(own)) return [];
  const violations = (validate.errors ?? []).filter((violation) => violation !== undefined).slice(0, maxViolations);
  validate.errors = null;
  if (violations.length === 0) throw new InternalError(`the schema of ${title} refuses a document and gives no reason`);
  return violations;
};

/** Findings about the plain form, told of the object as it was found. */
const asFound = (found: Finding, original: JsonObject): Finding => {
  if (found.pointer === undefined) return found;
  const pointer = originalPointer(original, found.pointer);
  return { ...found, pointer, args: { ...found.args, at: place(pointer) } };
};

/** One of each kind: what a platform does once it does everywhere. */
const deviationsOf = ({ deviations }: LinkedObject): readonly Finding[] => {
  const kinds = new Map([...deviations].reverse().map((one) => [JSON.stringify([one.found, one.expected]), one]));
  return deviations
    .filter((one) => kinds.get(JSON.stringify([one.found, one.expected])) === one)
    .map(({ pointer, found, expected }) =>
      finding('schema.known-deviation', { at: place(pointer), found, expected }, { pointer }),
    );
};

const olderRules = ({ lacks, generation }: LinkedObject): readonly Finding[] =>
  lacks.length === 0 ? [] : [finding('schema.older-rules', { version: generation, lacks })];

/**
 * What an object breaks, and what is worth saying of it; pointers are relative to the object as it was found. Whoever
 * needs an object of a certain class, whatever it calls itself, says so with `wanted`.
 */
export const checkLinked = async (linked: LinkedObject, wanted: LinkedClass = linked.class): Promise<SchemaOutcome> => {
  const { original, own } = linked;
  const chosen = schemaFor(wanted, linked);
  const explained = explain(await violationsOf(chosen, own), own, maxFindings);
  const rules = wanted === linked.class ? linkedRules(linked) : [];
  const all = distinct([
    ...[...explained.findings, ...rules].map((found) => asFound(found, original)),
    ...(await extensionRules(linked)),
    ...deviationsOf(linked),
    ...olderRules(linked),
  ]);
  const findings = selected(all);
  return { schema: chosen.title, findings, omitted: explained.omitted + all.length - findings.length };
};
