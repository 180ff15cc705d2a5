/** Does an embedded proof keep the rules that need no key? (VC Data Integrity §2.1, §4.2; Open Badges 3.0 §8.2) */
import { decodeBase58 } from '../model/base58.js';
import type { ProofClaim } from '../model/credential.js';
import { type Finding, finding } from '../model/finding.js';
import { member, pointerTo } from '../model/json.js';
import { err, ok, type Result } from '../model/result.js';
import { formatInstant, parseInstant } from '../model/time.js';
import type { ProofContext } from './suite.js';

const malformed = (claim: ProofClaim, name: string, why: string): Finding =>
  finding('proof.malformed', { suite: claim.name, why }, { pointer: pointerTo(claim.pointer, name) });

const checkDates = (claim: ProofClaim, context: ProofContext): readonly Finding[] =>
  (['created', 'expires'] as const).flatMap((name) => {
    const text = member(claim.options, name);
    if (text === undefined) return [];
    const instant = parseInstant(text);
    if (instant === undefined) return [malformed(claim, name, `"${name}" is no RFC 3339 date-time with a zone`)];
    const args = { suite: claim.name, date: formatInstant(instant), at: formatInstant(context.at) };
    const where = { pointer: pointerTo(claim.pointer, name) };
    if (name === 'created' && instant > context.at + context.clockSkew) return [finding('proof.not-yet', args, where)];
    if (name === 'expires' && instant <= context.at) return [finding('proof.expired', args, where)];
    return [];
  });

export const checkOptions = (claim: ProofClaim, context: ProofContext): readonly Finding[] => {
  const purpose = member(claim.options, 'proofPurpose');
  const wrongPurpose =
    purpose === 'assertionMethod'
      ? []
      : [
          finding(
            'proof.wrong-purpose',
            { suite: claim.name, found: purpose === undefined ? 'nothing' : JSON.stringify(purpose).slice(0, 60) },
            { pointer: pointerTo(claim.pointer, 'proofPurpose') },
          ),
        ];
  return [...wrongPurpose, ...checkDates(claim, context)];
};

/** Longer than any signature of a suite that is supported: 96 bytes take at most 132 characters. */
const maxProofValue = 200;

/** The bytes of `proofValue`: base58btc multibase of one of the lengths, or the finding that says what is wrong. */
export const decodeProofValue = (claim: ProofClaim, lengths: readonly number[]): Result<Uint8Array, Finding> => {
  const value = member(claim.options, 'proofValue');
  const fail = (why: string): Result<never, Finding> => err(malformed(claim, 'proofValue', why));
  if (value === undefined) return fail('it has no proofValue, so there is no signature');
  if (typeof value !== 'string') return fail('proofValue is not text');
  if (!value.startsWith('z')) return fail('proofValue must be base58btc multibase, which starts with "z"');
  const bytes = value.length > maxProofValue ? undefined : decodeBase58(value.slice(1));
  if (bytes === undefined) return fail('proofValue is no base58btc text of a signature');
  return lengths.includes(bytes.length)
    ? ok(bytes)
    : fail(`the signature has ${bytes.length} bytes in place of ${lengths.join(' or ')}`);
};
