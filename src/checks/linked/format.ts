/** Is there exactly one badge of a known version, and was it awarded to somebody? (Open Badges 2.0, Data Classes) */
import { warnOfUnpinnedContexts } from '../../ld/contexts.js';
import type { Container } from '../../model/credential.js';
import { type Finding, finding } from '../../model/finding.js';
import type { LinkedBadge, LinkedClass, LinkedVerification } from '../../model/linked.js';
import type { Check } from '../check.js';
import { containers, picture } from '../format.js';
import { badgeIn } from './part.js';

const titles: Readonly<Record<LinkedClass, string>> = {
  Assertion: '',
  BadgeClass: ' badge class',
  Profile: ' profile',
  Endorsement: ' endorsement',
  RevocationList: ' list of revoked badges',
  CryptographicKey: ' key',
};

const ways: Readonly<Record<LinkedVerification, string>> = {
  hosted: ', verified at its own address',
  signed: ', signed (JWS)',
  unsigned: ', without a signature',
  unsupported: '',
};

const definitions: Readonly<Partial<Record<LinkedClass, string>>> = {
  BadgeClass: 'the definition of a badge (BadgeClass)',
  Profile: 'the profile of an issuer',
};

const notes = ({ given }: LinkedBadge): readonly Finding[] => {
  const what = definitions[given.class];
  return [
    ...(given.generation === '2.0' ? [] : [finding('format.legacy-version', { version: given.generation })]),
    ...(what === undefined ? [] : [finding('format.not-an-award', { what })]),
  ];
};

const evidence = (badge: LinkedBadge, container: Container): string => {
  const { generation, class: kind } = badge.given;
  const inside = container === 'bare' ? '' : picture;
  return `${containers[container]}, Open Badges ${generation}${titles[kind]}${ways[badge.verification]}${inside}`;
};

export const format: Check = {
  id: 'format',
  title: 'format',
  needs: [],
  applies: () => 'required',
  run: async (credential) => {
    const badge = badgeIn(credential);
    const { envelope } = credential;
    return {
      kind: 'done',
      evidence: evidence(badge, envelope.container),
      findings: [...envelope.findings, ...notes(badge), ...warnOfUnpinnedContexts(badge.given.original, '', 'plain')],
    };
  },
};
