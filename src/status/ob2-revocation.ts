/** Is the badge on the list of revoked badges that the profile of its issuer names? (Open Badges 2.0, RevocationList; Open Badges 1.0, `revocationList`) */
import type { AskAddress } from '../keys/ob2-key.js';
import { statedId } from '../keys/problem.js';
import { finding } from '../model/finding.js';
import { asArray, isObject, type JsonObject, member, stringMember } from '../model/json.js';
import { err, ok, type Result } from '../model/result.js';
import { isWebAddress, sameAddress } from '../model/web-address.js';
import { unreachable } from '../net/port.js';
import { decodeUtf8 } from '../unbake/utf8.js';
import { invalid } from './list-credential.js';
import type { StatusAnswer } from './method.js';
import { itemOn, listObjectIn, type Named, plain, sameServer } from './named-list.js';

const maxBytes = 4 * 1024 * 1024;

/** The badge that is looked for, as far as it is proven what it calls itself. */
export interface ListedBadge {
  readonly id?: string;
  /** The name that Open Badges 1 gave to badges, unique for each issuer only. */
  readonly uid?: string;
  /** The address of the issuer. */
  readonly issuer: string;
}

type Item = ReturnType<typeof itemOn>;
type Name = 'id' | 'uid';

/** With http and https for one, since an address without https is asked over https. */
const withoutScheme = (id: string): string => id.replace(/^https?:\/\//i, 'https://');

const matcher = (badge: ListedBadge): ((name: Name, text: string) => boolean) => {
  const same = { id: (text: string) => withoutScheme(plain(text)), uid: plain };
  const wanted = (['id', 'uid'] as const).map((name) => {
    const value = badge[name];
    return { name, value: value === undefined ? undefined : same[name](value) };
  });
  // Lists name badges by either under the name of the other; to overlook one would be the worse mistake.
  return (_, text) => wanted.some(({ name, value }) => value !== undefined && value === same[name](text));
};

/** Names of a list of another form, and of the messages of a server that is out of order, which are objects of texts as well. */
const otherWords = new Set([
  ...['@context', 'id', '@id', 'type', '@type', 'issuer'],
  ...[
    'error',
    'errors',
    'message',
    'detail',
    'details',
    'status',
    'code',
    'title',
    'reason',
    'msg',
    'info',
    'description',
    'result',
    'success',
    'ok',
    'data',
    'path',
    'url',
  ],
]);

/** The map of Open Badges 1.0, from the `uid` to the reason. Nothing but its shape tells it, so that a clear one must have no other. */
const itemsOfMap = (list: JsonObject, badge: ListedBadge): Result<readonly Item[], string> => {
  if (badge.uid === undefined) return err('it has no "revokedAssertions"');
  const isBadge = matcher(badge);
  const entries = Object.entries(list);
  const hit = entries.find(([uid, reason]) => isBadge('uid', uid) && reason !== false);
  if (hit !== undefined) return ok([{ revoked: true, ...(typeof hit[1] === 'string' ? { reason: hit[1] } : {}) }]);
  return entries.every(([name, reason]) => typeof reason === 'string' && !otherWords.has(name))
    ? ok([])
    : err('it has no "revokedAssertions", and is no map from the "uid" of badges to reasons');
};

const itemsOf = (list: JsonObject, badge: ListedBadge): Result<readonly Item[], string> => {
  const revoked = member(list, 'revokedAssertions');
  if (revoked === undefined) return itemsOfMap(list, badge);
  const isBadge = matcher(badge);
  return ok(asArray(revoked).map((item) => itemOn(item, ['id', 'uid'], isBadge)));
};

/** Why a list that does not name the badge says nothing of it; undefined if it does. */
const whyNothing = (
  list: JsonObject,
  items: readonly Item[],
  badge: ListedBadge,
  { url, finalUrl }: { readonly url: string; readonly finalUrl: string },
): string | undefined => {
  const { issuer } = statedIssuer(list);
  if (issuer !== undefined && !sameAddress(issuer, badge.issuer))
    return `it is the list of ${statedId(issuer, 'nobody who can be read')}, and not of the issuer`;
  const type = asArray(member(list, 'type'));
  if (type.length > 0 && !type.includes('RevocationList'))
    return 'it calls itself something else than a RevocationList';
  const id = stringMember(list, 'id');
  // What moved to another server is no longer what the issuer names.
  if (!sameServer(withoutScheme(finalUrl), withoutScheme(url)))
    return 'it came from another server than the issuer names';
  if (id !== undefined && isWebAddress(id) && !sameServer(withoutScheme(id), withoutScheme(url)))
    return `it calls itself ${statedId(id, 'something that is no id')}, which lies on another server`;
  return items.includes(undefined) ? 'it has items that do not say clearly which badge is revoked' : undefined;
};

const statedIssuer = (list: JsonObject): { readonly issuer?: string } => {
  const value = member(list, 'issuer');
  if (value === undefined) return {};
  return {
    issuer: (typeof value === 'string' ? value : isObject(value) ? stringMember(value, 'id') : undefined) ?? '',
  };
};

const judge = (
  list: JsonObject,
  badge: ListedBadge,
  served: { readonly url: string; readonly finalUrl: string },
): StatusAnswer => {
  const { url } = served;
  const items = itemsOf(list, badge);
  if (!items.ok) return invalid(items.error, url);
  const hit = items.value.find((item): item is Named => typeof item === 'object' && item.revoked);
  if (hit !== undefined) {
    const { issuer } = statedIssuer(list);
    const by =
      issuer === undefined || sameAddress(issuer, badge.issuer) ? {} : { by: statedId(issuer, 'somebody else') };
    const reason = hit.reason === undefined || hit.reason.trim() === '' ? {} : { reason: hit.reason };
    return ok({ says: 'revoked', findings: [finding('status.revoked', { url, ...by, ...reason })] });
  }
  const why = whyNothing(list, items.value, badge, served);
  return why === undefined ? ok({ says: 'not revoked', findings: [] }) : invalid(why, url);
};

/** Looks a badge up in a list. Nobody signed the list: it counts because the profile of the issuer names its address. */
export const readRevocationList = async (
  address: string,
  badge: ListedBadge,
  ask: AskAddress<'revocation-list'>,
): Promise<StatusAnswer> => {
  if (!isWebAddress(address)) return invalid('the profile of the issuer names it by something that is no web address');
  if (badge.id === undefined && badge.uid === undefined)
    return invalid('the badge has no id by which it could be listed', address);
  const answer = await ask({ url: address, purpose: 'revocation-list', maxBytes });
  if (answer.kind === 'absent' || answer.kind === 'silent') return err(answer.finding);
  if (answer.kind === 'gone')
    return err(unreachable(answer.url, 'revocation-list', 'the server answered with HTTP status 410'));
  const text = decodeUtf8(answer.body);
  const list = text.ok ? listObjectIn(text.value) : undefined;
  return list === undefined
    ? invalid('what is served there is no JSON object that can be read in one way only', answer.url)
    : judge(list, badge, answer);
};
