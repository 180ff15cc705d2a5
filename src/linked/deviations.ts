/**
 * Which habits of badge platforms does an object show that differ from the specification and harm nobody, and what is
 * meant by them? Nothing that could decide a verdict is forgiven here (Open Badges 2.0, Data Classes).
 */
import { contextCopies } from '../bundle/contexts.js';
import { asArray, isObject, type JsonObject, type JsonValue, member, pointerTo, stringMember } from '../model/json.js';
import type { Deviation, Generation, LinkedClass } from '../model/linked.js';
import { openBadges2Context } from '../model/openbadges-context.js';
import { asInstant, dateMembers, lacksZone, withInstants } from './dates.js';
import { isRevokedStub, type Kind } from './kind.js';
import { alignmentNames, verificationTypes, without } from './old-names.js';

/** One object on its way: what was found so far is kept in a list that all objects inside share. */
interface Place {
  readonly pointer: string;
  readonly generation: Generation;
  readonly nested: boolean;
  readonly found: Deviation[];
}

type Correction = (object: JsonObject, place: Place) => JsonObject;

const note = (place: Place, name: string, found: string, expected: string): void => {
  place.found.push({ pointer: name === '' ? place.pointer : pointerTo(place.pointer, name), found, expected });
};

const shown = (value: JsonValue): string => JSON.stringify(value).slice(0, 60);

/** The same members in the same order, one of them with another name. */
const renamed = (object: JsonObject, from: string, to: string): JsonObject =>
  Object.fromEntries(Object.entries(object).map(([name, value]) => [name === from ? to : name, value]));

/** The names that the specification gives a meaning; null says nothing under any other. */
let terms: ReadonlySet<string> | undefined;
const isTerm = (name: string): boolean => {
  terms ??= new Set(Object.keys(member(contextCopies(openBadges2Context)[0]?.document, '@context') ?? {}));
  return terms.has(name) || name.includes(':') || name.startsWith('@');
};

const emptyLists = ['evidence', 'tags', 'alignment', 'alignments', 'endorsement', 'related'];
const emptyTexts = ['version', 'revocationReason'];

const isEmptyList = (value: JsonValue): boolean => Array.isArray(value) && value.length === 0;

/** Members that say nothing. */
const withoutEmpty: Correction = (object, place) => {
  const empty = Object.entries(object).filter(([name, value]) => {
    if (value === null) return !isTerm(name);
    return (emptyLists.includes(name) && isEmptyList(value)) || (emptyTexts.includes(name) && value === '');
  });
  for (const [name, value] of empty) note(place, name, `"${name}" is ${shown(value)}`, 'a value, or no such member');
  return empty.length === 0 ? object : without(object, ...empty.map(([name]) => name));
};

const verificationTyped = (object: JsonObject, name: 'verification' | 'verify', place: Place): JsonObject => {
  const verification = member(object, name);
  if (!isObject(verification)) return object;
  const { type } = verification;
  const old = asArray(type).find((one) => verificationTypes.has(one));
  if (type === undefined || old === undefined) return object;
  const at = { ...place, pointer: pointerTo(place.pointer, name) };
  note(at, 'type', `"type" is ${shown(old)}`, shown(verificationTypes.get(old) ?? null));
  const types = asArray(type).map((one) => verificationTypes.get(one) ?? one);
  return { ...object, [name]: { ...verification, type: Array.isArray(type) ? types : (types[0] ?? type) } };
};

const verificationsTyped: Correction = (object, place) =>
  verificationTyped(verificationTyped(object, 'verification', place), 'verify', place);

const isEqual = (one: JsonValue, other: JsonValue): boolean => JSON.stringify(one) === JSON.stringify(other);

/** After the types, so that two names for one way of verification can be told from two ways. */
const verifyRenamed: Correction = (object, place) => {
  const [verify, verification] = [member(object, 'verify'), member(object, 'verification')];
  if (verify === undefined) return object;
  if (verification === undefined) {
    note(place, 'verify', '"verify"', '"verification"');
    return renamed(object, 'verify', 'verification');
  }
  const agree =
    isObject(verify) &&
    isObject(verification) &&
    Object.keys(verify).every(
      (name) => !Object.hasOwn(verification, name) || isEqual(verify[name] ?? null, verification[name] ?? null),
    );
  // Both are names of the same thing: where they disagree, there are two of it, which no schema accepts.
  if (!agree) return { ...without(object, 'verify'), verification: [verification, verify] };
  note(place, 'verify', '"verify" beside "verification"', '"verification" alone');
  return { ...without(object, 'verify'), verification: { ...verify, ...verification } };
};

const profileType: Correction = (object, place) => {
  const { type } = object;
  const types = asArray(type);
  if (type === undefined || !types.includes('Issuer')) return object;
  note(place, 'type', '"type" is "Issuer"', '"Profile"');
  const known = [...new Set(types.map((name) => (name === 'Issuer' ? 'Profile' : name)))];
  return { ...object, type: Array.isArray(type) ? known : 'Profile' };
};

