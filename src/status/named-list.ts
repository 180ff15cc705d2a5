/** What does a list that names revoked badges one by one say of one of them? (1EdTech Credential Revocation List; Open Badges 2.0, RevocationList) */
import { isObject, type JsonObject, type JsonValue, member, stringMember } from '../model/json.js';
import { jsonLimits, parseJson } from '../unbake/json.js';

/** A list grows with every badge that is revoked; its bytes are bounded already. */
const limits = { ...jsonLimits, nodes: 1_000_000 };

/** The object in the text of a list; undefined where it is none that can be read in one way only. */
export const listObjectIn = (text: string): JsonObject | undefined => {
  const parsed = parseJson(text, { limits });
  return parsed.ok && isObject(parsed.value.value) ? parsed.value.value : undefined;
};

const serverOf = (url: string): string | undefined => {
  if (!URL.canParse(url)) return undefined;
  const { protocol, host } = new URL(url);
  return `${protocol}//${host.replace(/^www\./, '')}`;
};

/** Whether two addresses lie on one server, with or without `www.`; what nobody signed only its server vouches for. */
export const sameServer = (a: string, b: string): boolean => serverOf(a) !== undefined && serverOf(a) === serverOf(b);

/** Ids are the same without blanks around them and percent signs in them (Open Badges 3.0, credential equality). */
export const plain = (id: string): string => {
  const text = id.trim();
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};

export interface Named {
  readonly revoked: boolean;
  readonly reason?: string;
}

/**
 * What one item says of the badge, by the members under which it may name it; undefined where it cannot be told which
 * badge it is about, or what it says.
 */
export const itemOn = <M extends string>(
  item: JsonValue,
  members: readonly M[],
  isBadge: (member: M, text: string) => boolean,
): Named | 'another' | undefined => {
  if (typeof item === 'string') return members.some((name) => isBadge(name, item)) ? { revoked: true } : 'another';
  const named = members.flatMap((name) => {
    const text = stringMember(item, name);
    return text === undefined ? [] : [isBadge(name, text)];
  });
  if (named.length === 0) return undefined;
  if (!named.includes(true)) return 'another';
  const stated = member(item, 'revoked');
  const revoked = stated === undefined ? true : stated;
  const reason = stringMember(item, 'revocationReason');
  return typeof revoked === 'boolean' ? { revoked, ...(reason === undefined ? {} : { reason }) } : undefined;
};
