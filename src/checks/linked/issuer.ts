/**
 * Is it the issuer's own? Of a hosted badge, whether it and its badge class stand at addresses that the fetched profile
 * vouches for; of a signed one, which keys that profile lists (Open Badges 2.0, Hosted and Signed Verification).
 */
import { keyFindings, keysOfIssuer } from '../../keys/ob2-key.js';
import { registrableDomain } from '../../keys/registrable-domain.js';
import { fetchPlain, isWebAddress, sameAddress } from '../../linked/fetch.js';
import { inScope, type Scope, scopeOf } from '../../linked/scope.js';
import { platformOfHost } from '../../load/platforms/index.js';
import type { Credential } from '../../model/credential.js';
import { type Finding, finding } from '../../model/finding.js';
import { idOf, member, stringMember } from '../../model/json.js';
import { isMissing, type LinkedBadge, type Part } from '../../model/linked.js';
import { present } from '../../model/present.js';
import type { Provenance } from '../../model/provenance.js';
import { verifyLinkedJws } from '../../proofs/ob2-jws.js';
import type { Check, CheckContext, CheckResult } from '../check.js';
import { badgeIn, isSigned, partOf, stopped } from './part.js';

/** The address at which an issuer is known: that of its profile; of Open Badges 0.5, its origin. */
const addressOf = ({ url, linked }: Part): string => url ?? stringMember(linked.object, 'url') ?? '';

const hostKnown = (issuer: Part): { readonly host: string; readonly domain?: string; readonly platform?: string } => {
  const url = new URL(addressOf(issuer));
  return {
    host: url.host,
    ...present({ domain: registrableDomain(url.host), platform: platformOfHost(url.host, url.pathname)?.name }),
  };
};

/** Whether anybody on the way could have answered: the user allowed it. */
const unsafe = (parts: readonly (Part | undefined)[]): { readonly unsafe?: true } =>
  parts.some((part) => [part?.url, part?.finalUrl].some((url) => url?.startsWith('http:'))) ? { unsafe: true } : {};

const hosting = (issuer: Part, others: readonly (Part | undefined)[]): Provenance => ({
  by: 'hosting',
  ...hostKnown(issuer),
  ...unsafe([issuer, ...others]),
});

/** Platforms let anybody try things out on hosts of their own for that, under any name. */
const testHost = (parts: readonly (Part | undefined)[]): readonly Finding[] => {
  const addresses = parts.flatMap((part) => (part === undefined ? [] : [part.finalUrl ?? '', addressOf(part)]));
  for (const address of addresses.filter((one) => URL.canParse(one))) {
    const { host, pathname } = new URL(address);
    const shared = platformOfHost(host, pathname);
    if (shared?.test === true) return [finding('issuer.test-host', { host, platform: shared.name })];
  }
  return [];
};

const outside = (
  part: Part | undefined,
  scope: Scope,
  name: 'assertion' | 'badgeClass',
  issuer: string,
): readonly Finding[] => {
  // What stands inside another object and names no address of its own was served, or signed, with it.
  if (part?.url === undefined || !isWebAddress(part.url)) return [];
  const why = inScope(part.url, part.finalUrl, scope, name);
  return why === undefined
    ? []
    : [finding('hosted.out-of-scope', { url: part.url, issuer: issuer === '' ? 'that it names' : issuer, why })];
};

/** By the rules of Open Badges 1 the address to verify at is `verify.url`, whatever the id is. */
const otherAddress = ({ linked, url }: Part, scope: Scope, issuer: string): readonly Finding[] => {
  const stated = stringMember(member(linked.object, 'verification'), 'url');
  if (linked.generation === '2.0' || stated === undefined || (url !== undefined && sameAddress(stated, url))) return [];
  const why = inScope(stated, undefined, scope, 'assertion');
  return why === undefined ? [] : [finding('hosted.out-of-scope', { url: stated, issuer, why })];
};

/** A badge may say itself who issued it; it must be who issues its badge class. */
const otherIssuer = (subject: Part, issuer: string): readonly Finding[] => {
  const id = idOf(member(subject.linked.object, 'issuer'));
  return id === undefined || sameAddress(id, issuer)
    ? []
    : [
        finding('hosted.out-of-scope', {
          url: subject.url ?? '',
          issuer,
          why: `the badge names ${id} as its issuer, and its badge class another one`,
        }),
      ];
};

const strangers: Readonly<Partial<Record<LinkedBadge['verification'], string>>> = {
  unsigned: 'there is no signature whose key could be looked up',
  unsupported: 'how the badge is verified is not supported',
};

