/** The canonical form of the JCS suites: RFC 8785, which covers every member as it stands (vc-di-eddsa §3.3, vc-di-ecdsa §3.3). */
import { warnOfUnpinnedContexts } from '../ld/contexts.js';
import { canonicalizeJson } from '../ld/jcs.js';
import type { ProofClaim } from '../model/credential.js';
import { type Finding, finding } from '../model/finding.js';
import { asArray, type JsonObject, type JsonValue, pointerTo } from '../model/json.js';
import { err, ok, type Result } from '../model/result.js';
import type { CanonicalForms, Transform } from './data-integrity.js';

/** The contexts that the proof was made under must be the first ones of the document, in the same order (§3.3.2). */
const startsWith = (all: JsonValue | undefined, first: JsonValue): boolean => {
  const [long, short] = [asArray(all), asArray(first)];
  return short.every((item, index) => canonicalizeJson(item) === canonicalizeJson(long[index] ?? null));
};

const mismatch = (claim: ProofClaim, why: string, pointer: string): Finding =>
  finding('proof.signature-mismatch', { suite: claim.name, why }, { pointer });

const canonicalForms = (
  unsecured: JsonObject,
  options: JsonObject,
  claim: ProofClaim,
): Result<CanonicalForms, readonly Finding[]> => {
  const [document, config] = [canonicalizeJson(unsecured), canonicalizeJson(options)];
  return document === undefined || config === undefined
    ? err([
        mismatch(
          claim,
          'The text holds half a character (a lone surrogate) or a number out of range, which no signer can have signed',
          claim.pointer,
        ),
      ])
    : ok({ document, options: config, olderContexts: [] });
};

export const jcs: Transform = (unsecured, options, claim) => {
  const own = options['@context'];
  const fitting = own === undefined || startsWith(unsecured['@context'], own);
  const document = own === undefined ? unsecured : { ...unsecured, '@context': own };
  const findings = [
    ...warnOfUnpinnedContexts(unsecured, ''),
    ...(fitting
      ? []
      : [
          mismatch(
            claim,
            'The contexts of the proof are not the first contexts of the badge',
            pointerTo(claim.pointer, '@context'),
          ),
        ]),
  ];
  return {
    findings,
    forms: (async function* () {
      if (fitting) yield canonicalForms(document, options, claim);
    })(),
  };
};
