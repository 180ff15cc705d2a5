/** A small web of Open Badges 2.0 objects, for tests of badges that name one another by their addresses. */
import type { JsonObject, JsonValue } from '../../src/model/json.js';
import { err, ok } from '../../src/model/result.js';
import type { Net } from '../../src/net/port.js';

/** What an address serves; a number is a status without a body. */
export type Web = Readonly<Record<string, JsonObject | number>>;

export const netOf = (web: Web): Net => ({
  get: async ({ url }) => {
    const served = new Map(Object.entries(web)).get(url);
    if (served === undefined) return err({ kind: 'connect', url, detail: 'no answer' });
    const [status, text] = typeof served === 'number' ? [served, ''] : [200, JSON.stringify(served)];
    const body = Buffer.from(text);
    return ok({ url, status, contentType: 'application/json', headers: {}, body, fromCache: false });
  },
});

const context = 'https://w3id.org/openbadges/v2';

export const profile = (id: string, more: JsonObject = {}): JsonObject => ({
  '@context': context,
  id,
  type: 'Profile',
  name: 'Issuer',
  url: new URL(id).origin,
  email: 'office@issuer.example',
  ...more,
});

export const badgeClass = (id: string, issuer: JsonValue, more: JsonObject = {}): JsonObject => ({
  '@context': context,
  id,
  type: 'BadgeClass',
  name: 'Badge',
  description: 'A badge.',
  image: 'https://issuer.example/badge.png',
  criteria: { narrative: 'Do it.' },
  issuer,
  ...more,
});

export const assertion = (id: string, badge: JsonValue, more: JsonObject = {}): JsonObject => ({
  '@context': context,
  id,
  type: 'Assertion',
  recipient: { type: 'email', hashed: false, identity: 'a@example.org' },
  badge,
  issuedOn: '2024-01-01T00:00:00Z',
  verification: { type: 'HostedBadge' },
  ...more,
});

export const endorsement = (id: string, about: string, issuer: string, more: JsonObject = {}): JsonObject => ({
  '@context': context,
  id,
  type: 'Endorsement',
  claim: { id: about, endorsementComment: 'Good.' },
  issuer,
  issuedOn: '2024-01-01T00:00:00Z',
  verification: { type: 'HostedBadge' },
  ...more,
});
