/** Do the extensions of the badge match the schemas that their contexts name, where the user wants them fetched? (Open Badges 2.0, Extensions) */
import type { LinkedBadge, LinkedObject } from '../../model/linked.js';
import { checkFetchedExtensions, namesFurtherExtensions } from '../../schema/extensions-fetched.js';
import type { Check } from '../check.js';
import { extraResult } from '../extra-schema.js';
import { weigh } from '../schema.js';
import { badgeIn, partOf } from './part.js';
import { placedIn } from './schema.js';

const objectsIn = ({ subject, badgeClass, issuer }: LinkedBadge): readonly LinkedObject[] => [
  ...new Set([subject, badgeClass, issuer].flatMap((part) => partOf(part)?.linked ?? [])),
];

const without = 'the badge names no further schema';

export const extraSchema: Check = {
  id: 'schema.extra',
  title: 'extra schema',
  // What a badge names is asked for only where its issuer vouches for it.
  needs: ['issuer.key', 'proof'],
  absent: ({ linked }, { fetchSchemas }) => {
    if (!fetchSchemas) return 'further schemas are not fetched';
    return linked === undefined || namesFurtherExtensions(objectsIn(linked)) ? undefined : without;
  },
  applies: () => 'optional',
  run: async (credential, { policy, net }) => {
    const badge = badgeIn(credential);
    const { checked, findings, about } = await checkFetchedExtensions(objectsIn(badge), net);
    const said = findings.map((one, index) => placedIn(badge, weigh(one, policy), about[index]));
    return extraResult(checked, said);
  },
};
