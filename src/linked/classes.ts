/** What is an object of each class asked for as, and what is it called? (Open Badges 2.0, Data Classes) */
import type { LinkedClass } from '../model/linked.js';
import type { LinkedPurpose } from './fetch.js';

export const purposes: Readonly<Record<LinkedClass, LinkedPurpose>> = {
  Assertion: 'assertion',
  BadgeClass: 'badge-class',
  Profile: 'issuer-profile',
  Endorsement: 'endorsement',
  RevocationList: 'revocation-list',
  CryptographicKey: 'public-key',
};

/** As in "there stands …". */
export const classWords: Readonly<Record<LinkedClass, string>> = {
  Assertion: 'an assertion',
  BadgeClass: 'a badge class',
  Profile: 'a profile',
  Endorsement: 'an endorsement',
  RevocationList: 'a list of revoked badges',
  CryptographicKey: 'a key',
};
