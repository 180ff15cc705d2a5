/** What bytes does an answer hold, after its one encoding, and are they within the limit? (RFC 9110 §8.4) */
import { promisify } from 'node:util';
import { brotliDecompress, gunzip, inflate, inflateRaw } from 'node:zlib';
import { err, ok, type Result } from '../model/result.js';
import type { NetFailure } from './port.js';

type Trouble = Pick<NetFailure, 'kind' | 'detail'>;
type Decode = (bytes: Uint8Array, options: { readonly maxOutputLength: number }) => Promise<Uint8Array>;

const gzip: Decode = promisify(gunzip);
const [zlib, raw]: readonly [Decode, Decode] = [promisify(inflate), promisify(inflateRaw)];

/** Some servers leave out the zlib wrapper, whose first byte ends in 8 (RFC 9110 §8.4.1.2). */
const deflate: Decode = (bytes, options) => ((bytes[0] ?? 0) % 16 === 8 ? zlib : raw)(bytes, options);

const decoders: ReadonlyMap<string, Decode> = new Map<string, Decode>([
  ['gzip', gzip],
  ['x-gzip', gzip],
  ['deflate', deflate],
  ['br', promisify(brotliDecompress)],
  ['identity', async (bytes) => bytes],
]);

/** What is asked for in Accept-Encoding. */
export const acceptedEncodings = 'gzip, deflate, br';

const tooLarge = (maxBytes: number): Trouble => {
  const mebibytes = Math.round((maxBytes / 1024 ** 2) * 10) / 10;
  return {
    kind: 'too-large',
    detail: `the answer is larger than ${mebibytes < 1 ? `${maxBytes} bytes` : `${mebibytes} MiB`}`,
  };
};

/** The decoder for a Content-Encoding header, or undefined: layers of encodings would multiply what a byte can become. */
const decoderOf = (contentEncoding: string): Decode | undefined => {
  const names = contentEncoding
    .toLowerCase()
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
  return names.length > 1 ? undefined : decoders.get(names[0] ?? 'identity');
};

const decoded = async (decode: Decode, bytes: Uint8Array, maxBytes: number): Promise<Result<Uint8Array, Trouble>> => {
  // An answer without a body, a redirect for instance, may name an encoding all the same.
  if (bytes.length === 0) return ok(bytes);
  try {
    return ok(await decode(bytes, { maxOutputLength: maxBytes }));
  } catch (error) {
    const code: unknown = error instanceof Error ? Reflect.get(error, 'code') : undefined;
    return err(
      code === 'ERR_BUFFER_TOO_LARGE'
        ? tooLarge(maxBytes)
        : { kind: 'protocol', detail: 'the answer is compressed, and cannot be unpacked' },
    );
  }
};

/**
 * Reads a stream to its end, or as far as the limit. Errors of the stream are thrown; who calls destroys the stream.
 * `maxBytes` holds before and after decoding.
 */
export const readBody = async (
  chunks: AsyncIterable<Uint8Array>,
  headers: { readonly contentEncoding: string; readonly contentLength: string },
  maxBytes: number,
): Promise<Result<Uint8Array, Trouble>> => {
  const decode = decoderOf(headers.contentEncoding);
  if (decode === undefined)
    return err({ kind: 'protocol', detail: 'the answer is compressed in a way that this program does not read' });
  if (Number(headers.contentLength) > maxBytes) return err(tooLarge(maxBytes));
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of chunks) {
    size += chunk.length;
    if (size > maxBytes) return err(tooLarge(maxBytes));
    parts.push(chunk);
  }
  return decoded(decode, Buffer.concat(parts), maxBytes);
};
