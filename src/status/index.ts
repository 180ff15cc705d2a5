/** The ways of publishing revocation; a new one is one file and one line here (VCDM 2.0 §4.10). */
import { asArray, type JsonValue, member } from '../model/json.js';
import { bitstring } from './bitstring.js';
import type { StatusMethod } from './method.js';
import { revocationList1EdTech } from './revocation-list-1edtech.js';
import { revocationList2020 } from './revocation-list-2020.js';
import { statusList2021 } from './status-list-2021.js';

export const statusMethods = [
  bitstring,
  statusList2021,
  revocationList2020,
  revocationList1EdTech,
] as const satisfies readonly StatusMethod[];

/** Who reads an entry; nobody where it has several types, since one of them may change what the other means. */
export const statusMethodFor = (entry: JsonValue): StatusMethod | undefined => {
  const [type, ...more] = asArray(member(entry, 'type'));
  return more.length > 0 ? undefined : statusMethods.find((method) => method.type === type);
};
