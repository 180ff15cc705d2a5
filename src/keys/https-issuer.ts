/**
 * Which keys does an issuer on a website publish? Those that the profile at its id lists, those in the key set of its
 * host, and keys at other addresses of the host that one of these names, or that name the issuer themselves
 * (Open Badges 3.0 §8.2 and Implementation Guide, key provenance). The same origin alone proves nothing.
 */
import { type Finding, finding } from '../model/finding.js';
import type { JsonObject } from '../model/json.js';
import type { Provenance } from '../model/provenance.js';
import { err, ok, type Result } from '../model/result.js';
import { unreachable } from '../net/port.js';
import { keyById, keyLike, listsKeys, notItsDocument, onlyKey, type Sought } from './controller-document.js';
import { fetchDocument } from './fetch-document.js';
import { keyInSet, keysIn } from './jwks.js';
import { type ServedKey, servedKey } from './key-url.js';
import type { PublicKey } from './public-key.js';
import type { KeyFound, KeyQuestion, KeyRefused, KeySource } from './source.js';

type Place = Extract<Provenance, { by: 'domain' }>['document'];

/** What one address had to say about the key. */
type Look =
  | Sought
  /** It gave no usable answer, so that the question stays open. */
  | { readonly kind: 'silent'; readonly finding: Finding }
  /** It speaks of keys, and this one is not among them. */
  | { readonly kind: 'denied' };

type Answer = Result<KeyFound, KeyRefused>;

const withoutFragment = (url: string): string => url.split('#', 1)[0] ?? url;

const jwksUrl = (issuer: string): string => `${new URL(issuer).origin}/.well-known/jwks.json`;

const found = ({ issuer }: KeyQuestion, id: string, key: PublicKey, document: Place): Answer =>
  ok({ key, id, provenance: { by: 'domain', host: new URL(issuer).host, document } });

const refused = (reason: Finding, key?: PublicKey): Answer =>
  err({ finding: reason, ...(key === undefined ? {} : { key }) });

/** What the profile says, by whichever of its keys is meant. */
const askProfile = async ({ issuer, net }: KeyQuestion, seek: (profile: JsonObject) => Sought): Promise<Look> => {
  const url = withoutFragment(issuer);
  const accept = 'application/ld+json, application/json';
  const profile = await fetchDocument(net, { url, purpose: 'issuer-profile', accept });
  if (!profile.ok) return { kind: 'silent', finding: profile.error };
  const mismatch = notItsDocument(profile.value, issuer, { url, purpose: 'issuer-profile' });
  if (mismatch !== undefined)
    return { kind: mismatch.code === 'issuer.document-mismatch' ? 'refused' : 'silent', finding: mismatch };
  const sought = seek(profile.value);
  return sought.kind === 'absent' && listsKeys(profile.value) ? { kind: 'denied' } : sought;
};

const askKeySet = async (
  { issuer, net, at, text }: KeyQuestion,
  wanted: readonly { readonly names?: readonly string[]; readonly same?: PublicKey }[],
): Promise<Look> => {
  const url = jwksUrl(issuer);
  const accept = 'application/jwk-set+json, application/json';
  const document = await fetchDocument(net, { url, purpose: 'jwks', accept });
  if (!document.ok) return { kind: 'silent', finding: document.error };
  const keys = keysIn(document.value);
  if (keys === undefined)
    return {
      kind: 'silent',
      finding: unreachable(url, 'jwks', 'the server answered with something that is no key set'),
    };
  for (const one of wanted) {
    const key = keyInSet(keys, { issuer, at, name: text, ...one });
    if (key !== undefined)
      return key.ok ? { kind: 'found', id: text, key: key.value } : { kind: 'refused', ...key.error };
  }
  return { kind: 'absent' };
};

const notFound = ({ issuer, text }: KeyQuestion, why: string): Finding =>
  finding('issuer.key-not-found', { issuer, key: text === issuer ? '' : text, why });

/** What is said where nothing names the key: open while somebody has yet to answer, else decided. */
const nothingNames = (looks: readonly Look[], decided: Finding, key?: PublicKey): Answer => {
  const silent = looks.find((look) => look.kind === 'silent');
  const lie = looks.find((look) => look.kind === 'refused');
  return refused(silent?.finding ?? lie?.finding ?? decided, key);
};

const isMismatch = (look: Look): boolean => look.kind === 'refused' && look.finding.code === 'issuer.document-mismatch';

/** The key is named as one of the profile's own: by a fragment of the issuer's id, or as its only one. */
const ofProfile = async (question: KeyQuestion): Promise<Answer> => {
  const { issuer, controller, fragment, text, at, token, hint } = question;
  const owner = { id: issuer, at };
  const profile = await askProfile(question, (document) =>
    fragment === undefined ? onlyKey(document, owner) : keyById(document, owner, `${controller}#${fragment}`),
  );
  if (profile.kind === 'found') return found(question, profile.id, profile.key, 'profile');
  if (profile.kind === 'refused') return err(profile);
  const missing = notFound(
    question,
    profile.kind === 'reference'
      ? 'the document there lists that key, but the key itself does not stand there'
      : 'the document at that address does not list it',
  );
  // An embedded proof can only mean the profile; of a token, the key set of the host may have the key instead.
  if (!token) return refused(profile.kind === 'silent' ? profile.finding : missing);
  const set = await askKeySet(question, [{ names: [text], ...(hint === undefined ? {} : { same: hint }) }]);
  if (set.kind === 'found') return found(question, text, set.key, 'jwks');
  if (set.kind === 'refused') return err(set);
  // A profile that lists keys has decided; one that lists none leaves it to the key set.
  return profile.kind === 'denied' ? refused(missing) : nothingNames([profile, set], missing);
};

