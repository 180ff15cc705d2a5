/** With which keys may an issuer of Open Badges 1 and 2 have signed? Those that its own profile lists, and that name it in turn (Open Badges 2.0, Signed Verification; Open Badges 1.1, `verify.url`). */
import { effectOf, type Finding, finding } from '../model/finding.js';
import { asArray, isObject, type JsonObject, type JsonValue, member, stringMember } from '../model/json.js';
import type { Part } from '../model/linked.js';
import { err, ok, type Result } from '../model/result.js';
import { hostAndPort, isWebAddress, plainAddress, sameAddress } from '../model/web-address.js';
import { objectIn } from '../net/document.js';
import { unreachable } from '../net/port.js';
import { strayed } from './fetch-document.js';
import { holdsKey, readKeyObject } from './ob2-key-document.js';
import { looksLikePem, readPem } from './pem.js';
import { keyProblemFinding, statedId } from './problem.js';
import { type PublicKey, sameKey } from './public-key.js';
import type { KeyRefused } from './source.js';

/** How the address of a linked object is asked, and what it may answer. */
export type AskAddress<P extends 'public-key' | 'revocation-list'> = (request: {
  readonly url: string;
  readonly purpose: P;
  readonly maxBytes?: number;
}) => Promise<
  | { readonly kind: 'served'; readonly body: Uint8Array; readonly url: string; readonly finalUrl: string }
  | { readonly kind: 'gone'; readonly url: string }
  | { readonly kind: 'absent'; readonly finding: Finding }
  | { readonly kind: 'silent'; readonly finding: Finding }
>;

/** A key to try the signature with. */
export interface KeyCandidate {
  /** Its address, or where it stands in the profile. */
  readonly id: string;
  readonly key: PublicKey;
  /** Why the badge fails although the signature fits this key; absent where the key is the issuer's. */
  readonly against?: Finding;
}

export interface IssuerKeys {
  readonly candidates: readonly KeyCandidate[];
  /** What fails whatever the signature says. */
  readonly findings: readonly Finding[];
  /** Listed keys that nobody could use; they count where no other key fits. */
  readonly refused: readonly Finding[];
  /** Listed keys that could not be had: where no other key fits, the question stays open. */
  readonly open: readonly Finding[];
}

export interface KeyWish {
  /** `verification.creator`: the key that the badge says it was signed with. */
  readonly creator?: string;
  /** `verify.url` of Open Badges 1: the address of the key. */
  readonly verifyUrl?: string;
  /** The instant at which the key must be in force, in milliseconds since the epoch. */
  readonly at: number;
  readonly ask: AskAddress<'public-key'>;
}

/** An honest issuer lists a few; each costs a fetch, and each is tried. */
const maxKeys = 16;

interface Listed {
  readonly id: string;
  /** Where the key stands in the profile itself. */
  readonly object?: JsonObject;
}

const none = { candidates: [], findings: [], refused: [], open: [] } as const satisfies IssuerKeys;
const decided = (found: Finding, candidates: readonly KeyCandidate[] = []): IssuerKeys => ({
  ...none,
  candidates,
  findings: [found],
});

const listedIn = (value: JsonValue, index: number, issuer: string): Listed => {
  const stated = typeof value === 'string' ? value : stringMember(value, 'id');
  const id = stated?.startsWith('#') === true ? `${issuer}${stated}` : stated;
  const object = isObject(value) && (id === undefined || holdsKey(value)) ? { object: value } : {};
  return { id: id ?? `number ${index + 1} in its profile`, ...object };
};

type Answer = Result<PublicKey, KeyRefused>;

const open = (found: Finding): Answer => err({ finding: found });

/** What an address of a key serves. Keys of Open Badges 1 are served as bare PEM, and cannot say whose they are. */
const fetchKey = async (id: string, issuer: string, { at, ask, verifyUrl }: KeyWish): Promise<Answer> => {
  if (!isWebAddress(id))
    return open(
      finding('issuer.key-unsupported', {
        key: statedId(id, 'in its profile'),
        why: 'it is named by something that is no web address',
      }),
    );
  const answer = await ask({ url: id, purpose: 'public-key' });
  if (answer.kind === 'absent' || answer.kind === 'silent') return open(answer.finding);
  const noUse = (why: string): Answer => open(unreachable(answer.url, 'public-key', why));
  if (answer.kind === 'gone') return noUse('the server answered with HTTP status 410');
  const elsewhere = strayed(answer.url, answer.finalUrl);
  if (elsewhere !== undefined) return noUse(elsewhere);
  const text = Buffer.from(answer.body).toString('latin1');
  if (verifyUrl !== undefined && looksLikePem(text)) {
    const key = readPem(text);
    return key.ok ? ok(key.value) : err({ finding: keyProblemFinding(key.error, id) });
  }
  const object = objectIn(answer.body);
  if (object === undefined) return noUse('the server answered with something that is no JSON object');
  if (!holdsKey(object) && !Object.hasOwn(object, 'id'))
    return noUse('the server answered with a document that names nobody and holds no key');
  const found = stringMember(object, 'id');
  if (found === undefined || !sameAddress(found, id)) {
    const said = statedId(member(object, 'id'), 'nobody, for it has no single id');
    return err({ finding: finding('issuer.document-mismatch', { url: answer.url, asked: id, found: said }) });
  }
  return readKeyObject(object, { id, issuer, mustSay: true, at });
};

