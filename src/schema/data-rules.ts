/** Which rules of the data model does a credential break that a JSON Schema cannot state? (Open Badges 3.0 §Data Models; VCDM 2.0 §4) */

import { baseContexts, type DataModel, type VcKind } from '../model/credential.js';
import { type Finding, finding } from '../model/finding.js';
import { asArray, isObject, type JsonObject, type JsonValue, member, pointerTo, stringMember } from '../model/json.js';
import { parseInstant } from '../model/time.js';
import { broken } from './broken.js';
import { credentialSchemaRules } from './credential-schemas.js';
import { resultRules } from './result-rules.js';
import { valueRules } from './value-rules.js';
import { excerpt } from './words.js';

/** The schema judges a list; a single context cannot hold both that are needed. */
const contextRules = (document: JsonObject, dataModel: DataModel): readonly Finding[] => {
  const context = member(document, '@context');
  return typeof context === 'string' || isObject(context)
    ? [
        broken(
          '/@context',
          `a list that starts with "${baseContexts[dataModel]}" and the Open Badges 3.0 context`,
          context,
        ),
      ]
    : [];
};

/** The schema takes a text by language wherever a text may stand, also for an id, which names one thing. */
const idRules = (document: JsonObject): readonly Finding[] => {
  const issuer = member(document, 'issuer');
  const subject = member(document, 'credentialSubject');
  const ids: readonly (readonly [JsonValue | undefined, string])[] = [
    [member(document, 'id'), '/id'],
    [member(issuer, 'id'), '/issuer/id'],
    [member(subject, 'id'), '/credentialSubject/id'],
    [member(member(subject, 'achievement'), 'id'), '/credentialSubject/achievement/id'],
  ];
  return [
    ...ids.filter(([id]) => isObject(id)).map(([id, pointer]) => broken(pointer, 'a single URI', id)),
    ...(isObject(issuer) && member(issuer, 'id') === undefined
      ? [broken('/issuer', 'the member "id"', undefined)]
      : []),
  ];
};

const hasText = (object: JsonValue | undefined, name: string): boolean => {
  const value = member(object, name);
  return typeof value === 'string' ? value.trim() !== '' : isObject(value) && Object.keys(value).length > 0;
};

const achievementRules = (document: JsonObject): readonly Finding[] => {
  const subject = member(document, 'credentialSubject');
  if (!isObject(subject)) return [];
  const named = hasText(subject, 'id') || asArray(member(subject, 'identifier')).some(isObject);
  const criteria = member(member(subject, 'achievement'), 'criteria');
  const pointer = '/credentialSubject/achievement/criteria';
  return [
    ...(named ? [] : [finding('schema.subject-unnamed', {}, { pointer: '/credentialSubject' })]),
    ...(isObject(criteria) && !hasText(criteria, 'id') && !hasText(criteria, 'narrative')
      ? [finding('schema.recommended-missing', { at: pointer, missing: 'an id or a narrative' }, { pointer })]
      : []),
    ...resultRules(subject),
  ];
};

const periodRules = (document: JsonObject, dataModel: DataModel): readonly Finding[] => {
  const [from, until] = dataModel === 'vcdm2' ? ['validFrom', 'validUntil'] : ['issuanceDate', 'expirationDate'];
  const start = parseInstant(member(document, from));
  const end = member(document, until);
  const endsAt = parseInstant(end);
  return start !== undefined && endsAt !== undefined && endsAt < start
    ? [broken(`/${until}`, `a time that is not before ${from}, which is ${stringMember(document, from)}`, end)]
    : [];
};

/** What a term of an inline context maps to may be an IRI in many forms; none of them holds white space. */
const termRules = (document: JsonObject): readonly Finding[] =>
  asArray(member(document, '@context')).flatMap((context, index) =>
    Object.entries(isObject(context) ? context : {}).flatMap(([term, definition]) => {
      const iri = typeof definition === 'string' ? definition : stringMember(definition, '@id');
      if (iri === undefined || !/[\s\p{Cc}]/u.test(iri)) return [];
      return [broken(pointerTo('/@context', index, term), `an IRI for the term ${excerpt(term)}`, iri)];
    }),
  );

/** Findings of all data rules, in no particular order. Nothing is assumed of the document's shape. */
export const dataRules = (kind: VcKind, dataModel: DataModel, document: JsonObject): readonly Finding[] => [
  ...(kind === 'other' ? termRules(document) : [...contextRules(document, dataModel), ...idRules(document)]),
  ...periodRules(document, dataModel),
  ...(kind === 'achievement' ? achievementRules(document) : []),
  ...valueRules(document),
  ...credentialSchemaRules(kind, document),
];
