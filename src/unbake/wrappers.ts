/** Which badges are in what one platform hands to another? (Open Badges 2.1, Badge Connect API: assertions and signed assertions) */
import type { Envelope, JsonEnvelope } from '../model/credential.js';
import { type Finding, finding } from '../model/finding.js';
import { isObject, type JsonValue, member, pointerTo } from '../model/json.js';
import type { Findings } from './container.js';
import { readJwt } from './jwt.js';
import { described } from './text.js';

/** One badge of several, or why it cannot be read; `pointer` says where it stands in the whole. */
export type WrappedPart =
  | { readonly pointer: string; readonly envelope: Envelope; readonly notes: readonly Finding[] }
  | { readonly pointer: string; readonly findings: Findings };

const maxParts = 100;

/** A badge has one of these, and what only carries badges has none. */
const badgeMembers = ['type', '@type', 'credentialSubject', 'recipient', 'badge', 'proof', 'verify', 'verification'];

interface Entry {
  readonly value: JsonValue;
  readonly pointer: string;
  readonly signed: boolean;
}

const signedPart = ({ container, place, findings }: JsonEnvelope, { value, pointer }: Entry): WrappedPart => {
  if (typeof value !== 'string') {
    const expected = 'a signed token in quotes';
    return {
      pointer,
      findings: [
        finding('format.malformed-jwt', { part: 'the signed badge', expected, found: described(value) }, { pointer }),
      ],
    };
  }
  const read = readJwt(value, container);
  if (!read.ok) return { pointer, findings: [read.error] };
  return { pointer, envelope: { ...read.value, findings, ...(place === undefined ? {} : { place }) }, notes: [] };
};

const unsignedPart = (whole: JsonEnvelope, { value, pointer }: Entry): WrappedPart => {
  if (!isObject(value))
    return {
      pointer,
      findings: [finding('format.not-an-object', { part: 'the badge', found: described(value) }, { pointer })],
    };
  const envelope: Envelope = {
    ...whole,
    json: value,
    // Not cut out of the whole: to look for a hundred places would mean to walk through all of it a hundred times.
    text: JSON.stringify(value),
    locate: (inner) => whole.locate(`${pointer}${inner}`),
  };
  return { pointer, envelope, notes: [] };
};

const partOf = (whole: JsonEnvelope, entry: Entry): WrappedPart =>
  entry.signed ? signedPart(whole, entry) : unsignedPart(whole, entry);

const single = (whole: JsonEnvelope, name: 'assertion' | 'signedAssertion'): readonly Entry[] => {
  const value = member(whole.json, name);
  // An empty place for the other kind is no badge.
  return value === undefined || value === null
    ? []
    : [{ value, pointer: pointerTo('', name), signed: name === 'signedAssertion' }];
};

const listed = (whole: JsonEnvelope, name: 'assertions' | 'signedAssertions'): readonly Entry[] | undefined => {
  const list = member(whole.json, name);
  if (!Array.isArray(list)) return undefined;
  return (list as readonly JsonValue[]).map((value, index) => ({
    value,
    pointer: pointerTo('', name, index),
    signed: name === 'signedAssertions',
  }));
};

const tooMany = (): WrappedPart => ({
  pointer: '',
  findings: [finding('format.too-complex', { part: 'the file', what: 'badges', limit: maxParts })],
});

/** The badges in a wrapper, each an envelope of its own; undefined for what is no wrapper. */
export const partsOf = (envelope: Envelope): readonly WrappedPart[] | undefined => {
  if (envelope.kind !== 'json' || badgeMembers.some((name) => member(envelope.json, name) !== undefined))
    return undefined;
  const signed = single(envelope, 'signedAssertion');
  const unsigned = single(envelope, 'assertion');
  const lists = [listed(envelope, 'assertions'), listed(envelope, 'signedAssertions')];
  if (signed.length === 0 && unsigned.length === 0 && lists.every((list) => list === undefined)) return undefined;
  const entries = [...(signed.length > 0 ? signed : unsigned), ...lists.flatMap((list) => list ?? [])];
  if (entries.length === 0) return [{ pointer: '', findings: [finding('input.empty-list', {})] }];
  if (entries.length > maxParts) return [tooMany()];
  const parts = entries.map((entry) => partOf(envelope, entry));
  const ignored = signed.length > 0 && unsigned.length > 0 ? [finding('format.unsigned-copy-ignored', {})] : [];
  return parts.map((part, index) => (index === 0 && 'notes' in part ? { ...part, notes: ignored } : part));
};
