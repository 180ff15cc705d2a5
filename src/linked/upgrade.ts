/** What does an object of Open Badges 0.5, 1.0 or 1.1 say in the form of 2.0, and what did its rules not ask for? (Open Badges 2.0, Backwards Compatibility) */
import { asArray, isObject, type JsonObject, type JsonValue, member, stringMember } from '../model/json.js';
import type { LinkedClass } from '../model/linked.js';
import { openBadges2Context } from '../model/openbadges-context.js';
import { present } from '../model/present.js';
import { dateMembers, withInstants } from './dates.js';
import type { Kind } from './kind.js';
import { alignmentNames, verificationTypes, without } from './old-names.js';

export interface Upgraded {
  readonly object: JsonObject;
  readonly lacks: readonly string[];
}

const isGiven = (object: JsonObject, name: string): boolean => member(object, name) !== undefined;

/** A day, a number or a time without zone says less than the date of today's rules. */
const isShortDate = (value: JsonValue | undefined): boolean =>
  typeof value === 'number' || (typeof value === 'string' && !/[Tt].*(?:[Zz]|[+-]\d{2}:?\d{2})$/.test(value));

const lackOfDates = (object: JsonObject): readonly string[] =>
  dateMembers.some((name) => isGiven(object, name) && isShortDate(object[name]))
    ? ['the time and zone of its dates']
    : [];

const lackOf = (object: JsonObject, names: readonly (readonly [string, string])[]): readonly string[] =>
  names.flatMap(([name, words]) => (isGiven(object, name) ? [] : [words]));

/** Types of the older rules that are named otherwise today; the others stay, and the class is always among them. */
const typeOf = (object: JsonObject, name: LinkedClass): JsonValue => {
  const others = asArray(member(object, 'type')).filter(
    (type) =>
      typeof type !== 'string' ||
      !['assertion', 'badgeclass', 'issuer', 'issuerorg', 'profile'].includes(type.toLowerCase()),
  );
  return others.length === 0 ? name : [name, ...others];
};

/** `verify` in today's words. Of a signed badge its address is that of the key, which is what `creator` names today. */
const verificationOf1 = (object: JsonObject): JsonValue | undefined => {
  const verify = member(object, 'verify') ?? member(object, 'verification');
  if (!isObject(verify)) return verify;
  const type = verificationTypes.get(member(verify, 'type')) ?? member(verify, 'type');
  const url = member(verify, 'url');
  const creator = member(verify, 'creator') ?? (type === 'SignedBadge' ? url : undefined);
  return { ...verify, ...present({ type, creator }) };
};

/**
 * Before 1.1 a badge had no id: a hosted one is where it stands, a signed one is known by its `uid`. Where a signed one
 * has an id none the less, a list may say by it that the badge was taken back.
 */
const idOf1 = (object: JsonObject, { generation }: Kind): string | undefined => {
  const id = stringMember(object, 'id');
  if (generation === '1.1' && id !== undefined) return id;
  const verify = member(object, 'verify');
  if (member(verify, 'type') !== 'signed') return stringMember(verify, 'url');
  if (id !== undefined) return id;
  const uid = stringMember(object, 'uid');
  if (uid === undefined) return undefined;
  return /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(uid) ? `urn:uuid:${uid}` : `uid:${encodeURI(uid)}`;
};

const assertion = (object: JsonObject, kind: Kind): Upgraded => {
  const members = present({ id: idOf1(object, kind), verification: verificationOf1(object) });
  return {
    object: withInstants({ ...without(object, 'id', 'verify', 'verification'), ...members }, 'older'),
    lacks: [
      ...lackOf(object, [
        ['id', 'an id of the badge'],
        ['type', 'its type'],
      ]),
      ...lackOfDates(object),
    ],
  };
};

const alignmentItem = (item: JsonValue): JsonValue =>
  isObject(item)
    ? Object.fromEntries(
        Object.entries(item).map(([name, value]) => {
          const today = alignmentNames.get(name);
          return [today === undefined || isGiven(item, today) ? name : today, value];
        }),
      )
    : item;

const alignmentOf = (object: JsonObject): JsonValue | undefined => {
  const value = member(object, 'alignment');
  return value === undefined || !Array.isArray(value)
    ? value && alignmentItem(value)
    : (value as readonly JsonValue[]).map(alignmentItem);
};

const idAndType = [
  ['id', 'an id'],
  ['type', 'a type'],
] as const;

/** What is linked is known by the address that it was fetched from. */
const atAddress = (object: JsonObject, { generation }: Kind, url: string | undefined): JsonObject => ({
  ...without(object, 'id'),
  ...present({ id: (generation === '1.1' ? stringMember(object, 'id') : undefined) ?? url }),
});

const badgeClass = (object: JsonObject, kind: Kind, url: string | undefined): Upgraded => ({
  object: { ...atAddress(object, kind, url), ...present({ alignment: alignmentOf(object) }) },
  lacks: lackOf(object, idAndType),
});

