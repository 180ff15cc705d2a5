/** Open Badge Factory and CanCred Factory, where badges are issued, and the passports that hold them. */
import { ask, hex40, type LinkForm, type Platform } from './platform.js';

const file =
  'the factory link of the badge (…/v1/assertion/ and 40 digits), or the PNG file downloaded from the passport; in the passport the badge must be set to public';

const issued = (host: string): LinkForm => ({
  form: new RegExp(`^${host.replaceAll('.', '\\.')}/v1/assertion/(${hex40})(?:\\.html)?$`),
  to: ([id = '']) => ({ kind: 'derived', url: `https://${host}/v1/assertion/${id.toLowerCase()}.json` }),
});

const passport = (host: string): readonly LinkForm[] => {
  const at = host.replaceAll('.', '\\.');
  return [
    {
      form: new RegExp(`^${at}/(?:app/badge/info/([0-9]{1,18})(?:/.*)?|obpv1/badge/info/([0-9]{1,18}))$`),
      to: ([page = '', record = '']) => ({
        kind: 'derived',
        url: `https://${host}/obpv1/badge/info/${page === '' ? record : page}`,
        field: 'assertion_url',
      }),
    },
    {
      form: new RegExp(`^${at}/app/profile/[0-9]{1,18}(?:/.*)?$`),
      to: ask("leads to a person's profile, which is no badge", file),
    },
  ];
};

export const openBadgeFactory: Platform = {
  name: 'Open Badge Factory',
  shared: /^openbadgefactory\.com$/,
  links: [
    issued('openbadgefactory.com'),
    {
      form: new RegExp(`^openbadgefactory\\.com/obv3/credentials/${hex40}\\.html$`),
      to: ask('leads to the page of a badge whose data is not published at a known address', file),
    },
  ],
};

export const canCred: Platform = {
  name: 'CanCred Factory',
  shared: /^factory\.cancred\.ca$/,
  links: [issued('factory.cancred.ca')],
};

export const openBadgePassport: Platform = {
  name: 'Open Badge Passport',
  shared: /^openbadgepassport\.com$/,
  links: passport('openbadgepassport.com'),
};

export const canCredPassport: Platform = {
  name: 'CanCred Passport',
  shared: /^passport\.cancred\.ca$/,
  links: passport('passport.cancred.ca'),
};
