/** What stands behind a badge: how was a key found, or who serves it, and who vouches that it is the issuer's? (Open Badges 3.0 Implementation Guide, key provenance; Open Badges 2.0, Verification) */

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
      /** The name of the platform, where the host is known to be shared by many issuers. */
      readonly platform?: string;
      /** The user allowed it to be read without https, where anybody on the way could answer. */
      readonly unsafe?: true;
    }
  /** The host of the issuer serves the badge itself over HTTPS; nothing is signed. */
  | {
      readonly by: 'hosting';
      readonly host: string;
      readonly domain?: string;
      readonly platform?: string;
      /** The user allowed it to be read without https, where anybody on the way could answer. */
      readonly unsafe?: true;
    }
  /** A service that the user named looked it up, and is believed. */
  | { readonly by: 'resolver'; readonly url: string };

/** Says it in words, as in "key …". Names come from ids and must be escaped for their sink. */
export const provenanceWords = (found: Provenance): string => {
  switch (found.by) {
    case 'self':
      return 'a bare key: nobody vouches for the name';
    case 'domain':
      return `published at ${found.host} ${found.unsafe === true ? 'without HTTPS' : 'over HTTPS'}`;
    case 'hosting':
      return `served at ${found.host} ${found.unsafe === true ? 'without HTTPS' : 'over HTTPS'}, not signed`;
    case 'resolver':
      return `looked up by ${found.url}, which was trusted to answer rightly`;
  }
};
