/** What does the badge say, for whom it was written: title, issuer, skills, evidence, dates? */
import type { CredentialView } from '../../model/credential.js';
import type { Provenance } from '../../model/provenance.js';
import type { CredentialReport } from '../../model/report.js';
import { escapeTerminal } from '../escape.js';
import { hanging, labelled, wrap } from '../layout.js';
import { quoteName, showHost, showId } from '../names.js';
import { sayDate, sayValidity } from '../when.js';
import { findingsOf, isAuthenticNotConformant, listPhrase, statusOf } from './headline.js';
import type { Screen } from './screen.js';

const indent = '      ';
const label = (text: string): string => indent + text.padEnd(12);

/** Columns by which further lines of a claimed name stand deeper than our own words, so that no name can imitate them. */
const claimed = 2;

/** Items that fit a line or two, and how many more there are. */
const listed = <T>(items: readonly T[], most: number, show: (item: T) => string): string =>
  items.slice(0, most).map(show).join(', ') + (items.length > most ? ` and ${items.length - most} more` : '');

/** Of a badge that only its address can prove, the file proves nothing. */
const remarkOnHosted = (result: CredentialReport): string => {
  if (statusOf(result, 'proof') === 'pass') return '(content that this issuer does not vouch for)';
  if (statusOf(result, 'proof') === 'fail') return '(so says the file; its address does not confirm it)';
  if (findingsOf(result, 'fail').some(({ code }) => code === 'status.revoked')) return '(so says the file)';
  return '(so says the file; its address did not say so)';
};

/** A word beside the title wherever nobody vouches for what is said below it. */
const remarkOn = (result: CredentialReport): string => {
  if (result.credential?.authenticated !== false) return '';
  if (result.credential.verification === 'hosted') return remarkOnHosted(result);
  if (findingsOf(result, 'fail').some(({ code }) => code === 'proof.missing')) return '(content that nobody signed)';
  if (statusOf(result, 'proof') === 'fail') {
    const changed = result.checks.some(
      ({ id, findings }) => id === 'proof' && findings.some(({ code }) => code === 'proof.signature-mismatch'),
    );
    return changed ? '(content whose signature did not hold)' : '(content whose signature was not accepted)';
  }
  if (statusOf(result, 'proof') === 'pass') return '(content that this issuer is not shown to have signed)';
  return '(content not yet authenticated)';
};

/** `did:key:z6Mk…, calls itself "Example University"`: the id first, for only ids can be compared. */
export const sayIssuer = (issuer: CredentialView['issuer'], whole: boolean): string => {
  const id = issuer.id === undefined ? 'gives no id' : showId(issuer.id, whole);
  return issuer.name === undefined ? id : `${id}, calls itself ${quoteName(issuer.name)}`;
};

/** Of a host below another name: whose it is, for the beginning of a long name can be chosen freely. */
const ofDomain = ({ host, domain }: Provenance & { readonly by: 'domain' | 'hosting' }): string => {
  const name = host.replace(/:\d+$/, '');
  return domain === undefined || name === domain || name === `www.${domain}` ? '' : ` (a host of ${showHost(domain)})`;
};

const unsafeWords = 'without HTTPS, so anybody on the way could have answered';

/** How the key was found or who serves the badge, and who vouches that it is the issuer's. */
const sayKey = (found: Provenance, issuer: CredentialView['issuer']): string => {
  const names = issuer.name === undefined ? '' : `, which names the issuer ${quoteName(issuer.name)}`;
  switch (found.by) {
    case 'self':
      return 'signed with its own key: anybody can make one.';
    case 'domain':
      return found.platform === undefined
        ? `key published at ${showHost(found.host)}${ofDomain(found)} ${found.unsafe === true ? unsafeWords : 'over HTTPS'}`
        : `key published by the platform ${showHost(found.host)}${names}`;
    case 'hosting':
      return found.platform === undefined
        ? `not signed: served at ${showHost(found.host)}${ofDomain(found)} ${found.unsafe === true ? unsafeWords : 'over HTTPS'}`
        : `not signed: hosted by the platform ${showHost(found.host)}${names}`;
    case 'resolver':
      return `key looked up by ${showId(found.url)}, which you trusted to answer rightly`;
  }
};

const askThem = 'Ask the institution itself, by a contact that is not from the badge, whether this id is theirs.';

/** An id below the root of a host may be one of many that the host serves. */
const isTenant = (id: string): boolean => {
  if (id.startsWith('did:web:')) return id.slice('did:web:'.length).includes(':');
  const url = URL.canParse(id) ? new URL(id) : undefined;
  return url !== undefined && url.pathname + url.search !== '/';
};

