/**
 * What proves the badge? Of a hosted one, that its own address serves it: the copy in hand is only a pointer. Of a
 * signed one, a signature with a key of the issuer (Open Badges 2.0, Hosted and Signed Verification).
 */
import { differencesBetween } from '../../linked/difference.js';
import type { Credential } from '../../model/credential.js';
import { type Finding, finding, isDecisive } from '../../model/finding.js';
import { isMissing, type LinkedBadge, type Part } from '../../model/linked.js';
import { redactUrl } from '../../model/redact.js';
import { verifyLinkedJws } from '../../proofs/ob2-jws.js';
import type { Check, CheckContext, CheckResult } from '../check.js';
import { badgeIn, partOf, stopped } from './part.js';

const differs = (badge: LinkedBadge, { linked, url = 'its address' }: Part): readonly Finding[] => {
  if (linked === badge.given || badge.pointerOnly === true) return [];
  const differences = differencesBetween(badge.given, linked);
  return differences.length === 0 ? [] : [finding('hosted.differs-from-input', { url, differences })];
};

const servedBy = ({ url = '', finalUrl }: Part): string => {
  const host = new URL(finalUrl ?? url).host;
  return `${host} serves it at its own address (${redactUrl(url)}); it is not signed`;
};

const hosted = (badge: LinkedBadge): CheckResult => {
  const { subject, revoked } = badge;
  if (isMissing(subject))
    return revoked === undefined
      ? stopped(subject.findings, '')
      : { kind: 'blocked', why: 'its address says only that it was taken back' };
  return { kind: 'done', evidence: servedBy(subject), findings: [...subject.notes, ...differs(badge, subject)] };
};

const signed = (credential: Credential, badge: LinkedBadge, { outputs, policy }: CheckContext): CheckResult => {
  const { envelope } = credential;
  const { issuerKeys } = outputs;
  if (envelope.kind !== 'jwt') return stopped([finding('hosted.unsigned', {})], '');
  const answer = verifyLinkedJws(envelope, issuerKeys?.candidates ?? [], policy.trace);
  // Where no key at hand fits, and another could not be had, that one may fit: only what needs no key can be said.
  const open = (issuerKeys?.open.length ?? 0) > 0 && answer.holds !== true;
  const { findings } = open ? verifyLinkedJws(envelope, [], false) : answer;
  if (answer.holds !== true) {
    return stopped(findings, 'the key that it needs is not at hand', { trace: answer.trace });
  }
  if (findings.some(isDecisive)) return stopped(findings, '', { trace: answer.trace });
  const name = credential.proofs[0]?.name ?? 'JWS';
  const covers =
    badge.badgeClass !== undefined && partOf(badge.badgeClass)?.finalUrl === undefined ? 'badge' : 'assertion';
  return { kind: 'done', evidence: `${name}, covers the whole ${covers}`, findings, trace: answer.trace };
};

export const proof: Check = {
  id: 'proof',
  title: 'hosted copy',
  titleFor: (credential) => (badgeIn(credential).verification === 'hosted' ? 'hosted copy' : 'signature'),
  needs: [],
  applies: () => 'required',
  run: async (credential, context) => {
    const badge = badgeIn(credential);
    switch (badge.verification) {
      case 'hosted':
        return hosted(badge);
      case 'signed':
        return signed(credential, badge, context);
      case 'unsigned':
        return stopped([finding('hosted.unsigned', {})], '');
      case 'unsupported':
        return stopped([finding('proof.suite-unsupported', { suite: badge.verificationType ?? 'an unknown way' })], '');
    }
  },
};
