/** Which schemas does a credential name that are not the bundled one of its kind? (VCDM 2.0 §4.11) */
import type { VcKind } from '../model/credential.js';
import { type Finding, finding } from '../model/finding.js';
import { entriesOf, type JsonObject, member, stringMember } from '../model/json.js';

const published = (name: string): readonly string[] =>
  ['json', 'json-ld'].map(
    (flavour) => `https://purl.imsglobal.org/spec/ob/v3p0/schema/${flavour}/ob_v3p0_${name}_schema.json`,
  );

/** Addresses under which the specification publishes the rules that the bundled schemas state as well. */
const checkedAnyway: Readonly<Record<VcKind, readonly string[]>> = {
  achievement: ['achievementcredential', 'anyachievementcredential'].flatMap(published),
  endorsement: ['endorsementcredential', 'anyendorsementcredential'].flatMap(published),
  other: [],
};

/** An entry of `credentialSchema` that the bundled schemas do not answer. */
export interface FurtherSchema {
  readonly id: string;
  readonly type: string | undefined;
  /** Relative to the credential. */
  readonly pointer: string;
}

export const furtherSchemas = (kind: VcKind, document: JsonObject): readonly FurtherSchema[] =>
  entriesOf(member(document, 'credentialSchema'), '/credentialSchema').flatMap(({ value, pointer }) => {
    const id = stringMember(value, 'id');
    if (id === undefined || checkedAnyway[kind].includes(id)) return [];
    return [{ id, type: stringMember(value, 'type'), pointer }];
  });

/** `why` ends a sentence. */
export const notChecked = ({ id, type, pointer }: FurtherSchema, why: string): Finding =>
  finding(
    'schema.extra-not-checked',
    { id: id.slice(0, 200), type: type === undefined ? 'no type' : type.slice(0, 200), why },
    { pointer },
  );

export const credentialSchemaRules = (kind: VcKind, document: JsonObject): readonly Finding[] =>
  furtherSchemas(kind, document).map((one) => notChecked(one, 'this program does not hold it'));
