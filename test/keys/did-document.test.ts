import { expect, test } from 'vitest';
import { keyInDidDocument } from '../../src/keys/did-document.js';
import type { JsonObject } from '../../src/model/json.js';
import { publicKeyOf } from '../support/judge.js';
import { questionFor } from '../support/key-question.js';
import { ed25519Key, newKey } from '../support/sign.js';

const did = 'did:web:badges.example';
const [one, two] = [ed25519Key(), newKey('P-256')];
const method = (name: string, jwk: JsonObject): JsonObject => ({
  id: `#${name}`,
  type: 'JsonWebKey',
  controller: did,
  publicKeyJwk: jwk,
});
const single = { id: did, assertionMethod: [method('one', one.jwk)] };
const both = { id: did, assertionMethod: [method('one', one.jwk), method('two', two.jwk)] };
const hint = (key: typeof one) => ({ hint: publicKeyOf(key) });

test.each<[string, JsonObject, ReturnType<typeof questionFor>, string]>([
  ['a name', both, questionFor(`${did}#two`), `${did}#two`],
  ['a name that is not there', both, questionFor(`${did}#three`), 'issuer.key-not-found'],
  ['an empty name', both, questionFor(`${did}#`), 'issuer.key-not-found'],
  ['no name, and one key', single, questionFor(did), `${did}#one`],
  ['no name, and several keys', both, questionFor(did), 'issuer.key-not-found'],
  ['no name, and no key', { id: did }, questionFor(did), 'issuer.key-not-found'],
  ['no name but the key', both, questionFor(did, hint(two)), `${did}#two`],
  [
    'no name but a key of somebody else',
    both,
    questionFor(did, hint(ed25519Key('Mallory'))),
    'issuer.key-not-authorised',
  ],
  [
    'a name, and a key that is not at hand',
    { id: did, assertionMethod: ['#one'] },
    questionFor(`${did}#one`),
    'issuer.key-not-found',
  ],
])('with %s', (_, document, question, expected) => {
  const found = keyInDidDocument(document, question);
  expect(found.ok ? found.value.id : found.error.finding.code).toBe(expected);
});
