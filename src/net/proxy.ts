/** Which proxy, if any, stands between the program and an address? As HTTPS_PROXY, HTTP_PROXY and NO_PROXY say. */
import { isIP } from 'node:net';
import { hostOf } from './address.js';

export interface ProxySettings {
  /** For https addresses. */
  readonly https?: string;
  /** For http addresses. */
  readonly http?: string;
  /**
   * Hosts to ask without a proxy, with commas or spaces between: `example.org` (and all below), `.example.org` or
   * `*.example.org` (only what is below), an IP address, each also with `:port`; `*` is every host.
   */
  readonly no?: string;
}

/** The address of a proxy, http or https; undefined where the text is none. A scheme may be left out, as is common. */
export const proxyUrl = (text: string): URL | undefined => {
  const full = text.includes('://') ? text : `http://${text}`;
  if (!URL.canParse(full)) return undefined;
  const url = new URL(full);
  return ['http:', 'https:'].includes(url.protocol) ? url : undefined;
};

/** Port of an address, also where it goes without saying. */
export const portOf = ({ port, protocol }: URL): string => port || (protocol === 'http:' ? '80' : '443');

const bare = (host: string): string => host.replace(/^\[(.*)\]$/, '$1').replace(/\.$/, '');

/** `host:port` in its two parts; a bare IPv6 address has colons, but no port. */
const partsOf = (entry: string): readonly [host: string, port: string | undefined] => {
  if (isIP(entry) === 6) return [entry, undefined];
  const [, host = entry, port] = /^(.*?)(?::(\d+))?$/.exec(entry) ?? [];
  return [bare(host), port];
};

const fits = (entry: string, url: URL): boolean => {
  if (entry === '*') return true;
  const [pattern, port] = partsOf(entry);
  if (port !== undefined && port !== portOf(url)) return false;
  const host = hostOf(url);
  // The end of an IP address is no part of its network.
  if (isIP(host) !== 0) return host === pattern;
  const suffix = /^\*?\.(.+)$/.exec(pattern)?.[1];
  if (suffix !== undefined) return host.endsWith(`.${suffix}`);
  return pattern !== '' && (host === pattern || host.endsWith(`.${pattern}`));
};

/** Whether NO_PROXY names this address. */
export const isDirect = (no: string, url: URL): boolean =>
  no
    .toLowerCase()
    .split(/[\s,]+/)
    .some((entry) => entry !== '' && fits(entry, url));

/** The proxy for an address as it was set, or undefined where there is none. */
export const proxyFor = (settings: ProxySettings | undefined, url: URL): string | undefined => {
  const proxy = url.protocol === 'https:' ? settings?.https : settings?.http;
  return proxy === undefined || proxy === '' || isDirect(settings?.no ?? '', url) ? undefined : proxy;
};
