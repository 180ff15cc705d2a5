/** Is a file that begins with an angle bracket an SVG, a web page or other XML? Decided by the first element (XML 1.0 §2.8). */
import { readProlog } from './xml-prolog.js';

export type Markup = 'svg' | 'html' | 'xml';

/** Elements with which a page, or a piece of one, begins. */
const htmlRoots: ReadonlySet<string> = new Set(
  'html head body title meta link style script div span p a h1 h2 h3 table ul ol form img iframe section main br'.split(
    ' ',
  ),
);

export const markupOf = (head: string): Markup | undefined => {
  if (!head.startsWith('<')) return undefined;
  const { root, doctype } = readProlog(head);
  const names = [doctype?.name, root].map((name) => name?.replace(/^[^:]*:/, '').toLowerCase());
  if (names.some((name) => name !== undefined && htmlRoots.has(name))) return 'html';
  // What is not well-formed, or defines entities, is left to the SVG reader, which says so.
  if (names.includes('svg') || doctype?.internalSubset === true) return 'svg';
  if (root !== undefined) return 'xml';
  return /^<[?!]/.test(head) ? 'svg' : undefined;
};
