/** What any verifiable credential has, read without trusting its shape (VCDM 2.0 §4, VCDM 1.1 §4). */

import type {
  Credential,
  CredentialView,
  DataModel,
  EvidenceItem,
  ProofClaim,
  Skill,
  VcKind,
  VersionId,
} from '../model/credential.js';
import { baseContexts } from '../model/credential.js';
import { asArray, entriesOf, isObject, type JsonObject, type JsonValue, member, stringMember } from '../model/json.js';
import { asWritten, earliest, endsOf, latest, startsOf } from './dates.js';
import type { Found } from './version.js';

export const stringsOf = (value: JsonValue | undefined): readonly string[] =>
  asArray(value).filter((item): item is string => typeof item === 'string');

/** A type written as a full IRI is the same type: who so hides it from a reader must not escape its rules. */
const fullIri =
  /[#/](VerifiableCredential|VerifiablePresentation|OpenBadgeCredential|AchievementCredential|EndorsementCredential|ClrCredential)$/;

export const typesOf = (document: JsonObject): readonly string[] =>
  stringsOf(member(document, 'type')).map((type) => fullIri.exec(type)?.[1] ?? type);

export const contextsOf = (document: JsonObject): readonly string[] => stringsOf(member(document, '@context'));

export const dataModelOf = (document: JsonObject): DataModel | undefined => {
  const contexts = contextsOf(document);
  return (['vcdm2', 'vcdm1'] as const).find((model) => contexts.includes(baseContexts[model]));
};

/** A linked-data signature does not cover the order of a list, so no place in it may mean anything. */
const inFixedOrder = (values: readonly JsonValue[]): readonly JsonValue[] =>
  values.length < 2 ? values : values.toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));

/** A text that may carry a language, stand in several, or be a map of languages. */
const textOf = (value: JsonValue | undefined): string | undefined => {
  const [one] = inFixedOrder(asArray(value));
  if (!isObject(one)) return typeof one === 'string' ? one : undefined;
  return stringMember(one, '@value') ?? Object.values(one).find((text) => typeof text === 'string');
};

/** `{a: undefined}` is not the same as `{}` under exactOptionalPropertyTypes: drops what is not there. */
const defined = <T extends object>(members: { [K in keyof T]: T[K] | undefined }): T =>
  Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined)) as T;

const skillsOf = (achievement: JsonValue | undefined): readonly Skill[] => [
  ...asArray(member(achievement, 'alignment')).flatMap((alignment) => {
    const name = textOf(member(alignment, 'targetName'));
    const url = stringMember(alignment, 'targetUrl');
    const framework = textOf(member(alignment, 'targetFramework'));
    return name === undefined ? [] : [defined<Skill>({ name, url, framework })];
  }),
  ...stringsOf(member(achievement, 'tag')).map((name) => ({ name })),
];

const evidenceOf = (document: JsonObject): readonly EvidenceItem[] =>
  asArray(member(document, 'evidence')).map((item) =>
    defined<EvidenceItem>({ id: stringMember(item, 'id'), name: textOf(member(item, 'name')) }),
  );

interface Party {
  readonly id?: string;
  readonly name?: string;
}

/** A profile, or the id of one. */
const partyOf = (value: JsonValue | undefined): Party | undefined => {
  if (typeof value === 'string') return { id: value };
  return isObject(value)
    ? defined<Party>({ id: stringMember(value, 'id'), name: textOf(member(value, 'name')) })
    : undefined;
};

const viewOf = (found: Found): CredentialView => {
  const { document } = found;
  const issuer = member(document, 'issuer');
  const [subject] = inFixedOrder(asArray(member(document, 'credentialSubject')));
  const [achievement] = inFixedOrder(asArray(member(subject, 'achievement')));
  const [starts, ends] = [startsOf(found), endsOf(found)];
  return defined<CredentialView>({
    id: stringMember(document, 'id'),
    name: textOf(member(document, 'name')),
    issuer: partyOf(issuer) ?? {},
    subject: defined<CredentialView['subject']>({ id: stringMember(subject, 'id') }),
    achievement: isObject(achievement)
      ? defined<NonNullable<CredentialView['achievement']>>({
          id: stringMember(achievement, 'id'),
          name: textOf(member(achievement, 'name')),
          type: stringMember(achievement, 'achievementType'),
          creator: partyOf(member(achievement, 'creator')),
        })
      : undefined,
    skills: skillsOf(achievement),
    evidence: evidenceOf(document),
    dates: defined<CredentialView['dates']>({
      awarded: stringMember(document, 'awardedDate'),
      validFrom: asWritten(latest(starts), starts),
      validUntil: asWritten(earliest(ends), ends),
    }),
  });
};

/** The name goes into sentences of ours, and nobody signs it. */
const shownName = (name: string): string =>
  name === '' ? 'a proof without a type' : /^[\w.-]{1,40}$/.test(name) ? name : 'a suite without a proper name';

const embeddedProofs = (document: JsonObject, base: string): readonly ProofClaim[] =>
  entriesOf(member(document, 'proof'), `${base}/proof`).map(({ value, pointer }, index) => {
    const options = isObject(value) ? value : {};
    const type = stringMember(options, 'type') ?? '';
    const cryptosuite = stringMember(options, 'cryptosuite');
    const name = type === 'DataIntegrityProof' ? (cryptosuite ?? type) : type;
    return {
      index,
      pointer,
      type,
      ...(cryptosuite === undefined ? {} : { cryptosuite }),
      name: shownName(name),
      options,
    };
  });

/** A proof inside a token is covered by the token's signature, and is none of the forms in which a badge is signed. */
const insideToken = (claim: ProofClaim): ProofClaim => ({
  ...claim,
  index: claim.index + 1,
  type: `${claim.type} inside a token`,
  name: `${claim.name} inside the token`,
});

const proofsOf = ({ envelope, document, base }: Found): readonly ProofClaim[] => {
  const embedded = embeddedProofs(document, base);
  if (envelope.kind === 'json') return embedded;
  const alg = stringMember(envelope.header, 'alg') ?? '';
  const name = /^[\w.-]{1,40}$/.test(alg) ? alg : 'JWT';
  return [{ index: 0, pointer: '', type: 'vc-jwt', name, options: envelope.header }, ...embedded.map(insideToken)];
};

export const normaliseVc = (found: Found, version: VersionId, kind: VcKind): Credential => {
  const { envelope, document, base } = found;
  const dataModel = dataModelOf(document);
  return {
    version,
    kind,
    dataModel,
    envelope,
    document,
    base,
    types: typesOf(document),
    view: viewOf(found),
    proofs: proofsOf(found),
  };
};
