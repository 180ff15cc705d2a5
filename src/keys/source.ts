/** What a place that keys come from must offer. */
import type { Finding } from '../model/finding.js';
import type { Result } from '../model/result.js';
import type { Net } from '../net/port.js';
import type { PublicKey } from './public-key.js';

export interface KeyFound {
  readonly key: PublicKey;
  /** The id under which the key was found. */
  readonly id: string;
  /** `self`: the id is the key, anybody can make one. */
  readonly vouchedBy: 'self';
}

export interface KeySource {
  readonly id: string;
  /** Whether ids of this kind are answered here; `controller` is a DID or URL without fragment. */
  readonly handles: (controller: string) => boolean;
  /**
   * The key that `controller` publishes under `fragment`, or its only key where there is no fragment.
   * Never throws; what the network did not answer is an indeterminate finding.
   */
  readonly resolve: (controller: string, fragment: string | undefined, net: Net) => Promise<Result<KeyFound, Finding>>;
}
