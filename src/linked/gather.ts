/** What does an Open Badges 1 or 2 badge say, once everything it names was fetched? Nothing is judged here (Open Badges 2.0, Hosted and Signed Verification). */
import { strayed } from '../keys/fetch-document.js';
import { type Finding, finding } from '../model/finding.js';
import { idOf, isObject, type JsonObject, type JsonValue, member, stringMember } from '../model/json.js';
import {
  isMissing,
  type LinkedBadge,
  type LinkedClass,
  type LinkedObject,
  type LinkedVerification,
  type Missing,
  type Part,
  type PartOrMissing,
  type Revocation,
} from '../model/linked.js';
import { present } from '../model/present.js';
import { err, ok, type Result } from '../model/result.js';
import { unreachable } from '../net/port.js';
import { classWords, purposes } from './classes.js';
import { fetchLinked, isWebAddress, type LinkedNet, sameAddress } from './fetch.js';
import { isRevokedStub } from './kind.js';
import { readLinked, verificationOf } from './read.js';

/** Where the bytes that were given come from, where the program fetched them itself and they are the object as served. */
export interface ServedFrom {
  readonly url: string;
  readonly finalUrl: string;
}

export interface Given {
  readonly json: JsonObject;
  /** It was the payload of a compact JWS. */
  readonly signed: boolean;
  readonly served?: ServedFrom;
  /** Only its address was given. */
  readonly pointerOnly?: boolean;
}

const missing = (found: Finding): Missing => ({ findings: [found] });

const hostOf = (url: string): string | undefined => (URL.canParse(url) ? new URL(url).host : undefined);

/** Of addresses with and without https the port of each is its own default, so only the names are compared. */
const sameHost = (a: string, b: string): boolean => {
  const [one, other] = [hostOf(a), hostOf(b)];
  return one !== undefined && one === other;
};

interface Asked {
  readonly url: string;
  readonly wanted: LinkedClass;
  /** The object that was given, or that counts as the award: its id must be the address asked for. */
  readonly itself: boolean;
}

/** Whether what is served stands under the address that was asked. Undefined: it does. */
const idProblem = ({ url, wanted, itself }: Asked, finalUrl: string, { object }: LinkedObject): Finding | undefined => {
  const id = stringMember(object, 'id');
  if (id === undefined || sameAddress(id, url)) return undefined;
  const args = { url, id, what: classWords[wanted] };
  // A platform that moved its addresses redirects from the old one to that of the object, on the same host.
  const kept = sameHost(id, url) && (!itself || (sameAddress(id, finalUrl) && sameHost(finalUrl, url)));
  return finding(kept ? 'hosted.id-redirected' : 'hosted.id-mismatch', args);
};

interface Fetched {
  readonly part: PartOrMissing;
  readonly revoked?: Revocation;
}

const reasonIn = (object: JsonObject | undefined): string | undefined => {
  const reason = stringMember(object, 'revocationReason');
  return reason === undefined || reason.trim() === '' ? undefined : reason;
};

const revocationAt = (url: string, object: JsonObject | undefined): Revocation => ({
  url,
  ...present({ reason: reasonIn(object) }),
});

/** Only what the host of the issuer itself publishes may say what is in its name. */
const profileElsewhere = (wanted: LinkedClass, url: string, finalUrl: string): Finding | undefined => {
  const why = wanted === 'Profile' ? strayed(url, finalUrl) : undefined;
  return why === undefined ? undefined : unreachable(url, purposes[wanted], why);
};

/** An object as it was served: read, and compared with the address that was asked. */
const readServed = async (
  object: JsonObject,
  asked: Asked,
  finalUrl: string,
  notes: readonly Finding[],
): Promise<Fetched> => {
  const { url, wanted, itself } = asked;
  const purpose = purposes[wanted];
  const read = await readLinked(object, { wanted, url });
  const other = unreachable(url, purpose, `the server answered with JSON that is not ${classWords[wanted]}`);
  // The message of a server that is out of order says nothing of the badge.
  if (!read.ok) return { part: missing(read.error.code === 'format.unknown-version' ? other : read.error) };
  const linked = read.value;
  const revoked =
    itself && member(linked.object, 'revoked') === true ? { revoked: revocationAt(url, linked.object) } : {};
  // What stands in the place of something that was taken back need not say what it was.
  const isStub = revoked.revoked !== undefined && isRevokedStub(linked.object);
  if (linked.class !== wanted && !isStub) return { part: missing(other) };
  const elsewhere = profileElsewhere(wanted, url, finalUrl);
  if (elsewhere !== undefined) return { part: missing(elsewhere) };
  const problem = idProblem(asked, finalUrl, linked);
  if (problem?.code === 'hosted.id-mismatch') return { part: missing(problem) };
  const part: Part = { linked, url, finalUrl, notes: problem === undefined ? notes : [...notes, problem] };
  return { part, ...revoked };
};

