/** Credly, which was Acclaim: also the badges of IBM, Cisco, AWS and the career certificates of Google. */
import { ask, type Platform, uuid } from './platform.js';

const api = 'https://www.credly.com/api/v1/obi';
const share =
  'the link of the badge itself (…/badges/ and an id), with the badge set to public, or the file from "Share", "Download", "Open Badge"';

export const credly: Platform = {
  name: 'Credly',
  shared: /^(?:(?:www|api)\.)?(?:credly|youracclaim)\.com$/,
  test: /^(?:www\.)?sandbox(?:-api)?\.(?:credly|youracclaim)\.com$/,
  links: [
    {
      form: new RegExp(
        `^(?:www\\.)?(?:credly|youracclaim)\\.com/(?:badges/(${uuid})(?:/.*)?|earner/earned/badge/(${uuid})/?)$`,
      ),
      to: ([shared = '', owned = '']) => {
        const id = (shared === '' ? owned : shared).toLowerCase();
        return {
          kind: 'derived',
          url: `${api}/v2/badge_assertions/${id}`,
          alternatives: [`${api}/v3/open_badge_credentials/${id}`],
        };
      },
    },
    {
      form: /^(?:www\.)?(?:credly|youracclaim)\.com\/org\/[^/]+\/badge\/[^/]+\/?$/,
      to: ask('leads to a badge as it is offered, not to one that somebody was awarded', share),
    },
    {
      form: /^(?:www\.)?(?:credly|youracclaim)\.com\/users\/[^/]+(?:\/badges)?\/?$/,
      to: ask("leads to a person's profile, which is no badge", share),
    },
    {
      form: /^(?:www\.)?(?:credly|youracclaim)\.com\/go\/[^/]+\/?$/,
      to: ask('is a short link, which does not say which badge it means', share),
    },
  ],
};
