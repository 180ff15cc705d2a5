/** Which badge does a web page announce? (HTML §4.6.7.1, rel=alternate; Open Graph, og:image) */
import { Parser } from 'htmlparser2';

export interface Announced {
  /** An absolute http or https URL without a fragment. */
  readonly url: string;
  /** The page gives it a type that only credentials have; else it may turn out to be something else. */
  readonly certain: boolean;
}

/** In order of preference: what only credentials are, then what they may be. */
const credentialTypes: ReadonlySet<string> = new Set([
  'application/vc',
  'application/vc+ld+json',
  'application/vc+jwt',
  'application/vc+ld+json+jwt',
  'application/jwt',
]);
const ranks = { credential: 0, linkedData: 1, json: 2, picture: 3 } as const;
type Kind = keyof typeof ranks;

const pictureNames: ReadonlySet<string> = new Set(['og:image', 'og:image:url', 'og:image:secure_url']);

/** What lies behind these is not looked at: what a page announces stands near its beginning. */
const maxBytes = 1 << 20;
const maxTags = 10_000;
const maxHref = 4096;
/** How many addresses one page may make the program ask. */
const maxAnnounced = 3;

interface Named {
  readonly href: string;
  readonly kind: Kind;
}

/** Type by its essence: parameters, such as a profile, follow behind a semicolon. */
const kindOf = (type: string): Kind | undefined => {
  const essence = type.slice(0, 200).split(';', 1)[0]?.trim().toLowerCase() ?? '';
  if (credentialTypes.has(essence)) return 'credential';
  return essence === 'application/ld+json' ? 'linkedData' : essence === 'application/json' ? 'json' : undefined;
};

const fromLink = (attributes: Readonly<Record<string, string>>): Named | undefined => {
  const { rel = '', type = '', href } = attributes;
  const kind = kindOf(type);
  const rels = rel.slice(0, 200).toLowerCase().split(/\s+/);
  return href === undefined || kind === undefined || !rels.includes('alternate') ? undefined : { href, kind };
};

const fromMeta = (attributes: Readonly<Record<string, string>>): Named | undefined => {
  const { property, name, content } = attributes;
  const is = (property ?? name ?? '').trim().toLowerCase();
  return content === undefined || !pictureNames.has(is) ? undefined : { href: content, kind: 'picture' };
};

/** The page up to the tag behind which nothing is looked at; every tag counts, also one that closes nothing. */
const beginningOf = (page: Uint8Array): string => {
  const text = new TextDecoder().decode(page.subarray(0, maxBytes));
  let at = -1;
  for (let tags = 0; tags < maxTags; tags++) {
    at = text.indexOf('<', at + 1);
    if (at === -1) return text;
  }
  return text.slice(0, at);
};

interface Seen {
  readonly named: readonly Named[];
  readonly base?: string;
}

const seenIn = (page: Uint8Array): Seen => {
  const named: Named[] = [];
  let base: string | undefined;
  const parser = new Parser({
    onopentag: (tag, attributes) => {
      if (tag === 'base') base ??= attributes.href;
      const found = tag === 'link' ? fromLink(attributes) : tag === 'meta' ? fromMeta(attributes) : undefined;
      if (found !== undefined) named.push(found);
    },
  });
  parser.end(beginningOf(page));
  return { named, ...(base === undefined ? {} : { base }) };
};

const resolve = (href: string, base: string): string | undefined => {
  if (href.trim() === '' || href.length > maxHref || !URL.canParse(href, base)) return undefined;
  const url = new URL(href, base);
  url.hash = '';
  return ['https:', 'http:'].includes(url.protocol) && url.href.length <= maxHref ? url.href : undefined;
};

/** The addresses that a page at `url` announces as its badge, the most telling first, at most three. */
export const announcedIn = (page: Uint8Array, url: string): readonly Announced[] => {
  const { named, base } = seenIn(page);
  const here = resolve(url, url);
  const from = (base === undefined ? undefined : resolve(base, url)) ?? url;
  const best = new Map<string, Kind>();
  for (const { href, kind } of named.toSorted((a, b) => ranks[a.kind] - ranks[b.kind])) {
    const address = resolve(href, from);
    // The page itself has just been asked for a badge, and gave a page.
    if (address !== undefined && address !== here && !best.has(address)) best.set(address, kind);
    if (best.size === maxAnnounced) break;
  }
  return [...best].map(([address, kind]) => ({ url: address, certain: kind === 'credential' }));
};
