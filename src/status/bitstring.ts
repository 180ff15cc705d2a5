/** What does an entry of the standard say? (Bitstring Status List v1.0 §2.1, §2.2) */
import { bitListMethod } from './bit-list.js';

export const bitstring = bitListMethod({
  type: 'BitstringStatusListEntry',
  listType: 'BitstringStatusListCredential',
  subjectType: 'BitstringStatusList',
  addressMember: 'statusListCredential',
  indexMember: 'statusListIndex',
  form: 'multibase',
});
