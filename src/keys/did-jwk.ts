/** Which key is a did:jwk? The id is a JWK in base64url (did:jwk method specification). */
import { finding } from '../model/finding.js';
import { isObject } from '../model/json.js';
import { err, ok } from '../model/result.js';
import { keyProblemFinding } from './problem.js';
import { decodeBase64url, readJwk } from './public-key.js';
import type { KeySource } from './source.js';

const prefix = 'did:jwk:';

const tokens = /"(?:[^"\\]|\\.)*"|[{}:]/g;

/** Whether an object in valid JSON text has a member twice: each program could then see another key. */
const hasNameTwice = (text: string): boolean => {
  const open: Set<string>[] = [];
  let last = '';
  for (const [token] of text.matchAll(tokens)) {
    if (token === '{') open.push(new Set());
    if (token === '}') open.pop();
    if (token === ':') {
      const name = JSON.parse(last) as string;
      if (open.at(-1)?.has(name) === true) return true;
      open.at(-1)?.add(name);
    }
    last = token;
  }
  return false;
};

const jsonIn = (bytes: Uint8Array | undefined): unknown => {
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    const json: unknown = JSON.parse(text);
    return hasNameTwice(text) ? undefined : json;
  } catch {
    return undefined;
  }
};

export const didJwk: KeySource = {
  id: 'did:jwk',
  handles: (controller) => controller.startsWith(prefix),
  resolve: async ({ controller, fragment }) => {
    const id = `${controller}#0`;
    if (fragment !== undefined && fragment !== '0')
      return err({
        finding: finding('issuer.key-not-found', { issuer: controller, key: fragment, why: 'its only key is #0' }),
      });
    const jwk = jsonIn(decodeBase64url(controller.slice(prefix.length)));
    if (!isObject(jwk))
      return err({
        finding: keyProblemFinding(
          { kind: 'malformed', detail: 'it is no JWK in base64url, or has a member twice' },
          controller,
        ),
      });
    const key = readJwk(jwk);
    return key.ok
      ? ok({ key: key.value, id, provenance: { by: 'self' } })
      : err({ finding: keyProblemFinding(key.error, controller) });
  },
};
