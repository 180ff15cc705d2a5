/** What can be said of an Open Badges 1 or 2 badge before anything it names was fetched? Only that it is one. */
import type { Credential, ProofClaim, VersionId } from '../model/credential.js';
import { stringMember } from '../model/json.js';
import { typesOf } from './vc-model.js';
import type { Found } from './version.js';

const proofsOf = ({ envelope }: Found): readonly ProofClaim[] => {
  if (envelope.kind !== 'jwt') return [];
  const alg = stringMember(envelope.header, 'alg') ?? '';
  const name = /^[\w.-]{1,40}$/.test(alg) ? alg : 'JWS';
  return [{ index: 0, pointer: '', type: 'SignedBadge', name, options: envelope.header }];
};

/** The parts and the view are added once they are gathered. */
export const normaliseLinked =
  (version: VersionId) =>
  (found: Found): Credential => {
    const { envelope, document, base } = found;
    return {
      version,
      kind: 'other',
      dataModel: undefined,
      envelope,
      document,
      base,
      types: typesOf(document),
      view: { issuer: {}, subject: {}, skills: [], evidence: [], dates: {} },
      proofs: proofsOf(found),
    };
  };
