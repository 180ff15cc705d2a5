/** The badge versions; a new one is one file and one line here. The first that recognises a document has it. */
import type { Credential, Envelope } from '../model/credential.js';
import { type Finding, finding } from '../model/finding.js';
import { isObject, type JsonObject, member } from '../model/json.js';
import { err, ok, type Result } from '../model/result.js';
import { ob1 } from './ob1.js';
import { ob2 } from './ob2.js';
import { ob3 } from './ob3.js';
import { clr2, presentation } from './recognised.js';
import { vc } from './vc.js';
import type { Found, Version } from './version.js';

export const versions = [presentation, clr2, ob3, vc, ob2, ob1] as const satisfies readonly Version[];

/** The credential within its envelope: a JWT carries it as its payload, or in the claim `vc` (VCDM 1.1 §6.3.1). */
const find = (envelope: Envelope): Found => {
  if (envelope.kind === 'json') return { envelope, document: envelope.json, base: '' };
  const inner = member(envelope.payload, 'vc');
  return isObject(inner)
    ? { envelope, document: inner, base: '/vc' }
    : { envelope, document: envelope.payload, base: '' };
};

const describe = (document: JsonObject): string => {
  const names = Object.keys(document).slice(0, 5);
  return names.length === 0
    ? 'an empty JSON object'
    : `a JSON object with ${names.map((name) => JSON.stringify(name.slice(0, 30))).join(', ')}${names.length < Object.keys(document).length ? ' …' : ''}`;
};

/** The normalised credential of an envelope, or why there is none that this program verifies. */
export const readCredential = (envelope: Envelope): Result<Credential, Finding> => {
  const found = find(envelope);
  const version: Version | undefined = versions.find(({ detect }) => detect(found));
  if (version === undefined) return err(finding('format.unknown-version', { found: describe(found.document) }));
  return version.normalise === undefined
    ? err(finding('format.version-unsupported', { kind: version.title }))
    : ok(version.normalise(found));
};
