/** Which credential does an SVG hold (Open Badges 3.0 §5.3.2)? Matched by namespace; nothing is fetched, included or expanded. */
import { SaxesParser, type SaxesTagNS } from 'saxes';
import { type Finding, finding } from '../model/finding.js';
import { err, ok, type Result } from '../model/result.js';
import type { Container, Unbaked } from './container.js';
import { readJwt } from './jwt.js';
import { isLink } from './link.js';
import { markupOf } from './markup.js';
import { clip } from './shown.js';
import { holdsVc, readText } from './text.js';
import { decodeUtf8 } from './utf8.js';
import { readProlog } from './xml-prolog.js';

const part = 'the badge data in the SVG';
const maxDepth = 256;
const maxAttributes = 256;
const maxText = 2 << 20;
const maxDoctype = 4096;
const maxMarkup = 500_000;
/** The parser is fed in pieces, so that it stops soon after a limit was passed. */
const piece = 4096;

interface Place {
  readonly namespace: string;
  readonly element: string;
  /** The place of Open Badges 2: its `verify` may be a link beside the JSON. */
  readonly legacy: boolean;
}

const places: readonly Place[] = [
  { namespace: 'https://purl.imsglobal.org/ob/v3p0', element: 'credential', legacy: false },
  { namespace: 'https://purl.imsglobal.org/clr/v2p0', element: 'credential', legacy: false },
  { namespace: 'http://openbadges.org', element: 'assertion', legacy: true },
];

interface Baked {
  readonly name: string;
  readonly place: Place;
  readonly verify: string;
  readonly body: string;
}

interface Scan {
  readonly baked: readonly Baked[];
  /** An element that looks like a credential and is not one, for the sentence. */
  readonly nearMiss: string | undefined;
}

const tooMany = (what: string, limit: number): Finding =>
  finding('format.too-complex', { part: 'the SVG', what, limit });

/** The characters at which the parser has to stop and think: the work of reading is in them, not in the length. */
const markupCharacters: ReadonlySet<number> = new Set(Array.from('<&?]', (character) => character.charCodeAt(0)));

const hasTooMuchMarkup = (text: string): boolean => {
  let count = 0;
  for (let at = 0; at < text.length; at++) {
    if (markupCharacters.has(text.charCodeAt(at)) && ++count > maxMarkup) return true;
  }
  return false;
};

const nearMissOf = ({ name, local, uri }: SaxesTagNS): string | undefined => {
  const suspect =
    /^(?:credential|assertion)$/i.test(local) || places.some((place) => place.namespace === uri.replace(/\/$/, ''));
  if (!suspect) return undefined;
  const namespace = uri === '' ? 'no namespace' : `the namespace "${clip(uri)}"`;
  return `it has an element "${clip(name)}" in ${namespace}, which is not that of a badge`;
};

