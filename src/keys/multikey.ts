/** Which key does a multibase text hold? (W3C Controlled Identifiers §2.2.2 Multikey, did:key §2) */
import { createPublicKey, ECDH } from 'node:crypto';
import { decodeBase58 } from '../model/base58.js';
import { err, type Result } from '../model/result.js';
import { type KeyProblem, type PublicKey, readJwk } from './public-key.js';

interface Codec {
  readonly name: string;
  /** The multicodec number as the varint bytes that precede the key. */
  readonly prefix: readonly [number, number];
  readonly toJwk: (key: Buffer) => Record<string, string>;
}

const compressedPoint =
  (crv: string, curve: string, length: number) =>
  (key: Buffer): Record<string, string> => {
    if (key.length !== length || (key[0] !== 2 && key[0] !== 3)) throw new RangeError('not a compressed point');
    const point = ECDH.convertKey(key, curve, undefined, undefined, 'uncompressed') as Buffer;
    const half = (point.length - 1) / 2;
    return {
      kty: 'EC',
      crv,
      x: point.subarray(1, 1 + half).toString('base64url'),
      y: point.subarray(1 + half).toString('base64url'),
    };
  };

const codecs: readonly Codec[] = [
  {
    name: 'Ed25519',
    prefix: [0xed, 0x01],
    toJwk: (key) => ({ kty: 'OKP', crv: 'Ed25519', x: key.toString('base64url') }),
  },
  { name: 'P-256', prefix: [0x80, 0x24], toJwk: compressedPoint('P-256', 'prime256v1', 33) },
  { name: 'P-384', prefix: [0x81, 0x24], toJwk: compressedPoint('P-384', 'secp384r1', 49) },
  { name: 'P-521', prefix: [0x82, 0x24], toJwk: compressedPoint('P-521', 'secp521r1', 67) },
  { name: 'secp256k1', prefix: [0xe7, 0x01], toJwk: compressedPoint('secp256k1', 'secp256k1', 33) },
  {
    name: 'RSA',
    prefix: [0x85, 0x24],
    toJwk: (key) => {
      const keyObject = createPublicKey({ key, format: 'der', type: 'pkcs1' });
      if (!keyObject.export({ format: 'der', type: 'pkcs1' }).equals(key)) throw new RangeError('not canonical DER');
      return keyObject.export({ format: 'jwk' }) as Record<string, string>;
    },
  },
];

/** Longer than any key that is read: an RSA key of 8192 bits takes about 1,420 characters. */
const maxLength = 2048;

/** Reads `publicKeyMultibase` and the id of a did:key: base58btc (`z`), a known multicodec, a key of its exact form. */
export const readMultikey = (text: string): Result<PublicKey, KeyProblem> => {
  const bytes = text.startsWith('z') && text.length <= maxLength ? decodeBase58(text.slice(1)) : undefined;
  if (bytes === undefined)
    return err({ kind: 'malformed', detail: 'the key is not written in base58btc multibase ("z…")' });
  const codec = codecs.find(({ prefix }) => bytes[0] === prefix[0] && bytes[1] === prefix[1]);
  if (codec === undefined)
    return err({ kind: 'unsupported', detail: 'the key is of a kind that is not verified with' });
  try {
    return readJwk(codec.toJwk(Buffer.from(bytes.subarray(2))));
  } catch {
    return err({ kind: 'malformed', detail: `the bytes are no ${codec.name} key` });
  }
};
