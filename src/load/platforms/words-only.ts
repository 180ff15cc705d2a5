/** Platforms whose links lead to pages for people: of them it can only be said what to ask the holder for. */
import type { LinkForm, Platform } from './platform.js';

interface Words {
  readonly why: string;
  readonly ask: string;
}

/** They issue badges, and no address is known at which the data can be had. */
const fileInstead: Words = {
  why: 'leads to a page for people; the data of the badge is not published at a known address',
  ask: 'Ask the holder for the badge file that the platform offers for download (PNG, SVG or JSON); if there is none, a person has to read the page',
};
/** They issue certificates, which are no Open Badges. */
const pageInstead: Words = {
  why: 'leads to a page for people; the platform issues no Open Badge for it',
  ask: 'Open this page yourself, and compare the name and the date',
};
const onVendorsHost: Words = {
  ...pageInstead,
  ask: "Open the page yourself on the vendor's own website, and compare the name and the date",
};

const platform = (name: string, words: Words, ...forms: readonly RegExp[]): Platform => ({
  name,
  links: forms.map((form): LinkForm => ({ form, to: () => ({ kind: 'ask', ...words }) })),
});

export const wordsOnly: readonly Platform[] = [
  platform(
    'LearnCard',
    {
      why: 'opens a copy that is stored encrypted, and is itself the key to it',
      ask: 'Ask the holder for the badge as an exported JSON file; do not pass the link on',
    },
    /^(?:www\.)?learncard\.app\/share-boost\/?$/,
  ),
  platform(
    'edX',
    {
      why: 'leads to a page for people; the certificate has no data that could be checked',
      ask: 'Ask the holder for the credential from the wallet, or the badge on Credly or Accredible where the issuer offers one',
    },
    /^courses\.edx\.org\/certificates\/[0-9a-f]{32}\/?$/,
    /^credentials\.edx\.org\/credentials\/[0-9a-f]{32}\/?$/,
    /^credentials\.edx\.org\/records\/programs\/shared\/[0-9a-f]{32}\/?$/,
  ),
  platform(
    'Europass',
    {
      why: 'leads to a European Digital Credential or a profile, which are no Open Badges',
      ask: 'Open the credential in the viewer of Europass, which checks its seal',
    },
    /^europass\.europa\.eu\/.*$/,
    /^(?:www\.)?europa\.eu\/europass\/.*$/,
  ),
  platform(
    'CertDirectory',
    {
      why: 'leads to a page for people',
      ask: 'Ask the holder for the address of the badge that ends in /ob3, or the badge file',
    },
    /^credentials\.certdirectory\.io\/credentials\/[^/]+\/?$/,
  ),
  platform('Certifier', fileInstead, /^credsverse\.com\/credentials\/[^/]+\/?$/),
  platform('Sertifier', fileInstead, /^verified\.sertifier\.com\/[^/]+\/verify\/[^/]+\/?$/),
  platform('POK', fileInstead, /^(?:[a-z0-9-]+\.)?pok\.tech\/.+$/),
  platform('BCdiploma', fileInstead, /^certificate\.bcdiploma\.com\/check\/.+$/),
  platform('Hyperstack', fileInstead, /^hyperstack\.id\/credential\/[^/]+\/?$/),
  platform('Certopus', fileInstead, /^(?:www\.)?certopus\.com\/c\/.+$/),
  platform('Badge List', fileInstead, /^(?:www\.)?badgelist\.com\/(?!.*\.json$)[^/]+\/[^/]+\/?$/),
  platform('BadgeCert', fileInstead, /^bcert\.me\/[^/]+\/?$/, /^(?:www\.)?badgecert\.com\/bc\/html\/show-badge\.html$/),
  platform(
    'Mozilla Backpack or Badgecheck',
    {
      why: 'leads to a service that was shut down',
      ask: 'Ask the holder for the badge file, or the link of the badge at its issuer; a badge whose issuer is gone cannot be checked any more',
    },
    /^backpack\.openbadges\.org\/.*$/,
    /^(?:www\.)?badgecheck\.io\/.*$/,
  ),
  platform(
    'Microsoft Learn',
    onVendorsHost,
    /^learn\.microsoft\.com\/api\/credentials\/share\/.+$/,
    /^learn\.microsoft\.com\/[^/]+\/users\/[^/]+\/(?:credentials|transcript)(?:\/.*)?$/,
  ),
  platform(
    'Google Skills',
    {
      ...pageInstead,
      ask: 'Ask the holder for the badge on Credly or Accredible, where it is a certification of Google Cloud; else read the page',
    },
    /^(?:www\.)?(?:skills\.google|cloudskillsboost\.google)\/public_profiles\/.+$/,
  ),
  platform(
    'Coursera',
    {
      ...pageInstead,
      ask: 'Ask the holder for the badge on Credly, where the partner issues one (IBM, Google); else read the page',
    },
    /^(?:www\.)?coursera\.org\/verify\/.+$/,
    /^(?:www\.)?coursera\.org\/account\/accomplishments\/.+$/,
  ),
  platform('HubSpot Academy', pageInstead, /^app\.hubspot\.com\/academy\/achievements\/.+$/),
  platform(
    'Salesforce Trailhead',
    onVendorsHost,
    /^trailhead\.salesforce\.com\/(?:[a-z]{2}(?:-[A-Za-z]{2})?\/)?credentials\/verification\/?$/,
  ),
  platform('Udemy', pageInstead, /^(?:www\.)?udemy\.com\/certificate\/.+$/),
  platform('LinkedIn Learning', pageInstead, /^(?:www\.)?linkedin\.com\/learning\/certificates\/.+$/),
  platform('Duolingo', pageInstead, /^certs\.duolingo\.com\/.+$/),
  platform('Oracle', onVendorsHost, /^catalog-education\.oracle\.com\/.+$/),
];
