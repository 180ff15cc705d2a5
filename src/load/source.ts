/** What can be loaded, and what loading gives: the bytes, read once, and their hash. */

import { type Finding, finding } from '../model/finding.js';
import { sha256Of } from '../model/hash.js';
import type { InputInfo } from '../model/report.js';
import { err, ok, type Result } from '../model/result.js';
import type { Net } from '../net/port.js';

/** Exactly one of the members says what it is; a bare string never does. */
export type Source =
  | { readonly path: string }
  | { readonly url: string }
  | { readonly bytes: Uint8Array; readonly name?: string }
  | { readonly text: string; readonly name?: string }
  | { readonly stdin: AsyncIterable<Uint8Array>; readonly name?: string };

export interface LoadContext {
  readonly net: Net;
  /** The user allows addresses without https; else they are asked over https. */
  readonly allowHttp: boolean;
}

export interface LoadedInput {
  readonly bytes: Uint8Array;
  readonly info: InputInfo;
  /** What is worth saying of how the bytes were found. */
  readonly notes?: readonly Finding[];
  /**
   * Set where the bytes are those that an address served: the one that was asked, and the one that answered. Both are as
   * they were asked, and may carry what must not be shown.
   */
  readonly served?: Served;
}

export interface Served {
  readonly url: string;
  readonly finalUrl: string;
}

export interface LoadProblem {
  readonly info: InputInfo;
  readonly findings: readonly [Finding, ...Finding[]];
}

export type Loaded = Result<LoadedInput, LoadProblem>;

/** Answers undefined for a source of another kind. */
export type Loader = (source: Source, context: LoadContext) => Promise<Loaded> | undefined;

export const maxInputBytes = 10 << 20;

export const problem = (info: InputInfo, found: Finding): Loaded => err({ info, findings: [found] });

/** Bytes that were read; refused if there are too many, so a reader may stop one byte after the limit. */
export const loaded = (info: InputInfo, bytes: Uint8Array): Loaded =>
  bytes.length > maxInputBytes
    ? problem(info, finding('input.too-large', { ref: info.ref, limit: maxInputBytes }))
    : ok({ bytes, info: { ...info, sha256: sha256Of(bytes) } });
