/** Which keys does a did:web publish? (did:web method §3.2) */
import { finding } from '../model/finding.js';
import { err, ok, type Result } from '../model/result.js';
import { notItsDocument } from './controller-document.js';
import { didDocumentTypes, keyInDidDocument } from './did-document.js';
import { fetchDocument } from './fetch-document.js';
import type { KeyFound, KeyQuestion, KeyRefused, KeySource } from './source.js';

const prefix = 'did:web:';

/**
 * The address of a did:web document, or undefined where the DID names no plain host: user names, slashes, dot
 * segments, query, and IP addresses are refused after decoding each part once. The path stays as it is written.
 */
export const didWebUrl = (did: string): string | undefined => {
  const parts = did.slice(prefix.length).split(':');
  let decoded: string[];
  try {
    decoded = parts.map((part) => decodeURIComponent(part));
  } catch {
    return undefined;
  }
  const [host = '', ...segments] = decoded;
  const path = parts.slice(1);
  if (!/^(?=.{1,253}(:|$))[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?(:\d{1,5})?$/i.test(host) || !/[a-z]/i.test(host))
    return undefined;
  if (path.some((part) => !/^(?:[A-Za-z0-9._~!$&'()*+,;=@-]|%[0-9A-Fa-f]{2})+$/.test(part))) return undefined;
  if (segments.some((segment) => /[/\\?#%:\s\p{C}]/u.test(segment) || /^\.{1,2}$/.test(segment))) return undefined;
  const url = `https://${host}/${path.length === 0 ? '.well-known' : path.join('/')}/did.json`;
  // The URL rules turn names such as 0x7f.1 into an IP address: what comes out must be the name that went in.
  return URL.canParse(url) && new URL(url).hostname === host.toLowerCase().replace(/:\d+$/, '') ? url : undefined;
};

const resolve = async (question: KeyQuestion): Promise<Result<KeyFound, KeyRefused>> => {
  const { controller, fragment, net } = question;
  const url = didWebUrl(controller);
  if (url === undefined) {
    const why = 'the did:web names no plain host and path';
    return err({ finding: finding('issuer.key-not-found', { issuer: controller, key: fragment ?? '', why }) });
  }
  const document = await fetchDocument(net, { url, purpose: 'did-document', accept: didDocumentTypes });
  if (!document.ok) return err({ finding: document.error });
  const mismatch = notItsDocument(document.value, controller, { url, purpose: 'did-document' });
  if (mismatch !== undefined) return err({ finding: mismatch });
  const found = keyInDidDocument(document.value, question);
  if (!found.ok) return found;
  const { id, key } = found.value;
  return ok({ id, key, provenance: { by: 'domain', host: new URL(url).host, document: 'did-document' } });
};

export const didWeb: KeySource = {
  id: 'did:web',
  handles: (controller) => controller.startsWith(prefix),
  resolve,
};
