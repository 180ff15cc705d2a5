/** What the user's lists of trusted issuers say. Names come from here, never from a badge. */

export interface TrustedIssuer {
  /** A DID or URL, compared exactly. */
  readonly id: string;
  readonly name?: string;
  /** RFC 7638 thumbprints (SHA-256, base64url) of the only keys that count; absent, any key of the issuer does. */
  readonly keys?: readonly string[];
}

export interface TrustList {
  readonly name?: string;
  /** When the list was made, as it says itself. */
  readonly date?: string;
  readonly issuers: ReadonlyMap<string, TrustedIssuer>;
}

/** One `--trust` of the user: the list, or why there is none. */
export type TrustSource = { readonly source: string; readonly sha256?: string } & (
  | { readonly list: TrustList }
  /** `unsupported`: a kind of registry that is not read yet. `unavailable`: it did not answer, or is no list. */
  | { readonly problem: 'unsupported' | 'unavailable'; readonly why: string }
);

export interface TrustPolicy {
  /** In the order in which the user named them; empty means that nobody asked. */
  readonly sources: readonly TrustSource[];
  /** An issuer that is on none of them fails. */
  readonly required: boolean;
}
