/** The canonical form of the RDF suites: RDFC-1.0 over pinned contexts, after the closed-name rule (vc-di-eddsa §3.2, vc-di-ecdsa §3.2). */
import { type CanonicalizeOptions, canonicalize, type HashName } from '../ld/canonicalize.js';
import { type ContextUse, checkClosedNames } from '../ld/closed-names.js';
import { isPinnedContext } from '../ld/contexts.js';
import { findLoneSurrogate } from '../ld/jcs.js';
import { type Snapshot, snapshotsFor } from '../ld/snapshots.js';
import type { Work } from '../ld/work.js';
import type { ProofClaim } from '../model/credential.js';
import { type Finding, finding } from '../model/finding.js';
import { type JsonObject, stringMember } from '../model/json.js';
import { err, ok, type Result } from '../model/result.js';
import type { CanonicalForms, Transform } from './data-integrity.js';

const unique = (contexts: readonly ContextUse[]): readonly ContextUse[] =>
  contexts.filter(({ url }, index) => contexts.findIndex((other) => other.url === url) === index);

const atProof = (found: readonly Finding[], claim: ProofClaim): readonly Finding[] =>
  found.map((f) => ({ ...f, pointer: `${claim.pointer}${f.pointer ?? ''}` }));

type Canonical = ReturnType<typeof canonicalize>;

/** Canonical forms of documents that several proofs cover; they go when the document goes. */
const known = new WeakMap<JsonObject, Map<string, Canonical>>();

const canonicalOnce = (
  unsecured: JsonObject,
  snapshot: Snapshot,
  hash: HashName,
  options: CanonicalizeOptions,
): Canonical => {
  const forms = known.get(unsecured) ?? new Map<string, Canonical>();
  known.set(unsecured, forms);
  const key = JSON.stringify([hash, options.explain, snapshot.id]);
  const form = forms.get(key) ?? canonicalize(unsecured, snapshot, hash, options);
  forms.set(key, form);
  return form;
};

const isTooComplex = (found: readonly Finding[]): boolean => found.some(({ code }) => code === 'format.too-complex');

async function* canonicalForms(
  unsecured: JsonObject,
  options: JsonObject,
  claim: ProofClaim,
  { hash, urls, work }: { readonly hash: HashName; readonly urls: readonly string[]; readonly work: Work },
): AsyncGenerator<Result<CanonicalForms, readonly Finding[]>> {
  for (const [index, snapshot] of snapshotsFor(urls, stringMember(options, 'created')).entries()) {
    // Only what the current copies refuse is ever reported.
    const explain = index === 0;
    const document = await canonicalOnce(unsecured, snapshot, hash, { explain, work });
    // Another copy of a context makes a hostile document no simpler.
    if (!document.ok && isTooComplex(document.error)) {
      yield document;
      return;
    }
    const config = await canonicalize(options, snapshot, hash, { explain, work });
    if (document.ok && config.ok)
      yield ok({ document: document.value, options: config.value, olderContexts: snapshot.older });
    else {
      const found = [...(document.ok ? [] : document.error), ...(config.ok ? [] : atProof(config.error, claim))];
      yield err(found);
      if (isTooComplex(found)) return;
    }
  }
}

/** Each entry is processed anew wherever it stands; nested credentials bring a few of their own. */
const maxContexts = 100;

const noForms: AsyncIterable<never> = {
  [Symbol.asyncIterator]: () => ({ next: async () => ({ done: true, value: undefined }) }),
};

const surrogateFinding = (unsecured: JsonObject, options: JsonObject, claim: ProofClaim): readonly Finding[] => {
  const pointer = findLoneSurrogate(unsecured) ?? findLoneSurrogate(options, claim.pointer);
  return pointer === undefined
    ? []
    : [
        finding(
          'proof.signature-mismatch',
          {
            suite: claim.name,
            why: 'The text holds half a character (a lone surrogate), which no signer can have signed',
          },
          { pointer },
        ),
      ];
};

export const rdfc: Transform = (unsecured, options, claim, hash, work) => {
  // The proof is read under the contexts of the document that it secures (vc-di-eddsa §3.2.5).
  const { '@context': own, ...rest } = options;
  const context = unsecured['@context'];
  const config: JsonObject = context === undefined ? rest : { ...rest, '@context': context };
  const names = checkClosedNames(unsecured);
  const proofNames = checkClosedNames(own === undefined ? rest : { ...rest, '@context': own });
  const contexts = unique(names.contexts);
  const tooMany = names.contexts.length > maxContexts;
  const missing = contexts.filter(({ url }) => !isPinnedContext(url));
  const findings = [
    ...names.findings,
    ...atProof(proofNames.findings, claim),
    ...(tooMany
      ? [finding('format.too-complex', { part: 'the badge', what: 'entries in its contexts', limit: maxContexts })]
      : []),
    ...surrogateFinding(unsecured, rest, claim),
    ...missing.map(({ url, pointer }) => finding('format.context-not-pinned', { url }, { pointer })),
    ...(context === undefined
      ? [
          finding('format.undeclared-name', {
            name: '@context',
            why: 'the badge names no context, so none of its names is defined',
          }),
        ]
      : []),
  ];
  const labels = [...names.labels, ...atProof(proofNames.labels, claim)];
  const urls = contexts.map(({ url }) => url);
  return {
    findings: [...findings, ...labels],
    forms: findings.length > 0 ? noForms : canonicalForms(unsecured, config, claim, { hash, urls, work }),
  };
};
