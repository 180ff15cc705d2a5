/** What any verifiable credential has, read without trusting its shape (VCDM 2.0 §4, VCDM 1.1 §4). */
import type {
  Credential,
  CredentialKind,
  CredentialView,
  DataModel,
  EvidenceItem,
  ProofClaim,
  Skill,
  VersionId,
} from '../model/credential.js';
import { asArray, entriesOf, isObject, type JsonObject, type JsonValue, member, stringMember } from '../model/json.js';
import type { Found } from './version.js';

export const contextV2 = 'https://www.w3.org/ns/credentials/v2';
export const contextV1 = 'https://www.w3.org/2018/credentials/v1';

export const stringsOf = (value: JsonValue | undefined): readonly string[] =>
  asArray(value).filter((item): item is string => typeof item === 'string');

/** A type written as a full IRI is the same type: who so hides it from a reader must not escape its rules. */
const fullIri =
  /[#/](VerifiableCredential|VerifiablePresentation|OpenBadgeCredential|AchievementCredential|EndorsementCredential|ClrCredential)$/;

export const typesOf = (document: JsonObject): readonly string[] =>
  stringsOf(member(document, 'type')).map((type) => fullIri.exec(type)?.[1] ?? type);

export const contextsOf = (document: JsonObject): readonly string[] => stringsOf(member(document, '@context'));

const dataModelOf = (document: JsonObject): DataModel | undefined => {
  const contexts = contextsOf(document);
  return contexts.includes(contextV2) ? 'vcdm2' : contexts.includes(contextV1) ? 'vcdm1' : undefined;
};

/** A text that may carry a language, or stand in several: the first one there is. */
const textOf = (value: JsonValue | undefined): string | undefined => {
  const [first] = asArray(value);
  return typeof first === 'string' ? first : stringMember(first, '@value');
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

const viewOf = (document: JsonObject, dataModel: DataModel | undefined): CredentialView => {
  const issuer = member(document, 'issuer');
  const subject = asArray(member(document, 'credentialSubject'))[0];
  const achievement = asArray(member(subject, 'achievement'))[0];
  const [from, until] = dataModel === 'vcdm1' ? ['issuanceDate', 'expirationDate'] : ['validFrom', 'validUntil'];
  return defined<CredentialView>({
    id: stringMember(document, 'id'),
    name: textOf(member(document, 'name')),
    issuer: defined<CredentialView['issuer']>({
      id: typeof issuer === 'string' ? issuer : stringMember(issuer, 'id'),
      name: isObject(issuer) ? textOf(member(issuer, 'name')) : undefined,
    }),
    subject: defined<CredentialView['subject']>({ id: stringMember(subject, 'id') }),
    achievement: isObject(achievement)
      ? defined<NonNullable<CredentialView['achievement']>>({
          id: stringMember(achievement, 'id'),
          name: textOf(member(achievement, 'name')),
          type: stringMember(achievement, 'achievementType'),
        })
      : undefined,
    skills: skillsOf(achievement),
    evidence: evidenceOf(document),
    dates: defined<CredentialView['dates']>({
      awarded: stringMember(document, 'awardedDate'),
      validFrom: stringMember(document, from),
      validUntil: stringMember(document, until),
    }),
  });
};

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
      name: name === '' ? 'a proof without a type' : name,
      options,
    };
  });

const proofsOf = ({ envelope, document, base }: Found): readonly ProofClaim[] =>
  envelope.kind === 'jwt'
    ? [
        {
          index: 0,
          pointer: '',
          type: 'vc-jwt',
          name: stringMember(envelope.header, 'alg') ?? 'JWT',
          options: envelope.header,
        },
      ]
    : embeddedProofs(document, base);

export const normaliseVc = (found: Found, version: VersionId, kind: CredentialKind): Credential => {
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
    view: viewOf(document, dataModel),
    proofs: proofsOf(found),
  };
};
