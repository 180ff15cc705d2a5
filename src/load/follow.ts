/** Which badge is behind the link that a picture or a file holds in place of one? (Open Badges 2.0, Baking; Open Badges 1.0, tEXt) */
import { type Finding, finding } from '../model/finding.js';
import type { InputInfo } from '../model/report.js';
import { err, ok } from '../model/result.js';
import { overHttps } from '../model/web-address.js';
import type { Net } from '../net/port.js';
import { unbake } from '../unbake/index.js';
import { hostedElsewhere, type Link } from '../unbake/link.js';
import type { Loaded } from './source.js';
import { fromAddress } from './url.js';

/** In the place of Open Badges 2 stands the address of the assertion itself: where that is not there, the badge is not. */
const notFoundOf = ({ place, url }: Link): { readonly notFound?: Finding } =>
  place === 'ob2' ? { notFound: finding('hosted.not-found', { url }) } : {};

export interface FollowNet {
  readonly net: Net;
  /** The user allows addresses without https; else they are asked over https. */
  readonly allowHttp: boolean;
}

/** Nobody may answer in the place of the issuer: what has no https answer is not asked at all. */
const withoutHttps = (found: Finding, url: string): Finding => {
  if (found.code !== 'input.unreachable') return found;
  const why = `it is an address without https, where anybody on the way could answer, and over https ${String(found.args.why)}`;
  return finding('net.blocked', { url, what: 'the badge', why });
};

/** `info` is that of the input that holds the link, and stays so. A link behind the link is not followed. */
export const followLink = async (link: Link, info: InputInfo, { net, allowHttp }: FollowNet): Promise<Loaded> => {
  const { url, part } = link;
  const origin: InputInfo = { ...info, container: link.container };
  const notes: Finding[] = [...link.findings, finding('input.link-followed', { part, url })];
  const upgraded = !allowHttp && /^http:/i.test(url) && URL.canParse(url);
  const asked = upgraded ? overHttps(url) : url;
  const found = await fromAddress({ url: asked, statedBy: 'badge', ...notFoundOf(link) }, origin, net);
  if (!found.ok) {
    const [first, ...rest] = found.error.findings;
    return err({ info: origin, findings: [upgraded ? withoutHttps(first, url) : first, ...rest, ...notes] });
  }
  if (upgraded) notes.push(finding('hosted.over-https', { url }));
  const more = [...notes, ...(found.value.notes ?? [])];
  const unbaked = unbake(found.value.bytes);
  if (unbaked.ok && unbaked.value.kind === 'link')
    return err({ info: origin, findings: [hostedElsewhere({ ...unbaked.value, part: 'what it leads to' }), ...more] });
  return ok({ ...found.value, info: origin, notes: more });
};
