/** Which value stands at a place of a packed list? (Bitstring Status List §3.2, §3.3; StatusList2021 §3.2) */
import { gunzipSync } from 'node:zlib';
import { decodeBase64url } from '../keys/public-key.js';
import { err, ok, type Result } from '../model/result.js';

/** How the bytes are written as text: as the standard says, or also in the ways of its forerunners. */
export type ListForm = 'multibase' | 'multibase-or-plain';

/** 128 million places of one bit; honest lists have between 131,072 and a few million. */
const maxBytes = 16 * 1024 * 1024;

/** With more bits a value could have more meanings than anybody publishes messages for. */
export const maxSize = 8;

const decodeBase64 = (text: string): Buffer | undefined => {
  const bytes = /^[A-Za-z0-9+/]*={0,2}$/.test(text) ? Buffer.from(text, 'base64') : undefined;
  return bytes?.toString('base64') === text ? bytes : undefined;
};

/** A packed list begins with the magic number of gzip, which no form writes with a `u` at its start. */
const packedIn = (text: string, form: ListForm): Buffer | undefined => {
  if (text.startsWith('u')) return decodeBase64url(text.slice(1));
  return form === 'multibase' ? undefined : (decodeBase64url(text) ?? decodeBase64(text));
};

/** The bytes of a list as it stands in `encodedList`; else why there are none, as a clause about the list. */
export const decodeList = (text: string, form: ListForm): Result<Uint8Array, string> => {
  const packed = packedIn(text, form);
  if (packed === undefined)
    return err(
      form === 'multibase' ? 'its "encodedList" is not "u" and base64url' : 'its "encodedList" is not base64url',
    );
  try {
    return ok(gunzipSync(packed, { maxOutputLength: maxBytes }));
  } catch (error) {
    const tooLarge = error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE';
    return err(
      tooLarge
        ? 'its "encodedList" unpacks to more than 16 MiB'
        : 'its "encodedList" is not packed with gzip, or is damaged',
    );
  }
};

/** How many places of `size` bits a list has. */
export const placesIn = (bits: Uint8Array, size: number): number => Math.floor((bits.length * 8) / size);

/** The value at a place, from 0; the first bit is the most significant of the first byte. Undefined beyond the list. */
export const valueAt = (bits: Uint8Array, index: number, size: number): number | undefined => {
  if (index >= placesIn(bits, size)) return undefined;
  let value = 0;
  // Arithmetic in place of shifts, which would cut a place beyond 2^31 bits down to another one.
  for (let at = index * size; at < (index + 1) * size; at++) {
    const byte = bits[Math.floor(at / 8)] ?? 0;
    value = value * 2 + ((byte >> (7 - (at % 8))) & 1);
  }
  return value;
};
