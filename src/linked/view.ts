/** What does an Open Badges 1 or 2 badge say, for people? (Open Badges 2.0, Data Classes) */
import type { CredentialView, EvidenceItem, Skill } from '../model/credential.js';
import { asArray, idOf, isObject, type JsonObject, type JsonValue, member, stringMember } from '../model/json.js';
import { isMissing, type LinkedBadge, type LinkedObject, type PartOrMissing, subjectIn } from '../model/linked.js';
import { present } from '../model/present.js';
import { redactUrl } from '../model/redact.js';
import { isWebAddress } from '../model/web-address.js';

/** A text that may carry a language, or be a map of languages; of several the first. */
const textOf = (value: JsonValue | undefined): string | undefined => {
  const [one] = asArray(value);
  if (!isObject(one)) return typeof one === 'string' ? one : undefined;
  return stringMember(one, '@value') ?? Object.values(one).find((text) => typeof text === 'string');
};

const textsOf = (value: JsonValue | undefined): readonly string[] =>
  asArray(value).filter((one): one is string => typeof one === 'string');

/** Some platforms put an e-mail address, or a key, into the address of a badge. */
const shownId = (object: JsonObject): string | undefined => {
  const id = idOf(object);
  return id === undefined || !isWebAddress(id) ? id : redactUrl(id);
};

/** The object that counts; where it could not be had, what the file says of it, which nobody vouches for. */
const contentOf = (part: PartOrMissing | undefined, inside: JsonValue | undefined): JsonObject | undefined => {
  if (part !== undefined && !isMissing(part)) return part.linked.object;
  return isObject(inside) ? inside : undefined;
};

const skillsOf = (badgeClass: JsonValue | undefined): readonly Skill[] => [
  ...asArray(member(badgeClass, 'alignment')).flatMap((alignment) => {
    const name = textOf(member(alignment, 'targetName'));
    const [url, framework] = [stringMember(alignment, 'targetUrl'), textOf(member(alignment, 'targetFramework'))];
    return name === undefined ? [] : [{ name, ...present({ url, framework }) }];
  }),
  ...textsOf(member(badgeClass, 'tags')).map((name) => ({ name })),
];

const evidenceOf = (assertion: JsonObject): readonly EvidenceItem[] =>
  asArray(member(assertion, 'evidence')).flatMap((item) => {
    const found = present({ id: idOf(item), name: textOf(member(item, 'name')) ?? textOf(member(item, 'narrative')) });
    return Object.keys(found).length === 0 ? [] : [found];
  });

const issuerOf = (badge: LinkedBadge, holder: JsonObject | undefined): CredentialView['issuer'] => {
  const stated = member(holder, 'issuer');
  const profile = badge.given.class === 'Profile' ? contentOf(badge.subject, badge.given.object) : undefined;
  const content = profile ?? contentOf(badge.issuer, stated);
  const part = badge.issuer;
  // Who is known by an address only is not who the badge says beside it.
  const id = part === undefined || isMissing(part) ? (idOf(stated) ?? idOf(profile)) : part.url;
  return present({ id, name: textOf(member(content, 'name')) });
};

/** Whom an endorsement is about, or a recipient who is named by an id that is not hashed. */
const subjectOf = ({ class: kind, object }: LinkedObject): CredentialView['subject'] => {
  if (kind === 'Endorsement') return present({ id: idOf(member(object, 'claim')) });
  const recipient = member(object, 'recipient');
  const named = stringMember(recipient, 'type') === 'id' && member(recipient, 'hashed') !== true;
  return present({ id: named ? stringMember(recipient, 'identity') : undefined });
};

export const viewOf = (badge: LinkedBadge): CredentialView => {
  const subject = subjectIn(badge);
  const { object } = subject;
  const isDefinition = subject.class === 'BadgeClass';
  const badgeClass = isDefinition ? object : contentOf(badge.badgeClass, member(object, 'badge'));
  const holder = subject.class === 'Endorsement' ? object : badgeClass;
  const achievement = badgeClass === undefined ? idOf(member(object, 'badge')) : idOf(badgeClass);
  return {
    ...present({
      id: shownId(object),
      name: subject.class === 'Profile' ? textOf(member(object, 'name')) : undefined,
      achievement:
        badgeClass === undefined && achievement === undefined
          ? undefined
          : present({ id: achievement, name: textOf(member(badgeClass, 'name')) }),
    }),
    issuer: issuerOf(badge, holder),
    subject: subjectOf(subject),
    skills: skillsOf(badgeClass),
    evidence: evidenceOf(object),
    dates: present({ awarded: stringMember(object, 'issuedOn'), validUntil: stringMember(object, 'expires') }),
  };
};
