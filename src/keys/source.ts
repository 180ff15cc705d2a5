/** What a place that keys come from is asked, and what it may answer. */
import type { Finding } from '../model/finding.js';
import type { Provenance } from '../model/provenance.js';
import type { Result } from '../model/result.js';
import type { Net } from '../net/port.js';
import type { PublicKey } from './public-key.js';

export interface KeyQuestion {
  /** The id of the issuer that the badge names: the only one who may have signed. */
  readonly issuer: string;
  /** The DID or URL without fragment whose document would list the key. */
  readonly controller: string;
  /** The name of the key in that document; absent, the document must have one key only. */
  readonly fragment: string | undefined;
  /** The name of the key as the proof writes it; of a token that names none, the id of the issuer. */
  readonly text: string;
  /** The proof is a token, whose key may stand in the key set of the issuer's host as well. */
  readonly token: boolean;
  /** The key that a token carries in its header: it says which of the issuer's keys is meant, and proves nothing. */
  readonly hint?: PublicKey;
  /** The instant at which the key must be in force, in milliseconds since the epoch. */
  readonly at: number;
  readonly net: Net;
  /** Base address of the resolver that the user named for DID methods that are not built in. */
  readonly resolver?: string;
}

export interface KeyFound {
  readonly key: PublicKey;
  /** The id under which the key was found. */
  readonly id: string;
  readonly provenance: Provenance;
}

export interface KeyRefused {
  readonly finding: Finding;
  /** The key, where one was seen: the signature can then be judged although the key is not the issuer's. */
  readonly key?: PublicKey;
  /** Who said so, where it was not the issuer. */
  readonly provenance?: Provenance;
}

export interface KeySource {
  readonly id: string;
  /** Whether ids of this kind are answered here; `controller` is a DID or URL without fragment. */
  readonly handles: (controller: string) => boolean;
  /** The key that the question is about. Never throws; what the network did not answer is an indeterminate finding. */
  readonly resolve: (question: KeyQuestion) => Promise<Result<KeyFound, KeyRefused>>;
}
