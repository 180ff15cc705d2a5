/** Documents that conform, with nearly every member there is; each call makes new ones, for a test to spoil. */
import type { JsonObject } from '../../src/model/json.js';

const instant = '2026-01-31T12:00:00Z';
const obContext = 'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json';
const contexts = { vcdm2: 'https://www.w3.org/ns/credentials/v2', vcdm1: 'https://www.w3.org/2018/credentials/v1' };

type Model = keyof typeof contexts;

const period = (model: Model): JsonObject =>
  model === 'vcdm2'
    ? { validFrom: instant, validUntil: '2030-01-31T12:00:00+01:00' }
    : { issuanceDate: instant, expirationDate: '2030-01-31T12:00:00+01:00' };

const image = (): JsonObject => ({ id: 'https://issuer.example/logo.png', type: 'Image', caption: 'A logo' });

const alignment = (): JsonObject => ({
  type: ['Alignment'],
  targetName: 'Welding',
  targetUrl: 'https://framework.example/welding',
  targetType: 'CFItem',
  targetCode: 'W1',
});

export const profile = (): JsonObject => ({
  id: 'did:key:z6MkExample',
  type: ['Profile'],
  name: 'Example College',
  url: 'https://issuer.example',
  email: 'office@issuer.example',
  image: image(),
  address: {
    type: ['Address'],
    addressCountry: 'Norway',
    geo: { type: 'GeoCoordinates', latitude: 59.9, longitude: 10.7 },
  },
  otherIdentifier: [{ type: 'IdentifierEntry', identifier: '42', identifierType: 'sourcedId' }],
  parentOrg: { id: 'https://parent.example', type: ['Profile'] },
  dateOfBirth: '1990-02-28',
});

export const endorsement = (model: Model): JsonObject => ({
  '@context': [contexts[model], obContext],
  id: 'urn:uuid:3c1d9d1e-0c55-4f0e-9f8d-2c1f2a4b5c6d',
  type: ['VerifiableCredential', 'EndorsementCredential'],
  name: 'Endorsement of a course',
  issuer: profile(),
  ...period(model),
  credentialSubject: { id: 'urn:course:1', type: ['EndorsementSubject'], endorsementComment: 'A good course' },
});

export const achievement = (model: Model): JsonObject => ({
  '@context': [contexts[model], obContext],
  id: 'urn:uuid:9b1deb4d-3b7d-4bad-9bdd-2b0d7b3dcb6d',
  type: ['VerifiableCredential', 'OpenBadgeCredential'],
  name: 'Welding',
  description: 'Given for a course in welding',
  image: image(),
  awardedDate: instant,
  ...period(model),
  issuer: profile(),
  credentialSubject: {
    id: 'did:example:learner',
    type: ['AchievementSubject'],
    activityStartDate: instant,
    creditsEarned: 3,
    identifier: [
      { type: 'IdentityObject', hashed: false, identityHash: 'ann@learner.example', identityType: 'emailAddress' },
    ],
    result: [
      { type: ['Result'], resultDescription: 'urn:grade', value: '1.3' },
      { type: ['Result'], resultDescription: 'urn:level', achievedLevel: 'urn:level:good' },
      { type: ['Result'], resultDescription: 'urn:state', status: 'Completed' },
    ],
    achievement: {
      id: 'urn:course:1',
      type: ['Achievement'],
      achievementType: 'Course',
      name: 'Welding',
      description: 'Joining metal',
      criteria: { narrative: 'Weld three plates.' },
      creator: profile(),
      image: image(),
      inLanguage: 'en-US',
      alignment: [alignment()],
      related: [{ id: 'urn:course:0', type: ['Related'], inLanguage: 'en', version: '1' }],
      tag: ['metal', 'craft'],
      creditsAvailable: 3,
      endorsement: [endorsement(model)],
      endorsementJwt: ['aGVhZA.Ym9keQ.c2ln'],
      resultDescription: [
        {
          id: 'urn:grade',
          type: ['ResultDescription'],
          name: 'Grade',
          resultType: 'GradePointAverage',
          valueMin: '1.0',
          valueMax: '5.0',
          requiredValue: '4.0',
        },
        {
          id: 'urn:level',
          type: ['ResultDescription'],
          name: 'Level',
          resultType: 'RubricCriterionLevel',
          requiredLevel: 'urn:level:good',
          rubricCriterionLevel: [{ id: 'urn:level:good', type: ['RubricCriterionLevel'], name: 'Good' }],
        },
        { id: 'urn:state', type: ['ResultDescription'], name: 'State', resultType: 'Status' },
      ],
    },
  },
  evidence: [{ id: 'https://portfolio.example/1', type: ['Evidence'], name: 'Three plates' }],
  credentialSchema: [
    {
      id: 'https://purl.imsglobal.org/spec/ob/v3p0/schema/json/ob_v3p0_achievementcredential_schema.json',
      type: '1EdTechJsonSchemaValidator2019',
    },
  ],
  credentialStatus: { id: 'https://issuer.example/status/1#7', type: 'BitstringStatusListEntry' },
  refreshService: { id: 'https://issuer.example/refresh/1', type: '1EdTechCredentialRefresh' },
  termsOfUse: [{ id: 'https://issuer.example/terms', type: 'Terms' }],
  proof: [
    {
      type: 'DataIntegrityProof',
      cryptosuite: 'eddsa-rdfc-2022',
      created: instant,
      proofPurpose: 'assertionMethod',
      verificationMethod: 'did:key:z6MkExample#z6MkExample',
      proofValue: 'z3FXQ',
    },
  ],
});

export const credential = (model: Model): JsonObject => ({
  '@context': [contexts[model], { MemberCard: 'https://club.example/terms#MemberCard' }],
  id: 'https://club.example/cards/1',
  type: ['VerifiableCredential', 'MemberCard'],
  issuer: { id: 'https://club.example' },
  ...period(model),
  credentialSubject: [{ id: 'did:example:member' }],
  credentialStatus: { id: 'https://club.example/status#1', type: 'StatusEntry' },
  credentialSchema: { id: 'https://club.example/schema.json', type: 'JsonSchema' },
  evidence: [{ type: ['Interview'] }],
  termsOfUse: { type: 'Terms' },
  refreshService: { id: 'https://club.example/refresh', type: 'Refresh' },
  proof: { type: 'DataIntegrityProof', created: instant },
});

/** Sets, or with undefined removes, what stands at a pointer. */
export const spoil = (document: JsonObject, pointer: string, value: unknown): JsonObject => {
  const tokens = pointer.split('/').slice(1);
  const last = tokens.pop() ?? '';
  const holder = tokens.reduce<unknown>((part, token) => (part as Record<string, unknown>)[token], document);
  if (value === undefined) delete (holder as Record<string, unknown>)[last];
  else (holder as Record<string, unknown>)[last] = value;
  return document;
};
