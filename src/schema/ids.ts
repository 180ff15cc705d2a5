/**
 * Does one id stand for two different things? An RDF signature merges whatever shares an id, so that a reader of the
 * JSON could be shown what belongs to something else (JSON-LD 1.1 §3.3).
 */
import { type Finding, finding } from '../model/finding.js';
import { asArray, isObject, type JsonObject, type JsonValue, member, pointerTo, stringMember } from '../model/json.js';

interface Body {
  readonly id: string;
  readonly pointer: string;
  readonly object: JsonObject;
}

/** Credentials inside the credential speak for themselves, and have proofs of their own. */
const nestedCredentials = new Set(['endorsement', 'endorsementJwt', 'verifiableCredential', 'proof', '@context']);

const bodiesIn = (document: JsonObject, skipped: ReadonlySet<string>): readonly Body[] => {
  const bodies: Body[] = [];
  const queue: { readonly value: JsonValue; readonly pointer: string }[] = [{ value: document, pointer: '' }];
  // The queue grows while it is walked, so that what stands nearer to the root comes first.
  for (const { value, pointer } of queue) {
    const id = stringMember(value, 'id');
    if (id !== undefined) bodies.push({ id, pointer, object: value as JsonObject });
    if (typeof value !== 'object' || value === null) continue;
    for (const [name, item] of Object.entries(value))
      if (typeof item === 'object' && !skipped.has(name))
        queue.push({ value: item, pointer: pointerTo(pointer, name) });
  }
  return bodies;
};

/** Ids that decide what the badge says: of the credential, its issuer, its subjects and their achievements. */
const weightyIds = (document: JsonObject): ReadonlySet<string> => {
  const issuer = member(document, 'issuer');
  const subjects = asArray(member(document, 'credentialSubject'));
  const achievements = subjects.flatMap((subject) => asArray(member(subject, 'achievement')));
  const ids = [document, issuer, ...subjects, ...achievements].map((thing) => stringMember(thing, 'id'));
  return new Set([...ids, typeof issuer === 'string' ? issuer : undefined].filter((id) => id !== undefined));
};

/**
 * A value as a text that is the same for everything that RDF does not tell apart: sets have no order, and neither have
 * members; one value is a set of one.
 */
const plainText = (value: JsonValue): string => {
  if (Array.isArray(value)) {
    const items = (value as readonly JsonValue[]).map(plainText);
    return items.length === 1 ? (items[0] as string) : `[${items.sort().join()}]`;
  }
  if (!isObject(value)) return JSON.stringify(value);
  // What has an id is compared at its own place.
  const id = stringMember(value, 'id');
  if (id !== undefined) return JSON.stringify({ id });
  const names = Object.keys(value).sort();
  return `{${names.map((name) => `${JSON.stringify(name)}:${plainText(value[name] as JsonValue)}`).join()}}`;
};

/** The members of one body as texts, each made once, however many bodies are compared with it. */
const textsOf = (body: Body): ((name: string) => string) => {
  const texts = new Map<string, string>();
  return (name) => {
    const text = texts.get(name) ?? plainText(body.object[name] as JsonValue);
    texts.set(name, text);
    return text;
  };
};

/** Of `type` a thing may have several, and credentials inside it speak for themselves: these cannot contradict. */
const mayDiffer = (name: string): boolean => name === 'type' || nestedCredentials.has(name);

interface Known {
  readonly body: Body;
  readonly text: (name: string) => string;
}

const known = (body: Body): Known => ({ body, text: textsOf(body) });

/** More conflicts than this in one document are not listed. */
const maxFindings = 20;

const conflictOf = ({ body, text }: Known, other: Body): string | undefined =>
  Object.keys(other.object).find(
    (name) =>
      !mayDiffer(name) && Object.hasOwn(body.object, name) && text(name) !== plainText(other.object[name] as JsonValue),
  );

/** What decides whether the credential counts. A reader looks for it at the credential itself, and nowhere else. */
const decisiveMembers: ReadonlySet<string> = new Set([
  'validFrom',
  'validUntil',
  'issuanceDate',
  'expirationDate',
  'credentialStatus',
  'credentialSchema',
  'credentialSubject',
  'refreshService',
  'issuer',
]);

/** What else is shown of the credential; other things that share its id may have their own. */
const shownMembers: ReadonlySet<string> = new Set([
  'awardedDate',
  'evidence',
  'endorsement',
  'endorsementJwt',
  'termsOfUse',
]);

/**
 * Members of the credential that stand elsewhere under its id, and not at the credential itself: moving the expiry
 * there leaves the graph, and so the signature, as it was, also where that place is within an endorsement.
 */
const displaced = (document: JsonObject): readonly Finding[] => {
  const id = stringMember(document, 'id');
  if (id === undefined) return [];
  const { text } = known({ id, pointer: '', object: document });
  const isAway = (name: string, object: JsonObject): boolean =>
    Object.hasOwn(document, name)
      ? decisiveMembers.has(name) && text(name) !== plainText(object[name] as JsonValue)
      : decisiveMembers.has(name) || shownMembers.has(name);
  return bodiesIn(document, new Set(['@context']))
    .filter((body) => body.id === id && body.object !== document)
    .slice(0, maxFindings)
    .flatMap(({ pointer, object }) => {
      const name = Object.keys(object).find((one) => isAway(one, object));
      return name === undefined ? [] : [finding('format.id-conflict', { id, name }, { pointer })];
    });
};

export const checkIds = (document: JsonObject): readonly Finding[] => {
  const weighty = weightyIds(document);
  const firstOf = new Map<string, Known>();
  const findings: Finding[] = [...displaced(document)];
  for (const body of bodiesIn(document, nestedCredentials)) {
    if (findings.length >= maxFindings) break;
    const first = firstOf.get(body.id);
    if (first === undefined) {
      firstOf.set(body.id, known(body));
      continue;
    }
    const name = conflictOf(first, body);
    if (name === undefined) continue;
    const code = weighty.has(body.id) ? 'format.id-conflict' : 'format.id-reused';
    findings.push(finding(code, { id: body.id, name }, { pointer: body.pointer }));
  }
  // Both rules may speak of one place.
  return findings.filter(({ pointer }, index) => findings.findIndex((other) => other.pointer === pointer) === index);
};
