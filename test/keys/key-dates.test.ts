import { describe, expect, test } from 'vitest';
import { jwkOutOfForce, methodOutOfForce } from '../../src/keys/key-dates.js';
import type { JsonObject } from '../../src/model/json.js';

const at = Date.UTC(2025, 0, 1);
const seconds = at / 1000;

describe('a verification method', () => {
  test.each<[JsonObject]>([
    [{}],
    [{ revoked: '2025-01-01T00:00:01Z' }],
    [{ expires: '2025-01-01T01:00:00+00:30' }],
    [{ revoked: null, expires: null }],
    [{ revoked: false }],
  ])('with %j is in force', (method) => {
    expect(methodOutOfForce(method, at)).toBeUndefined();
  });

  test.each<[JsonObject, string]>([
    [{ revoked: '2025-01-01T00:00:00Z' }, 'it was revoked at 2025-01-01T00:00:00Z'],
    [{ expires: '2025-01-01T00:00:00Z' }, 'it expired at 2025-01-01T00:00:00Z'],
    [{ expires: '2025-01-01T00:30:00+01:00' }, 'it expired at 2024-12-31T23:30:00Z'],
    [{ revoked: '2024-01-01T00:00:00Z', expires: '2024-06-01T00:00:00Z' }, 'it was revoked at 2024-01-01T00:00:00Z'],
    ...['', '2999-01-01', '2999-01-01T00:00:00', '2999-02-30T00:00:00Z', 'never', true, '2999', [], {}].map(
      (revoked): [JsonObject, string] => [{ revoked }, 'it is marked as revoked, with a date that cannot be read'],
    ),
    [{ expires: '2999-13-01T00:00:00Z' }, 'it is marked as expired, with a date that cannot be read'],
    [{ expires: ['2999-01-01T00:00:00Z'] }, 'it is marked as expired, with a date that cannot be read'],
  ])('with %j is not', (method, why) => {
    expect(methodOutOfForce(method, at)).toBe(why);
  });
});

describe('a JWK', () => {
  test.each<[JsonObject]>([
    [{}],
    [{ exp: seconds + 1 }],
    [{ nbf: seconds }],
    [{ nbf: seconds - 1, exp: seconds + 1, revoked: false }],
    [{ revoked: { revoked_at: seconds + 1 } }],
  ])('with %j is in force', (jwk) => {
    expect(jwkOutOfForce(jwk, at)).toBeUndefined();
  });

  test.each<[JsonObject, string]>([
    [{ exp: seconds }, 'it expired at 2025-01-01T00:00:00Z'],
    [{ exp: 'soon' }, 'it is marked as expired, with a date that cannot be read'],
    [{ exp: 1e300 }, 'it is marked as expired, with a date that cannot be read'],
    [{ nbf: seconds + 1 }, 'it is in force only from 2025-01-01T00:00:01Z'],
    [{ nbf: {} }, 'it has a start date that cannot be read'],
    [{ revoked: seconds }, 'it was revoked at 2025-01-01T00:00:00Z'],
    [{ revoked: { revoked_at: seconds - 60, reason: 'compromised' } }, 'it was revoked at 2024-12-31T23:59:00Z'],
    [{ revoked: {} }, 'it is marked as revoked, with a date that cannot be read'],
    [{ revoked: { revoked_at: null } }, 'it is marked as revoked, with a date that cannot be read'],
    [{ revoked: true }, 'it is marked as revoked, with a date that cannot be read'],
  ])('with %j is not', (jwk, why) => {
    expect(jwkOutOfForce(jwk, at)).toBe(why);
  });
});