const readListed = async ({ id, object }: Listed, issuer: string, wish: KeyWish): Promise<Answer> =>
  object === undefined
    ? fetchKey(id, issuer, wish)
    : readKeyObject(object, { id, issuer, mustSay: false, at: wish.at });

interface Read {
  readonly id: string;
  readonly answer: Answer;
}

/** Who publishes a key may take it back in one place and forget another: what is taken back anywhere is not used. */
const takenBack = ({ id, answer }: Read, all: readonly Read[]): Finding | undefined =>
  all
    .flatMap((other) => (other.answer.ok ? [] : [{ id: other.id, ...other.answer.error }]))
    .find(
      (other) =>
        other.finding.code === 'issuer.key-revoked' &&
        (other.id === id || (answer.ok && other.key !== undefined && sameKey(other.key, answer.value))),
    )?.finding;

const gathered = (reads: readonly Read[]): IssuerKeys => {
  const candidates: KeyCandidate[] = [];
  const without: Finding[] = [];
  for (const read of reads) {
    const { id, answer } = read;
    const against = answer.ok ? takenBack(read, reads) : answer.error.finding;
    const key = answer.ok ? answer.value : answer.error.key;
    if (key !== undefined) candidates.push({ id, key, ...(against === undefined ? {} : { against }) });
    else if (against !== undefined) without.push(against);
  }
  return {
    // A key may be listed twice, and well once.
    candidates: [
      ...candidates.filter(({ against }) => against === undefined),
      ...candidates.filter(({ against }) => against !== undefined),
    ],
    findings: [],
    refused: without.filter((found) => effectOf(found) === 'fail'),
    open: without.filter((found) => effectOf(found) !== 'fail'),
  };
};

const unnamed =
  'nothing that the issuer publishes names it, which Open Badges 1 did not provide for; the signature may be good, but anybody who can put a file on that host could have made it';

/** A key of Open Badges 1 that the profile does not list: on the issuer's host, the signature can still be judged with it. */
const unlisted = async (verifyUrl: string, issuer: string, wish: KeyWish): Promise<IssuerKeys> => {
  const refuse = (why: string): IssuerKeys =>
    decided(finding('issuer.key-not-authorised', { issuer, key: statedId(verifyUrl, 'in "verify"'), why }));
  const [address, home] = [plainAddress(verifyUrl), plainAddress(issuer)];
  if (!address.ok) return refuse(address.error);
  if (!home.ok || hostAndPort(address.value) !== hostAndPort(home.value))
    return refuse('it lies on another host, and nothing that the issuer publishes names it');
  const against = finding('issuer.key-not-linked', { issuer, key: verifyUrl, why: unnamed });
  const answer = await fetchKey(verifyUrl, issuer, wish);
  const key = answer.ok ? answer.value : answer.error.key;
  return decided(against, key === undefined ? [] : [{ id: verifyUrl, key, against }]);
};

/**
 * The keys that the fetched profile of an issuer lists, and what stands against each. Where the badge says with which
 * of them it was signed, only that one.
 */
export const keysOfIssuer = async ({ linked, url: issuer }: Part, wish: KeyWish): Promise<IssuerKeys> => {
  if (issuer === undefined) {
    const why = 'its profile stands inside the badge only, where anybody can write one';
    return decided(finding('issuer.key-not-found', { issuer: 'that the badge names', key: '', why }));
  }
  const named = wish.verifyUrl ?? wish.creator;
  const listed = asArray(member(linked.object, 'publicKey')).map((value, index) => listedIn(value, index, issuer));
  const meant = named === undefined ? listed : listed.filter(({ id }) => sameAddress(id, named));
  if (meant.length === 0 && wish.verifyUrl !== undefined) return unlisted(wish.verifyUrl, issuer, wish);
  if (listed.length === 0) {
    const why = 'its profile lists none ("publicKey")';
    return decided(finding('issuer.key-not-found', { issuer, key: '', why }));
  }
  if (meant.length === 0) {
    const why =
      'the badge names it as the one that it was signed with ("creator"), and the profile of the issuer does not list it';
    return decided(finding('issuer.key-not-linked', { issuer, key: statedId(named, 'in "creator"'), why }));
  }
  const reads: Read[] = [];
  for (const one of meant.slice(0, maxKeys)) reads.push({ id: one.id, answer: await readListed(one, issuer, wish) });
  const keys = gathered(reads);
  if (meant.length <= maxKeys) return keys;
  const why = `the profile lists ${meant.length} keys, of which the first ${maxKeys} are looked at`;
  return { ...keys, open: [...keys.open, finding('issuer.key-unsupported', { key: 'that signed the badge', why })] };
};

/** What is to be said of the issuer's keys, once it is known whether the signature fits one of them, and which. */
export const keyFindings = (
  { candidates, findings, refused, open: unknown }: IssuerKeys,
  by: KeyCandidate | undefined,
): readonly Finding[] => {
  if (findings.length > 0) return findings;
  if (by !== undefined) return by.against === undefined ? [] : [by.against];
  // The key that could not be had may be the one that fits.
  if (unknown.length > 0) return unknown;
  if (candidates.some(({ against }) => against === undefined)) return [];
  return [...candidates.flatMap(({ against }) => (against === undefined ? [] : [against])), ...refused];
};
