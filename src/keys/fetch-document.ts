/** Which document does a host publish about its keys? What another host serves in its place is not its own. */
import type { Finding } from '../model/finding.js';
import type { JsonObject } from '../model/json.js';
import { err, ok, type Result } from '../model/result.js';
import { type DecidingRequest, getObject } from '../net/document.js';
import { type Net, unreachable } from '../net/port.js';

/** No honest key document is larger. */
export const maxDocumentBytes = 1024 * 1024;

const plainHost = (url: string): string => new URL(url).host.replace(/^www\./, '');

/** Why a document does not come from the host that was asked; undefined if it does, with or without `www.`. */
export const strayed = (asked: string, answered: string): string | undefined => {
  if (asked === answered) return undefined;
  if (!URL.canParse(asked) || !URL.canParse(answered)) return 'the server sent it on to something that is no address';
  // A redirect from https to a scheme without it would let anybody on the way answer.
  const safe = new URL(answered).protocol === new URL(asked).protocol || answered.startsWith('https://');
  return safe && plainHost(asked) === plainHost(answered)
    ? undefined
    : `the server sent it on to ${new URL(answered).origin}, and what is served there is not published by ${new URL(asked).host}`;
};

export type DocumentRequest = Pick<DecidingRequest, 'url' | 'purpose' | 'accept'> &
  Partial<Pick<DecidingRequest, 'statedBy'>>;

/** The JSON object that the host of an address serves there. Whatever stands in the way leaves the question open. */
export const fetchDocument = async (net: Net, request: DocumentRequest): Promise<Result<JsonObject, Finding>> => {
  const served = await getObject(net, { statedBy: 'badge', ...request, maxBytes: maxDocumentBytes });
  if (!served.ok) return served;
  const why = strayed(request.url, served.value.response.url);
  return why === undefined ? ok(served.value.object) : err(unreachable(request.url, request.purpose, why));
};
