/** What is the one line that a person takes away from a result? */
import { catalog, type FindingCode } from '../../model/catalog.js';
import { effectOf, type Finding } from '../../model/finding.js';
import type { CredentialReport } from '../../model/report.js';
import type { CheckId, CheckStatus, Effect } from '../../model/verdict.js';
import { hanging, pad, wrap } from '../layout.js';
import { quoteName, showHost, showId } from '../names.js';
import { type Screen, showRef, verdictWords } from './screen.js';

/** Which check's failure is the reason, where several failed: the signature says more than the schema. */
const byWeight: readonly CheckId[] = [
  'format',
  'issuer.key',
  'proof',
  'issuer.trust',
  'status',
  'validity',
  'recipient',
  'refresh',
  'endorsements',
  'schema',
  'schema.extra',
];

export const statusOf = (result: CredentialReport, id: CheckId): CheckStatus | undefined =>
  result.checks.find((check) => check.id === id)?.status;

export const findingsOf = (result: CredentialReport, effect: Effect): readonly Finding[] =>
  byWeight
    .flatMap((id) => result.checks.filter((check) => check.id === id))
    .flatMap((check) => check.findings)
    .filter((f) => effectOf(f) === effect);

/** The finding that decided the verdict; a pass has none. */
export const reasonOf = (result: CredentialReport): Finding | undefined => {
  if (result.verdict === 'pass') return undefined;
  const found = findingsOf(result, result.verdict);
  // Judged as of an early day both are so, and that of the badge is what people know.
  const period = found.find(({ code }) => code === 'validity.not-yet' || code === 'validity.expired');
  return found[0]?.code === 'proof.not-yet' ? (period ?? found[0]) : found[0];
};

/** The signature is the issuer's, and nothing but the rules for the content is broken. */
export const isAuthenticNotConformant = (result: CredentialReport): boolean =>
  result.verdict === 'fail' &&
  result.credential?.authenticated === true &&
  statusOf(result, 'proof') === 'pass' &&
  result.checks.every((check) => check.status !== 'fail' || check.id === 'schema');

/** Longer than what is left of a line that also says the rest. */
const longHost = 40;

/** The host that vouches for the key; of a long one its end, which says whose it is. The id where none is told. */
const hostOf = ({ provenance, credential }: CredentialReport): string => {
  if (provenance?.by !== 'domain' && provenance?.by !== 'hosting') return showId(credential?.view.issuer.id ?? '');
  const { host, domain } = provenance;
  if (host.length <= longHost) return showHost(host);
  return domain !== undefined && domain.length <= longHost
    ? `a host of ${showHost(domain)}`
    : `…${host.slice(-longHost)}`;
};

/** Nobody has looked on a list that could not be read. */
export const listPhrase = (result: CredentialReport): string =>
  statusOf(result, 'issuer.trust') === 'indeterminate' ? 'your list was not read' : 'not on a list';

/** On a shared host nobody but the platform says who the issuer is. */
const platformPhrase = (result: CredentialReport): string | undefined => {
  const { provenance, credential } = result;
  if (provenance?.by !== 'domain' && provenance?.by !== 'hosting') return undefined;
  if (provenance.platform === undefined) return undefined;
  const name = credential?.view.issuer.name;
  const verb = provenance.by === 'hosting' ? 'hosted' : 'signed';
  const names = name === undefined ? '' : `, which names the issuer ${quoteName(name, 40)}`;
  return `${verb} by the platform ${hostOf(result)}${names}`;
};

const issuerPhrase = (result: CredentialReport): string => {
  switch (result.assurance.issuer) {
    case 'trusted':
      return 'trusted issuer';
    case 'domain':
      return `${platformPhrase(result) ?? `issuer ${hostOf(result)}`}, ${listPhrase(result)}`;
    case 'self-asserted':
      return 'signature good, issuer not confirmed';
    case 'unknown':
      return 'issuer not confirmed';
  }
};

