/** Objects of Open Badges 1 and 2 that conform, with nearly every member there is; each call makes new ones, for a test to spoil. */
import type { JsonObject } from '../../src/model/json.js';
import type { Generation, LinkedClass, LinkedObject } from '../../src/model/linked.js';

const instant = '2026-01-31T12:00:00Z';
const context = 'https://w3id.org/openbadges/v2';
const hash = `sha256$${'0f'.repeat(32)}`;
const site = 'https://issuer.example';

/** As the reader gives it, of an object that needs no correction. */
export const linkedObject = (
  name: LinkedClass,
  generation: Generation,
  own: JsonObject,
  more: Partial<LinkedObject> = {},
): LinkedObject => ({
  class: name,
  generation,
  original: own,
  own,
  object: own,
  deviations: [],
  lacks: [],
  ...more,
});

const alignment = (): JsonObject => ({
  targetName: 'Welding',
  targetUrl: 'https://framework.example/welding',
  targetDescription: 'Joins metal',
  targetFramework: 'Trades',
  targetCode: 'W1',
});

export const profile = (): JsonObject => ({
  '@context': context,
  id: `${site}/profile`,
  type: 'Profile',
  name: 'Example College',
  url: site,
  email: 'office@issuer.example',
  telephone: '+4712345678',
  description: 'A college',
  image: { id: `${site}/logo.png`, caption: 'A logo', author: site },
  publicKey: [
    `${site}/key`,
    { id: `${site}/key2`, type: 'CryptographicKey', owner: `${site}/profile`, publicKeyPem: 'x' },
  ],
  revocationList: `${site}/revoked`,
  verification: { type: 'VerificationObject', startsWith: [`${site}/`], allowedOrigins: 'issuer.example' },
});

export const badgeClass = (): JsonObject => ({
  '@context': context,
  '@language': 'en-GB',
  id: `${site}/badge`,
  type: ['BadgeClass', 'https://issuer.example/terms#Badge'],
  name: 'Welding',
  description: { '@value': 'Schweißen', '@language': 'de' },
  image: 'data:image/png;base64,iVBORw0KGgo=',
  criteria: { id: `${site}/criteria`, narrative: 'Weld.' },
  issuer: profile(),
  alignment: [alignment()],
  tags: ['metal', 'joining'],
  version: 2,
  related: [{ id: `${site}/badge/de`, '@language': 'de' }, `${site}/badge/1`],
  endorsement: [`${site}/endorsement`],
});

export const assertion = (): JsonObject => ({
  '@context': [context, 'https://issuer.example/context.json'],
  id: `${site}/assertion`,
  type: 'Assertion',
  recipient: { type: 'email', identity: hash, hashed: true, salt: 'deadsea' },
  badge: badgeClass(),
  verification: { type: 'HostedBadge' },
  issuedOn: instant,
  expires: '2030-01-31T12:00+01:00',
  image: { id: `${site}/baked.png`, caption: ['A badge'] },
  evidence: [`${site}/work`, { id: `${site}/work2`, type: 'Evidence', name: 'A weld', narrative: 'Holds.' }],
  narrative: 'Two welds',
});

export const endorsement = (): JsonObject => ({
  '@context': context,
  id: `${site}/endorsement`,
  type: 'Endorsement',
  claim: { id: `${site}/badge`, endorsementComment: 'Good' },
  issuer: 'https://endorser.example/profile',
  issuedOn: instant,
  verification: { type: 'SignedBadge', creator: 'https://endorser.example/key' },
});

export const revocationList = (): JsonObject => ({
  '@context': context,
  id: `${site}/revoked`,
  type: 'RevocationList',
  issuer: `${site}/profile`,
  revokedAssertions: ['urn:uuid:1', { id: `${site}/2`, revocationReason: 'Error' }, { uid: 'abc', revoked: true }],
});

export const cryptographicKey = (): JsonObject => ({
  '@context': context,
  id: `${site}/key`,
  type: 'CryptographicKey',
  owner: `${site}/profile`,
  publicKeyPem: '-----BEGIN PUBLIC KEY-----',
});

export const assertion05 = (): JsonObject => ({
  recipient: hash,
  salt: 'deadsea',
  evidence: '/work',
  expires: '2030-01-31',
  issued_on: 1359217910,
  badge: {
    version: '0.5.0',
    name: 'Welding',
    image: '/badge.png',
    description: 'Joins metal',
    criteria: '/criteria',
    issuer: { origin: site, name: 'Example College', org: 'Metal', contact: 'office@issuer.example' },
  },
});

export const assertion10 = (): JsonObject => ({
  uid: 'f2c20',
  recipient: { type: 'email', identity: hash, hashed: true, salt: 'deadsea' },
  badge: `${site}/badge`,
  verify: { type: 'hosted', url: `${site}/assertion` },
  issuedOn: 1359217910,
  image: `${site}/baked.png`,
  evidence: `${site}/work`,
  expires: '2030-01-31T12:00:00',
});

