/** What every kind of input looks like to the registry. */
import type { Envelope } from '../model/credential.js';
import type { Finding } from '../model/finding.js';
import type { Result } from '../model/result.js';
import type { Link } from './link.js';

export type Findings = readonly [Finding, ...Finding[]];
export type Unbaked = Result<Envelope | Link, Findings>;

export interface Container {
  readonly id: string;
  /** Whether something that begins like this (see `headOf`) is meant to be of this kind, broken or not. */
  readonly sniff: (head: string) => boolean;
  readonly extract: (bytes: Uint8Array) => Unbaked;
}

/** Long enough for the licence texts that drawing programs put before the first element of an SVG. */
const headLength = 64 << 10;

/** The beginning of a file, one character a byte, without byte order mark and blanks: enough to tell what it is meant to be. */
export const headOf = (bytes: Uint8Array): string => {
  let at = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
  for (let code = bytes[at]; code === 0x20 || code === 0x09 || code === 0x0a || code === 0x0d; code = bytes[at]) at++;
  const length = Math.min(headLength, bytes.length - at);
  return Buffer.from(bytes.buffer, bytes.byteOffset + at, length).toString('latin1');
};
