/** Whose is a host? The part of its name that somebody registered, by the Public Suffix List (publicsuffix.org). */
import { getDomain } from 'tldts';

/**
 * The registrable domain of a host: `example.edu` of `badges.example.edu:8443`. Undefined where there is none, as for
 * `localhost` or an IP address. Platforms that give a name to each of their users count as suffixes.
 */
export const registrableDomain = (host: string): string | undefined =>
  getDomain(host, { allowPrivateDomains: true }) ?? undefined;
