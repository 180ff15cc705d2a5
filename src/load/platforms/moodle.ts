/** Moodle, a learning platform that schools and universities run on hosts of their own, often in a sub-folder. */
import { hex40, type Platform } from './platform.js';

const hash = new RegExp(`^${hex40}$`);

export const moodle: Platform = {
  name: 'Moodle',
  goneOrNever: true,
  // One site serves the badges of all its courses; nothing but the path tells what runs there.
  shared:
    /^[^/]+(?:\/[^/]+)*\/badges\/(?:(?:assertion|badge_json|issuer_json)\.php|json\/(?:assertion|badge|issuer)\.php)$/,
  links: [
    {
      form: /^([^/]+)((?:\/[^/]+)*)\/badges\/badge\.php$/,
      to: ([host = '', folder = ''], { query }) => {
        const [id, ...more] = query.getAll('hash');
        if (id === undefined || more.length > 0 || !hash.test(id)) return undefined;
        const url = `https://${host}${folder}/badges/assertion.php?b=${id.toLowerCase()}&obversion=2`;
        return { kind: 'derived', url };
      },
    },
  ],
};
