/** edubadges.nl, the badge service of SURF for Dutch education. */
import { id22, type Platform } from './platform.js';

export const edubadges: Platform = {
  name: 'edubadges.nl',
  shared: /^(?:(?:www|api)\.)?edubadges\.nl$/,
  links: [
    {
      form: new RegExp(`^(?:www\\.)?edubadges\\.nl/public/assertions/(${id22})/?$`),
      to: ([id = '']) => ({
        kind: 'derived',
        url: `https://api.edubadges.nl/public/assertions/${id}.json`,
      }),
    },
  ],
};
