/** What does an entry of the oldest kind of bit list say? It knows revocation only (Revocation List 2020 §4.1, §4.2). */
import { bitListMethod } from './bit-list.js';

export const revocationList2020 = bitListMethod({
  type: 'RevocationList2020Status',
  listType: 'RevocationList2020Credential',
  subjectType: 'RevocationList2020',
  addressMember: 'revocationListCredential',
  indexMember: 'revocationListIndex',
  purpose: 'revocation',
  form: 'multibase-or-plain',
});
