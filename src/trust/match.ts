/** Is an issuer on the lists of the user, and with this key? Ids are compared exactly; all else is only similar. */
import type { TrustedIssuer, TrustList, TrustSource } from '../model/trust.js';

export type ReadSource = TrustSource & { readonly list: TrustList };
export type MissingSource = Exclude<TrustSource, { readonly list: TrustList }>;

export const hasList = (source: TrustSource): source is ReadSource => 'list' in source;
export const isMissing = (source: TrustSource): source is MissingSource => 'problem' in source;

export interface Listed {
  readonly entry: TrustedIssuer;
  readonly source: ReadSource;
}

export type Match =
  | ({ readonly kind: 'listed' } & Listed)
  /** The id is on a list that names other keys than those the signatures were made with. */
  | ({ readonly kind: 'other-keys' } & Listed)
  /** `similar`: an entry whose id a person could take for this one. */
  | { readonly kind: 'unlisted'; readonly similar?: Listed };

/** did:web and https ids of one place look alike, as do letters of either case and a slash at the end. */
const fold = (id: string): string =>
  id
    .toLowerCase()
    .replace(/^did:web:(.*)$/, (_, place: string) => `https://${place.replaceAll(':', '/').replaceAll('%3a', ':')}`)
    .replace(/^(https:\/\/[^/]*):443(?=\/|$)/, '$1')
    .replace(/\/$/, '');

/** A URL in its plain form, with the host in punycode. */
const plain = (id: string): string => (URL.canParse(id) ? new URL(id).href : id);

/** Every entry of an id, in the order of the lists. */
export const entriesFor = (sources: readonly TrustSource[], id: string): readonly Listed[] =>
  sources.filter(hasList).flatMap((source) => {
    const entry = source.list.issuers.get(id);
    return entry === undefined ? [] : [{ entry, source }];
  });

/** The first entry whose id differs from this one only in ways that the eye passes over. */
export const similarTo = (sources: readonly TrustSource[], id: string): Listed | undefined => {
  const [folded, plainly] = [fold(id), fold(plain(id))];
  for (const source of sources.filter(hasList))
    for (const entry of source.list.issuers.values()) {
      const known = fold(entry.id);
      if (entry.id !== id && (known === folded || known === plainly)) return { entry, source };
    }
  return undefined;
};

/**
 * `thumbprints` are those of all keys that the signatures were made with. Where some list names the issuer's keys,
 * each of them must be among those, whatever lists say that name no keys: to name them is to say that no other counts.
 */
export const matchIssuer = (sources: readonly TrustSource[], id: string, thumbprints: readonly string[]): Match => {
  const entries = entriesFor(sources, id);
  const [first] = entries;
  if (first === undefined) {
    const similar = similarTo(sources, id);
    return similar === undefined ? { kind: 'unlisted' } : { kind: 'unlisted', similar };
  }
  const naming = entries.filter(({ entry }) => entry.keys !== undefined);
  const [pinned] = naming;
  if (pinned === undefined) return { kind: 'listed', ...first };
  const fits = naming.find(
    ({ entry }) => thumbprints.length > 0 && thumbprints.every((one) => entry.keys?.includes(one) === true),
  );
  return fits === undefined ? { kind: 'other-keys', ...pinned } : { kind: 'listed', ...fits };
};
