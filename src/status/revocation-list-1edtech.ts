/** Is the badge among those that a list of the kind of Open Badges names? (1EdTech Credential Revocation List; Open Badges 3.0 §8.2 step 4) */
import { type Finding, finding } from '../model/finding.js';
import { type JsonObject, type JsonValue, member, stringMember } from '../model/json.js';
import { err, ok, type Result } from '../model/result.js';
import { parseInstant } from '../model/time.js';
import type { NetResponse } from '../net/port.js';
import { looksLikeJwt } from '../unbake/jwt.js';
import { decodeUtf8 } from '../unbake/utf8.js';
import { typesOf } from '../versions/vc-model.js';
import { addressIn, fetchList, invalid, otherId, otherIssuer, verifyList } from './list-credential.js';
import type { StatusContext, StatusMethod } from './method.js';
import { itemOn, listObjectIn, plain, sameServer } from './named-list.js';

interface NamedList {
  readonly issuer: string;
  readonly id?: string;
  readonly day?: string;
  readonly revoked: readonly JsonValue[];
}

const arrayIn = (list: JsonValue | undefined): readonly JsonValue[] | undefined => {
  const revoked = member(list, 'revokedCredential');
  return Array.isArray(revoked) ? (revoked as readonly JsonValue[]) : undefined;
};

const revokedIn = (list: JsonObject): Result<readonly JsonValue[], string> => {
  const [outside, inside] = [arrayIn(list), arrayIn(member(list, 'credentialSubject'))];
  if (outside !== undefined && inside !== undefined) return err('it has two lists "revokedCredential"');
  const revoked = outside ?? inside;
  return revoked === undefined ? err('it has no list "revokedCredential"') : ok(revoked);
};

/** What nobody signed may say all the same until when it counts. */
const outOfForce = (list: JsonObject, { now, clockSkew }: StatusContext): string | undefined => {
  const stated = (...names: readonly string[]): readonly (number | undefined)[] =>
    names.filter((name) => member(list, name) !== undefined).map((name) => parseInstant(member(list, name)));
  const [starts, ends] = [stated('validFrom', 'issuanceDate'), stated('validUntil', 'expirationDate')];
  if ([...starts, ...ends].includes(undefined)) return 'it says until when it counts, and that is no date';
  if (ends.some((end) => end !== undefined && end < now)) return 'it has expired';
  return starts.some((start) => start !== undefined && start > now + clockSkew) ? 'it is not in force yet' : undefined;
};

/** Nobody signed it, so that only the place it comes from vouches for it: the server that the signed badge names. */
const unsigned = (
  list: JsonObject,
  { url: from }: NetResponse,
  url: string,
  context: StatusContext,
): Result<NamedList, string> => {
  if (!sameServer(from, url)) return err('it is not signed, and it came from another server than the badge names');
  const stated = member(list, 'issuer');
  const issuer = typeof stated === 'string' ? stated : stringMember(stated, 'id');
  if (issuer === undefined) return err('it does not say who its issuer is');
  const late = outOfForce(list, context);
  if (late !== undefined) return err(late);
  const revoked = revokedIn(list);
  const id = stringMember(list, 'id');
  return revoked.ok ? ok({ issuer, revoked: revoked.value, ...(id === undefined ? {} : { id }) }) : revoked;
};

const signed = async (served: Uint8Array, url: string, context: StatusContext): Promise<Result<NamedList, Finding>> => {
  const list = await verifyList(served, url, context);
  if (!list.ok) return list;
  const { document, ...rest } = list.value;
  const revoked = revokedIn(document);
  return revoked.ok ? ok({ ...rest, revoked: revoked.value }) : invalid(revoked.error, url);
};

const listIn = async (
  response: NetResponse,
  url: string,
  context: StatusContext,
): Promise<Result<NamedList, Finding>> => {
  const text = decodeUtf8(response.body);
  if (text.ok && looksLikeJwt(text.value)) return signed(response.body, url, context);
  const object = text.ok ? listObjectIn(text.value) : undefined;
  if (object === undefined)
    return invalid('what is served there is no JSON object that can be read in one way only', url);
  // What calls itself signed must be so.
  if (member(object, 'proof') !== undefined || typesOf(object).includes('VerifiableCredential'))
    return signed(response.body, url, context);
  const list = unsigned(object, response, url, context);
  return list.ok ? list : invalid(list.error, url);
};

const judge = (
  list: NamedList,
  badge: { id: string; issuer: string },
  url: string,
): Result<readonly Finding[], string> => {
  const id = plain(badge.id);
  const names = (_: 'id', text: string): boolean => plain(text) === id;
  const items = list.revoked.map((item) => itemOn(item, ['id'], names));
  const hit = items.find((item) => typeof item === 'object' && item.revoked);
  const idDiffers = otherId(list.id, url);
  if (typeof hit === 'object') {
    const by = list.issuer === badge.issuer ? {} : { by: list.issuer };
    const reason = hit.reason === undefined ? {} : { reason: hit.reason };
    return ok([finding('status.revoked', { url, ...by, ...reason }), ...idDiffers]);
  }
  return items.includes(undefined)
    ? err('it has items that do not say clearly which badge is revoked')
    : ok([...otherIssuer(list.issuer, badge.issuer, url), ...idDiffers]);
};

export const revocationList1EdTech: StatusMethod = {
  type: '1EdTechRevocationList',
  check: async (entry, context) => {
    const address = addressIn(entry, 'id');
    if (!address.ok) return address;
    const url = address.value;
    const { id, issuer } = context.badge;
    if (id === undefined) return invalid('the badge has no id by which it could be listed', url);
    const served = await fetchList(url, context.net);
    if (!served.ok) return served;
    const list = await listIn(served.value, url, context);
    if (!list.ok) return list;
    const findings = judge(list.value, { id, issuer }, url);
    if (!findings.ok) return invalid(findings.error, url);
    const { day } = list.value;
    const revoked = findings.value.some(({ code }) => code === 'status.revoked');
    return ok({
      says: revoked ? 'revoked' : 'not revoked',
      findings: findings.value,
      ...(day === undefined ? {} : { day }),
    });
  },
};
