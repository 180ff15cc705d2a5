/** Is there exactly one credential, of a kind that is known, in its proper place? (Open Badges 3.0 §5) */
import type { Credential } from '../model/credential.js';
import { type Finding, finding } from '../model/finding.js';
import type { Check } from './check.js';

export const containers = {
  bare: 'one credential',
  png: 'one credential in the PNG',
  svg: 'one credential in the SVG',
} as const;

/** A genuine credential may stand in the picture of another achievement. */
export const picture = '; the picture itself is not signed';

const titles = {
  achievement: 'Open Badges 3.0',
  endorsement: 'Open Badges 3.0 endorsement',
  other: 'verifiable credential',
} as const;

const wrapping = ({ envelope, base, dataModel }: Credential): readonly Finding[] => {
  if (envelope.kind !== 'jwt' || dataModel === undefined) return [];
  const wanted = dataModel === 'vcdm1' ? '/vc' : '';
  if (base === wanted) return [];
  return [
    dataModel === 'vcdm2'
      ? finding('format.data-model-mixed', {
          found: 'A version 2.0 credential stands in the "vc" claim of its token',
          expected: 'the credential itself as the content of the token',
        })
      : finding('format.data-model-mixed', {
          found: 'A version 1.1 credential is the content of its token',
          expected: 'the credential in the "vc" claim',
        }),
  ];
};

const otherType = ({ kind, types }: Credential): readonly Finding[] =>
  kind === 'other'
    ? [finding('format.not-a-badge', { types: types.filter((type) => type !== 'VerifiableCredential') })]
    : [];

export const format: Check = {
  id: 'format',
  title: 'format',
  needs: [],
  applies: () => 'required',
  run: async (credential) => ({
    kind: 'done',
    evidence: `${containers[credential.envelope.container]}, ${titles[credential.kind]}${credential.envelope.kind === 'jwt' ? ', signed token (JWT)' : ''}${credential.envelope.container === 'bare' ? '' : picture}`,
    findings: [...credential.envelope.findings, ...wrapping(credential), ...otherType(credential)],
  }),
};
