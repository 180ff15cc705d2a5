/** Does the issuer offer a newer copy? Where it cannot be had, the copy at hand is checked, and that is said (Open Badges 3.0 §8.2 step 3). */
import type { Credential } from '../model/credential.js';
import { type Finding, finding } from '../model/finding.js';
import { entriesOf, member, stringMember } from '../model/json.js';
import type { Net } from '../net/port.js';
import type { Check } from './check.js';

const maxBytes = 1024 * 1024;

const whyNotFetched = async (url: string, net: Net): Promise<string> => {
  const accept = 'application/vc, application/json';
  const answer = await net.get({ url, purpose: 'refresh', accept, maxBytes, statedBy: 'badge' });
  return answer.ok ? 'newer copies are not read yet' : answer.error.detail;
};

const servicesIn = ({ document, base }: Credential): ReturnType<typeof entriesOf> =>
  entriesOf(member(document, 'refreshService'), `${base}/refreshService`);

const absent = (credential: Credential): string | undefined =>
  servicesIn(credential).length === 0 ? 'the badge offers no newer copies' : undefined;

export const refresh: Check = {
  id: 'refresh',
  title: 'newer copy',
  needs: ['issuer.key', 'proof'],
  absent,
  applies: () => 'optional',
  run: async (credential, { net }) => {
    const findings: Finding[] = [];
    for (const { value, pointer } of servicesIn(credential)) {
      const url = stringMember(value, 'id');
      const why = url === undefined ? 'it names no address' : await whyNotFetched(url, net);
      findings.push(finding('refresh.failed', { url: url ?? 'nowhere', why }, { pointer }));
    }
    return findings.length === 0
      ? { kind: 'not-applicable', why: absent(credential) ?? '' }
      : { kind: 'done', evidence: 'the copy at hand was checked', findings };
  },
};
