/** Of which class is an object of Open Badges 0.5 to 2.0, and by the rules of which generation? (Open Badges 2.0, Data Classes; 1.1, 1.0 and 0.5 before them) */
import { asArray, isObject, type JsonObject, member, stringMember } from '../model/json.js';
import type { Generation, LinkedClass } from '../model/linked.js';
import { contextGeneration } from '../model/openbadges-context.js';

export interface Kind {
  readonly class: LinkedClass;
  readonly generation: Generation;
}

const classes: ReadonlyMap<string, LinkedClass> = new Map([
  ['Assertion', 'Assertion'],
  ['BadgeClass', 'BadgeClass'],
  ['Issuer', 'Profile'],
  ['IssuerOrg', 'Profile'],
  ['Profile', 'Profile'],
  ['Endorsement', 'Endorsement'],
  ['RevocationList', 'RevocationList'],
  ['CryptographicKey', 'CryptographicKey'],
]);

/** Open Badges 1.1 wrote its types without capitals in places. */
const classesOf1: ReadonlyMap<string, LinkedClass> = new Map(
  [...classes].map(([type, name]) => [type.toLowerCase(), name]),
);

const has = (object: JsonObject, name: string): boolean => member(object, name) !== undefined;

const statedClass = (object: JsonObject, wanted: LinkedClass | undefined): LinkedClass | undefined => {
  const known = contextGeneration(member(object, '@context')) === 1 ? classesOf1 : classes;
  const fold = known === classesOf1 ? (type: string): string => type.toLowerCase() : (type: string): string => type;
  const stated = asArray(member(object, 'type')).flatMap((type) =>
    typeof type === 'string' ? (known.get(fold(type)) ?? []) : [],
  );
  return stated.find((name) => name === wanted) ?? stated[0];
};

/** What an issuer serves in the place of a badge that it took back may say nothing else. */
export const isRevokedStub = (object: JsonObject): boolean =>
  member(object, 'revoked') === true && !has(object, 'recipient') && !has(object, 'badge');

const shapes: readonly (readonly [LinkedClass, (object: JsonObject) => boolean])[] = [
  ['Endorsement', (object) => has(object, 'claim')],
  ['RevocationList', (object) => has(object, 'revokedAssertions')],
  ['Assertion', (object) => ['recipient', 'badge', 'verify'].some((name) => has(object, name))],
  ['CryptographicKey', (object) => has(object, 'publicKeyPem') || has(object, 'kty')],
  ['BadgeClass', (object) => has(object, 'criteria') && has(object, 'issuer')],
  ['Assertion', isRevokedStub],
  [
    'Profile',
    (object) => has(object, 'name') && (has(object, 'url') || has(object, 'origin')) && !has(object, 'criteria'),
  ],
];

const hasOrigin = (issuer: unknown): boolean => isObject(issuer) && stringMember(issuer, 'origin') !== undefined;

/** Open Badges 0.5 is one object, with the recipient as a text and the issuer as an origin. */
const is05 = (object: JsonObject): boolean =>
  typeof member(object, 'recipient') === 'string' ||
  hasOrigin(member(member(object, 'badge'), 'issuer')) ||
  hasOrigin(member(object, 'issuer')) ||
  (hasOrigin(object) && !has(object, 'url'));

/** Names that came with Open Badges 2.0, so that who uses them is held to its rules. */
const isNew = (object: JsonObject, name: LinkedClass): boolean =>
  name === 'Endorsement' ||
  name === 'CryptographicKey' ||
  ['verification', 'revokedAssertions'].some((member) => has(object, member)) ||
  isRevokedStub(object);

/** The context decides; who names a type, and no context, is held to the rules of today. */
const generationOf = (object: JsonObject, name: LinkedClass, stated: boolean): Generation => {
  const context = member(object, '@context');
  if (contextGeneration(context) === 1) return '1.1';
  if (context !== undefined || stated || isNew(object, name)) return '2.0';
  return is05(object) ? '0.5' : '1.0';
};

const marks: Readonly<Record<LinkedClass, readonly string[]>> = {
  Assertion: ['uid', 'issuedOn', 'issued_on', 'verification'],
  BadgeClass: ['criteria', 'issuer', 'image', 'description'],
  Profile: ['url', 'origin', 'email', 'publicKey', 'revocationList'],
  Endorsement: ['issuedOn', 'verification'],
  // The map of Open Badges 1.0 has no names of its own.
  RevocationList: [],
  CryptographicKey: ['owner'],
};

/** The message of a server that is out of order is JSON as well, and no broken badge. */
const mayBe = (object: JsonObject, wanted: LinkedClass | undefined): LinkedClass | undefined => {
  if (wanted === undefined || wanted === 'RevocationList') return wanted;
  const isOne = contextGeneration(member(object, '@context')) !== undefined;
  return isOne || marks[wanted].some((name) => has(object, name)) ? wanted : undefined;
};

/** The types decide, then the shape, then what was wanted; undefined where nothing does. */
export const kindOf = (object: JsonObject, wanted?: LinkedClass): Kind | undefined => {
  const stated = statedClass(object, wanted);
  const name = stated ?? shapes.find(([, fits]) => fits(object))?.[0] ?? mayBe(object, wanted);
  return name === undefined ? undefined : { class: name, generation: generationOf(object, name, stated !== undefined) };
};
