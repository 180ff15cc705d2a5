/** How was a key found, and who vouches that it is the issuer's? (Open Badges 3.0 Implementation Guide, key provenance) */

export type Provenance =
  /** The id is the key: anybody can make one. */
  | { readonly by: 'self' }
  /** The host in the issuer's id publishes it over HTTPS. */
  | {
      readonly by: 'domain';
      readonly host: string;
      /** The part of the host that somebody registered, where there is one. */
      readonly domain?: string;
      readonly document: 'did-document' | 'profile' | 'jwks' | 'key';
    }
  /** A service that the user named looked it up, and is believed. */
  | { readonly by: 'resolver'; readonly url: string };

/** Says it in words, as in "key …". Names come from ids and must be escaped for their sink. */
export const provenanceWords = (found: Provenance): string => {
  switch (found.by) {
    case 'self':
      return 'a bare key: nobody vouches for the name';
    case 'domain':
      return `published at ${found.host} over HTTPS`;
    case 'resolver':
      return `looked up by ${found.url}, which was trusted to answer rightly`;
  }
};
