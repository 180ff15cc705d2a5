/** Which options say how the network is used, and how are their values read? */
import { Option } from 'commander';
import { UsageError } from '../model/errors.js';

export interface NetworkFlags {
  readonly allowHost?: readonly string[];
  readonly allowHttp?: true;
  readonly ca?: readonly string[];
  readonly cache?: true;
  readonly cacheDir?: string;
  readonly concurrency?: number;
  readonly maxCacheAge?: number;
  readonly offline?: true;
  readonly perHost?: number;
  /** False for --no-proxy. */
  readonly proxy?: boolean;
  readonly record?: string;
  readonly replay?: string;
  readonly retries?: number;
  readonly timeout?: number;
}

const units = { ms: 1, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 } as const;

/** A reader of times such as 500ms, 10s, 5m, 1h, up to `most` milliseconds; gives milliseconds. */
export const duration =
  (option: string, most: number, example: string) =>
  (value: string): number => {
    const match = /^(\d{1,7})(ms|s|m|h|d)$/.exec(value);
    const milliseconds = Number(match?.[1]) * units[(match?.[2] ?? 'ms') as keyof typeof units];
    if (match === null || milliseconds === 0 || milliseconds > most)
      throw new UsageError(`${option} takes a time such as ${example}, not "${value}"`);
    return milliseconds;
  };

export const wholeNumber =
  (option: string, least: number, most: number) =>
  (value: string): number => {
    const found = /^\d{1,4}$/.test(value) ? Number(value) : Number.NaN;
    if (!(found >= least && found <= most))
      throw new UsageError(`${option} takes a number from ${least} to ${most}, not "${value}"`);
    return found;
  };

/** A reader of paths. An empty one, as an unset variable of a script gives, would mean the folder that one is in. */
const path =
  (option: string) =>
  (value: string): string => {
    if (value === '') throw new UsageError(`${option} takes a path, and what stands there is empty`);
    if (value.startsWith('-')) throw new UsageError(`${option} takes a path, and ${value} looks like an option`);
    return value;
  };

export const several = (value: string, before: readonly string[] = []): readonly string[] => [...before, value];

const hostShape = /^(?:[a-z0-9_](?:[a-z0-9._-]*[a-z0-9_])?|\[[0-9a-f:.]+\])(?::\d{1,5})?$/i;

const hosts = (value: string, before: readonly string[] = []): readonly string[] => {
  if (!hostShape.test(value) || !URL.canParse(`https://${value}/`))
    throw new UsageError(
      `--allow-host takes a host, with or without a port, not "${value}"`,
      'for example: --allow-host localhost:3000',
    );
  return [...before, value];
};

export const networkOptions = (): readonly Option[] =>
  [
    new Option(
      '--allow-host <host[:port]>',
      'ask this host also where it is a private one; repeatable, and the report says so',
    ).argParser(hosts),
    new Option('--allow-http', 'ask addresses without https as well; the report says so'),
    new Option(
      '--ca <file>',
      'trust the certificates in this PEM file as well; repeatable, and the report says so',
    ).argParser(several),
    new Option('--cache', 'keep good answers on disk, as long as their servers allow'),
    new Option('--cache-dir <folder>', 'where to keep them'),
    new Option('--concurrency <n>', 'requests at the same time; default 8').argParser(
      wholeNumber('--concurrency', 1, 64),
    ),
    new Option('--max-cache-age <time>', 'keep answers no longer than this; default 1h').argParser(
      duration('--max-cache-age', 30 * units.d, '30m or 1h'),
    ),
    new Option('--no-proxy', 'do not use the proxy that HTTPS_PROXY names'),
    new Option('--offline', 'open no connection; what would need one could not be decided'),
    new Option('--per-host <n>', 'requests to one host at the same time; default 2').argParser(
      wholeNumber('--per-host', 1, 64),
    ),
    new Option('--record <folder>', 'keep every answer from the network in this folder').argParser(path('--record')),
    new Option('--replay <folder>', 'use such a folder, and its time, in place of the network').argParser(
      path('--replay'),
    ),
    new Option('--retries <n>', 'tries after the first, where a server is busy; default 2').argParser(
      wholeNumber('--retries', 0, 10),
    ),
    new Option('--timeout <time>', 'the longest that one request may take; default 10s').argParser(
      duration('--timeout', 5 * units.m, '10s or 500ms'),
    ),
  ].map((option) => option.helpGroup('Network'));
