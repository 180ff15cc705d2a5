/** Which key does a DID document or a profile list for making statements? (DID Core §5.2, §5.3; Controlled Identifiers §2.1.4, §3.3) */
import { type Finding, finding } from '../model/finding.js';
import { asArray, isObject, type JsonObject, member, stringMember } from '../model/json.js';
import { type DecidingPurpose, unreachable } from '../net/port.js';
import { statedId } from './problem.js';
import { type PublicKey, sameKey } from './public-key.js';
import type { KeyRefused } from './source.js';
import { readMethod } from './verification-method.js';

/** Whose document it is, and when its keys must be in force (milliseconds since the epoch). */
export interface Owner {
  /** The DID or URL that the document must have as its id, and each of its keys as its controller. */
  readonly id: string;
  readonly at: number;
}

export type Sought =
  | { readonly kind: 'found'; readonly id: string; readonly key: PublicKey }
  | ({ readonly kind: 'refused' } & KeyRefused)
  /** It is listed, but stands elsewhere. */
  | { readonly kind: 'reference' }
  | { readonly kind: 'absent' };

/** What is said of a document that has another id than it was asked for under; undefined if it has that one. */
export const documentMismatch = (document: JsonObject, id: string, url: string): Finding | undefined => {
  const found = member(document, 'id');
  if (found === id) return undefined;
  const said = statedId(found, 'nobody, for it has no single id');
  return finding('issuer.document-mismatch', { url, asked: id, found: said });
};

/** Whether a document speaks of keys at all; many profiles do not. */
const speaksOfKeys = (document: JsonObject): boolean =>
  ['assertionMethod', 'verificationMethod', 'publicKey'].some((name) => Object.hasOwn(document, name));

/**
 * What stands against a document that was fetched for an id. One that names nobody and speaks of no keys is a message of
 * the server, as of an API that is out of order: it answers nothing, and belongs to nobody else.
 */
export const notItsDocument = (
  document: JsonObject,
  id: string,
  { url, purpose }: { readonly url: string; readonly purpose: DecidingPurpose },
): Finding | undefined =>
  Object.hasOwn(document, 'id') || speaksOfKeys(document)
    ? documentMismatch(document, id, url)
    : unreachable(url, purpose, 'the server answered with a document that names nobody and lists no keys');

interface Entry {
  readonly id: string;
  /** Absent where the entry is only the id of a key. */
  readonly method?: JsonObject;
}

/** Relative ids are fragments of the document's own address; other relative forms name nothing. */
const entriesIn = (document: JsonObject, name: string, base: string): readonly Entry[] =>
  asArray(member(document, name)).flatMap((value): readonly Entry[] => {
    const text = typeof value === 'string' ? value : stringMember(value, 'id');
    if (text === undefined) return [];
    const id = text.startsWith('#') ? base + text : text;
    return [isObject(value) && Object.keys(value).length > 1 ? { id, method: value } : { id }];
  });

interface Listing {
  /** Ids under `assertionMethod`. */
  readonly listed: ReadonlySet<string>;
  /** The methods under each id, which may stand in several places. */
  readonly methods: ReadonlyMap<string, readonly JsonObject[]>;
}

const listingOf = (document: JsonObject, { id }: Owner): Listing => {
  const base = id.split('#', 1)[0] ?? id;
  const asserted = entriesIn(document, 'assertionMethod', base);
  const all = ['verificationMethod', 'publicKey'].flatMap((name) => entriesIn(document, name, base));
  const methods = new Map<string, JsonObject[]>();
  for (const entry of [...all, ...asserted]) {
    if (entry.method === undefined) continue;
    const same = methods.get(entry.id);
    if (same === undefined) methods.set(entry.id, [entry.method]);
    else same.push(entry.method);
  }
  return { listed: new Set(asserted.map((entry) => entry.id)), methods };
};

const refused = (refusal: KeyRefused): Sought => ({ kind: 'refused', ...refusal });

/** To read a key takes a millisecond, and a document has room for thousands; an honest one writes a key down three times at most. */
const maxSameName = 8;
const maxMethods = 100;

const readListed = ({ listed, methods }: Listing, id: string, owner: Owner): Sought => {
  const named = methods.get(id) ?? [];
  if (named.length > maxSameName)
    return refused({
      finding: finding('issuer.key-malformed', {
        key: id,
        why: `the document gives that name to ${named.length} keys, of which ${maxSameName} at most are read`,
      }),
    });
  const readings = named.map((method) => readMethod(method, { id, owner: owner.id, at: owner.at }));
  const [first] = readings;
  const isListed = listed.has(id);
  if (first === undefined) return isListed ? { kind: 'reference' } : { kind: 'absent' };
  if (!isListed)
    return refused({
      ...(first.ok ? { key: first.value } : first.error),
      finding: finding('issuer.key-not-authorised', {
        issuer: owner.id,
        key: id,
        why: 'the document of the issuer does not list that key for making statements ("assertionMethod")',
      }),
    });
  // Whatever stands against a key in one place of the document counts, wherever else it stands without it.
  for (const reading of readings) if (!reading.ok) return refused(reading.error);
  if (!first.ok) return refused(first.error);
  const key = first.value;
  if (readings.some((other) => other.ok && !sameKey(other.value, key)))
    return refused({
      finding: finding('issuer.key-malformed', { key: id, why: 'the document gives that name to different keys' }),
    });
  return { kind: 'found', id, key };
};

/** The key with exactly that id. */
export const keyById = (document: JsonObject, owner: Owner, id: string): Sought =>
  readListed(listingOf(document, owner), id, owner);

/** The listed key that is the same as another one. */
export const keyLike = (document: JsonObject, owner: Owner, hint: PublicKey): Sought => {
  const listing = listingOf(document, owner);
  const listed = [...listing.listed];
  if (listed.reduce((sum, id) => sum + (listing.methods.get(id)?.length ?? 0), 0) > maxMethods)
    return refused({
      key: hint,
      finding: finding('issuer.key-unsupported', {
        key: 'in the "jwk" header',
        why: `the document of ${owner.id} lists more than ${maxMethods} keys, and the token does not say which of them it is`,
      }),
    });
  const tried = listed.map((id) => readListed(listing, id, owner));
  const same = tried.filter((one) => 'key' in one && one.key !== undefined && sameKey(one.key, hint));
  return same.find(({ kind }) => kind === 'found') ?? same[0] ?? { kind: 'absent' };
};

/** The key that is meant where none is named: the only one that is listed. */
export const onlyKey = (document: JsonObject, owner: Owner): Sought => {
  const listing = listingOf(document, owner);
  const [only, another] = [...listing.listed];
  if (only === undefined) return { kind: 'absent' };
  if (another === undefined) return readListed(listing, only, owner);
  return refused({
    finding: finding('issuer.key-not-found', {
      issuer: owner.id,
      key: '',
      why: `its document lists ${listing.listed.size} keys, and the signature does not say which of them it is`,
    }),
  });
};

/** Whether a document says which keys are its own; `publicKey` alone is a habit of older badges, and says it of their signatures. */
export const listsKeys = (document: JsonObject): boolean =>
  ['assertionMethod', 'verificationMethod'].some((name) => Object.hasOwn(document, name));
