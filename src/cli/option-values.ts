/** How is the value of each option read, and what is said when it cannot be? */
import { UsageError } from '../model/errors.js';
import {
  isRecipientType,
  isResolverAddress,
  maxClockSkew,
  type RecipientClaim,
  recipientTypes,
  type SkippableCheck,
  skippableChecks,
} from '../model/policy.js';
import { parseInstant } from '../model/time.js';
import { nearest } from './nearest.js';

const listed = (words: readonly string[]): string =>
  words.length === 1 ? `${words[0]}` : `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`;

const didYouMean = (word: string, words: readonly string[]): string | undefined => {
  const [found] = nearest(word, words);
  return found === undefined ? undefined : `did you mean ${found}?`;
};

/** A reader of one of some words. */
export const choice =
  <T extends string>(option: string, words: readonly T[]) =>
  (value: string): T => {
    const found = words.find((word) => word === value);
    if (found === undefined) {
      throw new UsageError(`${option} takes ${listed(words)}, not "${value}"`, didYouMean(value, words));
    }
    return found;
  };

/** Milliseconds since the epoch. */
export const instant = (value: string): number => {
  const parsed = parseInstant(value);
  if (parsed !== undefined) return parsed;
  const day = /^\d{4}-\d{2}-\d{2}$/.test(value) && parseInstant(`${value}T00:00:00Z`) !== undefined;
  throw new UsageError(
    `--at takes a date, a time and a zone, as in 2026-03-02T09:00:00Z, not "${value}"`,
    day ? `for the beginning of that day: --at ${value}T00:00:00Z` : undefined,
  );
};

/** Milliseconds. */
export const skew = (value: string): number => {
  const match = /^(\d{1,6})(s|m)$/.exec(value);
  const milliseconds = Number(match?.[1]) * (match?.[2] === 'm' ? 60_000 : 1000);
  if (match === null || milliseconds > maxClockSkew) {
    throw new UsageError(`--clock-skew takes a time of at most 5 minutes, as in 60s or 5m, not "${value}"`);
  }
  return milliseconds;
};

const count = /^\d{1,9}$/;

export const warningCount = (value: string): number => {
  if (!count.test(value)) throw new UsageError(`--max-warnings takes a number from 0 up, not "${value}"`);
  return Number(value);
};

const recipientHint = (value: string): string | undefined => {
  if (/^(did|https?|urn):./.test(value)) return `for an id: --recipient id:${value}`;
  if (/^[^:\s]+@[^:\s]+$/.test(value)) return `for an e-mail address: --recipient email:${value}`;
  if (/^\+[\d ()-]{3,}$/.test(value)) return `for a telephone number: --recipient telephone:${value}`;
  const type = value.slice(0, Math.max(0, value.indexOf(':')));
  if (isRecipientType(type)) return `the value is missing after ${type}:`;
  return type === '' ? undefined : didYouMean(type, recipientTypes);
};

export const recipients = (value: string, before: readonly RecipientClaim[] = []): readonly RecipientClaim[] => {
  const match = /^(ext:[\w.-]+|[a-zA-Z]+):(.+)$/su.exec(value);
  const [type, claimed] = [match?.[1], match?.[2]];
  if (type === undefined || claimed === undefined || !isRecipientType(type)) {
    throw new UsageError(
      `--recipient takes a type and a value, as in email:alice@example.org or id:did:example:alice, not "${value}"`,
      recipientHint(value),
    );
  }
  return [...before, { type, value: claimed }];
};

const neverSkipped = ['format', 'schema', 'issuer.key', 'proof', 'validity'];

export const skipped = (value: string, before: readonly SkippableCheck[] = []): readonly SkippableCheck[] => {
  const asked = value.split(',').map((word) => word.trim());
  const read = choice<SkippableCheck>('--skip', skippableChecks);
  const refused = asked.find((word) => neverSkipped.includes(word));
  if (refused !== undefined) {
    throw new UsageError(
      `--skip cannot leave out ${refused}: without it nothing is known of the badge`,
      `what can be left out: ${skippableChecks.join(', ')}`,
    );
  }
  return [...new Set([...before, ...asked.map(read)])];
};

/** The base address of a universal resolver. */
export const resolverAddress = (value: string): string => {
  if (!isResolverAddress(value))
    throw new UsageError(
      `--did-resolver takes the https address of a service, not "${value}"`,
      'for example: https://resolver.example.org/1.0',
    );
  return value;
};