const fetchPart = async (asked: Asked, port: LinkedNet): Promise<Fetched> => {
  const { url, wanted, itself } = asked;
  const answer = await fetchLinked(port, { url, purpose: purposes[wanted] });
  switch (answer.kind) {
    case 'silent':
      return { part: missing(answer.finding) };
    case 'absent':
      return { part: missing(itself ? finding('hosted.not-found', { url: answer.url }) : answer.finding) };
    case 'gone': {
      const said = 'the server answered with HTTP status 410';
      if (!itself) return { part: missing(unreachable(answer.url, purposes[wanted], said)) };
      const revoked: Revocation = { ...revocationAt(answer.url, answer.object), gone: true };
      return { part: missing(finding('status.revoked', { url: revoked.url })), revoked };
    }
    case 'served':
      return readServed(answer.object, { ...asked, url: answer.url }, answer.finalUrl, answer.notes);
  }
};

/** An award names what it awards; a definition and a profile stand for themselves. */
const isAward = (linked: LinkedObject): boolean => linked.class === 'Assertion' || linked.class === 'Endorsement';

const noAddress = (what: string): Finding =>
  finding('hosted.out-of-scope', {
    url: 'an unknown address',
    issuer: 'that it names',
    why: `${what} has no address on the web, so nobody serves it`,
  });

/** A badge that cannot say where it stands: the link to it would be needed. */
const placeless = ({ generation }: LinkedObject): Finding =>
  generation === '2.0' || generation === '1.1'
    ? noAddress('the badge')
    : unreachable(
        'its own address',
        'assertion',
        `a badge of Open Badges ${generation} need not say where it stands, so its link has to be checked instead of the file`,
      );

/** What came without https may be from anybody on the way: it is asked again. */
const isSafe = ({ url, finalUrl }: ServedFrom, { allowHttp }: LinkedNet): boolean =>
  allowHttp || [url, finalUrl].every((one) => one.startsWith('https://'));

/** The assertion, or whatever else was given, as its own address serves it. */
const hostedSubject = async (
  given: LinkedObject,
  served: ServedFrom | undefined,
  port: LinkedNet,
): Promise<Fetched> => {
  const url = idOf(given.object);
  const wanted = given.class;
  if (url === undefined || !isWebAddress(url)) return { part: missing(placeless(given)) };
  const itself = isAward(given);
  if (served !== undefined && sameAddress(url, served.url) && isSafe(served, port)) {
    const elsewhere = profileElsewhere(wanted, served.url, served.finalUrl);
    if (elsewhere !== undefined) return { part: missing(elsewhere) };
    const part: Part = { linked: given, url: served.url, finalUrl: served.finalUrl, notes: [] };
    const revoked = itself && member(given.object, 'revoked') === true;
    return revoked ? { part, revoked: revocationAt(url, given.object) } : { part };
  }
  return fetchPart({ url, wanted, itself }, port);
};

const signedSubject = (given: LinkedObject): Fetched => {
  const url = idOf(given.object);
  const part: Part = { linked: given, notes: [], ...present({ url }) };
  const isRevoked = member(given.object, 'revoked') === true;
  return isRevoked ? { part, revoked: revocationAt(url ?? 'an unknown address', given.object) } : { part };
};

/** An object that stands inside another one: of a signed badge it is signed with it, else its address counts. */
const embedded = async (value: JsonObject, wanted: LinkedClass): Promise<PartOrMissing> => {
  const read = await readLinked(value, { wanted });
  if (!read.ok) return missing(read.error);
  const url = idOf(read.value.object);
  return { linked: read.value, notes: [], ...present({ url }) };
};

/** What an object names under one of its members. */
const named = async (
  value: JsonValue | undefined,
  wanted: LinkedClass,
  port: LinkedNet,
  inSigned: boolean,
): Promise<PartOrMissing> => {
  const url = idOf(value);
  if (isObject(value) && (inSigned || url === undefined || !isWebAddress(url))) return embedded(value, wanted);
  if (url === undefined || !isWebAddress(url)) return missing(noAddress(classWords[wanted]));
  return (await fetchPart({ url, wanted, itself: false }, port)).part;
};

