/** Who vouches for the badge, its badge class and its issuer, and does each endorsement hold by itself? (Open Badges 2.0, Endorsement) */
import { isWebAddress, sameAddress } from '../../linked/fetch.js';
import type { Credential } from '../../model/credential.js';
import { entriesOf, isObject, type JsonObject, member, pointerTo, stringMember } from '../../model/json.js';
import type { Part } from '../../model/linked.js';
import { openBadges2Context } from '../../model/openbadges-context.js';
import { type Carried, endorsementsBy } from '../endorsements.js';
import { badgeIn, partOf } from './part.js';

/** Pointers begin with the part that carries it, where that is not the badge itself. */
const carriedBy = (part: Part | undefined, base: string): readonly Carried[] =>
  part === undefined
    ? []
    : entriesOf(member(part.linked.object, 'endorsement'), pointerTo(base, 'endorsement')).map(
        ({ value, pointer }) => ({
          // An endorsement inside a badge is read by the rules of the badge.
          endorsement:
            isObject(value) && member(value, '@context') === undefined
              ? { '@context': openBadges2Context, ...value }
              : value,
          pointer,
          endorsed: part.url ?? stringMember(part.linked.object, 'id'),
        }),
      );

const carriedIn = (credential: Credential): readonly Carried[] => {
  const { subject, badgeClass, issuer } = badgeIn(credential);
  return [
    ...carriedBy(partOf(subject), ''),
    ...(badgeClass === subject ? [] : carriedBy(partOf(badgeClass), '/badge')),
    ...(issuer === subject ? [] : carriedBy(partOf(issuer), '/badge/issuer')),
  ];
};

/** An object that says no more than where the endorsement stands. */
const addressOnly = (endorsement: JsonObject): string | undefined => {
  const id = stringMember(endorsement, 'id');
  const bare = Object.keys(endorsement).every((name) => ['@context', 'id', 'type'].includes(name));
  return bare && id !== undefined && isWebAddress(id) ? id : undefined;
};

export const endorsements = endorsementsBy({
  carriedIn,
  verify: ({ endorsement, pointer }, { verifyNested, verifyEndorsementAt }) => {
    if (typeof endorsement === 'string')
      return isWebAddress(endorsement) ? verifyEndorsementAt(endorsement, pointer) : verifyNested(endorsement, pointer);
    if (!isObject(endorsement)) return undefined;
    const address = addressOnly(endorsement);
    return address === undefined ? verifyNested(endorsement, pointer) : verifyEndorsementAt(address, pointer);
  },
  isAbout: ({ view, authenticated }, endorsed) => {
    // Of what could not be had nobody knows what it is about, which is not to say that it is about something else.
    if (view.subject.id === undefined) return !authenticated;
    return endorsed !== undefined && sameAddress(view.subject.id, endorsed);
  },
});
