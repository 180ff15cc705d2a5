/** Which public key does a PEM text hold? (RFC 7468 §13; RFC 8017 §A.1.1; Open Badges 2.0, CryptographicKey) */
import { createPublicKey } from 'node:crypto';
import { isObject } from '../model/json.js';
import { err, type Result } from '../model/result.js';
import { type KeyProblem, type PublicKey, readJwk } from './public-key.js';

/** A key of 8192 bits takes less than 2 kB. */
const maxLength = 16_384;

const problem = (kind: KeyProblem['kind'], detail: string): Result<never, KeyProblem> => err({ kind, detail });

const forms: ReadonlyMap<string, 'spki' | 'pkcs1'> = new Map([
  ['PUBLIC KEY', 'spki'],
  ['RSA PUBLIC KEY', 'pkcs1'],
]);

/** Line ends that went through another encoding stand there as a backslash and a letter. */
const withLineEnds = (text: string): string => text.replaceAll('\\r', '\r').replaceAll('\\n', '\n').trim();

interface Block {
  readonly label: string;
  readonly body: string;
}

/** The one block of a text, with nothing around it. */
const blockIn = (text: string): Block | undefined => {
  const label = /^-----BEGIN ([A-Z0-9 ]{1,40})-----/.exec(text)?.[1];
  if (label === undefined) return undefined;
  const [begin, end] = [`-----BEGIN ${label}-----`, `-----END ${label}-----`];
  return text.indexOf(end) === text.length - end.length
    ? { label, body: text.slice(begin.length, -end.length) }
    : undefined;
};

const decodeBase64 = (body: string): Buffer | undefined => {
  const text = body.replace(/\s/g, '');
  const bytes = /^[A-Za-z0-9+/]+={0,2}$/.test(text) ? Buffer.from(text, 'base64') : undefined;
  return bytes?.toString('base64') === text ? bytes : undefined;
};

const importKey = (der: Buffer, type: 'spki' | 'pkcs1'): Result<PublicKey, KeyProblem> => {
  let key: ReturnType<typeof createPublicKey>;
  try {
    key = createPublicKey({ key: der, format: 'der', type });
  } catch {
    return problem('malformed', 'what stands in its PEM block is no public key');
  }
  try {
    const jwk: unknown = key.export({ format: 'jwk' });
    return isObject(jwk) ? readJwk(jwk) : problem('malformed', 'what stands in its PEM block is no public key');
  } catch {
    return problem('unsupported', `keys of type ${key.asymmetricKeyType ?? 'unknown'} are not verified with`);
  }
};

/** Whether a text is meant as PEM. */
export const looksLikePem = (text: string): boolean => withLineEnds(text.slice(0, 200)).startsWith('-----BEGIN ');

/** Reads one public key: `PUBLIC KEY`, or `RSA PUBLIC KEY` as older tools write it. Refuses weak ones. */
export const readPem = (text: string): Result<PublicKey, KeyProblem> => {
  if (text.length > maxLength) return problem('malformed', 'its PEM text is longer than any public key');
  const block = blockIn(withLineEnds(text));
  if (block === undefined)
    return problem('malformed', 'its PEM text is not exactly one block from "-----BEGIN" to "-----END"');
  if (block.label.endsWith('PRIVATE KEY'))
    return problem('weak', 'it is published with its private part, so anybody can sign with it');
  const type = forms.get(block.label);
  if (type === undefined)
    return problem('malformed', `its PEM text is a ${block.label.toLowerCase()}, and not a public key`);
  const der = decodeBase64(block.body);
  return der === undefined ? problem('malformed', 'its PEM text is not base64') : importKey(der, type);
};
