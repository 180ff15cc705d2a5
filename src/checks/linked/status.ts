/**
 * Was the badge taken back? Its own address says so, or the list of revoked badges that the profile of its issuer names
 * (Open Badges 2.0, Hosted and Signed Verification, RevocationList).
 */
import { fetchPlain } from '../../linked/fetch.js';
import { goneOrNeverAt } from '../../load/platforms/index.js';
import type { Credential } from '../../model/credential.js';
import { type Finding, finding, isDecisive } from '../../model/finding.js';
import { member, stringMember } from '../../model/json.js';
import type { LinkedBadge } from '../../model/linked.js';
import type { Policy } from '../../model/policy.js';
import { formatInstant } from '../../model/time.js';
import { readRevocationList } from '../../status/ob2-revocation.js';
import type { Check, CheckContext, CheckResult } from '../check.js';
import { badgeIn, isSigned, partOf, stopped } from './part.js';

/** What names no single list is no web address, and is refused as such: it must not read as no list. */
const listOf = (badge: LinkedBadge): string | undefined => {
  const listed = member(partOf(badge.issuer)?.linked.object, 'revocationList');
  if (listed === undefined) return undefined;
  return typeof listed === 'string' ? listed : (stringMember(listed, 'id') ?? '');
};

const absent = (credential: Credential): string | undefined => {
  const { linked } = credential;
  if (linked === undefined || linked.revoked !== undefined) return undefined;
  return isSigned(linked) && partOf(linked.issuer) !== undefined && listOf(linked) === undefined
    ? 'the issuer names no list of revoked badges'
    : undefined;
};

const asOfNow = ({ at, now }: Policy): readonly Finding[] =>
  at < now ? [finding('status.as-of-now', { at: formatInstant(at), now: formatInstant(now) })] : [];

const askList = async (badge: LinkedBadge, url: string, { net, policy, work }: CheckContext) => {
  const { subject, issuer } = { subject: partOf(badge.subject), issuer: partOf(badge.issuer) };
  const object = subject?.linked.object;
  const [id, uid] = [stringMember(object, 'id'), stringMember(object, 'uid')];
  const named = {
    issuer: issuer?.url ?? '',
    ...(id === undefined ? {} : { id }),
    ...(uid === undefined ? {} : { uid }),
  };
  return readRevocationList(url, named, (request) => fetchPlain({ net, allowHttp: policy.allowHttp }, request, work));
};

/** Of a signed badge the list decides; of a hosted one it can only add that it was taken back, since its address says so as well. */
const weighed = (found: Finding, badge: LinkedBadge): Finding =>
  isSigned(badge) || found.code === 'status.revoked'
    ? found
    : { ...found, effect: isDecisive(found) ? 'note' : 'warn' };

const run = async (badge: LinkedBadge, context: CheckContext): Promise<CheckResult> => {
  const { revoked } = badge;
  if (revoked !== undefined)
    return stopped(
      [finding('status.revoked', { ...revoked, ...(revoked.gone === true ? goneOrNeverAt(revoked.url) : {}) })],
      '',
    );
  const notes = asOfNow(context.policy);
  const list = listOf(badge);
  const served = isSigned(badge) ? [] : ['not revoked: its address serves it'];
  if (list === undefined) return { kind: 'done', evidence: served.join(', '), findings: notes };
  const answer = await askList(badge, list, context);
  const found = (answer.ok ? answer.value.findings : [answer.error]).map((one) => weighed(one, badge));
  const findings = [...found, ...notes];
  if (found.some(isDecisive)) return stopped(findings, '');
  const says = answer.ok
    ? [`${answer.value.says}${answer.value.day === undefined ? '' : ` (list of ${answer.value.day})`}`]
    : [];
  return { kind: 'done', evidence: [...served, ...says].join('; '), findings };
};

export const status: Check = {
  id: 'status',
  title: 'status',
  // Where the address itself says that the badge was taken back, nothing else is needed to know it.
  needs: ['issuer.key', 'proof'],
  needsFor: ({ linked }) => (linked?.revoked === undefined ? ['issuer.key', 'proof'] : []),
  absent,
  applies: (credential) => (absent(credential) === undefined ? 'required' : 'optional'),
  run: async (credential, context) => run(badgeIn(credential), context),
};
