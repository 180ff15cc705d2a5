/** Which key of a DID's own document does a question mean? (DID Core §5.2, §6; Open Badges 3.0 §8.2) */
import { finding } from '../model/finding.js';
import type { JsonObject } from '../model/json.js';
import { err, ok, type Result } from '../model/result.js';
import { keyById, keyLike, onlyKey } from './controller-document.js';
import type { KeyFound, KeyQuestion, KeyRefused } from './source.js';

/** Media types of a DID document (DID Core §6). */
export const didDocumentTypes = 'application/did+json, application/did+ld+json, application/json';

/** The key that a DID's own document has for a question: by its name, as the one of a token's header, or the only one. */
export const keyInDidDocument = (
  document: JsonObject,
  { controller, fragment, hint, at }: KeyQuestion,
): Result<Omit<KeyFound, 'provenance'>, KeyRefused> => {
  const owner = { id: controller, at };
  const sought =
    fragment !== undefined
      ? keyById(document, owner, `${controller}#${fragment}`)
      : hint === undefined
        ? onlyKey(document, owner)
        : keyLike(document, owner, hint);
  const missing = (why: string): Result<never, KeyRefused> =>
    err({ finding: finding('issuer.key-not-found', { issuer: controller, key: fragment ?? '', why }) });
  switch (sought.kind) {
    case 'found':
      return ok(sought);
    case 'refused':
      return err(sought);
    case 'reference':
      return missing('its document lists that key, but the key itself does not stand there');
    case 'absent':
      if (fragment !== undefined) return missing('its document does not list it');
      if (hint === undefined) return missing('its document lists none for making statements ("assertionMethod")');
      return err({
        key: hint,
        finding: finding('issuer.key-not-authorised', {
          issuer: controller,
          key: 'in the "jwk" header',
          why: "it is none of the keys that the issuer's document lists",
        }),
      });
  }
};
