/** Which bytes are behind a share link of a badge platform? The platform's own record is asked, never its page. */
import { type Finding, finding } from '../model/finding.js';
import { isObject, type JsonObject, member } from '../model/json.js';
import type { InputInfo } from '../model/report.js';
import { err, ok, type Result } from '../model/result.js';
import { objectIn } from '../net/document.js';
import { type Net, type NetRequest, type NetResponse, unreachable } from '../net/port.js';
import { isLink } from '../unbake/link.js';
import { fetchInput, isPage, type Unfetched } from './fetch-input.js';
import type { AskLink, DerivedLink, PlatformLink } from './platforms/index.js';
import { type Loaded, loaded, problem } from './source.js';

const useless = (url: string, why: string): Unfetched => ({ finding: unreachable(url, 'input', why), status: 200 });

const pageWords = 'the server sent a web page where the data of the badge was expected';

const hostOf = (url: string): string | undefined => (URL.canParse(url) ? new URL(url).host : undefined);

/** Only on the host that the user typed it may be a private one; wherever a platform leads, the stricter rules hold. */
const statedFor = (url: string, typed: string | undefined): NetRequest['statedBy'] =>
  typed !== undefined && hostOf(typed) === hostOf(url) ? 'user' : 'badge';

interface From {
  /** The share link. */
  readonly url: string;
  readonly statedBy: NetRequest['statedBy'];
}

/** The first address that has something. What the first one that answered said is told where none has. */
const fetchDerived = async (
  net: Net,
  link: DerivedLink,
  from: From,
): Promise<Result<NetResponse & { readonly asked: string }, Unfetched>> => {
  const failures: Unfetched[] = [];
  const { accept, missing, alternatives = [] } = link;
  for (const url of [link.url, ...alternatives]) {
    const statedBy = statedFor(url, from.statedBy === 'user' ? from.url : undefined);
    const answer = await fetchInput(net, { url, statedBy, accept, ...(missing === undefined ? {} : { missing }) });
    if (answer.ok && !isPage(answer.value.body)) return ok({ ...answer.value, asked: url });
    const failure = answer.ok ? useless(url, pageWords) : answer.error;
    // What was taken back in one place is not looked for in another.
    if (failure.status === 410) return err(failure);
    failures.push(failure);
  }
  const [first] = failures;
  return err(failures.find(({ status }) => status !== undefined) ?? first ?? useless(link.url, 'nobody was asked'));
};

/** The badge in a record, or the address that the record names for it. */
type Held = { readonly bytes: Uint8Array } | { readonly url: string };

const heldIn = (record: JsonObject, field: NonNullable<DerivedLink['field']>): Held | undefined => {
  const value = member(record, field);
  if (field === 'assertion_url') return typeof value === 'string' && isLink(value) ? { url: value.trim() } : undefined;
  if (typeof value === 'string' && value.trim() !== '') return { bytes: new TextEncoder().encode(value) };
  return isObject(value) ? { bytes: new TextEncoder().encode(JSON.stringify(value)) } : undefined;
};

const ofDerived = async (net: Net, link: DerivedLink, from: From, info: InputInfo): Promise<Loaded> => {
  const { platform, url, field } = link;
  // Who names the record itself needs not be told where it is.
  const note = (asked: string): readonly Finding[] =>
    asked === from.url ? [] : [finding('input.platform-link', { platform, url: asked })];
  const failed = ({ finding: found }: Unfetched, asked: string): Loaded =>
    err({ info, findings: [found, ...note(asked)] });
  const answer = await fetchDerived(net, link, from);
  if (!answer.ok) return failed(answer.error, url);
  const { body, asked, url: finalUrl } = answer.value;
  const give = (bytes: Uint8Array, notes: readonly Finding[], served?: { url: string; finalUrl: string }): Loaded => {
    const found = loaded(info, bytes);
    return found.ok ? ok({ ...found.value, notes, ...(served === undefined ? {} : { served }) }) : found;
  };
  if (field === undefined) return give(body, note(asked), { url: asked, finalUrl });
  const record = objectIn(body);
  const held = record === undefined ? undefined : heldIn(record, field);
  if (held === undefined) return failed(useless(asked, `the answer of ${platform} holds no badge`), asked);
  if ('bytes' in held) return give(held.bytes, note(asked));
  const next = await fetchInput(net, { url: held.url, statedBy: 'badge' });
  const notes = note(held.url);
  if (!next.ok) return failed(next.error, held.url);
  if (isPage(next.value.body)) return failed(useless(held.url, pageWords), held.url);
  return give(next.value.body, notes, { url: held.url, finalUrl: next.value.url });
};

const ofAsk = ({ platform, why, ask }: AskLink, from: From, info: InputInfo): Loaded =>
  problem(info, finding('input.platform-not-verifiable', { platform, url: from.url, why, ask }));

/** What a share link leads to; of one that leads to nothing, what to ask the holder for. */
export const fromPlatform = (net: Net, link: PlatformLink, from: From, info: InputInfo): Promise<Loaded> =>
  link.kind === 'ask' ? Promise.resolve(ofAsk(link, from, info)) : ofDerived(net, link, from, info);
