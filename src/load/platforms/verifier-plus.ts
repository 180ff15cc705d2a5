/** VerifierPlus, where the Learner Credential Wallet shares what it holds. */
import { addressOf, type DerivedLink, type LinkForm, type Platform, type Target, uuid } from './platform.js';

const missing = 'it is no longer shared: shared copies are kept for a year';

/** The record that holds a credential; the presentation around it need not be signed. */
const shared = new RegExp(`^verifierplus\\.org/(?:api/)?credentials/(${uuid})/?$`);
const recordAt = (id: string): Target<DerivedLink> => ({
  kind: 'derived',
  url: `https://verifierplus.org/api/credentials/${id.toLowerCase()}`,
  field: 'credential',
  missing,
});

/** The address in `#verify?vc=…`, which may be of any host. */
const deepLink: LinkForm = {
  form: /^verifierplus\.org\/$/,
  to: (_, { hash }) => {
    if (!hash.startsWith('#verify?')) return undefined;
    const [url, ...more] = new URLSearchParams(hash.slice('#verify?'.length)).getAll('vc');
    if (url === undefined || more.length > 0) return undefined;
    const address = addressOf(url);
    if (address === undefined) return undefined;
    const id = shared.exec(`${address.host}${address.path}`)?.[1];
    return id === undefined ? { kind: 'derived', url: new URL(url).href } : recordAt(id);
  },
};

export const verifierPlus: Platform = {
  name: 'VerifierPlus',
  links: [{ form: shared, to: ([id = '']) => recordAt(id) }, deepLink],
};