/** The parts that say who the issuer is, or why there is no asking. */
const partsIn = (badge: LinkedBadge): { readonly subject: Part; readonly issuer: Part } | CheckResult => {
  const why = strangers[badge.verification];
  if (why !== undefined) return { kind: 'blocked', why };
  const { subject, badgeClass, issuer } = badge;
  if (isMissing(subject)) return { kind: 'blocked', why: 'the badge itself could not be had from its address' };
  if (badgeClass !== undefined && isMissing(badgeClass)) return stopped(badgeClass.findings, '');
  if (issuer === undefined) return { kind: 'blocked', why: 'what its address serves names no issuer' };
  return isMissing(issuer) ? stopped(issuer.findings, '') : { subject, issuer };
};

const judgeHosted = (badge: LinkedBadge, subject: Part, issuer: Part): CheckResult => {
  const address = addressOf(issuer);
  const scope = scopeOf(issuer.linked, address);
  const badgeClass = partOf(badge.badgeClass);
  const findings = [
    ...outside(subject, scope, badge.given.class === 'BadgeClass' ? 'badgeClass' : 'assertion', address),
    ...outside(badgeClass, scope, 'badgeClass', address),
    ...otherAddress(subject, scope, address),
    ...testHost([issuer, subject, badgeClass]),
    ...otherIssuer(subject, address),
  ];
  if (findings.length > 0) return stopped(findings, '');
  return {
    kind: 'done',
    evidence: `its profile, at ${address}, vouches for badges at this address`,
    findings: [...(badgeClass?.notes ?? []), ...(issuer === subject ? [] : issuer.notes)],
    output: { issuer: 'domain', provenance: hosting(issuer, [subject, badgeClass]) },
  };
};

const signing = (issuer: Part, key: string): Provenance => ({
  by: 'domain',
  document: 'profile',
  ...hostKnown(issuer),
  ...(key.startsWith('http:') ? { unsafe: true } : unsafe([issuer])),
});

/** Which of the issuer's keys made the signature; only that one is handed on. */
const judgeSigned = async (
  { envelope, proofs }: Credential,
  badge: LinkedBadge,
  subject: Part,
  issuer: Part,
  { policy, net, work }: CheckContext,
): Promise<CheckResult> => {
  const verification = member(subject.linked.object, 'verification');
  const [claim] = proofs;
  if (envelope.kind !== 'jwt' || claim === undefined) return { kind: 'blocked', why: 'there is no signature' };
  const [creator, verifyUrl] = [stringMember(verification, 'creator'), stringMember(verification, 'url')];
  const isOld = subject.linked.generation !== '2.0';
  const issuerKeys = await keysOfIssuer(issuer, {
    at: policy.at,
    ask: (request) => fetchPlain({ net, allowHttp: policy.allowHttp }, request, work),
    ...(creator === undefined ? {} : { creator }),
    ...(isOld && verifyUrl !== undefined ? { verifyUrl } : {}),
  });
  const { by } = verifyLinkedJws(envelope, issuerKeys.candidates, false);
  const address = addressOf(issuer);
  const badgeClass = partOf(badge.badgeClass);
  const scope = scopeOf(issuer.linked, address);
  const findings = [
    ...keyFindings(issuerKeys, by),
    ...outside(badgeClass, scope, 'badgeClass', address),
    ...testHost([issuer, badgeClass]),
    ...otherIssuer(subject, address),
  ];
  const authorised = by !== undefined && findings.length === 0;
  const keys = by === undefined ? [] : [{ claim, key: by.key, authorised }];
  if (findings.length > 0) return stopped(findings, '', { output: { keys, issuerKeys, issuer: 'unknown' } });
  const notes = [...(badgeClass?.notes ?? []), ...issuer.notes];
  const names = issuerKeys.candidates.map(({ id }) => id).join(', ');
  return {
    kind: 'done',
    evidence: `${by?.id ?? names}, listed in the profile at ${address}`,
    findings: notes,
    output: {
      keys,
      issuerKeys,
      issuer: authorised ? 'domain' : 'unknown',
      ...(authorised ? { provenance: signing(issuer, by.id) } : {}),
    },
  };
};

export const issuer: Check = {
  id: 'issuer.key',
  title: 'issuer',
  titleFor: (credential) => (isSigned(badgeIn(credential)) ? 'issuer key' : 'issuer'),
  needs: [],
  applies: () => 'required',
  run: async (credential, context) => {
    const badge = badgeIn(credential);
    const parts = partsIn(badge);
    if ('kind' in parts) return parts;
    const { subject, issuer: profile } = parts;
    return isSigned(badge)
      ? judgeSigned(credential, badge, subject, profile, context)
      : judgeHosted(badge, subject, profile);
  },
};