/**
 * Open Badges 0.5 knows no profile: the issuer is the origin that it stands on. Whatever else stands there (an id, keys,
 * a scope) was written by who wrote the badge.
 */
const issuerOf05 = (value: JsonValue | undefined): Promise<PartOrMissing> => {
  const known = ['name', 'org', 'origin', 'contact'].flatMap((name) => {
    const text = stringMember(value, name);
    return text === undefined ? [] : [[name, text] as const];
  });
  return embedded(Object.fromEntries(known), 'Profile');
};

/** Who issued it: only what the address of the issuer serves counts, whatever stands inside the badge. */
const issuerOf = async (holder: LinkedObject, port: LinkedNet): Promise<PartOrMissing> => {
  const value = member(holder.object, 'issuer');
  const url = idOf(value);
  if (holder.generation === '0.5' && stringMember(value, 'origin') !== undefined) return issuerOf05(value);
  if (url === undefined || !isWebAddress(url)) return missing(noAddress('the issuer'));
  return (await fetchPart({ url, wanted: 'Profile', itself: false }, port)).part;
};

const partsOf = async (
  given: LinkedObject,
  subject: PartOrMissing,
  port: LinkedNet,
  signed: boolean,
): Promise<Pick<LinkedBadge, 'badgeClass' | 'issuer'>> => {
  // What is not there names nothing, and what only a file says is not asked for.
  if (isMissing(subject)) return {};
  switch (given.class) {
    case 'Assertion': {
      if (member(subject.linked.object, 'badge') === undefined) return {};
      const badgeClass = await named(member(subject.linked.object, 'badge'), 'BadgeClass', port, signed);
      return isMissing(badgeClass) ? { badgeClass } : { badgeClass, issuer: await issuerOf(badgeClass.linked, port) };
    }
    case 'BadgeClass':
    case 'Endorsement': {
      const { object } = subject.linked;
      // What was taken back need not say who issued it.
      if (member(object, 'issuer') === undefined && isRevokedStub(object)) return {};
      return { issuer: await issuerOf(subject.linked, port) };
    }
    default:
      return { issuer: subject };
  }
};

/** The other classes are of use only to a badge. */
const isBadge = (given: LinkedObject): boolean =>
  given.class !== 'RevocationList' && given.class !== 'CryptographicKey';

const kindOf = (
  given: LinkedObject,
  signed: boolean,
): { readonly kind: LinkedVerification; readonly type?: string } => {
  if (!isAward(given)) return { kind: 'hosted' };
  const stated = verificationOf(given);
  if (stated.kind === 'signed' && !signed) return { kind: 'unsigned' };
  return stated;
};

const otherwiseVerified = (
  subject: PartOrMissing,
): Pick<LinkedBadge, 'verification' | 'verificationType'> | undefined => {
  if (isMissing(subject)) return undefined;
  const { kind, type } = kindOf(subject.linked, false);
  if (kind === 'hosted') return undefined;
  return { verification: kind, ...present({ verificationType: type }) };
};

/** Fetches what a badge names, each at its own address. Never throws; what could not be had says why. */
export const gather = async (
  { json, signed, served, pointerOnly }: Given,
  port: LinkedNet,
): Promise<Result<LinkedBadge, Finding>> => {
  const read = await readLinked(json, served === undefined ? {} : { url: served.url });
  if (!read.ok) return read;
  const given = read.value;
  if (!isBadge(given))
    return err(finding('format.unknown-version', { found: `${classWords[given.class]} of Open Badges` }));
  const { kind, type } = kindOf(given, signed);
  const base = {
    verification: kind,
    given,
    ...present({ verificationType: type, pointerOnly }),
  };
  if (kind === 'unsigned' || kind === 'unsupported') return ok({ ...base, subject: { linked: given, notes: [] } });
  const { part: subject, revoked } =
    kind === 'signed' ? signedSubject(given) : await hostedSubject(given, signed ? undefined : served, port);
  // How it is verified is said by what the address serves as well, not by who typed the file.
  const instead = kind === 'hosted' && revoked === undefined ? otherwiseVerified(subject) : undefined;
  if (instead !== undefined) return ok({ ...base, ...instead, subject });
  const parts = await partsOf(given, subject, port, kind === 'signed');
  return ok({ ...base, subject, ...present({ revoked }), ...parts });
};
