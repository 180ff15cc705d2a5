/** Where would an issuer that lives on the web publish its keys? (did:web method §3.2, Open Badges 3.0 §8.2) */
import { finding } from '../model/finding.js';
import { err } from '../model/result.js';
import { type NetPurpose, netFailureFinding } from '../net/port.js';
import type { KeySource } from './source.js';

const maxBytes = 1024 * 1024;

/**
 * The address of a did:web document, or undefined where the DID names no plain host: user names, slashes, dot
 * segments, query, and IP addresses are refused after decoding each part once.
 */
export const didWebUrl = (did: string): string | undefined => {
  const parts = did.slice('did:web:'.length).split(':');
  let decoded: string[];
  try {
    decoded = parts.map((part) => decodeURIComponent(part));
  } catch {
    return undefined;
  }
  const [host = '', ...path] = decoded;
  if (!/^(?=.{1,253}(:|$))[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?(:\d{1,5})?$/i.test(host) || !/[a-z]/i.test(host))
    return undefined;
  if (path.some((segment) => !/^[A-Za-z0-9._~!$&'()*+,;=@-]+$/.test(segment) || /^\.{1,2}$/.test(segment)))
    return undefined;
  const url = `https://${host}/${path.length === 0 ? '.well-known' : path.join('/')}/did.json`;
  // The URL rules turn names such as 0x7f.1 into an IP address: what comes out must be the name that went in.
  return URL.canParse(url) && new URL(url).hostname === host.toLowerCase().replace(/:\d+$/, '') ? url : undefined;
};

const addressOf = (controller: string): { url: string; purpose: NetPurpose } | undefined => {
  if (!controller.startsWith('did:web:')) return { url: controller, purpose: 'issuer-profile' };
  const url = didWebUrl(controller);
  return url === undefined ? undefined : { url, purpose: 'did-document' };
};

export const published: KeySource = {
  id: 'published',
  handles: (controller) => controller.startsWith('did:web:') || controller.startsWith('https://'),
  resolve: async (controller, fragment, net) => {
    const address = addressOf(controller);
    if (address === undefined)
      return err(
        finding('issuer.key-not-found', {
          issuer: controller,
          key: fragment ?? '',
          why: 'the did:web names no plain host and path',
        }),
      );
    const accept = 'application/did+json, application/did+ld+json, application/json';
    const answer = await net.get({ ...address, accept, maxBytes, statedBy: 'badge' });
    return err(
      answer.ok
        ? finding('issuer.method-unsupported', { issuer: controller, why: 'keys in web documents are not read yet' })
        : netFailureFinding(answer.error, address.purpose),
    );
  },
};
