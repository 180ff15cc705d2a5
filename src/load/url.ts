/** Fetches a badge from an address: the badge itself, one that a page announces, or one behind a platform's share link (Open Badges 3.0 §5.2). */
import { type Finding, finding } from '../model/finding.js';
import { redactUrl } from '../model/redact.js';
import type { InputInfo } from '../model/report.js';
import { err, ok } from '../model/result.js';
import { overHttps } from '../model/web-address.js';
import { type Net, type NetRequest, type NetResponse, unreachable } from '../net/port.js';
import { unbake } from '../unbake/index.js';
import { fetchInput, isPage } from './fetch-input.js';
import type { Announced } from './page.js';
import { fromPlatform } from './platform-link.js';
import { linkFor } from './platforms/index.js';
import { type LoadContext, type Loaded, type Loader, loaded, problem } from './source.js';

/** What no badge is without, and other data that pages link hardly has. */
const badgeWords = ['openbadge', 'OpenBadge', 'VerifiableCredential', 'https://purl.imsglobal.org/spec/'] as const;

/** Whether somebody meant this as a badge, be it broken: a page also names plain pictures, and data of other kinds. */
const isMeantAsBadge = (bytes: Uint8Array): boolean => {
  const unbaked = unbake(bytes);
  if (unbaked.ok && unbaked.value.kind === 'jwt') return true;
  const content = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return badgeWords.some((word) => content.includes(word));
};

const goneWords = 'the server says that the badge was taken away (HTTP status 410), so it may be revoked';

/** The badge that a page announces. If an address did not answer, and no other held a badge, nothing is decided. */
const fromPage = async (page: NetResponse, info: InputInfo, net: Net): Promise<Loaded> => {
  const { announcedIn } = await import('./page.js');
  const note = ({ url }: Announced): Finding => finding('input.page-announces', { page: page.url, url });
  let unanswered: Loaded | undefined;
  for (const announced of announcedIn(page.body, page.url)) {
    const { url } = announced;
    const answer = await fetchInput(net, { url, statedBy: 'badge' });
    if (!answer.ok) {
      // Only the page says that this was a badge; a picture that is gone is nobody's revocation.
      const found = answer.error.status === 410 ? unreachable(url, 'input', goneWords) : answer.error.finding;
      unanswered ??= err({ info, findings: [found, note(announced)] });
      continue;
    }
    const { body, url: finalUrl } = answer.value;
    if (isPage(body) || !(announced.certain || isMeantAsBadge(body))) continue;
    const found = loaded(info, body);
    return found.ok ? ok({ ...found.value, notes: [note(announced)], served: { url, finalUrl } }) : found;
  }
  return unanswered ?? problem(info, finding('input.page-without-badge', { url: page.url }));
};

export interface BadgeAddress extends Pick<NetRequest, 'url' | 'statedBy'> {
  /** What is said of a 404, where the badge itself must be at this very address. */
  readonly notFound?: Finding;
}

/** What the address of a badge leads to, whoever named it. */
export const fromAddress = async (
  { url, statedBy, notFound }: BadgeAddress,
  info: InputInfo,
  net: Net,
): Promise<Loaded> => {
  const link = linkFor(url);
  if (link !== undefined) return fromPlatform(net, link, { url, statedBy }, info);
  const answer = await fetchInput(net, { url, statedBy });
  if (!answer.ok) return problem(info, (answer.error.status === 404 ? notFound : undefined) ?? answer.error.finding);
  const { body, url: finalUrl } = answer.value;
  if (isPage(body)) return fromPage(answer.value, info, net);
  const found = loaded(info, body);
  return found.ok ? ok({ ...found.value, served: { url, finalUrl } }) : found;
};

/** Nobody may answer in the place of the issuer: what has no https answer is not asked at all. */
const withoutHttps = (found: Finding, url: string): Finding => {
  if (found.code !== 'input.unreachable') return found;
  const why = `it is an address without https, where anybody on the way could answer, and over https ${String(found.args.why)}`;
  return finding('net.blocked', { url, what: 'the badge', why });
};

/** As `fromAddress`; an address without https is asked over https, unless the user allows it as it is. */
export const overHttpsAddress = async (
  address: BadgeAddress,
  info: InputInfo,
  { net, allowHttp }: LoadContext,
): Promise<Loaded> => {
  const { url } = address;
  // Nobody is on the way to a server of this very machine, which only the user may name.
  const mayStay = allowHttp || (address.statedBy === 'user' && URL.canParse(url) && isHere(url));
  const isPlain = !mayStay && /^http:/i.test(url) && URL.canParse(url);
  if (!isPlain) return fromAddress(address, info, net);
  const found = await fromAddress({ ...address, url: overHttps(url) }, info, net);
  if (found.ok)
    return ok({ ...found.value, notes: [finding('hosted.over-https', { url }), ...(found.value.notes ?? [])] });
  const [first, ...rest] = found.error.findings;
  return err({ info: found.error.info, findings: [withoutHttps(first, url), ...rest] });
};

const isHere = (url: string): boolean => /^(?:localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(new URL(url).hostname);

const read = (url: string, context: LoadContext): Promise<Loaded> =>
  overHttpsAddress({ url, statedBy: 'user' }, { source: 'url', ref: redactUrl(url) }, context);

export const url: Loader = (source, context) => ('url' in source ? read(source.url, context) : undefined);
