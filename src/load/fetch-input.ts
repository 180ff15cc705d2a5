/** What does the address of a badge answer, and what does a person make of it where that is no badge? (Open Badges 3.0 §5.2) */
import { type Finding, finding } from '../model/finding.js';
import { isObject, type JsonObject, type JsonValue, member, stringMember } from '../model/json.js';
import { err, ok, type Result } from '../model/result.js';
import { objectIn } from '../net/document.js';
import { type Net, type NetRequest, type NetResponse, netFailureFinding, unreachable } from '../net/port.js';
import { headOf } from '../unbake/container.js';
import { markupOf } from '../unbake/markup.js';
import { clip } from '../unbake/shown.js';
import { goneOrNeverAt } from './platforms/index.js';
import { maxInputBytes } from './source.js';

/** Not text/html: a server that has both would send its page. */
export const usualAccept = [
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

export interface InputRequest extends Pick<NetRequest, 'url' | 'statedBy'> {
  readonly accept?: string;
  /** What else may be the reason for a 404, as the end of a sentence. */
  readonly missing?: string;
}

export interface Unfetched {
  readonly finding: Finding;
  /** The HTTP status, where there was an answer. */
  readonly status?: number;
}

/** What a person makes of a status, as the end of a sentence. None of them says that the badge is false. */
const wordsOf = (status: number, missing: string | undefined): string => {
  const said = `(HTTP status ${status})`;
  if (status === 401 || status === 403)
    return `the server does not show it to everybody ${said}: it needs a login, or its owner has not shared it`;
  if (status === 404) {
    const reasons =
      missing === undefined
        ? ', or the badge was deleted or is private'
        : `, the badge was deleted or is private, or ${missing}`;
    return `there is nothing at this address ${said}: it may be mistyped${reasons}`;
  }
  if (status === 429) return `the server has been asked too often ${said}, and wants to be left alone for a while`;
  if (status >= 500) return `the server has a fault of its own ${said}`;
  return `the server answered with HTTP status ${status}`;
};

/** What is said where the server answers that a badge is gone for good (410). */
const goneFinding = ({ url, body }: NetResponse, asked: string): Finding => {
  const said = objectIn(body);
  const reason = member(said, 'revoked') === true ? stringMember(said, 'revocationReason')?.trim() : undefined;
  return finding('status.revoked', {
    url: asked,
    ...(reason === undefined || reason === '' ? {} : { reason: clip(reason, 300) }),
    ...goneOrNeverAt(url),
  });
};

/** An answer that is longer is no error message, and need not be read twice. */
const longestMessage = 64 << 10;

/** The error message in an answer that calls itself a success, such as `{"data":{"message":"Resource not found."}}`. */
export const messageIn = (object: JsonObject): string | undefined => {
  if (['@context', 'type', 'id', 'recipient', 'credential'].some((name) => member(object, name) !== undefined))
    return undefined;
  const texts = (value: JsonValue | undefined): string | undefined =>
    stringMember(value, 'message') ?? stringMember(value, 'detail') ?? stringMember(value, 'error');
  const inner = ['data', 'error'].map((name) => member(object, name)).find(isObject);
  return texts(object) ?? texts(inner);
};

/** Asks one address; 410 is the answer that a badge was taken back, and everything else that is no answer leaves it open. */
export const fetchInput = async (
  net: Net,
  { url, statedBy, accept = usualAccept, missing }: InputRequest,
): Promise<Result<NetResponse, Unfetched>> => {
  const answer = await net.get({ url, purpose: 'input', accept, maxBytes: maxInputBytes, statedBy });
  if (!answer.ok) return err({ finding: netFailureFinding(answer.error, 'input') });
  const { status, body } = answer.value;
  if (status === 410) return err({ finding: goneFinding(answer.value, url), status });
  if (status < 200 || status > 299)
    return err({ finding: unreachable(url, 'input', wordsOf(status, missing)), status });
  if (body.length === 0) return err({ finding: unreachable(url, 'input', 'the server sent an empty answer'), status });
  const message = body.length > longestMessage ? undefined : messageIn(objectIn(body) ?? {});
  if (message === undefined) return ok(answer.value);
  const why = `the server answered with a message in place of a badge: "${clip(message.trim(), 120)}"`;
  return err({ finding: unreachable(url, 'input', why), status });
};

export const isPage = (bytes: Uint8Array): boolean => markupOf(headOf(bytes)) === 'html';
