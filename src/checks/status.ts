/** Was the badge revoked or suspended? Every entry counts, and one that nobody could read leaves the question open (VCDM 2.0 §4.10). */
import type { Credential } from '../model/credential.js';
import { type Finding, finding } from '../model/finding.js';
import { entriesOf, type JsonValue, member, stringMember } from '../model/json.js';
import { netFailureFinding } from '../net/port.js';
import type { Check, CheckContext } from './check.js';

const maxBytes = 4 * 1024 * 1024;

/** The types of entry that name a list, and the member that holds its address. */
const listMembers: ReadonlyMap<string, string> = new Map([
  ['BitstringStatusListEntry', 'statusListCredential'],
  ['StatusList2021Entry', 'statusListCredential'],
  ['RevocationList2020Status', 'revocationListCredential'],
  ['1EdTechRevocationList', 'id'],
]);

/** Asks for the list of one entry. What comes back is not read yet, so that no answer can make a badge pass. */
const read = async (entry: JsonValue, pointer: string, { net }: CheckContext): Promise<Finding> => {
  const type = stringMember(entry, 'type') ?? 'an entry without a type';
  const unsupported = finding('status.type-unsupported', { type }, { pointer });
  const url = stringMember(entry, listMembers.get(type) ?? '');
  if (url === undefined || !url.startsWith('https://')) return unsupported;
  const accept = 'application/vc, application/json';
  const answer = await net.get({ url, purpose: 'status-list', accept, maxBytes, statedBy: 'badge' });
  return answer.ok ? unsupported : { ...netFailureFinding(answer.error, 'status-list'), pointer };
};

const entriesIn = ({ document, base }: Credential): ReturnType<typeof entriesOf> =>
  entriesOf(member(document, 'credentialStatus'), `${base}/credentialStatus`);

const absent = (credential: Credential): string | undefined =>
  entriesIn(credential).length === 0 ? 'the badge names no list of revoked badges' : undefined;

export const status: Check = {
  id: 'status',
  title: 'status',
  needs: ['issuer.key', 'proof'],
  absent,
  applies: (credential) => (absent(credential) === undefined ? 'required' : 'optional'),
  run: async (credential, context) => {
    const findings: Finding[] = [];
    for (const { value, pointer } of entriesIn(credential)) findings.push(await read(value, pointer, context));
    const [first, ...rest] = findings;
    return first === undefined
      ? { kind: 'not-applicable', why: absent(credential) ?? '' }
      : { kind: 'stopped', findings: [first, ...rest] };
  },
};
