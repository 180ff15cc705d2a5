/** Badgr, which became Canvas Credentials and Parchment Digital Badges: one service in five regions. */
import { ask, id22, type LinkForm, type Platform, uuid } from './platform.js';

const file =
  'the public link ("Share badge", "public link": …/public/assertions/ and an id), or the PNG or SVG file from "Download" in the backpack';

const regions = ['eu', 'au', 'ca', 'sg'] as const;
const region = `(?:${regions.join('|')})`;

/** Page hosts; an organisation may have a name of its own before them. */
const badgrPage = '(?:[a-z0-9-]+\\.)?badgr\\.(?:com|io)';
const parchmentPage = `(?:[a-z0-9-]+\\.)?badges\\.parchment\\.(?:com|${region})`;
/** What looks like an organisation, and is a host of the service itself. */
const notPages = '(?!(?:api|media)\\.)';

const apiOf = (path: string): string => `/public/assertions/${path}.json?v=2_0`;
const badgrApi = (where: string): string => (where === '' ? 'api.badgr.io' : `api.${where}.badgr.io`);

const assertion = `/public/assertions/(${id22}|${uuid})(?:/(?:image)?)?$`;

const onBadgr: LinkForm = {
  form: new RegExp(`^${notPages}(?:([a-z0-9-]+)\\.)?badgr\\.(?:com|io)${assertion}`),
  to: ([label = '', id = '']) => {
    const where = regions.find((one) => one === label) ?? '';
    return { kind: 'derived', url: `https://${badgrApi(where)}${apiOf(id)}` };
  },
};

/** Documents of one region were seen on both hosts, so both are asked; they name their own address. */
const onParchment: LinkForm = {
  form: new RegExp(`^${notPages}(?:[a-z0-9-]+\\.)?badges\\.parchment\\.(com|${region})${assertion}`),
  to: ([top = '', id = '']) => ({
    kind: 'derived',
    url: `https://api.badges.parchment.${top}${apiOf(id)}`,
    alternatives: [`https://${badgrApi(top === 'com' ? '' : top)}${apiOf(id)}`],
  }),
};

const page = (path: string): RegExp => new RegExp(`^${notPages}(?:${badgrPage}|${parchmentPage})${path}/?$`);

export const badgr: Platform = {
  name: 'Badgr / Canvas Credentials / Parchment',
  shared: new RegExp(
    `^(?:(?:www\\.)?badgr\\.(?:com|io)|(?:api\\.)?(?:${region}\\.)?badgr\\.io|${region}\\.badgr\\.com|(?:api\\.)?badges\\.parchment\\.(?:com|${region}))$`,
  ),
  test: new RegExp(`^(?:api\\.)?(?:test|demo)\\.(?:badgr\\.(?:com|io)|badges\\.parchment\\.(?:com|${region}))$`),
  links: [
    onBadgr,
    onParchment,
    {
      form: page(`/public/credentials/${id22}`),
      to: ask('leads to the page of a badge whose data is not published at a known address', file),
    },
    {
      form: page('/backpack/badges/[0-9a-f]{24}'),
      to: ask('is the view of the holder alone, which nobody else can open', file),
    },
    { form: page('/public/collections/[0-9a-f]{32}'), to: ask('leads to a collection, not to one badge', file) },
    {
      form: new RegExp(`^api\\.badgr\\.io/share/badge/${uuid}/?$`),
      to: ask('is an old share link, which does not lead to the data of the badge', file),
    },
  ],
};
