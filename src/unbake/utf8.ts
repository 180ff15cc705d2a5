/** Do these bytes say the same text to every reader? Strict UTF-8 (RFC 3629 §3), with or without a byte order mark. */
import { type Finding, finding } from '../model/finding.js';
import type { Position } from '../model/json.js';
import { err, ok, type Result } from '../model/result.js';
import { positionAt } from './position.js';

const isAscii = (code: number | undefined): boolean =>
  code !== undefined && (code === 9 || code === 10 || code === 13 || (code >= 0x20 && code < 0x7f));

/** The name of the encoding with wide characters that the bytes are in, if they are. */
export const wideEncodingOf = (bytes: Uint8Array): 'UTF-16' | 'UTF-32' | undefined => {
  const [a, b, c, d] = bytes;
  if (a === 0xff && b === 0xfe) return bytes.length >= 4 && c === 0 && d === 0 ? 'UTF-32' : 'UTF-16';
  if (a === 0xfe && b === 0xff) return 'UTF-16';
  if (a === 0 && b === 0 && c === 0xfe && d === 0xff) return 'UTF-32';
  // Without a mark: JSON, XML and tokens begin with two ASCII characters, so the place of the zeros tells the width.
  const little = isAscii(a) && b === 0 && isAscii(c) && d === 0;
  const big = a === 0 && isAscii(b) && c === 0 && isAscii(d);
  return little || big ? 'UTF-16' : undefined;
};

/** The first byte that is not UTF-8. Everything before it is, so that characters and bytes can be counted side by side. */
const firstBadByte = (bytes: Uint8Array): { readonly byte: number; readonly position: Position } => {
  const lenient = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  let offset = 0;
  let from = 0;
  for (let at = lenient.indexOf('\ufffd'); at >= 0; at = lenient.indexOf('\ufffd', from)) {
    offset += Buffer.byteLength(lenient.slice(from, at));
    const genuine = bytes[offset] === 0xef && bytes[offset + 1] === 0xbf && bytes[offset + 2] === 0xbd;
    if (!genuine) return { byte: bytes[offset] ?? 0, position: positionAt(lenient, at) };
    offset += 3;
    from = at + 1;
  }
  return { byte: 0, position: { line: 1, column: 1 } };
};

/** The text of some bytes; `part` is what a person calls them, for the finding. A byte order mark at the start is dropped. */
export const decodeUtf8 = (bytes: Uint8Array, part = 'the file'): Result<string, Finding> => {
  const wide = wideEncodingOf(bytes);
  if (wide !== undefined) return err(finding('format.encoding', { part, found: `it is in ${wide}` }));
  try {
    return ok(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    const { byte, position } = firstBadByte(bytes);
    const hex = byte.toString(16).toUpperCase().padStart(2, '0');
    const found = `the byte 0x${hex} at line ${position.line}, column ${position.column} is not UTF-8`;
    return err(finding('format.encoding', { part, found }, { position }));
  }
};