/** A plain name, or no name but the key itself: it must be one of the issuer's, in the key set or in the profile. */
const ofIssuer = async (question: KeyQuestion): Promise<Answer> => {
  const { issuer, fragment, text, at, hint } = question;
  const owner = { id: issuer, at };
  const same = hint === undefined ? {} : { same: hint };
  const set = await askKeySet(question, [fragment === undefined ? same : { names: [text, fragment], ...same }]);
  if (set.kind === 'found')
    return unlessRefused(question, set.key, fragment === undefined ? jwksUrl(issuer) : text, 'jwks');
  if (set.kind === 'refused') return err(set);
  const profile = await askProfile(question, (document) => {
    if (fragment !== undefined) return keyById(document, owner, `${withoutFragment(issuer)}#${fragment}`);
    return hint === undefined ? { kind: 'absent' } : keyLike(document, owner, hint);
  });
  if (profile.kind === 'found') return found(question, profile.id, profile.key, 'profile');
  if (profile.kind === 'refused' && !isMismatch(profile)) return err(profile);
  const decided =
    fragment === undefined
      ? finding('issuer.key-not-linked', {
          issuer,
          key: 'in the "jwk" header',
          why: 'neither the key set of the host nor the profile of the issuer has it',
        })
      : notFound(question, 'neither the key set of the host nor the profile of the issuer has it');
  return nothingNames([set, profile], decided, hint);
};

/** Who publishes a key may take it back in one place and forget another: what is refused anywhere is not used. */
const unlessRefused = async (question: KeyQuestion, key: PublicKey, id: string, place: Place): Promise<Answer> => {
  const { issuer, text, fragment, controller, at } = question;
  const owner = { id: issuer, at };
  const name = controller === issuer && fragment !== undefined ? `${withoutFragment(issuer)}#${fragment}` : text;
  const profile = await askProfile(question, (document) => {
    const named = keyById(document, owner, name);
    return named.kind === 'absent' ? keyLike(document, owner, key) : named;
  });
  if (profile.kind === 'refused' && !isMismatch(profile)) return err(profile);
  // The key set has spoken already where it is the place.
  const set = place === 'jwks' ? undefined : await askKeySet(question, [{ names: [text] }, { same: key }]);
  return set?.kind === 'refused' ? err(set) : found(question, id, key, place);
};

type Served =
  | { readonly kind: 'served'; readonly key?: ServedKey }
  | Extract<Look, { readonly kind: 'silent' | 'refused' }>;

const fetchKey = async (question: KeyQuestion): Promise<Served> => {
  const { controller, issuer, net } = question;
  // The key set of the host is asked as such.
  if (controller === jwksUrl(issuer)) return { kind: 'served' };
  const accept = 'application/jwk+json, application/ld+json, application/json';
  const document = await fetchDocument(net, { url: controller, purpose: 'did-document', accept });
  if (!document.ok) return { kind: 'silent', finding: document.error };
  const key = servedKey(document.value, question);
  if (key === undefined) return { kind: 'served' };
  return key.ok ? { kind: 'served', key: key.value } : { kind: 'refused', ...key.error };
};

/** The key lies at another address of the issuer's host, and somebody must say that it is this issuer's. */
const atKeyUrl = async (question: KeyQuestion): Promise<Answer> => {
  const { issuer, controller, fragment, text, at } = question;
  const fetched = await fetchKey(question);
  if (fetched.kind === 'refused') return err(fetched);
  const served = fetched.kind === 'served' ? fetched.key : undefined;
  if (served?.linked === true) return unlessRefused(question, served.key, text, 'key');

  const profile = await askProfile(question, (document) => keyById(document, { id: issuer, at }, text));
  if (profile.kind === 'found') return found(question, text, profile.key, 'profile');
  if (profile.kind === 'reference' && served !== undefined) return found(question, text, served.key, 'profile');
  if (profile.kind === 'refused' && !isMismatch(profile)) return err(profile);

  const inSet = fragment !== undefined && controller === jwksUrl(issuer) ? [text, fragment] : [text];
  const set = await askKeySet(question, [{ names: inSet }, ...(served === undefined ? [] : [{ same: served.key }])]);
  if (set.kind === 'found') return found(question, text, set.key, 'jwks');
  if (set.kind === 'refused') return err(set);
  const decided =
    served === undefined
      ? notFound(question, 'no such key is served there, and nothing that the issuer publishes has it')
      : finding('issuer.key-not-linked', {
          issuer,
          key: text,
          why: 'it lies on the same host, but nothing that the issuer publishes names it',
        });
  return nothingNames([...(fetched.kind === 'silent' ? [fetched] : []), profile, set], decided, served?.key);
};

const resolve = async (question: KeyQuestion): Promise<Answer> => {
  const { issuer, controller, fragment, text, hint } = question;
  if (!URL.canParse(issuer) || !URL.canParse(controller)) return refused(notFound(question, 'its id is no address'));
  const { username, password } = new URL(issuer);
  if (username !== '' || password !== '')
    return refused(notFound(question, 'the address of the issuer holds a user name, which hides its host'));
  // https://evil.example\@harvard.example is an address of evil.example, and does not look like it.
  if (/[\\\s\p{Cc}]|^https:\/{3}/u.test(issuer))
    return refused(
      notFound(question, 'the address of the issuer holds signs that no address has, which hide its host'),
    );
  if (controller !== issuer && controller !== withoutFragment(issuer)) return atKeyUrl(question);
  const isFullName = text === controller || text.startsWith(`${controller}#`);
  return isFullName && !(fragment === undefined && hint !== undefined) ? ofProfile(question) : ofIssuer(question);
};

export const httpsIssuer: KeySource = {
  id: 'https',
  handles: (controller) => controller.startsWith('https://'),
  resolve,
};
