/** What does one text chunk of a PNG say (PNG §11.3.3)? */
import { inflateSync } from 'node:zlib';
import { type Finding, finding } from '../model/finding.js';
import { err, ok, type Result } from '../model/result.js';

export interface TextChunk {
  readonly type: 'iTXt' | 'tEXt' | 'zTXt';
  readonly keyword: string;
  readonly data: Buffer;
}

interface Content {
  readonly bytes: Uint8Array;
  readonly compressed: boolean;
}

/** More than any badge needs, and little enough to be read at once. */
export const maxTextBytes = 2 << 20;

const tooLong = (): { ok: false; error: Finding } =>
  err(finding('format.too-complex', { part: 'the badge data in the PNG', what: 'bytes', limit: maxTextBytes }));
const broken = (keyword: string, detail: string): { ok: false; error: Finding } =>
  err(finding('format.damaged-picture', { detail: `its chunk ${keyword} ${detail}` }));

/** Latin-1, up to the first zero byte; the specification allows at most 79 characters. */
export const readKeyword = (data: Buffer): string => {
  const end = data.subarray(0, 80).indexOf(0);
  return end < 0 ? '' : data.toString('latin1', 0, end);
};

const inflate = (keyword: string, data: Buffer): Result<Content, Finding> => {
  try {
    return ok({ bytes: inflateSync(data, { maxOutputLength: maxTextBytes }), compressed: true });
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    return code === 'ERR_BUFFER_TOO_LARGE' ? tooLong() : broken(keyword, 'cannot be decompressed');
  }
};

/** The text of an iTXt or tEXt chunk, still as bytes. */
export const readTextChunk = ({ type, keyword, data }: TextChunk): Result<Content, Finding> => {
  const rest = data.subarray(keyword.length + 1);
  if (type === 'tEXt') return rest.length > maxTextBytes ? tooLong() : ok({ bytes: rest, compressed: false });
  const [flag, method] = rest;
  const language = rest.indexOf(0, 2);
  const translated = language < 0 ? -1 : rest.indexOf(0, language + 1);
  if (translated < 0) return broken(keyword, 'is not laid out as an iTXt chunk');
  const text = rest.subarray(translated + 1);
  if (flag === 0) return text.length > maxTextBytes ? tooLong() : ok({ bytes: text, compressed: false });
  if (flag !== 1 || method !== 0) return broken(keyword, 'is compressed in an unknown way');
  return inflate(keyword, text);
};
