/** Badges for the tests of the command line, signed here with a key that is public by intent. */
import { createPrivateKey, sign } from 'node:crypto';

const seed = Buffer.alloc(32, 7);
const privateKey = createPrivateKey({
  key: Buffer.concat([Buffer.from('302e020100300506032b657004220420', 'hex'), seed]),
  format: 'der',
  type: 'pkcs8',
});

const encode = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');

const { x } = privateKey.export({ format: 'jwk' });
export const issuer = `did:jwk:${encode({ kty: 'OKP', crv: 'Ed25519', x })}`;

export const credential = {
  '@context': ['https://www.w3.org/ns/credentials/v2', 'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json'],
  id: 'urn:uuid:7f2c4f2e-5a0c-4d51-9d2c-1f1f4f5d2a11',
  type: ['VerifiableCredential', 'OpenBadgeCredential'],
  issuer: { id: issuer, type: ['Profile'], name: 'Example University' },
  validFrom: '2026-01-10T00:00:00Z',
  validUntil: '2027-06-01T00:00:00Z',
  name: 'Python Fundamentals',
  credentialSubject: {
    id: 'did:example:alice',
    type: ['AchievementSubject'],
    achievement: {
      id: 'urn:uuid:1c1f4f5d-2a11-4d51-9d2c-7f2c4f2e5a0c',
      type: ['Achievement'],
      name: 'Python Fundamentals',
      description: 'Can write and test small programs.',
      criteria: { narrative: 'Passed the final project.' },
      tag: ['programming', 'testing'],
    },
  },
};

const seconds = (instant: string): number => Date.parse(instant) / 1000;

/** A compact JWS over the credential, with the claims that it asks for. */
export const jwt = (badge: typeof credential = credential, kid = `${issuer}#0`): string => {
  const payload = {
    ...badge,
    iss: badge.issuer.id,
    jti: badge.id,
    sub: badge.credentialSubject.id,
    nbf: seconds(badge.validFrom),
    exp: seconds(badge.validUntil),
  };
  const input = `${encode({ alg: 'EdDSA', typ: 'JWT', kid })}.${encode(payload)}`;
  return `${input}.${sign(null, Buffer.from(input), privateKey).toString('base64url')}`;
};

/** The same token with another achievement in it. */
export const tampered = (): string => {
  const [header, payload = '', signature] = jwt().split('.');
  const changed = JSON.parse(Buffer.from(payload, 'base64url').toString());
  changed.credentialSubject.achievement.name = 'Python Mastery';
  return `${header}.${encode(changed)}.${signature}`;
};

export const expired = (): string =>
  jwt({ ...credential, validFrom: '2024-01-10T00:00:00Z', validUntil: '2025-12-31T00:00:00Z' });

/** Signed with the key above, in the name of another. */
export const foreign = (): string =>
  jwt({
    ...credential,
    issuer: { ...credential.issuer, id: 'did:key:z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK' },
  });

/** The achievement has no criteria, which the data model asks for. */
export const nonconformant = (): string => {
  const { criteria: _, ...achievement } = credential.credentialSubject.achievement;
  return jwt({
    ...credential,
    credentialSubject: { ...credential.credentialSubject, achievement },
  } as typeof credential);
};

/** An issuer whose key would have to be fetched. */
export const elsewhere = (): string =>
  jwt(
    { ...credential, issuer: { ...credential.issuer, id: 'did:web:skills.example.org' } },
    'did:web:skills.example.org#key-1',
  );

/** The smallest PNG that there is: one pixel and nothing else. */
export const emptyPicture = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
