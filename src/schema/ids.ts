/**
 * Does one id stand for two different things? An RDF signature merges whatever shares an id, so that a reader of the
 * JSON could be shown what belongs to something else (JSON-LD 1.1 §3.3).
 */
import { type Finding, finding } from '../model/finding.js';
import { asArray, type JsonObject, type JsonValue, member, pointerTo, stringMember } from '../model/json.js';

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

/** Sets have no order in RDF, so a list counts by its members. */
const sameValue = (a: JsonValue | undefined, b: JsonValue | undefined): boolean => {
  const texts = (value: JsonValue | undefined): string =>
    asArray(value)
      .map((item) => JSON.stringify(item))
      .sort()
      .join();
  return texts(a) === texts(b);
};

/** Of `type` a thing may have several, and credentials inside it speak for themselves: these can not contradict. */
const mayDiffer = (name: string): boolean => name === 'type' || nestedCredentials.has(name);

const conflictOf = (first: Body, second: Body): string | undefined =>
  Object.keys(first.object).find(
    (name) =>
      !mayDiffer(name) && Object.hasOwn(second.object, name) && !sameValue(first.object[name], second.object[name]),
  );

/** What takes a credential out of force. A reader looks for it at the credential itself, and nowhere else. */
const decisiveMembers = [
  'validFrom',
  'validUntil',
  'issuanceDate',
  'expirationDate',
  'credentialStatus',
  'refreshService',
] as const;

/**
 * Members of the credential that stand elsewhere under its id: moving the expiry there leaves the graph, and so the
 * signature, as it was, also where that place is within an endorsement.
 */
const displaced = (document: JsonObject): readonly Finding[] => {
  const id = stringMember(document, 'id');
  if (id === undefined) return [];
  return bodiesIn(document, new Set(['@context']))
    .filter((body) => body.id === id && body.object !== document)
    .flatMap(({ pointer, object }) => {
      const name = decisiveMembers.find((one) => Object.hasOwn(object, one));
      return name === undefined ? [] : [finding('format.id-conflict', { id, name }, { pointer })];
    });
};

/** More conflicts than this in one document are not listed. */
const maxFindings = 20;

export const checkIds = (document: JsonObject): readonly Finding[] => {
  const weighty = weightyIds(document);
  const firstOf = new Map<string, Body>();
  const findings: Finding[] = [...displaced(document).slice(0, maxFindings)];
  for (const body of bodiesIn(document, nestedCredentials)) {
    const first = firstOf.get(body.id);
    if (first === undefined) firstOf.set(body.id, body);
    const name = first === undefined ? undefined : conflictOf(first, body);
    if (name === undefined || findings.length >= maxFindings) continue;
    const code = weighty.has(body.id) ? 'format.id-conflict' : 'format.id-reused';
    findings.push(finding(code, { id: body.id, name }, { pointer: body.pointer }));
  }
  return findings;
};