export const badgeClass10 = (): JsonObject => ({
  name: 'Welding',
  description: 'Joins metal',
  image: `${site}/badge.png`,
  criteria: `${site}/criteria`,
  issuer: `${site}/issuer`,
  alignment: [{ name: 'Welding', url: 'https://framework.example/welding', description: 'Joins metal' }],
  tags: ['metal', 'joining'],
});

export const issuer10 = (): JsonObject => ({
  name: 'Example College',
  url: site,
  description: 'A college',
  image: `${site}/logo.png`,
  email: 'office@issuer.example',
  revocationList: `${site}/revoked`,
});

export const revocationList10 = (): JsonObject => ({ qp8g1s: 'Issued in error', '2i9016k': 'Honor code violation' });

const dated = (type: string, object: JsonObject): JsonObject => ({
  '@context': 'https://w3id.org/openbadges/v1',
  id: `${site}/id`,
  type,
  ...object,
});
export const assertion11 = (): JsonObject => dated('Assertion', assertion10());
export const badgeClass11 = (): JsonObject => dated('BadgeClass', badgeClass10());
export const issuer11 = (): JsonObject => dated('Issuer', issuer10());

const extension = (folder: string, type: string, members: JsonObject): JsonObject => ({
  '@context': `https://w3id.org/openbadges/extensions/${folder}/context.json`,
  type: ['Extension', type],
  ...members,
});

const uuid = '0b1a2c3d-0000-4000-8000-0123456789ab';
const rubric = {
  identifier: uuid,
  title: 'Welds',
  lastChangeDateTime: instant,
  caseUri: site,
  rubricCriteria: {
    identifier: uuid,
    category: 'Seam',
    description: 'Even',
    weight: 1,
    position: 1,
    criterionLevels: [
      { identifier: uuid, description: 'Good', quality: 'High', score: 3, position: 1, feedback: 'Go on' },
    ],
  },
};

/** One of each published extension, by the name of its schema. */
export const extensions: Readonly<Record<string, () => JsonObject>> = {
  accessibility: () =>
    extension('accessibilityExtension', 'extensions:Accessibility', {
      accessibilityAPI: 'ARIA',
      accessibilityControl: ['fullKeyboardControl'],
      accessibilityFeature: 'audioDescription',
      accessibilityHazard: 'noFlashingHazard',
      url: site,
    }),
  'apply-link': () => extension('applyLinkExtension', 'extensions:ApplyLink', { url: site }),
  assessment: () =>
    extension('assessmentExtension', 'extensions:AssessmentExtension', {
      description: 'One exam',
      assessments: [
        {
          description: 'Weld',
          type: 'Performance',
          assessmentOutput: 'A seam',
          hasGroupParticipation: false,
          hasGroupEvaluation: false,
          evaluationMethod: 'By eye',
          assessmentExample: site,
          scoringMethodExampleDescription: 'None',
          assessmentEvaluation: site,
          rubrics: [rubric],
          sections: {
            title: 'Theory',
            description: 'Short',
            rubricId: uuid,
            url: site,
            required: true,
            questions: [
              {
                type: 'TextQuestion',
                text: 'Why?',
                rubricId: uuid,
                url: site,
                required: true,
                wordLimit: 9,
                characterLimit: 99,
              },
            ],
          },
        },
      ],
    }),
  endorsement: () =>
    extension('endorsement', 'extensions:Endorsement', { description: 'Good', endorsedObject: { id: site } }),
  example: () => extension('exampleExtension', 'extensions:ExampleExtension', { exampleProperty: 'x' }),
  'extra-description': () =>
    extension('extraDescription', 'extensions:ExtraDescriptionExtension', { name: 'x', narrative: 'x' }),
  'geo-coordinates': () =>
    extension('geoCoordinatesExtension', 'extensions:GeoCoordinates', {
      name: 'Oslo',
      description: 'Where it is taught',
      geo: { latitude: 59.9, longitude: 10.7 },
    }),
  'issuer-accreditation': () =>
    extension('issuerAccreditationExtension', 'extensions:IssuerAccreditation', {
      name: 'Board',
      contactInstructions: 'Write',
      email: 'board@example.org',
      url: site,
      description: 'x',
      address: { streetAddress: 'x', addressLocality: 'x', addressRegion: 'x', addressCountry: 'x', postalCode: 'x' },
      logo: site,
      parentOrganization: { name: 'x', url: site, address: { streetAddress: 'x' } },
      areaServed: 'x',
      accreditationDate: '2019-01-31',
      educationalSector: 'x',
    }),
  license: () =>
    extension('licenseExtension', 'extensions:LicenseExtension', {
      id: 'CC-BY',
      name: 'x',
      legalCode: `${site}/legal`,
    }),
  'original-creator': () => extension('originalCreatorExtension', 'extensions:OriginalCreator', { url: site }),
  'recipient-profile': () =>
    extension('recipientProfile', 'extensions:RecipientProfile', {
      id: 'x',
      name: 'x',
      publicKey: 'ecdsa-koblitz-pubkey:1K',
    }),
};