/** What is known of the issuer beyond what the badge claims. */
const sayStanding = (result: CredentialReport): string | undefined => {
  const { assurance, provenance, trusted, credential } = result;
  if (assurance.integrity === 'none' || provenance === undefined) return undefined;
  // Of a listed issuer the name comes from the list.
  const key = sayKey(provenance, assurance.issuer === 'trusted' ? {} : (credential?.view.issuer ?? {}));
  switch (assurance.issuer) {
    case 'trusted': {
      const name = trusted?.name === undefined ? '' : ` as ${quoteName(trusted.name)}`;
      const date = trusted?.date === undefined ? '' : ` of ${escapeTerminal(trusted.date, 40)}`;
      const known = provenance.by === 'self' ? 'signed with the key that its id holds' : key;
      return `on your list ${quoteName(trusted?.source ?? '')}${date}${name}; ${known}`;
    }
    case 'domain': {
      const isPlatform = provenance.by !== 'self' && provenance.by !== 'resolver' && provenance.platform !== undefined;
      if (isPlatform)
        return `${key}; ${listPhrase(result)}. The platform alone vouches that this is the organisation of that name.`;
      const vouches = isTenant(credential?.view.issuer.id ?? '')
        ? '; that site may serve many issuers, and it alone vouches for this one'
        : '';
      return `${key}; ${listPhrase(result)}${vouches}`;
    }
    case 'self-asserted':
      return provenance.by === 'self' ? `${key} ${askThem}` : `${key}. ${askThem}`;
    case 'unknown':
      return undefined;
  }
};

export const sayDates = (dates: CredentialView['dates'], at: number): string =>
  [
    ...[dates.awarded ?? dates.validFrom].flatMap((issued) => (issued === undefined ? [] : [sayDate(issued, at)])),
    sayValidity(dates.validFrom, dates.validUntil, at) ?? 'without an end date',
  ].join(' · ');

/** In one piece where it fits, else in two halves. */
const hashLines = (hash: string, columns: number): readonly string[] => {
  const start = label('sha256');
  const half = hash.length / 2;
  return start.length + hash.length <= columns
    ? [start + hash]
    : [start + hash.slice(0, half), ' '.repeat(start.length) + hash.slice(half)];
};

/** Whoever issues a badge may say that somebody else defined its achievement. */
const definedBy = ({ achievement, issuer }: CredentialView, whole: boolean, columns: number): readonly string[] => {
  const creator = achievement?.creator;
  if (creator === undefined || (creator.id !== undefined && creator.id === issuer.id)) return [];
  return labelled(label('defined by'), `${sayIssuer(creator, whole)} (so the issuer says)`, columns, claimed);
};

export const about = (screen: Screen, result: CredentialReport): readonly string[] => {
  if (result.credential === undefined) return [];
  const { view } = result.credential;
  const { columns } = screen;
  const whole = screen.verbosity > 0;
  const most = whole ? 100 : 6;
  const title = view.achievement?.name ?? view.name;
  const remark = remarkOn(result);
  const linked = result.credential.verification !== undefined;
  const nameless = linked ? '(its name stands in its badge class, which was not read)' : '(it has no name)';
  const heading = hanging(indent, title === undefined ? nameless : quoteName(title), columns);
  const fits = (heading.at(-1) ?? '').length + remark.length + 2 <= columns;
  const issuerRemark = sayStanding(result);
  return [
    ...(isAuthenticNotConformant(result)
      ? wrap(
          `${result.credential.verification === 'hosted' ? 'Its address serves the badge, but it breaks the rules for badges.' : 'The signature holds, but the file breaks the rules for badges. The issuer, or somebody who rewrote the file since, may have caused that.'} If that is acceptable to you: --conformance warn`,
          columns - indent.length,
        ).map((line) => indent + line)
      : []),
    ...heading.map(
      (line, i) => line + (fits && i === heading.length - 1 && remark !== '' ? `  ${screen.style.dim(remark)}` : ''),
    ),
    ...(fits ? [] : [indent + screen.style.dim(remark)]),
    ...labelled(
      label('issuer'),
      linked && view.issuer.id === undefined && view.issuer.name === undefined
        ? 'not known: what names it was not read'
        : sayIssuer(view.issuer, whole),
      columns,
      claimed,
    ),
    ...(issuerRemark === undefined ? [] : labelled(label(''), issuerRemark, columns)),
    ...definedBy(view, whole, columns),
    ...(view.skills.length === 0
      ? []
      : labelled(
          label('skills'),
          listed(view.skills, most, ({ name, url, framework }) =>
            [
              quoteName(name, 80),
              ...(whole && framework !== undefined ? [`of ${quoteName(framework, 80)}`] : []),
              ...(whole && url !== undefined ? [showId(url, true)] : []),
            ].join(' '),
          ),
          columns,
        )),
    ...(view.evidence.length === 0
      ? []
      : labelled(
          label('evidence'),
          listed(view.evidence, whole ? most : 3, ({ id, name }) =>
            [
              ...(name === undefined ? [] : [quoteName(name, 80)]),
              ...(id === undefined ? [] : [showId(id, whole)]),
            ].join(' '),
          ),
          columns,
        )),
    ...(Object.values(view.dates).every((date) => date === undefined)
      ? []
      : labelled(label('issued'), sayDates(view.dates, screen.at), columns)),
    ...(whole && view.subject.id !== undefined
      ? labelled(label('subject'), showId(view.subject.id, true), columns)
      : []),
    ...(whole && result.input.sha256 !== undefined ? hashLines(result.input.sha256, columns) : []),
    ...(whole && view.id !== undefined ? labelled(label('badge id'), showId(view.id, true), columns) : []),
  ];
};
