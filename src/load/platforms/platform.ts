/** What does the program know of a badge platform: which links holders pass on, and what is behind them? */

/** Where the machine-readable badge behind a share link is. */
export interface DerivedLink {
  readonly platform: string;
  readonly kind: 'derived';
  readonly url: string;
  /** Value of the Accept header. */
  readonly accept: string;
  /** What is served there is a record about the badge: the member that holds its address, or the badge itself. */
  readonly field?: 'assertion_url' | 'credential';
  /** Where else it may be, in the order in which to ask. */
  readonly alternatives?: readonly string[];
  /** What else may be the reason where there is nothing (HTTP 404), as the end of a sentence. */
  readonly missing?: string;
}

/** A link behind which nothing can be checked. */
export interface AskLink {
  readonly platform: string;
  readonly kind: 'ask';
  /** What is the matter with the link, as in `leads to a profile, which is no badge`. */
  readonly why: string;
  /** What to do instead, as in `Ask the holder for the badge file`. */
  readonly ask: string;
}

export type PlatformLink = DerivedLink | AskLink;

/** A web address in parts, as `URL` writes them: the host in lower case, dot segments resolved. */
export interface Address {
  readonly host: string;
  readonly path: string;
  readonly query: URLSearchParams;
  /** With its `#`, or empty. */
  readonly hash: string;
}

export type Target<L> = L extends PlatformLink ? Omit<L, 'platform' | 'accept'> : never;

/** One form that links of a platform have. */
export interface LinkForm {
  /** Host and path, as in `www.credly.com/badges/1`. Anchored at both ends, and of linear time. */
  readonly form: RegExp;
  /** Undefined where the rest of the address does not fit. */
  readonly to: (groups: readonly string[], address: Address) => Target<PlatformLink> | undefined;
}

export interface Platform {
  /** It answers HTTP 410 for a badge that was revoked, and for one that never existed. */
  readonly goneOrNever?: true;
  readonly name: string;
  /** The first that fits counts. What is machine-readable already has no form: it is asked as it is. */
  readonly links: readonly LinkForm[];
  /** Where badges or profiles of many issuers are served: the host, or host and path. */
  readonly shared?: RegExp;
  /** Hosts on which nothing is ever a genuine award. */
  readonly test?: RegExp;
}

export const uuid = '[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}';
export const hex40 = '[0-9a-fA-F]{40}';
/** Such an id is 16 bytes in base64url; letter case counts. */
export const id22 = '[A-Za-z0-9_-]{22}';

/** What platforms are asked for: with `text/html` some of them would send the page. */
export const platformAccept = 'application/ld+json, application/json';

/** Words in place of an address: what is the matter with the link, and what to ask the holder for. */
export const ask = (why: string, what: string): LinkForm['to'] => {
  return () => ({ kind: 'ask', why, ask: `Ask the holder for ${what}` });
};

/** Undefined for what is no plain web address: another scheme or port, a user name. */
export const addressOf = (url: string | URL): Address | undefined => {
  const read = typeof url === 'string' ? (URL.canParse(url) ? new URL(url) : undefined) : url;
  if (read === undefined || !/^https?:$/.test(read.protocol)) return undefined;
  if (read.username !== '' || read.password !== '' || read.port !== '') return undefined;
  return { host: read.hostname, path: read.pathname, query: read.searchParams, hash: read.hash };
};

/** What one platform makes of an address. */
export const linkAt = ({ name, links, test }: Platform, address: Address): PlatformLink | undefined => {
  if (test?.test(address.host) === true)
    return {
      platform: name,
      kind: 'ask',
      why: 'leads to a test system, where nothing is a genuine award',
      ask: 'Ask the holder for the link or the file of the genuine badge',
    };
  for (const { form, to } of links) {
    const found = form.exec(`${address.host}${address.path}`);
    const target = found === null ? undefined : to(found.slice(1), address);
    if (target?.kind === 'derived') return { platform: name, accept: platformAccept, ...target };
    if (target !== undefined) return { platform: name, ...target };
  }
  return undefined;
};
