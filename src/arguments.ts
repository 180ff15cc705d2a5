/** What may a caller of the library ask for, and what is said of a call that is not of that form? */
import { types } from 'node:util';
import { flagIn, networkOptionNames, readNetworkOptions } from './arguments-network.js';
import { distance } from './model/distance.js';
import { UsageError } from './model/errors.js';
import {
  conformanceEffects,
  defaultClockSkew,
  defaultPolicy,
  isRecipientType,
  isResolverAddress,
  maxClockSkew,
  type Policy,
  type RecipientClaim,
  recipientTypes,
  type SkippableCheck,
  skippableChecks,
} from './model/policy.js';
import { redactUrl } from './model/redact.js';
import { parseInstant } from './model/time.js';
import type { NetworkWishes } from './network.js';

type Members = Readonly<Record<string, unknown>>;

export type Input =
  | { readonly path: string }
  | { readonly url: string }
  | { readonly bytes: Uint8Array; readonly name?: string }
  | { readonly text: string; readonly name?: string };

export interface Asked {
  /** With no trust lists yet, and at the time of the call where the caller names none. */
  readonly policy: Policy;
  /** The caller named the instant at which dates are judged. */
  readonly timeNamed: boolean;
  readonly network: NetworkWishes;
  /** Paths and addresses of lists of trusted issuers. */
  readonly trust: readonly string[];
  readonly includeCredential: boolean;
}

/** Whatever a caller may have put there, short enough for one line. */
const shown = (value: unknown): string =>
  typeof value === 'string' ? JSON.stringify(value.slice(0, 60)) : Array.isArray(value) ? 'a list' : `${typeof value}`;

const nearestTo = (word: string, words: readonly string[]): string | undefined => {
  const [best] = words
    .map((known) => ({ known, far: distance(word.slice(0, 40).toLowerCase(), known.toLowerCase()) }))
    .sort((a, b) => a.far - b.far);
  return best !== undefined && best.far <= 2 ? `did you mean "${best.known}"?` : undefined;
};

const listed = (words: readonly string[]): string => words.map((word) => `"${word}"`).join(', ');

const noneOf = (what: string, value: unknown, words: readonly string[]): UsageError =>
  new UsageError(
    `${what} must be one of ${listed(words)}, not ${shown(value)}`,
    typeof value === 'string' ? nearestTo(value, words) : undefined,
  );

/** The members that are set; one that is set to undefined is as good as absent. */
const membersOf = (value: unknown, what: string, known: readonly string[]): Members => {
  if (typeof value !== 'object' || value === null || Array.isArray(value) || ArrayBuffer.isView(value))
    throw new UsageError(`${what} must be an object`);
  const entries = Object.entries(value).filter(([, one]) => one !== undefined);
  const unknown = entries.find(([name]) => !known.includes(name))?.[0];
  if (unknown !== undefined)
    throw new UsageError(
      `${what} has no member ${shown(unknown)}`,
      nearestTo(unknown, known) ?? `there are: ${known.join(', ')}`,
    );
  return Object.fromEntries(entries);
};

const textIn = (value: unknown, what: string): string => {
  if (typeof value !== 'string' || value === '')
    throw new UsageError(`${what} must be a text that is not empty, not ${shown(value)}`);
  return value;
};

const addressIn = (value: unknown): string => {
  const url = textIn(value, '"url"');
  if (!/^https?:\/\/[^\s]+$/i.test(url) || !URL.canParse(url))
    throw new UsageError(`"url" must be an address that begins with https:// or http://, not ${shown(redactUrl(url))}`);
  return url;
};

const withoutUser = (url: string): string => {
  const { username, password } = new URL(url);
  // The address stands in the report, and so would the password.
  if (username !== '' || password !== '') throw new UsageError('an address must not hold a user name or a password');
  return url;
};

const bytesIn = (value: unknown): Uint8Array => {
  if (!types.isUint8Array(value)) throw new UsageError('"bytes" must be a Uint8Array or a Buffer');
  return value;
};

const kinds = ['path', 'url', 'bytes', 'text'] as const;

