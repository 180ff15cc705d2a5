/** What does the address of a status list serve, and did the list's own issuer sign that? (Bitstring Status List §3.2) */
import { effectOf, type Finding, finding, sentenceOf } from '../model/finding.js';
import { type JsonObject, member, stringMember } from '../model/json.js';
import type { CredentialReport } from '../model/report.js';
import { err, ok, type Result } from '../model/result.js';
import { dayOf } from '../model/time.js';
import { getBytes, isPage } from '../net/document.js';
import { type Net, type NetResponse, unreachable } from '../net/port.js';
import type { StatusContext } from './method.js';

const maxBytes = 4 * 1024 * 1024;
const accept = [
  'application/vc, application/vc+jwt, application/vc+ld+json, application/ld+json',
  'application/jwt, application/json, text/plain;q=0.5',
].join(', ');

/** An entry that is no use, or a list that nobody can rely on: `why` is a clause, "because …". */
export const invalid = (why: string, url?: string): { readonly ok: false; readonly error: Finding } =>
  err(finding('status.list-invalid', { ...(url === undefined ? {} : { url }), why }));

/** The address in an entry. An address without https is left to the guard of the network, which the user can open. */
export const addressIn = (entry: JsonObject, name: string): Result<string, Finding> => {
  const url = member(entry, name);
  if (url === undefined) return invalid(`its "${name}" is missing`);
  return typeof url === 'string' && /^https?:\/\//i.test(url) && URL.canParse(url)
    ? ok(url)
    : invalid(`its "${name}" is no web address that begins with https://`);
};

/** What an address serves in place of a list. Nothing but the list is asked for. */
export const fetchList = async (url: string, net: Net): Promise<Result<NetResponse, Finding>> => {
  const answer = await getBytes(net, { url, purpose: 'status-list', accept, maxBytes, statedBy: 'badge' });
  return answer.ok && isPage(answer.value)
    ? err(unreachable(url, 'status-list', 'the server answered with a web page'))
    : answer;
};

/** A list whose signature held, under its own issuer. */
export interface VerifiedList {
  readonly document: JsonObject;
  readonly issuer: string;
  readonly id?: string;
  /** The day from which it is in force, YYYY-MM-DD. */
  readonly day?: string;
}

/** The sentences on a credential speak of a badge; here they are about a list, and stand inside another sentence. */
const ofList = (sentence: string): string =>
  sentence
    .replace(/\bthe badge\b/gi, 'the list')
    .replace(/^[A-Z](?=[a-z ])/, (letter) => letter.toLowerCase())
    .replace(/\.$/, '');

/** Why a list does not count, by the report on it. */
const whyNot = ({ verdict, checks, credential }: CredentialReport): string => {
  if (credential === undefined) return 'what is served there is no signed list that can be read';
  const grave = checks.flatMap(({ findings }) => findings).find((f) => effectOf(f) === verdict);
  const outcome = verdict === 'fail' ? 'it does not hold' : 'it could not be verified itself';
  return grave === undefined ? outcome : `${outcome}: ${ofList(sentenceOf(grave))}`;
};

/** The list in what was served, if all that is asked of a credential holds of it. */
export const verifyList = async (
  served: Uint8Array,
  url: string,
  { verifyStatusList }: StatusContext,
): Promise<Result<VerifiedList, Finding>> => {
  const report = await verifyStatusList(served, url);
  const { credential } = report;
  const issuer = credential?.view.issuer.id;
  if (report.verdict !== 'pass' || credential?.authenticated !== true || issuer === undefined)
    return invalid(whyNot(report), url);
  const { document, view } = credential;
  const [id, day] = [stringMember(document, 'id'), dayOf(view.dates.validFrom)];
  return ok({ document, issuer, ...(id === undefined ? {} : { id }), ...(day === undefined ? {} : { day }) });
};

/** What is said where a list bears another id than its address. */
export const otherId = (id: string | undefined, url: string): readonly Finding[] =>
  id === undefined || id === url ? [] : [finding('status.list-id-differs', { url, id })];

/** What is said where somebody else than the issuer keeps a list that does not name the badge. */
export const otherIssuer = (list: string, badge: string, url: string): readonly Finding[] =>
  list === badge ? [] : [finding('status.list-other-issuer', { list, badge, url })];
