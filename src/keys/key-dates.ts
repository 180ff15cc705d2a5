/** Is a published key in force at an instant? (Controlled Identifiers §2.2 `revoked` and `expires`; OpenID Federation 1.0 §8.7.2, JWK `exp`, `nbf`, `revoked`) */
import { type JsonObject, type JsonValue, member } from '../model/json.js';
import { formatInstant, isNumericDate, parseInstant } from '../model/time.js';

/** Nothing is said, or plainly that nothing happened; anything else that cannot be read counts against the key. */
const isSilent = (value: JsonValue | undefined): boolean => value === undefined || value === null || value === false;

/** Milliseconds of a NumericDate or an RFC 3339 text; undefined for anything else. */
const instantOf = (value: JsonValue | undefined): number | undefined =>
  isNumericDate(value) ? value * 1000 : parseInstant(value);

/** An end is reached at its very instant. */
const ended = (value: JsonValue | undefined, word: string, at: number): string | undefined => {
  if (isSilent(value)) return undefined;
  const end = instantOf(value);
  if (end === undefined) return `it is marked as ${word}, with a date that cannot be read`;
  return at < end ? undefined : `it ${word === 'revoked' ? 'was revoked' : 'expired'} at ${formatInstant(end)}`;
};

/** Why a verification method is not in force; undefined if it is. */
export const methodOutOfForce = (method: JsonObject, at: number): string | undefined =>
  ended(member(method, 'revoked'), 'revoked', at) ?? ended(member(method, 'expires'), 'expired', at);

/** Why a JWK is not in force; undefined if it is. */
export const jwkOutOfForce = (jwk: JsonObject, at: number): string | undefined => {
  const revoked = member(jwk, 'revoked');
  const since = member(revoked, 'revoked_at') ?? revoked;
  const past = ended(since, 'revoked', at) ?? ended(member(jwk, 'exp'), 'expired', at);
  if (past !== undefined) return past;
  const start = member(jwk, 'nbf');
  if (isSilent(start)) return undefined;
  const from = instantOf(start);
  if (from === undefined) return 'it has a start date that cannot be read';
  return at < from ? `it is in force only from ${formatInstant(from)}` : undefined;
};
