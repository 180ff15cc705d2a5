/** Finding codes of the stage: schema. */
import { entry } from './entry.js';

export const schemaCodes = {
  'schema.violation': entry<{ at: string; expected: string; found: string }>({
    effect: 'fail',
    title: 'the badge breaks the rules of its format',
    say: ({ at, expected, found }) => `At ${at}: expected ${expected}, found ${found}.`,
    fix: 'The issuer has to correct the badge and issue it again; or ask for the original file, if this may be a copy that somebody saved anew.',
    help: {
      means:
        'The badge is not built the way its specification says: a required part is missing, or a part is not of the kind that must stand there. Other programs may refuse it, or read it differently.',
      notMeans:
        'That the badge is forged. The signature is judged on its own, and may well hold. Nor that the issuer wrote it this way: some kinds of signature still hold after the file was rewritten in another form.',
      checker:
        'Ask for the original file. If every other check passes, the badge is authentic but not conformant; --conformance warn accepts that and says so in the report. Do not use it for a badge whose signature fails.',
      issuer:
        'Correct the member that the finding points at, check again, and reissue: a signed badge cannot be repaired in place.',
    },
    spec: ['Open Badges 3.0 §B.1', 'VCDM 2.0 §4', 'VCDM 1.1 §4'],
    since: '0.1.0',
  }),
  'schema.null-value': entry<{ at: string }>({
    effect: 'fail',
    title: 'a member is null',
    say: ({ at }) => `At ${at}: expected a value or no such member at all, found null.`,
    fix: 'The issuer has to leave the member out and issue the badge again.',
    help: {
      means:
        'A part of the badge says "null", nothing. The format has no such value, and a signature over linked data does not cover it: the member can be added or taken away without breaking the signature.',
      checker: 'Ask the issuer for a corrected badge.',
      issuer: 'Leave out members that have no value, before signing.',
    },
    spec: ['Open Badges 3.0 §7.1', 'JSON-LD 1.1 §9.5'],
    since: '0.1.0',
  }),
  'schema.empty-array': entry<{ at: string }>({
    effect: 'note',
    title: 'a list is empty',
    say: ({ at }) => `At ${at}: the list is empty, and says nothing.`,
    fix: 'Nothing to do; the issuer may leave the member out in later badges.',
    help: {
      means: 'A part of the badge is an empty list. It is ignored and never shown.',
      checker: 'Nothing to do.',
      issuer: 'Leave the member out: a signature over linked data does not cover an empty list.',
    },
    spec: ['Open Badges 3.0 §7.1'],
    since: '0.1.0',
  }),
  'schema.subject-unnamed': entry({
    effect: 'warn',
    title: 'the badge does not say whom it was given to',
    say: () => 'The credentialSubject has neither an id nor an identifier, so the badge names no recipient.',
    fix: 'Ask the person how the badge reached them, or the issuer for a badge that names its recipient.',
    help: {
      means:
        'The signed content names nobody: no id and no e-mail address or other identifier. Whoever holds a copy of the file can show it as their own.',
      notMeans: 'That the badge is false. The issuer did sign it.',
      checker: 'Do not take the badge as proof about a certain person without asking the issuer.',
      issuer: 'Put an id or at least one IdentityObject under identifier into credentialSubject.',
    },
    spec: ['Open Badges 3.0 §B.1.3'],
    since: '0.1.0',
  }),
  'schema.recommended-missing': entry<{ at: string; missing: string }>({
    effect: 'note',
    title: 'something useful is left out',
    say: ({ at, missing }) =>
      `At ${at}: ${missing} is missing, which the specification does not require but readers need.`,
    fix: 'Nothing to do; the issuer may add it in later badges.',
    help: {
      means: 'The badge is valid, but leaves out something that a reader looks for, such as what it was given for.',
      checker: 'Ask the issuer if the missing part matters to you.',
      issuer: 'Add the part that the finding names.',
    },
    spec: ['Open Badges 3.0 §B.1'],
    since: '0.1.0',
  }),
  'schema.result-inconsistent': entry<{ at: string; expected: string; found: string }>({
    effect: 'warn',
    title: 'a result does not fit its description',
    say: ({ at, expected, found }) => `At ${at}: the achievement describes ${expected}, found ${found}.`,
    fix: 'Ask the issuer which of the two is right.',
    help: {
      means:
        'The badge states a result, such as a grade, that the description of possible results in the same badge does not allow: it is outside of the range, or not among the listed values.',
      notMeans: 'That somebody changed the badge: the issuer signed both parts, if the signature holds.',
      checker: 'Do not rely on that one result until the issuer has explained it.',
      issuer: 'Correct the result, or the range, values or levels in resultDescription.',
    },
    spec: ['Open Badges 3.0 §B.1'],
    since: '0.1.0',
  }),
  'schema.extra-not-checked': entry<{ id: string; type: string; why: string; what?: 'extension' }>({
    effect: 'warn',
    title: 'the badge names a further schema, which was not checked',
    say: ({ id, type, why, what = 'credentialSchema' }) =>
      `The badge names the ${what} ${id} (${type}), which was not checked: ${why}.`,
    fix: 'If that schema matters to you: --fetch-schemas fetches and checks it where that can be done; else use a tool of its publisher.',
    help: {
      means:
        'The badge says that it also follows the rules of a schema of the issuer’s own, or holds an extension that has one. Only the schemas of the specifications come with this program. With --fetch-schemas it fetches others that are public, of a supported kind, complete in themselves and quick to check; else the finding says what stood in the way.',
      notMeans: 'That the badge breaks that schema. The schema of its own specification was checked.',
      checker: 'Usually nothing to do.',
      issuer:
        'The schemas of the specification itself need not be named. A schema of your own: type 1EdTechJsonSchemaValidator2019 or JsonSchema, served over https as JSON, with no reference to other addresses. An extension: a context that names its schema under "obi:validation".',
    },
    spec: ['VCDM 2.0 §4.11', 'Open Badges 2.0, Extensions'],
    since: '0.1.0',
  }),
} as const;
