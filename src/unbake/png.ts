/** Which credential does a PNG hold? Walks the chunks (PNG §5.3), checks lengths and checksums, decodes no pixels. */
import { crc32 } from 'node:zlib';
import { type Finding, finding } from '../model/finding.js';
import { err, ok, type Result } from '../model/result.js';
import type { Container, Unbaked } from './container.js';
import { readKeyword, readTextChunk, type TextChunk } from './png-text.js';
import { holdsVc, readText } from './text.js';
import { decodeUtf8 } from './utf8.js';

const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const header = '\0\0\0\rIHDR';
const part = 'the badge data in the PNG';

/** Keyword of the chunk → whether it is the place of Open Badges 2, where a credential of the third kind is out of place. */
const keywords: ReadonlyMap<string, 'current' | 'legacy'> = new Map([
  ['openbadgecredential', 'current'],
  ['clrcredential', 'current'],
  ['openbadges', 'legacy'],
]);

/** Bit depths that each colour type allows (PNG §11.2.1, table 11.1). */
const bitDepths: ReadonlyMap<number, readonly number[]> = new Map([
  [0, [1, 2, 4, 8, 16]],
  [2, [8, 16]],
  [3, [1, 2, 4, 8]],
  [4, [8, 16]],
  [6, [8, 16]],
]);

const damaged = (detail: string): { ok: false; error: Finding } => err(finding('format.damaged-picture', { detail }));

const headerProblem = (data: Buffer): string | undefined => {
  if (data.length !== 13) return 'its header (IHDR) has the wrong length';
  const [depth, colour] = [data[8] as number, data[9] as number];
  const allowed = bitDepths.get(colour);
  if (allowed === undefined) return `its header names colour type ${colour}, which does not exist`;
  return allowed.includes(depth)
    ? undefined
    : `its header names ${depth} bits a sample, which its colour type does not allow`;
};

interface Walk {
  /** Text chunks whose keyword is that of a credential, in any spelling; more than a few are only counted. */
  readonly chunks: readonly TextChunk[];
  readonly count: number;
  /** Bytes behind the end of the picture. */
  readonly trailing: number;
}

/** Text chunks that are looked at more closely; two are one too many already. */
const kept = 8;
/** A picture of 10 MiB in pieces of a hundred bytes; real ones have pieces of some thousands. */
const maxChunks = 100_000;

const walk = (bytes: Buffer): Result<Walk, Finding> => {
  const chunks: TextChunk[] = [];
  let count = 0;
  let all = 0;
  let hasImage = false;
  for (let at = signature.length; at < bytes.length; ) {
    if (++all > maxChunks)
      return err(finding('format.too-complex', { part: 'the PNG', what: 'chunks', limit: maxChunks }));
    if (bytes.length - at < 12) return damaged('it ends in the middle of a chunk');
    const length = bytes.readUInt32BE(at);
    const type = bytes.toString('latin1', at + 4, at + 8);
    if (!/^[A-Za-z]{4}$/.test(type)) return damaged(`at byte ${at} there is no chunk where one should begin`);
    if (length > bytes.length - at - 12) {
      return damaged(`its chunk ${type} at byte ${at} says that it has ${length} bytes, but the file ends before`);
    }
    const end = at + 8 + length;
    if (crc32(bytes.subarray(at + 4, end)) !== bytes.readUInt32BE(end)) {
      return damaged(`the checksum of its chunk ${type} at byte ${at} is wrong`);
    }
    const data = bytes.subarray(at + 8, end);
    if (at === signature.length) {
      const problem = type === 'IHDR' ? headerProblem(data) : 'it does not begin with a header (IHDR)';
      if (problem !== undefined) return damaged(problem);
    }
    at = end + 4;
    if (type === 'IEND') {
      return hasImage
        ? ok({ chunks, count, trailing: bytes.length - at })
        : damaged('it has no picture in it (no IDAT)');
    }
    hasImage ||= type === 'IDAT';
    if (type !== 'iTXt' && type !== 'tEXt' && type !== 'zTXt') continue;
    const keyword = readKeyword(data);
    if (!keywords.has(keyword.trim().toLowerCase())) continue;
    count++;
    if (chunks.length < kept) chunks.push({ type, keyword, data });
  }
  return damaged('it is cut off: its end (IEND) is missing');
};

/** The places that the specifications name: iTXt, and for the first Open Badges tEXt; letter case counts. */
const isPlace = ({ type, keyword }: TextChunk): boolean =>
  type === 'iTXt' ? keywords.has(keyword) : type === 'tEXt' && keywords.get(keyword) === 'legacy';

/** What stands where a reader might have looked for a badge, if anything does. */
const misplaced = ({ chunks, trailing }: Walk): string | undefined => {
  const [chunk] = chunks;
  if (chunk !== undefined) {
    const wanted = keywords.has(chunk.keyword) ? 'the type iTXt' : `the name "${chunk.keyword.trim().toLowerCase()}"`;
    return `it has a chunk "${chunk.keyword}" of type ${chunk.type}, but Open Badges 3.0 want ${wanted}`;
  }
  return trailing > 0 ? `only ${trailing} bytes behind its end (IEND), which are no part of the picture` : undefined;
};

const extract = (input: Uint8Array): Unbaked => {
  const bytes = Buffer.from(input.buffer, input.byteOffset, input.byteLength);
  if (!bytes.subarray(0, signature.length).equals(signature)) {
    const detail = 'its first bytes were changed, as happens when a picture is sent or saved as text';
    return err([finding('format.damaged-picture', { detail })]);
  }
  const walked = walk(bytes);
  if (!walked.ok) return err([walked.error]);
  const chunk = walked.value.chunks.find(isPlace);
  if (chunk === undefined) {
    return err([finding('input.no-credential', { format: 'PNG', seen: misplaced(walked.value) })]);
  }
  if (walked.value.count > 1) {
    const named = walked.value.chunks.map(({ type, keyword }) => `${keyword} (${type})`);
    const more = walked.value.count > named.length ? ' …' : '';
    const seen = `${walked.value.count}: ${named.join(', ')}${more}`;
    return err([finding('format.multiple-credentials', { format: 'PNG', seen })]);
  }
  const content = readTextChunk(chunk);
  if (!content.ok) return err([content.error]);
  const warnings = content.value.compressed ? [finding('format.compressed-chunk', { keyword: chunk.keyword })] : [];
  const text = decodeUtf8(content.value.bytes, part);
  if (!text.ok) return err([text.error, ...warnings]);
  if (text.value.trim() === '') {
    return err([
      finding('input.no-credential', { format: 'PNG', seen: `its chunk ${chunk.keyword} is empty` }),
      ...warnings,
    ]);
  }
  const read = readText(text.value, { container: 'png', part });
  if (!read.ok) return err([read.error, ...warnings]);
  const legacy = keywords.get(chunk.keyword) === 'legacy';
  if (legacy && holdsVc(read.value)) {
    warnings.push(finding('format.legacy-keyword', { place: `the PNG chunk ${chunk.keyword}` }));
  }
  return ok({ ...read.value, findings: warnings, ...(legacy ? { place: 'ob2' } : {}) });
};

export const png: Container = {
  id: 'png',
  // Also a picture whose signature was damaged on the way: the header chunk tells what it was.
  sniff: (head) => head.startsWith(signature.toString('latin1', 0, 4)) || head.slice(0, 32).includes(header),
  extract,
};
