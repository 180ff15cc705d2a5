/**
 * Which key does a DID of another method have, by the word of a service that the user named? (DID Resolution §4, §7;
 * Universal Resolver API)
 */
import { finding } from '../model/finding.js';
import { isObject, type JsonObject, member, stringMember } from '../model/json.js';
import type { Provenance } from '../model/provenance.js';
import { err, ok, type Result } from '../model/result.js';
import { objectIn } from '../net/document.js';
import { type Net, unreachable } from '../net/port.js';
import { notItsDocument } from './controller-document.js';
import { keyInDidDocument } from './did-document.js';
import { fetchDocument, maxDocumentBytes } from './fetch-document.js';
import type { KeyFound, KeyQuestion, KeyRefused, KeySource } from './source.js';

const accept = 'application/did-resolution, application/did+json, application/json';

/** What may follow `did:` and its method (DID Core §3.1); paths and queries would ask the resolver for something else. */
const plainDid = /^did:[a-z0-9]+:[A-Za-z0-9._:%-]*[A-Za-z0-9._%-]$/;

/** The address under which a resolver answers for a DID; undefined where its base is no address. */
export const resolverUrl = (base: string, did: string): string | undefined => {
  if (!URL.canParse(base)) return undefined;
  const url = new URL(base);
  const path = url.pathname.replace(/\/+$/, '');
  // People name the service with or without the parts that its API adds.
  const rest = path.endsWith('/identifiers') ? '' : path.endsWith('/1.0') ? '/identifiers' : '/1.0/identifiers';
  url.pathname = `${path}${rest}/${encodeURIComponent(did)}`;
  url.hash = '';
  return url.href;
};

/** Anything but a plain no counts: who cannot say that an id is in use does not vouch for its keys. */
const isDeactivated = (answer: JsonObject | undefined): boolean => {
  const said = member(member(answer, 'didDocumentMetadata'), 'deactivated');
  return said !== undefined && said !== null && said !== false;
};

/** The document in an answer, which is a resolution result or the document alone; else what was answered instead. */
const documentIn = (answer: JsonObject): Result<JsonObject, string> => {
  const wrapped = ['didDocument', 'didResolutionMetadata', 'didDocumentMetadata'].some((name) =>
    Object.hasOwn(answer, name),
  );
  const document = wrapped ? member(answer, 'didDocument') : answer;
  if (isObject(document)) return ok(document);
  const metadata = member(answer, 'didResolutionMetadata');
  const problem = stringMember(metadata, 'error') ?? stringMember(member(metadata, 'error'), 'type');
  return err(problem === undefined ? 'it gave no document' : `it answered "${problem.slice(0, 100)}"`);
};

const resolve = async (question: KeyQuestion): Promise<Result<KeyFound, KeyRefused>> => {
  const { controller, resolver } = question;
  const unsupported = (why: string): Result<never, KeyRefused> =>
    err({ finding: finding('issuer.method-unsupported', { issuer: controller, why }) });
  if (resolver === undefined) return unsupported('its keys cannot be looked up');
  if (!plainDid.test(controller)) return unsupported('it is no plain DID that a resolver could be asked for');
  const url = resolverUrl(resolver, controller);
  if (url === undefined) return unsupported('the resolver that was named has no proper address');
  const provenance: Provenance = { by: 'resolver', url: resolver };
  const refused = (refusal: KeyRefused): Result<never, KeyRefused> => err({ ...refusal, provenance });

  const answered = await question.net.get({
    url,
    purpose: 'did-document',
    accept,
    maxBytes: maxDocumentBytes,
    statedBy: 'user',
  });
  const gone = answered.ok && answered.value.status === 410 ? objectIn(answered.value.body) : undefined;
  // The answer is at hand; it is read by the same rules as every other document.
  const net: Net = { get: async () => answered };
  const answer = gone === undefined ? await fetchDocument(net, { url, purpose: 'did-document', accept }) : ok(gone);
  if (!answer.ok) return err({ finding: answer.error });
  if (isDeactivated(answer.value))
    return refused({
      finding: finding('issuer.key-revoked', { key: controller, why: 'the whole id was deactivated' }),
    });
  const document = documentIn(answer.value);
  if (!document.ok || gone !== undefined)
    return err({
      finding: unreachable(url, 'did-document', document.ok ? 'it says that the id is gone' : document.error),
    });
  const mismatch = notItsDocument(document.value, controller, { url, purpose: 'did-document' });
  if (mismatch !== undefined) return refused({ finding: mismatch });
  const found = keyInDidDocument(document.value, question);
  return found.ok ? ok({ ...found.value, provenance }) : refused(found.error);
};

export const didResolver: KeySource = {
  id: 'did-resolver',
  handles: (controller) => controller.startsWith('did:'),
  resolve,
};
