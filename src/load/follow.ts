/** Which badge is behind the link that a picture or a file holds in place of one? (Open Badges 2.0, Baking; Open Badges 1.0, tEXt) */
import { type Finding, finding } from '../model/finding.js';
import type { InputInfo } from '../model/report.js';
import { err, ok } from '../model/result.js';
import { unbake } from '../unbake/index.js';
import { hostedElsewhere, type Link } from '../unbake/link.js';
import type { LoadContext, Loaded } from './source.js';
import { overHttpsAddress } from './url.js';

/** In the place of Open Badges 2 stands the address of the assertion itself: where that is not there, the badge is not. */
const notFoundOf = ({ place, url }: Link): { readonly notFound?: Finding } =>
  place === 'ob2' ? { notFound: finding('hosted.not-found', { url }) } : {};

/** `info` is that of the input that holds the link, and stays so. A link behind the link is not followed. */
export const followLink = async (link: Link, info: InputInfo, { net, allowHttp }: LoadContext): Promise<Loaded> => {
  const { url, part } = link;
  const origin: InputInfo = { ...info, container: link.container };
  const notes: readonly Finding[] = [...link.findings, finding('input.link-followed', { part, url })];
  const found = await overHttpsAddress({ url, statedBy: 'badge', ...notFoundOf(link) }, origin, { net, allowHttp });
  if (!found.ok) {
    const [first, ...rest] = found.error.findings;
    return err({ info: origin, findings: [first, ...rest, ...notes] });
  }
  const more = [...notes, ...(found.value.notes ?? [])];
  const unbaked = unbake(found.value.bytes);
  if (unbaked.ok && unbaked.value.kind === 'link')
    return err({ info: origin, findings: [hostedElsewhere({ ...unbaked.value, part: 'what it leads to' }), ...more] });
  return ok({ ...found.value, info: origin, notes: more });
};
