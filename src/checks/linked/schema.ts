/** Do the badge and all that it names match the schemas of their classes and versions, and the data rules? (Open Badges 2.0, Data Classes and Data Validation) */
import type { Finding } from '../../model/finding.js';
import { member } from '../../model/json.js';
import { isMissing, type LinkedBadge, type LinkedObject, subjectIn } from '../../model/linked.js';
import type { Policy } from '../../model/policy.js';
import { checkLinked } from '../../schema/linked.js';
import type { Check } from '../check.js';
import { weigh } from '../schema.js';
import { badgeIn, isPointer, ofPointer, type PartName, partOf, partWords } from './part.js';

interface Judged {
  readonly name: PartName;
  readonly linked: LinkedObject;
  readonly url?: string;
}

/** What counts; of a badge that could not be had, what was given. */
const partsIn = (badge: LinkedBadge): readonly Judged[] => {
  const { subject } = badge;
  const [badgeClass, issuer] = [partOf(badge.badgeClass), partOf(badge.issuer)];
  return [
    { name: 'subject', linked: subjectIn(badge), ...urlOf(badge.subject) },
    ...(badgeClass === undefined ? [] : [{ name: 'badgeClass' as const, ...badgeClass }]),
    ...(issuer === undefined || issuer === subject ? [] : [{ name: 'issuer' as const, ...issuer }]),
  ];
};

const urlOf = (part: LinkedBadge['subject']): { readonly url?: string } =>
  isMissing(part) || part.url === undefined ? {} : { url: part.url };

/** Only what was given has lines and columns; of anything else the sentence says where it stands. */
const placed = (found: Finding, { name, url }: Judged, given: boolean): Finding => {
  if (given) return found;
  const { pointer: _, ...rest } = found;
  const at = found.args.at;
  if (typeof at !== 'string') return rest;
  const of = name === 'subject' ? 'what its address serves' : partWords[name];
  return {
    ...rest,
    args: { ...found.args, at: `${at} of ${of}${url === undefined || name === 'subject' ? '' : ` (${url})`}` },
  };
};

/** A finding about one of the objects of a badge. */
export const placedIn = (badge: LinkedBadge, found: Finding, about: LinkedObject | undefined): Finding => {
  const part = partsIn(badge).find(({ linked }) => linked === about);
  return part === undefined ? found : placed(found, part, about === badge.given);
};

/** `Assertion, BadgeClass and Profile (Open Badges 2.0)`; each with its own version where they differ. */
const titleOf = (titles: readonly string[]): string => {
  const split = titles.map((title) => /^(.*) \((.*)\)$/.exec(title));
  const versions = new Set(split.map((parts) => parts?.[2]));
  if (versions.size !== 1 || split.includes(null)) return titles.join(', ');
  const names = split.map((parts) => parts?.[1] ?? '');
  const last = names.at(-1) ?? '';
  const list = names.length === 1 ? last : `${names.slice(0, -1).join(', ')} and ${last}`;
  return `${list} (${[...versions][0] ?? ''})`;
};

/** Where it cannot be read whether the badge was taken back, what breaks the rules is not forgiven. */
const mayBeRevoked = ({ class: name, own }: LinkedObject): boolean => {
  const revoked = member(own, 'revoked');
  const underOtherName = name !== 'RevocationList' && member(own, 'revokedAssertions') !== undefined;
  return underOtherName || (revoked !== undefined && typeof revoked !== 'boolean');
};

const weighed = (found: Finding, { linked }: Judged, policy: Policy): Finding =>
  mayBeRevoked(linked) ? found : weigh(found, policy);

/** All parts of an old badge lack much the same, which is said once. */
const oneOlderNote = (findings: readonly Finding[]): readonly Finding[] => {
  const older = findings.filter(({ code }) => code === 'schema.older-rules');
  const [first] = older;
  if (first === undefined) return findings;
  const lacks = [...new Set(older.flatMap(({ args }) => (Array.isArray(args.lacks) ? args.lacks : [])))];
  const merged = { ...first, args: { ...first.args, lacks } };
  return [...findings.filter((found) => !older.includes(found)), merged];
};

export const schema: Check = {
  id: 'schema',
  title: 'schema',
  needs: [],
  applies: () => 'required',
  run: async (credential, { policy }) => {
    const badge = badgeIn(credential);
    // An address alone has no content that could be judged.
    if (badge.pointerOnly === true && isMissing(badge.subject))
      return { kind: 'blocked', why: 'only its address is known' };
    const titles: string[] = [];
    const findings: Finding[] = [];
    let omitted = 0;
    for (const part of partsIn(badge)) {
      const outcome = await checkLinked(part.linked);
      titles.push(outcome.schema);
      omitted += outcome.omitted;
      const own = outcome.findings.filter(({ code }) => !(policy.fetchSchemas && code === 'schema.extra-not-checked'));
      findings.push(...own.map((f) => placed(weighed(f, part, policy), part, part.linked === badge.given)));
    }
    const said = oneOlderNote(findings);
    return isPointer(credential)
      ? ofPointer(said)
      : { kind: 'done', evidence: titleOf(titles), findings: said, omitted };
  },
};
