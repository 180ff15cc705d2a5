/** What does a list of bits say of one badge: the entry read strictly, the list compared with it, and the value there? (Bitstring Status List §2.1, §3.2) */
import { type Finding, finding } from '../model/finding.js';
import { asArray, isObject, type JsonObject, type JsonValue, member, stringMember } from '../model/json.js';
import { err, ok, type Result } from '../model/result.js';
import { typesOf } from '../versions/vc-model.js';
import { decodeList, type ListForm, maxSize, placesIn, valueAt } from './bits.js';
import {
  addressIn,
  fetchList,
  invalid,
  otherId,
  otherIssuer,
  type VerifiedList,
  verifyList,
} from './list-credential.js';
import type { StatusContext, StatusMethod, StatusRead } from './method.js';

/** What the standard and its forerunners call the same things. */
export interface BitListKind {
  readonly type: string;
  readonly listType: string;
  readonly subjectType: string;
  readonly addressMember: string;
  readonly indexMember: string;
  /** What entries and lists are for that do not say it. */
  readonly purpose?: 'revocation';
  readonly form: ListForm;
}

const leastPlaces = 131_072;

/** What the value at a place means for the badge. */
const purposes = ['revocation', 'suspension', 'refresh', 'message'] as const;
type Purpose = (typeof purposes)[number];

const indexIn = (entry: JsonObject, name: string): Result<number, Finding> => {
  const value = member(entry, name);
  const text = typeof value === 'number' ? String(value) : value;
  // Nothing is rounded, cut off or guessed: another place is the place of another badge.
  return typeof text === 'string' && /^(0|[1-9]\d{0,8})$/.test(text)
    ? ok(Number(text))
    : invalid(`its "${name}" is no whole number from 0 to 999999999`);
};

const purposeIn = (entry: JsonObject, kind: BitListKind): Result<Purpose, Finding> => {
  const stated = member(entry, 'statusPurpose') === undefined ? kind.purpose : stringMember(entry, 'statusPurpose');
  if (stated === undefined) return invalid('its "statusPurpose" is missing or is no text');
  const known = purposes.find((one) => one === stated);
  return known === undefined
    ? err(finding('status.type-unsupported', { type: `${kind.type} with the purpose "${stated}"` }))
    : ok(known);
};

interface Entry {
  readonly url: string;
  readonly index: number;
  readonly purpose: Purpose;
  readonly members: JsonObject;
}

const entryIn = (members: JsonObject, kind: BitListKind): Result<Entry, Finding> => {
  const purpose = purposeIn(members, kind);
  if (!purpose.ok) return purpose;
  const url = addressIn(members, kind.addressMember);
  if (!url.ok) return url;
  const index = indexIn(members, kind.indexMember);
  return index.ok ? ok({ url: url.value, index: index.value, purpose: purpose.value, members }) : index;
};

/** The one subject of the list, if list and entry are of one kind and for one purpose; else why not. */
const subjectIn = ({ document }: VerifiedList, { purpose }: Entry, kind: BitListKind): Result<JsonObject, string> => {
  if (!typesOf(document).includes(kind.listType)) return err(`it is no ${kind.listType}`);
  const [subject, ...more] = asArray(member(document, 'credentialSubject'));
  if (!isObject(subject) || more.length > 0) return err('it does not have exactly one subject');
  if (!asArray(member(subject, 'type')).includes(kind.subjectType)) return err(`its subject is no ${kind.subjectType}`);
  // Who states a purpose means it, also where the kind of list has only one.
  if (asArray(member(subject, 'statusPurpose') ?? kind.purpose).includes(purpose)) return ok(subject);
  return err(`the badge looks for the purpose "${purpose}" there, and the list is for another`);
};

/** Bits to a place. Drafts of the standard had that in the list, so what stands there must not be overlooked. */
const sizeIn = (entry: JsonObject, subject: JsonObject): Result<number, string> => {
  const [inEntry, inList] = [member(entry, 'statusSize'), member(subject, 'statusSize')];
  if (inEntry !== undefined && inList !== undefined && inEntry !== inList)
    return err('badge and list name different values for "statusSize"');
  const size = inEntry !== undefined ? inEntry : inList !== undefined ? inList : 1;
  return typeof size === 'number' && Number.isInteger(size) && size >= 1 && size <= maxSize
    ? ok(size)
    : err(`its "statusSize" is no whole number from 1 to ${maxSize}`);
};