const profile = (object: JsonObject, kind: Kind, url: string | undefined): Upgraded => ({
  object: atAddress(object, kind, url),
  lacks: lackOf(object, [...idAndType, ['email', 'the e-mail address of the issuer']]),
});

/** Each badge that was taken back by its `uid`, with the reason. Whatever stands there, the badge is on the list. */
const revocationList = (object: JsonObject, url: string | undefined): Upgraded => ({
  object: {
    ...present({ id: url }),
    revokedAssertions: Object.entries(object)
      .filter(([name]) => name !== '@context')
      .map(([uid, reason]) => ({ uid, ...(typeof reason === 'string' ? { revocationReason: reason } : {}) })),
  },
  lacks: ['an id', 'a type'],
});

/** As the address stands, or beside the origin of the issuer where it is a relative one. */
const resolved = (value: JsonValue | undefined, origin: string | undefined): JsonValue | undefined => {
  if (typeof value !== 'string' || URL.canParse(value) || origin === undefined) return value;
  return URL.canParse(value, origin) ? new URL(value, origin).href : value;
};

const resolvedIn = (object: JsonObject, names: readonly string[], origin: string | undefined): JsonObject => ({
  ...object,
  ...Object.fromEntries(
    names.flatMap((name) => {
      const value = resolved(member(object, name), origin);
      return value === undefined ? [] : [[name, value]];
    }),
  ),
});

const originOf = (badge: JsonValue | undefined): string | undefined => stringMember(member(badge, 'issuer'), 'origin');

const recipientOf05 = (object: JsonObject): JsonValue | undefined => {
  const identity = member(object, 'recipient');
  if (typeof identity !== 'string') return identity;
  const hashed = /^(?:sha1|sha256|md5)\$[0-9a-f]+$/i.test(identity);
  return { type: 'email', identity, hashed, ...present({ salt: hashed ? member(object, 'salt') : undefined }) };
};

/** The badge class inside stays as it is: it is an object of its own, to be read by the same rules. */
const assertion05 = (object: JsonObject, url: string | undefined): Upgraded => {
  const members = present({
    id: url,
    recipient: recipientOf05(object),
    issuedOn: member(object, 'issued_on') ?? member(object, 'issuedOn'),
    verification: { type: 'HostedBadge', ...present({ url }) },
  });
  const old = ['id', 'recipient', 'salt', 'issued_on', 'issuedOn', 'verify', 'verification'];
  const upgraded = { ...without(object, ...old), ...members };
  return {
    object: withInstants(resolvedIn(upgraded, ['evidence', 'image'], originOf(member(object, 'badge'))), 'older'),
    lacks: [
      'an id of the badge',
      'its type',
      'addresses of badge class and issuer',
      ...(members.issuedOn === undefined ? ['the date of issue'] : []),
      ...lackOfDates({ ...object, ...present({ issuedOn: members.issuedOn }) }),
    ],
  };
};

/** `version` was that of the specification. */
const badgeClass05 = (object: JsonObject): Upgraded => ({
  object: resolvedIn(
    without(object, 'version'),
    ['criteria', 'image'],
    stringMember(member(object, 'issuer'), 'origin'),
  ),
  lacks: ['an id', 'a type'],
});

/** An origin is no more than a host: whatever follows could be the address of somebody else there. */
const hostOf05 = (origin: JsonValue | undefined): JsonValue | undefined =>
  typeof origin === 'string' && URL.canParse(origin) && /^https?:/i.test(origin) ? new URL(origin).origin : origin;

const profile05 = (object: JsonObject): Upgraded => {
  const [name, org] = [stringMember(object, 'name'), stringMember(object, 'org')];
  const known = name !== undefined && org !== undefined && org !== '' && org !== name ? `${name}, ${org}` : name;
  const members = present({
    name: known ?? org,
    url: hostOf05(member(object, 'origin')),
    email: member(object, 'contact'),
  });
  return {
    object: { ...without(object, 'name', 'org', 'origin', 'contact'), ...members },
    lacks: ['an id', 'a type', ...(members.email === undefined ? ['the e-mail address of the issuer'] : [])],
  };
};

const upgraded = (object: JsonObject, kind: Kind, url: string | undefined): Upgraded => {
  const first = kind.generation === '0.5';
  switch (kind.class) {
    case 'Assertion':
      return first ? assertion05(object, url) : assertion(object, kind);
    case 'BadgeClass':
      return first ? badgeClass05(object) : badgeClass(object, kind, url);
    case 'Profile':
      return first ? profile05(object) : profile(object, kind, url);
    case 'RevocationList':
      return isGiven(object, 'revokedAssertions')
        ? { object: atAddress(object, kind, url), lacks: [] }
        : revocationList(object, url);
    default:
      return { object: atAddress(object, kind, url), lacks: [] };
  }
};

/** `url` is the address that the object was fetched from. */
export const upgrade = (object: JsonObject, kind: Kind, url: string | undefined): Upgraded => {
  const { object: members, lacks } = upgraded(object, kind, url);
  const type = kind.class === 'RevocationList' ? kind.class : typeOf(object, kind.class);
  return { object: { ...members, '@context': openBadges2Context, type }, lacks };
};
