/** Accredible (credential.net), which serves badges, and certificates that are none. */
import { ask, type Platform, uuid } from './platform.js';

const whereUnknown = 'does not say where the data of the badge is';
const file =
  'the PNG file from "Download badge", or the link with the long id (credential.net/ and 36 characters); a certificate without a badge can only be read on its page, by a person';

export const accredible: Platform = {
  name: 'Accredible',
  shared: /^api\.accredible\.com$/,
  links: [
    {
      form: new RegExp(`^(?:www\\.)?credential\\.net/(${uuid})/?$`),
      to: ([id = '']) => ({
        kind: 'derived',
        url: `https://api.accredible.com/v1/obi/badge_assertions/${id.toLowerCase()}`,
        missing: 'it is a certificate and no badge, of which Accredible serves no data',
      }),
    },
    {
      form: /^(?:www\.)?credential\.net\/profile\/[^/]+(?:\/.*)?$/,
      to: ask("leads to a person's profile, which is no badge", file),
    },
    {
      form: /^(?:www\.)?credential\.net\/[^/]*$/,
      to: (groups, address) =>
        address.path === '/' && !address.hash.startsWith('#acc.')
          ? undefined
          : ask(whereUnknown, file)(groups, address),
    },
    {
      form: /^(?!api\.)(?:[a-z0-9-]+\.)?accredible\.com\/.+$/,
      to: ask(whereUnknown, file),
    },
    {
      form: /^credentials\.(?:offsec|uipath)\.com\/.+$/,
      to: ask(whereUnknown, file),
    },
  ],
};