const textIn = (message: JsonValue, value: number): readonly string[] => {
  const status = stringMember(message, 'status') ?? '';
  const text = stringMember(message, 'message');
  const same = /^0x[0-9a-f]{1,8}$/i.test(status) && Number.parseInt(status.slice(2), 16) === value;
  return same && text !== undefined ? [text] : [];
};

/** What badge or list call a value; several texts are put in an order of their own, since none of them is signed. */
const textFor = (entry: JsonObject, subject: JsonObject, value: number): string | undefined => {
  const messages = asArray(member(entry, 'statusMessage') ?? member(subject, 'statusMessage'));
  const texts = new Set(messages.flatMap((message) => textIn(message, value)));
  return texts.size === 0 ? undefined : [...texts].sort().join(' / ');
};

interface Place {
  readonly value: number;
  readonly text?: string;
  /** The list has fewer places than it should. */
  readonly short: readonly Finding[];
}

const placeIn = (list: VerifiedList, entry: Entry, kind: BitListKind): Result<Place, string> => {
  const subject = subjectIn(list, entry, kind);
  if (!subject.ok) return subject;
  const size = sizeIn(entry.members, subject.value);
  if (!size.ok) return size;
  const encoded = stringMember(subject.value, 'encodedList');
  if (encoded === undefined) return err('it has no "encodedList"');
  const bits = decodeList(encoded, kind.form);
  if (!bits.ok) return bits;
  const entries = placesIn(bits.value, size.value);
  const value = valueAt(bits.value, entry.index, size.value);
  if (value === undefined) return err(`the badge has place ${entry.index} there, and it ends after ${entries} places`);
  const text = textFor(entry.members, subject.value, value);
  const short =
    entries < leastPlaces ? [finding('status.list-short', { url: entry.url, entries, least: leastPlaces })] : [];
  return ok({ value, short, ...(text === undefined ? {} : { text }) });
};

const meaning = (
  { purpose, url }: Entry,
  { value, text }: Place,
  by: string | undefined,
): { readonly says: string; readonly findings: readonly Finding[] } => {
  const set = value !== 0;
  const listed = { url, ...(by === undefined ? {} : { by }), ...(text === undefined ? {} : { reason: text }) };
  switch (purpose) {
    case 'revocation':
      return set
        ? { says: 'revoked', findings: [finding('status.revoked', listed)] }
        : { says: 'not revoked', findings: [] };
    case 'suspension':
      return set
        ? { says: 'suspended', findings: [finding('status.suspended', listed)] }
        : { says: 'not suspended', findings: [] };
    case 'refresh':
      return set
        ? { says: 'issued anew since', findings: [finding('status.refresh-offered', { url })] }
        : { says: 'not issued anew', findings: [] };
    case 'message': {
      if (!set && text === undefined) return { says: 'no message', findings: [] };
      const message = text ?? 'a message without a text';
      const shown = finding('status.message', { url, value: `0x${value.toString(16)}`, message });
      return { says: 'a message', findings: [shown] };
    }
  }
};

const read = (entry: Entry, list: VerifiedList, place: Place, badge: StatusContext['badge']): StatusRead => {
  const { url } = entry;
  const { says, findings } = meaning(entry, place, list.issuer === badge.issuer ? undefined : list.issuer);
  // A place that is set says itself who set it.
  const decided = findings.some(({ code }) => code === 'status.revoked' || code === 'status.suspended');
  const others = decided ? [] : otherIssuer(list.issuer, badge.issuer, url);
  return {
    says,
    ...(list.day === undefined ? {} : { day: list.day }),
    findings: [...findings, ...others, ...otherId(list.id, url), ...place.short],
  };
};

export const bitListMethod = (kind: BitListKind): StatusMethod => ({
  type: kind.type,
  check: async (members, context) => {
    const entry = entryIn(members, kind);
    if (!entry.ok) return entry;
    const { url } = entry.value;
    const served = await fetchList(url, context.net);
    if (!served.ok) return served;
    const list = await verifyList(served.value.body, url, context);
    if (!list.ok) return list;
    const place = placeIn(list.value, entry.value, kind);
    return place.ok ? ok(read(entry.value, list.value, place.value, context.badge)) : invalid(place.error, url);
  },
});
