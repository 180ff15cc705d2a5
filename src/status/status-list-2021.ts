/** What does an entry of the standard's forerunner say? (Status List 2021 §4.1, §4.2) */
import { bitListMethod } from './bit-list.js';

export const statusList2021 = bitListMethod({
  type: 'StatusList2021Entry',
  listType: 'StatusList2021Credential',
  subjectType: 'StatusList2021',
  addressMember: 'statusListCredential',
  indexMember: 'statusListIndex',
  form: 'multibase-or-plain',
});
