/** Whose link is this, and where is the machine-readable badge behind it? Share links are for people; they are not asked themselves. */
import { accredible } from './accredible.js';
import { badgr } from './badgr.js';
import { credly } from './credly.js';
import { edubadges } from './edubadges.js';
import { moodle } from './moodle.js';
import { canCred, canCredPassport, openBadgeFactory, openBadgePassport } from './open-badge-factory.js';
import { addressOf, linkAt, type Platform, type PlatformLink } from './platform.js';
import { verifierPlus } from './verifier-plus.js';
import { wordsOnly } from './words-only.js';

export type { AskLink, DerivedLink, Platform, PlatformLink } from './platform.js';

export const platforms = [
  credly,
  badgr,
  openBadgeFactory,
  canCred,
  openBadgePassport,
  canCredPassport,
  edubadges,
  accredible,
  verifierPlus,
  ...wordsOnly,
  // Last, because it is told by the path alone, on any host.
  moodle,
] as const satisfies readonly Platform[];

/** Undefined for what is no share link, or is the machine-readable address already: that is asked as it is. */
export const linkFor = (url: string | URL): PlatformLink | undefined => {
  const address = addressOf(url);
  if (address === undefined) return undefined;
  for (const platform of platforms) {
    const link = linkAt(platform, address);
    if (link !== undefined) return link;
  }
  return undefined;
};

export interface SharedHost {
  readonly name: string;
  /** Nothing there is ever a genuine award. */
  readonly test?: true;
  readonly goneOrNever?: true;
}

/** The platform that a host belongs to, where many issuers share it: then the origin says nothing about the issuer. */
export const platformOfHost = (host: string, path = ''): SharedHost | undefined => {
  // Another port, or the dot that may end a name, makes no other platform of it.
  const lower = host.toLowerCase().replace(/:\d+$/, '').replace(/\.$/, '');
  for (const { name, shared, test, goneOrNever } of platforms as readonly Platform[]) {
    if (test?.test(lower) === true) return { name, test: true };
    if (shared?.test(lower) === true || shared?.test(`${lower}${path}`) === true)
      return { name, ...(goneOrNever === undefined ? {} : { goneOrNever }) };
  }
  return undefined;
};

/** The name of the platform, where its HTTP 410 may as well mean that there was never such a badge. */
export const goneOrNeverAt = (url: string): { readonly orNever?: string } => {
  if (!URL.canParse(url)) return {};
  const { host, pathname } = new URL(url);
  const platform = platformOfHost(host, pathname);
  return platform?.goneOrNever === true ? { orNever: platform.name } : {};
};