/** Warnings that change what a pass is worth, and are too grave for a bare number. */
const saidWarnings: Partial<Record<FindingCode, string>> = {
  'format.not-a-badge': 'not an Open Badge',
  'format.not-an-award': 'awarded to nobody',
  'format.legacy-version': 'an old kind of badge',
  'schema.known-deviation': 'harmless habits of its platform',
  'schema.subject-unnamed': 'names no recipient',
};

/** Notes which say that another document was judged than the one that was given. */
const saidNotes: Partial<Record<FindingCode, string>> = {
  'refresh.used': 'a newer copy was checked',
  'input.page-announces': 'the badge that the page names',
};

const warningsPhrase = (found: readonly Finding[]): string => {
  const said = [...new Set(found.flatMap(({ code }) => saidWarnings[code] ?? []))];
  const rest = found.filter(({ code }) => saidWarnings[code] === undefined).length;
  const counted = rest === 0 ? [] : [`${rest} ${said.length === 0 ? '' : 'more '}warning${rest === 1 ? '' : 's'}`];
  return [...said, ...counted].map((part) => ` · ${part}`).join('');
};

/** The reason in a few words, to stand beside the verdict. */
export const reasonPhrase = (result: CredentialReport): string => {
  if (result.verdict === 'pass') {
    const found = findingsOf(result, 'warn');
    // Only --conformance warn lets such a badge pass, and that does not make it conformant.
    const lead = found.some(({ code }) => code === 'schema.violation') ? 'authentic but not conformant, ' : '';
    // Whoever looks at the file must know before all else that it is not what was judged.
    const differs = findingsOf(result, 'note').some(({ code }) => code === 'hosted.differs-from-input');
    const instead = differs ? "the file differs, the issuer's copy was checked · " : '';
    const notes = findingsOf(result, 'note').flatMap(({ code }) => saidNotes[code] ?? []);
    const said = [...new Set(notes)].map((note) => ` · ${note}`).join('');
    return instead + lead + issuerPhrase(result) + said + warningsPhrase(found);
  }
  if (isAuthenticNotConformant(result)) return 'authentic but not conformant';
  const reason = reasonOf(result);
  return reason === undefined ? 'a check that is needed gave no answer' : catalog[reason.code].title;
};

/** The reason where it stands alone: INDETERMINATE is not a word that everybody knows. */
export const phraseOf = (result: CredentialReport): string =>
  (result.verdict === 'indeterminate' ? 'could not be decided: ' : '') + reasonPhrase(result);

export const paintVerdict = ({ style }: Screen, result: CredentialReport): string => {
  const word = verdictWords[result.verdict];
  if (result.verdict === 'fail') return style.bad(word);
  return result.verdict === 'pass' && result.assurance.issuer === 'trusted' ? style.good(word) : style.unsure(word);
};

/** Of a name that takes several lines: deeper than anything of ours begins, and than the longest verdict. */
const nameIndent = 16;

/** The first lines of a result. `limited` is what the user waived. */
export const headline = (screen: Screen, result: CredentialReport, limited: readonly string[]): readonly string[] => {
  const phrase = [phraseOf(result), ...(limited.length === 0 ? [] : [`limited by ${limited.join(', ')}`])].join(' · ');
  const name = showRef(result.input.ref);
  const word = verdictWords[result.verdict];
  const start = Math.max(word.length + 2 + name.length + 2, Math.min(33, screen.columns - phrase.length));
  const lead = `${paintVerdict(screen, result)}  ${pad(name, start - word.length - 2)}`;
  if (start + phrase.length <= screen.columns) return [lead + screen.style.strong(phrase)];
  const above =
    word.length + 2 + name.length <= screen.columns
      ? [lead.trimEnd()]
      : wrap(name, screen.columns - nameIndent).map((line, i) =>
          i === 0 ? `${paintVerdict(screen, result)}  ${line}` : ' '.repeat(nameIndent) + line,
        );
  return [...above, ...hanging('      ', phrase, screen.columns).map((line) => screen.style.strong(line))];
};
