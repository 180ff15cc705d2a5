/** What is a JSON object of Open Badges 0.5 to 2.1, in one form for all of them? (Open Badges 2.0, Data Classes and Backwards Compatibility) */
import { newWork, type Work } from '../ld/work.js';
import { type Finding, finding } from '../model/finding.js';
import { asArray, isObject, type JsonObject, member } from '../model/json.js';
import type { LinkedClass, LinkedObject, LinkedVerification } from '../model/linked.js';
import { err, ok, type Result } from '../model/result.js';
import { clip } from '../unbake/shown.js';
import { withoutDeviations } from './deviations.js';
import { kindOf } from './kind.js';
import { withPlainNames } from './plain-names.js';
import { upgrade } from './upgrade.js';

export interface ReadHint {
  /** What the object should be; it only decides where neither types nor shape do. */
  readonly wanted?: LinkedClass;
  /** The address that the object was fetched from. */
  readonly url?: string;
}

const namesOf = (object: JsonObject): string => {
  const names = Object.keys(object);
  const shown = names.slice(0, 5).map((name) => JSON.stringify(clip(name, 30)));
  return names.length === 0
    ? 'an empty JSON object'
    : `a JSON object with ${shown.join(', ')}${names.length > shown.length ? ' …' : ''}`;
};

/** The class is what the object is, which need not be what was wanted. Never throws, and asks nobody. */
export const readLinked = async (
  json: JsonObject,
  { wanted, url }: ReadHint,
  work: Work = newWork(),
): Promise<Result<LinkedObject, Finding>> => {
  const plain = await withPlainNames(json, work);
  if (!plain.ok) return plain;
  const kind = kindOf(plain.value, wanted);
  if (kind === undefined) return err(finding('format.unknown-version', { found: namesOf(json) }));
  const { object: own, deviations } = withoutDeviations(plain.value, kind);
  const { object, lacks } = kind.generation === '2.0' ? { object: own, lacks: [] } : upgrade(own, kind, url);
  return ok({ ...kind, original: json, own, object, deviations, lacks });
};

/**
 * How an object says that it is verified; whether it was signed at all, only its envelope tells. Where nothing is
 * said, its address is asked: what stands there decides, and the schema wants the missing member.
 */
export const verificationOf = ({
  object,
}: LinkedObject): { readonly kind: Exclude<LinkedVerification, 'unsigned'>; readonly type?: string } => {
  const verification = member(object, 'verification');
  if (verification === undefined) return { kind: 'hosted' };
  const types = isObject(verification) ? asArray(member(verification, 'type')) : [];
  const [hosted, signed] = [types.includes('HostedBadge'), types.includes('SignedBadge')];
  if (hosted !== signed) return { kind: hosted ? 'hosted' : 'signed' };
  const names = types.filter((type): type is string => typeof type === 'string');
  return { kind: 'unsupported', type: names.length === 0 ? 'none' : clip(names.join(' and '), 80) };
};