/** The one thing that is to be verified. */
export const readInput = (value: unknown): Input => {
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value))
    throw new UsageError(
      'verify() takes an object that says what it is given, such as {path: "badge.png"}',
      'a bare text could be a path, an address or a badge; bytes are given as {bytes}',
    );
  const input = membersOf(value, 'the input', [...kinds, 'name']);
  const [kind, another] = kinds.filter((one) => Object.hasOwn(input, one));
  if (kind === undefined || another !== undefined)
    throw new UsageError('the input must have exactly one of path, url, bytes, text');
  const { name } = input;
  if (name !== undefined && typeof name !== 'string') throw new UsageError('"name" must be a text');
  if (name !== undefined && kind !== 'bytes' && kind !== 'text')
    throw new UsageError(`"name" goes with bytes or text; an input with "${kind}" has a name of its own`);
  const named = name === undefined ? {} : { name };
  switch (kind) {
    case 'path':
      return { path: textIn(input.path, '"path"') };
    case 'url':
      return { url: withoutUser(addressIn(input.url)) };
    case 'bytes':
      return { bytes: bytesIn(input.bytes), ...named };
    case 'text':
      // An empty text is what a file held; that is for the report to say.
      return { text: input.text === '' ? '' : textIn(input.text, '"text"'), ...named };
  }
};

const instantIn = (at: unknown, now: number): number => {
  if (at === undefined) return now;
  const text = types.isDate(at) && !Number.isNaN(at.getTime()) ? at.toISOString() : at;
  const instant = parseInstant(text);
  if (instant === undefined)
    throw new UsageError('"at" is no RFC 3339 date-time with a zone', 'for example 2026-03-01T12:00:00Z');
  return instant;
};

const listIn = (value: unknown, what: string): readonly unknown[] => {
  if (value === undefined) return [];
  if (!Array.isArray(value)) throw new UsageError(`${what} must be a list`);
  return [...value];
};

const recipientIn = (value: unknown): RecipientClaim => {
  const recipient = membersOf(value, 'a recipient', ['type', 'value']);
  const type = textIn(recipient.type, 'the type of a recipient');
  if (!isRecipientType(type)) throw noneOf('the type of a recipient', type, recipientTypes);
  return { type, value: textIn(recipient.value, 'the value of a recipient') };
};

const skippedIn = (value: unknown): SkippableCheck => {
  const found = skippableChecks.find((id) => id === value);
  if (found === undefined) throw noneOf('what "skip" leaves out', value, skippableChecks);
  return found;
};

const clockSkewIn = (value: unknown): number => {
  if (value === undefined) return defaultClockSkew;
  if (typeof value !== 'number' || !(value >= 0 && value <= maxClockSkew))
    throw new UsageError(`"clockSkew" must be a number of milliseconds from 0 to ${maxClockSkew}`);
  return value;
};

const conformanceIn = (value: unknown): Policy['conformance'] => {
  if (value === undefined) return 'fail';
  const found = conformanceEffects.find((effect) => effect === value);
  if (found === undefined) throw noneOf('"conformance"', value, conformanceEffects);
  return found;
};

const trustIn = (value: unknown): readonly string[] =>
  listIn(value, '"trust"').map((one) => {
    const source = membersOf(one, 'a list of trusted issuers', ['path', 'url']);
    if (Object.keys(source).length !== 1)
      throw new UsageError('a list of trusted issuers has exactly one of path, url');
    return source.url === undefined ? textIn(source.path, '"path"') : addressIn(source.url);
  });

const resolverIn = (value: unknown): string => {
  const address = textIn(value, '"didResolver"');
  if (!isResolverAddress(address)) throw new UsageError('"didResolver" must be an address that begins with https://');
  return address;
};

const optionNames = [
  'at',
  'clockSkew',
  'conformance',
  'recipients',
  'skip',
  'includeCredential',
  'fetchSchemas',
  'trust',
  'requireTrust',
  'didResolver',
  ...networkOptionNames,
];

export const readOptions = (value: unknown, now: number): Asked => {
  const options = membersOf(value, 'the options', optionNames);
  const didResolver = options.didResolver === undefined ? undefined : resolverIn(options.didResolver);
  const trust = trustIn(options.trust);
  const required = flagIn(options.requireTrust, 'requireTrust');
  if (required && trust.length === 0) throw new UsageError('"requireTrust" needs a list of issuers: "trust"');
  return {
    includeCredential: flagIn(options.includeCredential, 'includeCredential'),
    timeNamed: options.at !== undefined,
    network: readNetworkOptions(options),
    trust,
    policy: {
      ...defaultPolicy(now),
      at: instantIn(options.at, now),
      clockSkew: clockSkewIn(options.clockSkew),
      conformance: conformanceIn(options.conformance),
      recipients: listIn(options.recipients, '"recipients"').map(recipientIn),
      skip: [...new Set(listIn(options.skip, '"skip"').map(skippedIn))],
      fetchSchemas: flagIn(options.fetchSchemas, 'fetchSchemas'),
      trust: { sources: [], required },
      ...(didResolver === undefined ? {} : { didResolver }),
      trace: false,
    },
  };
};
