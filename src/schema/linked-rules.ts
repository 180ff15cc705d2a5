/** Which rules of Open Badges 1 and 2 does an object break that a JSON Schema cannot state? (Open Badges 2.0, Data Classes) */
import { type Finding, finding } from '../model/finding.js';
import { entriesOf, isObject, type JsonObject, type JsonValue, member, pointerTo } from '../model/json.js';
import type { LinkedObject } from '../model/linked.js';
import { broken } from './broken.js';
import { oldInstant, zonedInstant } from './iso-time.js';
import { describe } from './words.js';

const has = (object: JsonValue, name: string): boolean => member(object, name) !== undefined;

const isBlank = (value: JsonValue | undefined): boolean => typeof value === 'string' && value.trim() === '';

const periodRules = ({ generation, own }: LinkedObject): readonly Finding[] => {
  const instant = generation === '2.0' ? zonedInstant : oldInstant;
  const issued = generation === '0.5' ? 'issued_on' : 'issuedOn';
  const [start, end] = [member(own, issued), member(own, 'expires')];
  const [from, until] = [instant(start), instant(end)];
  return from !== undefined && until !== undefined && until < from
    ? [broken('/expires', `a time that is not before ${issued}, ${describe(start)}`, end)]
    : [];
};

const criteriaRules = (badgeClass: JsonObject, base: string): readonly Finding[] => {
  const criteria = member(badgeClass, 'criteria');
  const pointer = pointerTo(base, 'criteria');
  if (!isObject(criteria)) return [];
  if (!has(criteria, 'id') && !has(criteria, 'narrative'))
    return [broken(pointer, 'the member "id" or "narrative"', undefined)];
  return has(criteria, 'id') || !isBlank(member(criteria, 'narrative'))
    ? []
    : [finding('schema.recommended-missing', { at: pointer, missing: 'a narrative' }, { pointer })];
};

const keyRules = (key: JsonObject, base: string): readonly Finding[] =>
  has(key, 'publicKeyPem') || has(key, 'publicKeyJwk')
    ? []
    : [broken(base, 'the member "publicKeyPem" or "publicKeyJwk"', undefined)];

const profileRules = (profile: JsonObject, base: string): readonly Finding[] =>
  entriesOf(member(profile, 'publicKey'), pointerTo(base, 'publicKey')).flatMap(({ value, pointer }) =>
    isObject(value) ? keyRules(value, pointer) : [],
  );

/** An object with the rules of its class, and of the objects inside it. */
const badgeClassRules = (badgeClass: JsonObject, base: string): readonly Finding[] => {
  const issuer = member(badgeClass, 'issuer');
  return [
    ...criteriaRules(badgeClass, base),
    ...(isObject(issuer) ? profileRules(issuer, pointerTo(base, 'issuer')) : []),
  ];
};

const assertionRules = (assertion: JsonObject): readonly Finding[] => {
  const badge = member(assertion, 'badge');
  return isObject(badge) ? badgeClassRules(badge, '/badge') : [];
};

const endorsementRules = (endorsement: JsonObject): readonly Finding[] => {
  const issuer = member(endorsement, 'issuer');
  return isObject(issuer) ? profileRules(issuer, '/issuer') : [];
};

const listRules = (list: JsonObject): readonly Finding[] =>
  entriesOf(member(list, 'revokedAssertions'), '/revokedAssertions').flatMap(({ value, pointer }) =>
    isObject(value) && !has(value, 'id') && !has(value, 'uid')
      ? [broken(pointer, 'the member "id" or "uid"', undefined)]
      : [],
  );

const rulesOf2 = {
  Assertion: assertionRules,
  BadgeClass: (own: JsonObject) => badgeClassRules(own, ''),
  Profile: (own: JsonObject) => profileRules(own, ''),
  Endorsement: endorsementRules,
  RevocationList: listRules,
  CryptographicKey: (own: JsonObject) => keyRules(own, ''),
} as const;

/** The context gives both names one meaning, so that an award could hide under it that it was taken back. */
const revokedRules = ({ class: name, own }: LinkedObject): readonly Finding[] =>
  (name === 'Assertion' || name === 'Endorsement') && has(own, 'revokedAssertions')
    ? [broken('/revokedAssertions', 'the member "revoked"', member(own, 'revokedAssertions'))]
    : [];

/** Findings of all data rules; pointers are those of `own`. Nothing is assumed of the shape of the object. */
export const linkedRules = (linked: LinkedObject): readonly Finding[] => [
  ...periodRules(linked),
  ...revokedRules(linked),
  ...(linked.generation === '2.0' ? rulesOf2[linked.class](linked.own) : []),
];
