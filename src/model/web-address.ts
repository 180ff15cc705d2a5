/** Which host does a web address name, and does it say so plainly? (WHATWG URL; RFC 3986 §3.2, §7.6) */
import { err, ok, type Result } from './result.js';

const dot = '(?:\\.|%(?:25)*2e)';
/** `.` and `..`, encoded any number of times, also with a parameter behind, which some servers leave aside. */
const dotSegment = new RegExp(`^${dot}{1,2}(?:;|%(?:25)*3b|$)`, 'i');
const slash = /\/|%(?:25)*(?:2f|5c)/i;

/**
 * The parts of an address that leaves no doubt about its host and path; else why not, as a clause about it. What a
 * parser would mend, leave out or resolve is refused: a server, or a person, might read it in another way.
 */
export const plainAddress = (text: string): Result<URL, string> => {
  if (/[\\\s\p{Cc}]/u.test(text)) return err('it holds signs that no address has, which hide its host');
  const start = /^https?:\/\//i.exec(text)?.[0];
  if (start === undefined || text.charAt(start.length) === '/')
    return err('it is no web address that begins with https://');
  if (text.includes('#')) return err('it names a part of what is served (with "#"), and not an address of its own');
  const rest = text.slice(start.length);
  const end = rest.search(/[/?]/);
  const authority = end < 0 ? rest : rest.slice(0, end);
  if (authority.includes('@')) return err('it holds a user name, which hides its host');
  if (authority.includes('%')) return err('its host is written with percent signs, which hide it');
  const [path = ''] = (end < 0 ? '' : rest.slice(end)).split('?', 1);
  if (path.split(slash).some((segment) => dotSegment.test(segment)))
    return err('it holds "." or ".." between slashes, which lead somewhere else than it says');
  if (/%(?:25)*(?:[01][0-9a-f]|7f)/i.test(rest)) return err('it holds control characters');
  return URL.canParse(text) ? ok(new URL(text)) : err('it is no address');
};

/** The name of a host, told from others by it: in lower case and ASCII, without the dot that may end it. */
export const hostName = ({ hostname }: URL): string =>
  hostname.endsWith('.') ? hostname.slice(0, -1).toLowerCase() : hostname.toLowerCase();

/** Name and port; the default ports of http and https are the same, since an address without https is asked over https. */
export const hostAndPort = (url: URL): string => (url.port === '' ? hostName(url) : `${hostName(url)}:${url.port}`);

export const isWebAddress = (text: string): boolean => /^https?:\/\//i.test(text) && URL.canParse(text);

/** Whether two ids name one thing; http and https are put aside, since an address without https is asked over https. */
export const sameAddress = (a: string, b: string): boolean => {
  if (a === b) return true;
  if (!isWebAddress(a) || !isWebAddress(b)) return false;
  const [one, other] = [new URL(a), new URL(b)];
  // Only the default port of one scheme may stand for that of the other.
  one.protocol = 'https:';
  other.protocol = 'https:';
  return one.href === other.href;
};

/** The same address with https in place of http. */
export const overHttps = (url: string): string => {
  const upgraded = new URL(url);
  upgraded.protocol = 'https:';
  // As it was written, where that means the same: it is also the id by which it is known.
  const written = `https:${url.slice('http:'.length)}`;
  return URL.canParse(written) && new URL(written).href === upgraded.href ? written : upgraded.href;
};
