/** Is it an Open Badges 3.0 credential? By its types, which name an achievement or an endorsement (Open Badges 3.0 §B.1.2, §B.1.8). */

import { normaliseVc, typesOf } from './vc-model.js';
import type { Version } from './version.js';

const achievementTypes = ['OpenBadgeCredential', 'AchievementCredential'];

export const ob3: Version = {
  id: 'ob3',
  title: 'an Open Badges 3.0 credential',
  detect: ({ document }) =>
    typesOf(document).some((type) => [...achievementTypes, 'EndorsementCredential'].includes(type)),
  normalise: (found) =>
    normaliseVc(
      found,
      'ob3',
      typesOf(found.document).some((type) => achievementTypes.includes(type)) ? 'achievement' : 'endorsement',
    ),
};
