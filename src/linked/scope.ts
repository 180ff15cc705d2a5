/** For which addresses does an issuer vouch? By default for its own host; its profile may name others, and fewer (Open Badges 2.0, VerificationObject (Issuer); Hosted Verification step 5). */
import { asArray, isObject, type JsonValue, member } from '../model/json.js';
import type { LinkedObject } from '../model/linked.js';
import { hostAndPort, hostName, plainAddress } from '../model/web-address.js';

interface Start {
  readonly url: URL;
  /** What stands behind the question mark; undefined without one. */
  readonly query: string | undefined;
}

/** What an issuer vouches for, as its own address says it. */
export interface Scope {
  /** Hosts, with the port where it is not the default one. */
  readonly hosts: ReadonlySet<string>;
  /** Where an assertion must stand; undefined where the profile does not say it. */
  readonly starts?: readonly Start[];
  /** Why nothing is vouched for, as a clause. */
  readonly nothing?: string;
}

export type ScopedPart = 'assertion' | 'badgeClass';

const clip = (text: string): string => (text.length > 100 ? `${text.slice(0, 100)}…` : text);

/** A few hosts, for the reader. */
const listed = (hosts: ReadonlySet<string>): string => {
  const names = [...hosts].slice(0, 3).map(clip).join(', ');
  return hosts.size > 3 ? `${names} and ${hosts.size - 3} more` : names;
};

const queryIn = (text: string): string | undefined => {
  const at = text.indexOf('?');
  return at < 0 ? undefined : text.slice(at + 1);
};

const startOf = (value: JsonValue): readonly Start[] => {
  const url = typeof value === 'string' ? plainAddress(value) : undefined;
  return typeof value === 'string' && url?.ok === true ? [{ url: url.value, query: queryIn(value) }] : [];
};

/** The hosts that one entry of `allowedOrigins` names: a registered host name, or an origin written as a URL. */
const hostsOf = (value: JsonValue, profile: URL): readonly string[] => {
  if (typeof value !== 'string' || value.includes('*')) return [];
  const read = plainAddress(/^[a-z][a-z0-9+.-]*:\/\//i.test(value) ? value : `https://${value}`);
  // An entry that means less than a whole host must not be taken for one.
  if (!read.ok || read.value.pathname !== '/' || read.value.search !== '' || value.includes('?')) return [];
  const url = read.value;
  if (url.port !== '' || profile.port === '') return [hostAndPort(url)];
  return [hostName(url), `${hostName(url)}:${profile.port}`];
};

const nothing = (why: string): Scope => ({ hosts: new Set(), nothing: why });

/** Two ways to write what is the default. */
const byId: readonly JsonValue[] = ['id', '@id'];

/** The scope of an issuer whose profile was fetched from an address. What cannot be read there never widens it. */
export const scopeOf = ({ object }: LinkedObject, profileUrl: string): Scope => {
  const profile = plainAddress(profileUrl);
  if (!profile.ok) return nothing(`the address of the issuer cannot be relied on: ${profile.error}`);
  const own = { hosts: new Set([hostAndPort(profile.value)]) };
  const verification = member(object, 'verification');
  if (verification === undefined) return own;
  if (!isObject(verification)) return nothing('"verification" in its profile cannot be read');
  const property = member(verification, 'verificationProperty') ?? 'id';
  if (!byId.includes(property))
    return nothing(
      'its profile tells badges by something else than their "id" ("verificationProperty"), which is not supported',
    );
  const [origins, prefixes] = ['allowedOrigins', 'startsWith'].map((name) => member(verification, name));
  const starts = prefixes === undefined ? undefined : asArray(prefixes).flatMap(startOf);
  if (starts?.length === 0) return nothing('"startsWith" in its profile names no address that can be read');
  const limited = starts === undefined ? {} : { starts };
  if (origins !== undefined) {
    const hosts = new Set(asArray(origins).flatMap((value) => hostsOf(value, profile.value)));
    return hosts.size === 0
      ? nothing('"allowedOrigins" in its profile names no host that can be read')
      : { hosts, ...limited };
  }
  return starts === undefined ? own : { hosts: new Set(starts.map(({ url }) => hostAndPort(url))), ...limited };
};

const isWholeSegments = (path: string, start: string): boolean =>
  path === start || path.startsWith(start.endsWith('/') ? start : `${start}/`);

const isWholeParameters = (query: string, start: string): boolean =>
  start === '' || query === start || query.startsWith(start.endsWith('&') ? start : `${start}&`);

const startsWith = (url: URL, query: string | undefined, start: Start): boolean => {
  // An address without https is asked over https, so that it may stand for the same one with it; never the other way.
  if (url.protocol !== start.url.protocol && url.protocol !== 'https:') return false;
  if (hostAndPort(url) !== hostAndPort(start.url)) return false;
  if (start.query === undefined) return isWholeSegments(url.pathname, start.url.pathname);
  return query !== undefined && url.pathname === start.url.pathname && isWholeParameters(query, start.query);
};

const outside = (url: URL, query: string | undefined, scope: Scope, part: ScopedPart): string | undefined => {
  const host = hostAndPort(url);
  if (!scope.hosts.has(host))
    return `it stands on ${clip(host)}, and the profile of the issuer allows only ${listed(scope.hosts)}`;
  if (part === 'badgeClass' || scope.starts === undefined) return undefined;
  return scope.starts.some((start) => startsWith(url, query, start))
    ? undefined
    : 'it begins with none of the addresses that the profile of the issuer names for badges ("startsWith")';
};

const bare = (name: string): string => name.replace(/^www\./, '');

/** The address that answered, read as the one that was asked where it only gained https, or gained or lost `www.`. */
const asAsked = (asked: URL, final: URL): URL => {
  const read = new URL(final);
  if (asked.protocol === 'http:' && hostAndPort(asked) === hostAndPort(final)) read.protocol = 'http:';
  if (bare(hostName(asked)) === bare(hostName(final)) && asked.port === final.port) read.host = asked.host;
  return read;
};

/**
 * Why an issuer does not vouch for what an address serves, as a clause; undefined if it does. Where a redirect led to
 * counts as well: otherwise anybody could answer behind an open redirect on the issuer's host.
 */
export const inScope = (
  url: string,
  finalUrl: string | undefined,
  scope: Scope,
  part: ScopedPart,
): string | undefined => {
  if (scope.nothing !== undefined) return scope.nothing;
  const asked = plainAddress(url);
  if (!asked.ok) return asked.error;
  const why = outside(asked.value, queryIn(url), scope, part);
  if (why !== undefined || finalUrl === undefined || finalUrl === url) return why;
  const final = plainAddress(finalUrl);
  const strayed = !final.ok
    ? final.error
    : asked.value.protocol === 'https:' && final.value.protocol === 'http:'
      ? 'it is an address without https'
      : outside(asAsked(asked.value, final.value), queryIn(finalUrl), scope, part);
  return strayed === undefined ? undefined : `the server sent it on to ${clip(finalUrl)}, and ${strayed}`;
};