const scan = (text: string): Result<Scan, Finding> => {
  const parser = new SaxesParser({ xmlns: true, position: true, defaultXMLVersion: '1.0', forceXMLVersion: true });
  const baked: Baked[] = [];
  let problem: Finding | undefined;
  let nearMiss: string | undefined;
  let depth = 0;
  let attributes = 0;
  let open:
    | { readonly name: string; readonly place: Place; readonly verify: string; readonly depth: number }
    | undefined;
  let body = '';

  const stop = (found: Finding): void => {
    problem ??= found;
  };
  const append = (more: string): void => {
    if (open === undefined) return;
    if (body.length + more.length > maxText) stop(tooMany('characters of badge data', maxText));
    else body += more;
  };

  parser.on('error', (error) => {
    const position = { line: parser.line, column: parser.columnIndex + 1 };
    // The parser puts its own count of line and column before the message.
    const detail = clip(error.message.replace(/^\d+:\d+: /, '').replace(/\.$/, ''), 120);
    stop(finding('format.malformed-svg', { ...position, detail }, { position }));
  });
  parser.on('opentagstart', () => {
    attributes = 0;
    if (++depth > maxDepth) stop(tooMany('levels of elements inside each other', maxDepth));
  });
  parser.on('attribute', () => {
    if (++attributes > maxAttributes) stop(tooMany('attributes on one element', maxAttributes));
  });
  parser.on('opentag', (tag) => {
    const place = places.find(({ namespace, element }) => namespace === tag.uri && element === tag.local);
    if (open !== undefined) {
      const seen = `an element "${clip(tag.name)}" inside that of the credential, which may hold only text`;
      stop(finding('format.multiple-credentials', { format: 'SVG', seen }));
    } else if (place === undefined) {
      nearMiss ??= nearMissOf(tag);
    } else {
      open = { name: clip(tag.name), place, verify: tag.attributes.verify?.value ?? '', depth };
      body = '';
    }
  });
  parser.on('closetag', () => {
    if (open !== undefined && open.depth === depth) {
      baked.push({ name: open.name, place: open.place, verify: open.verify, body });
      open = undefined;
    }
    depth--;
  });
  parser.on('text', append);
  parser.on('cdata', append);

  for (let at = 0; at < text.length && problem === undefined; at += piece) parser.write(text.slice(at, at + piece));
  if (problem === undefined) parser.close();
  return problem === undefined ? ok({ baked, nearMiss }) : err(problem);
};

const empty = (seen: string | undefined): Finding => finding('input.no-credential', { format: 'SVG', seen });

const read = ({ name, place, verify, body }: Baked): Unbaked => {
  const hasVerify = verify.trim() !== '';
  const hasBody = body.trim() !== '';
  if (!hasVerify && !hasBody) return err([empty(`its element "${name}" is empty`)]);
  if (hasVerify && hasBody && !(place.legacy && isLink(verify))) {
    const seen = `two: one in the verify attribute of its element "${name}" and one in its text`;
    return err([finding('format.multiple-credentials', { format: 'SVG', seen })]);
  }
  const envelope =
    hasBody || isLink(verify) ? readText(hasBody ? body : verify, { container: 'svg', part }) : readJwt(verify, 'svg');
  if (!envelope.ok) return err([envelope.error]);
  const misplaced = place.legacy && holdsVc(envelope.value);
  const findings = misplaced ? [finding('format.legacy-keyword', { place: `the SVG element "${name}"` })] : [];
  return ok({ ...envelope.value, findings, ...(place.legacy ? { place: 'ob2' } : {}) });
};

const extract = (bytes: Uint8Array): Unbaked => {
  const text = decodeUtf8(bytes, 'the SVG');
  if (!text.ok) return err([text.error]);
  const { encoding, doctype } = readProlog(text.value);
  if (encoding !== undefined && encoding.toLowerCase() !== 'utf-8') {
    return err([finding('format.encoding', { part: 'the SVG', found: `it says that it is in ${clip(encoding, 40)}` })]);
  }
  if (doctype?.internalSubset === true) return err([finding('format.doctype', { name: clip(doctype.name, 40) })]);
  if ((doctype?.length ?? 0) > maxDoctype) return err([tooMany('characters in its DOCTYPE', maxDoctype)]);
  if (hasTooMuchMarkup(text.value)) return err([tooMany('characters of markup', maxMarkup)]);
  const scanned = scan(text.value);
  if (!scanned.ok) return err([scanned.error]);
  const [first, second] = scanned.value.baked;
  if (first === undefined) return err([empty(scanned.value.nearMiss)]);
  if (second !== undefined) {
    const seen = `${scanned.value.baked.length}: ${scanned.value.baked
      .slice(0, 4)
      .map(({ name }) => `"${name}"`)
      .join(', ')}`;
    return err([finding('format.multiple-credentials', { format: 'SVG', seen })]);
  }
  return read(first);
};

export const svg: Container = { id: 'svg', sniff: (head) => markupOf(head) === 'svg', extract };
