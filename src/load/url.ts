/** Fetches a badge from an address that the user named (Open Badges 3.0 §5.2). */
import { type Finding, finding } from '../model/finding.js';
import type { InputInfo } from '../model/report.js';
import { err, ok, type Result } from '../model/result.js';
import { type Net, type NetRequest, type NetResponse, netFailureFinding, unreachable } from '../net/port.js';
import { headOf } from '../unbake/container.js';
import { unbake } from '../unbake/index.js';
import { markupOf } from '../unbake/markup.js';
import type { Announced } from './page.js';
import { type Loaded, type Loader, loaded, maxInputBytes, problem } from './source.js';

/** Not text/html: a server that has both would send its page. */
const accept = [
  'application/vc',
  'application/vc+ld+json',
  'application/ld+json',
  'application/vc+jwt',
  'application/jwt',
  'application/json',
  'image/png',
  'image/svg+xml',
  'text/plain;q=0.9',
  '*/*;q=0.1',
].join(', ');

/** What a person makes of a status, as the end of a sentence. None of them says that the badge is false. */
const wordsOf = (status: number): string => {
  const said = `(HTTP status ${status})`;
  if (status === 401 || status === 403)
    return `the server does not show it to everybody ${said}: it needs a login, or its owner has not shared it`;
  if (status === 404)
    return `there is nothing at this address ${said}: it may be mistyped, or the badge was deleted or is private`;
  if (status === 410) return `the server says that the badge was taken away ${said}, so it may be revoked`;
  if (status === 429) return `the server has been asked too often ${said}, and wants to be left alone for a while`;
  if (status >= 500) return `the server has a fault of its own ${said}`;
  return `the server answered with HTTP status ${status}`;
};

const fetchInput = async (
  net: Net,
  { url, statedBy }: Pick<NetRequest, 'url' | 'statedBy'>,
): Promise<Result<NetResponse, Finding>> => {
  const answer = await net.get({ url, purpose: 'input', accept, maxBytes: maxInputBytes, statedBy });
  if (!answer.ok) return err(netFailureFinding(answer.error, 'input'));
  const { status, body } = answer.value;
  if (status < 200 || status > 299) return err(unreachable(url, 'input', wordsOf(status)));
  return body.length === 0 ? err(unreachable(url, 'input', 'the server sent an empty answer')) : ok(answer.value);
};

const isPage = (bytes: Uint8Array): boolean => markupOf(headOf(bytes)) === 'html';

/** What no badge is without, and other data that pages link hardly has. */
const badgeWords = ['openbadge', 'OpenBadge', 'VerifiableCredential', 'https://purl.imsglobal.org/spec/'] as const;

/** Whether somebody meant this as a badge, be it broken: a page also names plain pictures, and data of other kinds. */
const isMeantAsBadge = (bytes: Uint8Array): boolean => {
  const unbaked = unbake(bytes);
  if (unbaked.ok && unbaked.value.kind === 'jwt') return true;
  const content = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return badgeWords.some((word) => content.includes(word));
};

/** The badge that a page announces. If an address did not answer, and no other held a badge, nothing is decided. */
const fromPage = async (page: NetResponse, info: InputInfo, net: Net): Promise<Loaded> => {
  const { announcedIn } = await import('./page.js');
  const note = ({ url }: Announced): Finding => finding('input.page-announces', { page: page.url, url });
  let unanswered: Loaded | undefined;
  for (const announced of announcedIn(page.body, page.url)) {
    const answer = await fetchInput(net, { url: announced.url, statedBy: 'badge' });
    if (!answer.ok) {
      unanswered ??= err({ info, findings: [answer.error, note(announced)] });
      continue;
    }
    const { body } = answer.value;
    if (isPage(body) || !(announced.certain || isMeantAsBadge(body))) continue;
    const found = loaded(info, body);
    return found.ok ? ok({ ...found.value, notes: [note(announced)] }) : found;
  }
  return unanswered ?? problem(info, finding('input.page-without-badge', { url: page.url }));
};

const read = async (url: string, net: Net): Promise<Loaded> => {
  const info: InputInfo = { source: 'url', ref: url };
  const answer = await fetchInput(net, { url, statedBy: 'user' });
  if (!answer.ok) return problem(info, answer.error);
  return isPage(answer.value.body) ? fromPage(answer.value, info, net) : loaded(info, answer.value.body);
};

export const url: Loader = (source, { net }) => ('url' in source ? read(source.url, net) : undefined);
