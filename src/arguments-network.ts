/** What may a caller of the library ask of the network, and what is said of a call that is not of that form? */
import { X509Certificate } from 'node:crypto';
import { UsageError } from './model/errors.js';
import type { NetworkWishes } from './network.js';

export const networkOptionNames = [
  'offline',
  'allowHosts',
  'allowHttp',
  'ca',
  'timeout',
  'retries',
  'proxy',
  'record',
  'replay',
] as const;

type Members = Readonly<Record<string, unknown>>;

export const flagIn = (value: unknown, name: string): boolean => {
  if (value === undefined) return false;
  if (typeof value !== 'boolean') throw new UsageError(`"${name}" must be true or false`);
  return value;
};

export const textOr = (value: unknown, name: string): string | undefined => {
  if (value === undefined) return undefined;
  if (typeof value !== 'string' || value === '') throw new UsageError(`"${name}" must be a text that is not empty`);
  return value;
};

const textsIn = (value: unknown, name: string): readonly string[] => {
  if (value === undefined) return [];
  if (!Array.isArray(value) || !value.every((one): one is string => typeof one === 'string' && one !== ''))
    throw new UsageError(`"${name}" must be a list of texts`);
  return [...value];
};

const hostsIn = (value: unknown): readonly string[] => {
  const hosts = textsIn(value, 'allowHosts');
  const wrong = hosts.find((host) => /[/@?#\s\\]/.test(host) || !URL.canParse(`https://${host}/`));
  if (wrong !== undefined)
    throw new UsageError(`"allowHosts" takes hosts, with or without a port, not "${wrong.slice(0, 60)}"`);
  return hosts;
};

const isCertificate = (pem: string): boolean => {
  try {
    return new X509Certificate(pem).raw.length > 0;
  } catch {
    return false;
  }
};

/** Whether a text holds certificates in PEM form, and nothing that only looks like one: that would be passed over in silence. */
export const holdsCertificates = (text: string): boolean => {
  const found = text.match(/-----BEGIN CERTIFICATE-----[^-]*-----END CERTIFICATE-----/g) ?? [];
  return found.length > 0 && found.every(isCertificate);
};

const rootsIn = (value: unknown): readonly string[] => {
  const roots = textsIn(value, 'ca');
  if (!roots.every(holdsCertificates))
    throw new UsageError('"ca" must be a list of certificates, each a text in PEM form');
  return roots;
};

const wholeNumberOr = (value: unknown, name: string, least: number, most: number): number | undefined => {
  if (value === undefined) return undefined;
  if (typeof value !== 'number' || !Number.isInteger(value) || value < least || value > most)
    throw new UsageError(`"${name}" must be a whole number from ${least} to ${most}`);
  return value;
};

const addressIn = (value: unknown, name: string): string | undefined => {
  const text = textOr(value, name);
  if (text !== undefined && !(URL.canParse(text) && /^https?:$/.test(new URL(text).protocol)))
    throw new UsageError(`"${name}" must be an address that begins with https:// or http://`);
  return text;
};

const proxyIn = (value: unknown): NetworkWishes['proxy'] => {
  if (value === undefined) return undefined;
  if (typeof value !== 'object' || value === null) throw new UsageError('"proxy" must be an object');
  const unknown = Object.keys(value).find((name) => !['https', 'http', 'no'].includes(name));
  if (unknown !== undefined) throw new UsageError(`"proxy" has no member "${unknown.slice(0, 60)}"`);
  const { https, http, no } = value as Members;
  const read = { https: addressIn(https, 'https'), http: addressIn(http, 'http'), no: textOr(no, 'no') };
  return Object.fromEntries(Object.entries(read).filter(([, one]) => one !== undefined));
};

/** Reads the options that concern the network; `options` holds only members that are set. */
export const readNetworkOptions = (options: Members): NetworkWishes => {
  const read = {
    timeout: wholeNumberOr(options.timeout, 'timeout', 1, 300_000),
    retries: wholeNumberOr(options.retries, 'retries', 0, 10),
    proxy: proxyIn(options.proxy),
    record: textOr(options.record, 'record'),
    replay: textOr(options.replay, 'replay'),
  };
  return {
    offline: flagIn(options.offline, 'offline'),
    allowHosts: hostsIn(options.allowHosts),
    allowHttp: flagIn(options.allowHttp, 'allowHttp'),
    ca: rootsIn(options.ca),
    ...Object.fromEntries(Object.entries(read).filter(([, one]) => one !== undefined)),
  };
};
