/** Which schemas does a credential name that are not the bundled one of its kind? (VCDM 2.0 §4.11) */
import type { CredentialKind } from '../model/credential.js';
import { type Finding, finding } from '../model/finding.js';
import { entriesOf, type JsonObject, member, stringMember } from '../model/json.js';

const published = (name: string): readonly string[] =>
  ['json', 'json-ld'].map(
    (flavour) => `https://purl.imsglobal.org/spec/ob/v3p0/schema/${flavour}/ob_v3p0_${name}_schema.json`,
  );

/** Addresses under which the specification publishes the rules that the bundled schemas state as well. */
const checkedAnyway: Readonly<Record<CredentialKind, readonly string[]>> = {
  achievement: ['achievementcredential', 'anyachievementcredential'].flatMap(published),
  endorsement: ['endorsementcredential', 'anyendorsementcredential'].flatMap(published),
  other: [],
};

export const credentialSchemaRules = (kind: CredentialKind, document: JsonObject): readonly Finding[] =>
  entriesOf(member(document, 'credentialSchema'), '/credentialSchema').flatMap(({ value, pointer }) => {
    const id = stringMember(value, 'id');
    if (id === undefined || checkedAnyway[kind].includes(id)) return [];
    const type = stringMember(value, 'type');
    return [
      finding(
        'schema.extra-not-checked',
        { id: id.slice(0, 200), type: type === undefined ? 'no type' : type.slice(0, 200) },
        { pointer },
      ),
    ];
  });
