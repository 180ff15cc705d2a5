/** Which network does a case of an external suite have? Its `web` map, served through a replay and behind the guard. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sha256Of } from '../../src/model/hash.js';
import { guard, guardOptions } from '../../src/net/guard.js';
import { offlineNet } from '../../src/net/offline.js';
import { type Net, netPurposes } from '../../src/net/port.js';
import type { RecordedEntry } from '../../src/net/recording.js';
import { replayNet } from '../../src/net/replay.js';

interface Served {
  readonly file?: string;
  readonly contentType?: string;
  readonly status?: number;
}

const time = '2026-01-01T00:00:00Z';

/** The answer of one address, whatever it is asked for and whoever named it. */
const entriesFor = (
  url: string,
  { contentType = '', status = 200 }: Served,
  sha256: string,
): readonly RecordedEntry[] =>
  netPurposes.flatMap((purpose) =>
    (['user', 'badge'] as const).map((statedBy): RecordedEntry => {
      const value = { url, status, contentType, headers: { 'content-type': contentType }, fromCache: false };
      return { request: { url, purpose, statedBy }, answer: { ok: true, value, sha256 }, time };
    }),
  );

export interface CaseWeb {
  readonly net: Net;
  /** The case names addresses without https. */
  readonly allowHttp: boolean;
}

/**
 * The network of the case whose map stands in `map`, a path below `folder`; files in it are relative to the folder of
 * their source. An address that the map lacks gives no answer.
 */
export const webOf = (folder: string, source: string, map: string | undefined): CaseWeb => {
  if (map === undefined) return { net: offlineNet, allowHttp: false };
  const web = Object.entries(JSON.parse(readFileSync(join(folder, map), 'utf8')) as Readonly<Record<string, Served>>);
  const bodies = new Map<string, Uint8Array>();
  const entries = web.flatMap(([url, served]) => {
    const body = served.file === undefined ? new Uint8Array() : readFileSync(join(folder, source, served.file));
    const sha256 = sha256Of(body);
    bodies.set(sha256, body);
    return entriesFor(url, served, sha256);
  });
  const replay = replayNet({ run: { startedAt: time, limited: [] }, entries }, (sha256) => bodies.get(sha256));
  const allowHttp = web.some(([url]) => url.startsWith('http:'));
  const net = guard({ open: replay, guarded: replay }, guardOptions({ typed: [], allowHosts: [], allowHttp }));
  return { net, allowHttp };
};
