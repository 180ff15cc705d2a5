/** Which list of trusted issuers stands in some bytes? Our own format, or a registry that others publish. */
import { type Finding, sentenceOf } from '../model/finding.js';
import { isObject, type JsonValue, member } from '../model/json.js';
import { err, type Result } from '../model/result.js';
import type { TrustList } from '../model/trust.js';
import { jsonLimits, type ParsedJson, parseJson } from '../unbake/json.js';
import { decodeUtf8 } from '../unbake/utf8.js';
import type { Broken } from './entry.js';
import { readOwnFormat } from './own-format.js';
import { readRegistry } from './registry.js';

export const maxListBytes = 4 << 20;

export interface ListProblem {
  readonly kind: 'unsupported' | 'malformed';
  /** The end of a sentence, without a full stop. May quote the list. */
  readonly why: string;
}

const problem = (kind: ListProblem['kind'], why: string): Result<never, ListProblem> => err({ kind, why });

const federation = problem('unsupported', 'it is a registry of the kind OpenID Federation, and these are not read yet');

/** The sentence of a finding, as the end of another one. */
const inWords = (found: Finding): string => {
  const sentence = sentenceOf(found);
  return `${sentence.charAt(0).toLowerCase()}${sentence.slice(1)}`.replace(/\.$/, '');
};

/** An entity statement: a compact token, whose first part is a JSON object in base64url. */
const isToken = (text: string): boolean => /^\s*eyJ[\w-]*\.[\w-]+\.[\w-]*\s*$/.test(text);

const isFederation = (value: JsonValue): boolean =>
  member(value, 'type') === 'oidf' ||
  member(value, 'trustAnchorEC') !== undefined ||
  member(value, 'fetchEndpoint') !== undefined;

/** Names a registry that lies elsewhere, as verifiers that ship with registries list them. */
const isPointer = (value: JsonValue): boolean =>
  isFederation(value) || (typeof member(value, 'type') === 'string' && typeof member(value, 'url') === 'string');

const placed = (read: Result<TrustList, Broken>, { locate }: ParsedJson): Result<TrustList, ListProblem> => {
  if (read.ok) return read;
  const { pointer, why } = read.error;
  const line = locate(pointer)?.line;
  const place = [...(pointer === '' ? [] : [pointer]), ...(line === undefined ? [] : [`line ${line}`])].join(', ');
  return problem('malformed', `${place}: ${why}`);
};

/** Reads the bytes strictly, in exactly one way: whoever is on a list by one reading must be on it by every other. */
export const readTrustList = (bytes: Uint8Array): Result<TrustList, ListProblem> => {
  if (bytes.length > maxListBytes) return problem('malformed', `it is larger than ${maxListBytes >> 20} MiB`);
  const text = decodeUtf8(bytes, 'the list');
  if (!text.ok) return problem('malformed', inWords(text.error));
  if (isToken(text.value)) return federation;
  if (/^\s*</.test(text.value)) return problem('malformed', 'it is a web page or some XML, and no list');
  // The bytes are limited already, so the number of values need not be.
  const limits = { ...jsonLimits, nodes: maxListBytes };
  const parsed = parseJson(text.value, { limits, part: 'the list' });
  if (!parsed.ok) return problem('malformed', inWords(parsed.error));
  const { value } = parsed.value;
  if (Array.isArray(value) && value.some(isFederation)) return federation;
  if (Array.isArray(value) && value.some(isPointer))
    return problem(
      'unsupported',
      'it names registries instead of issuers; each of them can be named with a --trust of its own',
    );
  if (isObject(value) && Object.hasOwn(value, 'trustList')) return placed(readOwnFormat(value), parsed.value);
  if (isObject(value) && Object.hasOwn(value, 'registry')) return placed(readRegistry(value), parsed.value);
  if (isFederation(value)) return federation;
  return problem('malformed', 'it has neither "trustList": 1, as the lists of this program, nor "registry"');
};
