/** Which issuers does a trust list of our own format name? (schemas/trust-list.schema.json) */
import { distance } from '../model/distance.js';
import { isObject, type JsonObject, type JsonValue, member, pointerTo } from '../model/json.js';
import { err, ok, type Result } from '../model/result.js';
import type { TrustedIssuer, TrustList } from '../model/trust.js';
import { clip } from '../unbake/shown.js';
import { type Broken, isDate, isIssuerId, isName, isThumbprint, maxIssuers, maxNameLength } from './entry.js';

const listMembers = ['$schema', 'trustList', 'name', 'date', 'issuers'] as const;
const issuerMembers = ['id', 'name', 'keys'] as const;

const broken = (pointer: string, why: string): Result<never, Broken> => err({ pointer, why });

const nearest = (name: string, known: readonly string[]): string | undefined => {
  const written = name.slice(0, 40).toLowerCase();
  return known
    .map((word) => ({ word, far: distance(written, word.toLowerCase()) }))
    .filter(({ far }) => far <= 2)
    .sort((a, b) => a.far - b.far)[0]?.word;
};

/** A mistyped "keys" that went unseen would let any key count, so nothing unknown is let through. */
const unknownMember = (object: JsonObject, known: readonly string[], pointer: string): Broken | undefined => {
  const name = Object.keys(object).find((one) => !known.includes(one));
  if (name === undefined) return undefined;
  const near = nearest(name, known);
  const hint = near === undefined ? `known are ${known.join(', ')}` : `perhaps "${near}" is meant`;
  return { pointer: pointerTo(pointer, name), why: `there is no member "${clip(name, 40)}"; ${hint}` };
};

const nameWords = `a name is a text of 1 to ${maxNameLength} characters`;

const keysIn = (value: JsonValue, pointer: string): Result<readonly string[], Broken> => {
  if (!Array.isArray(value) || value.length === 0)
    return broken(pointer, 'keys is an array of at least one thumbprint; without it, any key of the issuer counts');
  const keys: string[] = [];
  for (const [index, key] of value.entries()) {
    if (!isThumbprint(key))
      return broken(
        pointerTo(pointer, index),
        'a key is named by its RFC 7638 thumbprint: SHA-256, base64url, 43 characters',
      );
    keys.push(key);
  }
  return new Set(keys).size === keys.length ? ok(keys) : broken(pointer, 'it names a key twice');
};

const issuerIn = (value: JsonValue, pointer: string): Result<TrustedIssuer, Broken> => {
  if (!isObject(value)) return broken(pointer, 'an issuer is an object with the member "id"');
  const unknown = unknownMember(value, issuerMembers, pointer);
  if (unknown !== undefined) return err(unknown);
  const [id, name, keys] = [member(value, 'id'), member(value, 'name'), member(value, 'keys')];
  if (id === undefined) return broken(pointer, 'the member "id" is missing');
  if (!isIssuerId(id))
    return broken(
      pointerTo(pointer, 'id'),
      'an id is a DID, or a URL that begins with https://, in ASCII and without blanks',
    );
  if (name !== undefined && !isName(name)) return broken(pointerTo(pointer, 'name'), nameWords);
  const named = { id, ...(name === undefined ? {} : { name }) };
  if (keys === undefined) return ok(named);
  const read = keysIn(keys, pointerTo(pointer, 'keys'));
  return read.ok ? ok({ ...named, keys: read.value }) : read;
};

const issuersIn = (value: JsonValue | undefined): Result<TrustList['issuers'], Broken> => {
  if (!Array.isArray(value))
    return value === undefined
      ? broken('', 'the member "issuers" is missing')
      : broken('/issuers', 'issuers is an array');
  if (value.length > maxIssuers) return broken('/issuers', `more than ${maxIssuers} issuers are not read`);
  const issuers = new Map<string, TrustedIssuer>();
  for (const [index, one] of value.entries()) {
    const pointer = pointerTo('/issuers', index);
    const issuer = issuerIn(one, pointer);
    if (!issuer.ok) return issuer;
    const { id } = issuer.value;
    if (issuers.has(id)) return broken(`${pointer}/id`, `the id ${clip(id)} stands in the list twice`);
    issuers.set(id, issuer.value);
  }
  return ok(issuers);
};

/** Reads a document that has the member `trustList`; the first thing that is wrong with it is the answer. */
export const readOwnFormat = (document: JsonObject): Result<TrustList, Broken> => {
  if (member(document, 'trustList') !== 1)
    return broken('/trustList', 'the version of the format is 1; no other is read');
  const unknown = unknownMember(document, listMembers, '');
  if (unknown !== undefined) return err(unknown);
  const [schema, name, date] = [member(document, '$schema'), member(document, 'name'), member(document, 'date')];
  if (schema !== undefined && typeof schema !== 'string') return broken('/$schema', '$schema is a text');
  if (name !== undefined && !isName(name)) return broken('/name', nameWords);
  if (date !== undefined && !isDate(date))
    return broken('/date', 'a date is written as in 2026-02-01 or 2026-02-01T12:00:00Z');
  const issuers = issuersIn(member(document, 'issuers'));
  if (!issuers.ok) return issuers;
  return ok({
    ...(name === undefined ? {} : { name }),
    ...(date === undefined ? {} : { date }),
    issuers: issuers.value,
  });
};