const missingEmail: Correction = (object, place) => {
  if (member(object, 'email') === undefined)
    note(place, 'email', '"email" is missing', 'the e-mail address of the issuer');
  return object;
};

/** What a badge that was taken back leaves behind, often without the members that say what it is. */
const stub: Correction = (object, place) => {
  if (!isRevokedStub(object) || place.nested) return object;
  const missing = Object.entries({ '@context': openBadges2Context, type: 'Assertion' }).filter(
    ([name]) => member(object, name) === undefined,
  );
  for (const [name, value] of missing) note(place, name, `"${name}" is missing`, shown(value));
  return { ...Object.fromEntries(missing), ...object };
};

const alignmentItem = (item: JsonValue, place: Place): JsonValue => {
  if (!isObject(item)) return item;
  return [...alignmentNames].reduce<JsonObject>((object, [old, name]) => {
    if (member(object, old) === undefined || member(object, name) !== undefined) return object;
    note(place, old, `"${old}"`, `"${name}"`);
    return renamed(object, old, name);
  }, item);
};

const alignments: Correction = (object, place) => {
  const other = member(object, 'alignments') !== undefined && member(object, 'alignment') === undefined;
  if (other) note(place, 'alignments', '"alignments"', '"alignment"');
  const named = other ? renamed(object, 'alignments', 'alignment') : object;
  const value = member(named, 'alignment');
  if (value === undefined) return object;
  const at = pointerTo(place.pointer, other ? 'alignments' : 'alignment');
  const alignment = Array.isArray(value)
    ? (value as readonly JsonValue[]).map((item, index) =>
        alignmentItem(item, { ...place, pointer: pointerTo(at, index) }),
      )
    : alignmentItem(value, { ...place, pointer: at });
  return { ...named, alignment };
};

/** Open Badges 1.1 asks for a full date, which some platforms write in the time of their server, without saying so. */
const zones: Correction = (object, place) => {
  const bare = dateMembers.filter((name) => lacksZone(member(object, name)));
  for (const name of bare)
    note(
      place,
      name,
      `"${name}" is ${shown(stringMember(object, name) ?? '')}`,
      'a time with its zone (UTC is assumed)',
    );
  return { ...object, ...Object.fromEntries(bare.map((name) => [name, asInstant(object[name] ?? null, 'older')])) };
};

/** An object that stands inside in the place of its address. */
const inside =
  (name: string, kind: LinkedClass): Correction =>
  (object, place) => {
    const value = member(object, name);
    const correctOne = (item: JsonValue, pointer: string): JsonValue =>
      isObject(item) ? correct(item, kind, { ...place, pointer, nested: true }) : item;
    if (value === undefined || (!isObject(value) && !Array.isArray(value))) return object;
    const at = pointerTo(place.pointer, name);
    const corrected = Array.isArray(value)
      ? (value as readonly JsonValue[]).map((item, index) => correctOne(item, pointerTo(at, index)))
      : correctOne(value, at);
    return { ...object, [name]: corrected };
  };

const endorsed = inside('endorsement', 'Endorsement');

const verification = [verificationsTyped, verifyRenamed];

/** Dates that ISO 8601 allows and RFC 3339 spells in one way only. */
const spelled: Correction = (object) => withInstants(object, 'zoned');

const corrections: Readonly<Record<LinkedClass, readonly Correction[]>> = {
  Assertion: [withoutEmpty, ...verification, stub, inside('badge', 'BadgeClass'), endorsed, spelled],
  BadgeClass: [withoutEmpty, alignments, inside('issuer', 'Profile'), endorsed],
  Profile: [withoutEmpty, verifyRenamed, profileType, missingEmail, endorsed],
  Endorsement: [withoutEmpty, ...verification, inside('issuer', 'Profile'), spelled],
  RevocationList: [],
  CryptographicKey: [],
};

/** Earlier generations: every member of a list of revoked badges is a badge, whatever stands under its name. */
const correctionsFor = (name: LinkedClass, generation: Generation): readonly Correction[] => {
  if (generation === '2.0') return corrections[name];
  return generation === '1.1' && name !== 'RevocationList' ? [withoutEmpty, zones] : [];
};

const correct = (object: JsonObject, name: LinkedClass, place: Place): JsonObject =>
  correctionsFor(name, place.generation).reduce((corrected, correction) => correction(corrected, place), object);

export interface Corrected {
  readonly object: JsonObject;
  readonly deviations: readonly Deviation[];
}

/** The object as it was meant, and what was otherwise in it. */
export const withoutDeviations = (object: JsonObject, kind: Kind): Corrected => {
  const found: Deviation[] = [];
  const corrected = correct(object, kind.class, {
    pointer: '',
    generation: kind.generation,
    nested: false,
    found,
  });
  return { object: corrected, deviations: found };
};
