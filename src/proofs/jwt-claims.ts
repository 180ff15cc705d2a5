/** Do the registered claims of a VC-JWT say the same as the credential inside? (Open Badges 3.0 §8.2.4.1.3, VCDM 1.1 §6.3.1) */
import type { Credential, ProofClaim } from '../model/credential.js';
import { type Finding, finding } from '../model/finding.js';
import { asArray, isObject, type JsonObject, type JsonValue, member } from '../model/json.js';
import { isNumericDate, parseInstant } from '../model/time.js';

const show = (value: JsonValue | undefined): string =>
  value === undefined ? 'nothing' : JSON.stringify(value).slice(0, 80);

interface Agreement {
  readonly claim: 'iss' | 'sub' | 'jti' | 'nbf' | 'exp';
  /** The member of the credential that says the same, and what it says. */
  readonly member: string;
  readonly value: JsonValue | undefined;
  /** NumericDate (RFC 7519 §2): compared in whole seconds. */
  readonly date: boolean;
  /** Whether its absence is worth a warning. */
  readonly expected: boolean;
}

const idOf = (value: JsonValue | undefined): JsonValue | undefined => (isObject(value) ? member(value, 'id') : value);

/** The one subject; a list of several has no id that `sub` could repeat. */
const subjectOf = (document: JsonObject): JsonValue | undefined => {
  const [first, ...others] = asArray(member(document, 'credentialSubject'));
  return others.length === 0 ? first : undefined;
};

const agreements = ({ document, dataModel }: Credential): readonly Agreement[] => {
  const [from, until] = dataModel === 'vcdm1' ? ['issuanceDate', 'expirationDate'] : ['validFrom', 'validUntil'];
  const text = { date: false, expected: true };
  return [
    { claim: 'iss', member: 'issuer.id', value: idOf(member(document, 'issuer')), ...text },
    { claim: 'sub', member: 'credentialSubject.id', value: member(subjectOf(document), 'id'), ...text },
    { claim: 'jti', member: 'id', value: member(document, 'id'), ...text },
    { claim: 'nbf', member: from, value: member(document, from), date: true, expected: true },
    { claim: 'exp', member: until, value: member(document, until), date: true, expected: false },
  ];
};

const sameSecond = (claim: number, text: JsonValue | undefined): boolean => {
  const instant = parseInstant(text);
  return instant !== undefined && Math.floor(instant / 1000) === Math.floor(claim);
};

const disagreement = ({ claim, member: name, value, date }: Agreement, said: JsonValue): Finding | undefined => {
  const where = { pointer: `/${claim}` };
  if (date && !isNumericDate(said))
    return finding(
      'proof.claims-disagree',
      { claim, found: show(said), member: name, expected: 'a number of seconds' },
      where,
    );
  // `exp` alone sets the end of validity; the validity check takes the earlier of the two.
  if (claim === 'exp' && value === undefined) return undefined;
  const agrees = date ? sameSecond(said as number, value) : said === value;
  return agrees
    ? undefined
    : finding('proof.claims-disagree', { claim, found: show(said), member: name, expected: show(value) }, where);
};

/** Members that decide what a credential says: beside a "vc" claim they would go unread. */
const credentialMembers = [
  '@context',
  'type',
  'issuer',
  'credentialSubject',
  'credentialStatus',
  'validUntil',
  'expirationDate',
] as const;

const twoCredentials = (payload: JsonObject): readonly Finding[] =>
  member(payload, 'vc') === undefined
    ? []
    : credentialMembers
        .filter((name) => Object.hasOwn(payload, name))
        .slice(0, 1)
        .map((name) =>
          finding(
            'proof.claims-disagree',
            {
              claim: name,
              found: 'a credential beside the "vc" claim',
              member: `vc.${name}`,
              expected: 'one credential, in "vc" alone',
            },
            { pointer: `/${name}` },
          ),
        );

export const checkClaims = (claim: ProofClaim, credential: Credential, payload: JsonObject): readonly Finding[] => {
  const missing: string[] = [];
  const findings: Finding[] = [...twoCredentials(payload)];
  for (const agreement of agreements(credential)) {
    const said = member(payload, agreement.claim);
    if (said === undefined && agreement.expected) missing.push(agreement.claim);
    const found = said === undefined ? undefined : disagreement(agreement, said);
    if (found !== undefined) findings.push(found);
  }
  return missing.length === 0
    ? findings
    : [...findings, finding('proof.claims-missing', { suite: claim.name, claims: missing })];
};
