/** Base58btc, the alphabet of multibase `z` (W3C Controlled Identifiers §2.4). */

const alphabet = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz';

/** The bytes, or undefined where a character is not of the alphabet. Quadratic in its length: callers cap that. */
export const decodeBase58 = (text: string): Uint8Array | undefined => {
  const digits: number[] = [];
  for (const character of text) {
    let carry = alphabet.indexOf(character);
    if (carry === -1) return undefined;
    for (let i = 0; i < digits.length; i += 1) {
      carry += (digits[i] as number) * 58;
      digits[i] = carry & 0xff;
      carry >>= 8;
    }
    for (; carry > 0; carry >>= 8) digits.push(carry & 0xff);
  }
  const zeros = text.length - text.replace(/^1+/, '').length;
  return Uint8Array.from([...new Array<number>(zeros).fill(0), ...digits.reverse()]);
};
