/** Which rules of a bundled JSON Schema does a document break? (Open Badges 3.0 §Data Models; VCDM 2.0 §4; VCDM 1.1 §4) */
import type { DataModel, VcKind } from '../model/credential.js';
import { InternalError } from '../model/errors.js';
import type { JsonObject } from '../model/json.js';
import type { CompiledSchema, Violation } from './runtime.js';

const ob3 = () => import('./generated/ob3.js');
const vc = () => import('./generated/vc.js');

/** Loaded when first needed: a run that stops before this check does not pay for it. */
const schemas = {
  'achievement-vcdm2': { title: 'AchievementCredential (VCDM 2.0)', load: async () => (await ob3()).achievementV2 },
  'achievement-vcdm1': { title: 'AchievementCredential (VCDM 1.1)', load: async () => (await ob3()).achievementV1 },
  'endorsement-vcdm2': { title: 'EndorsementCredential (VCDM 2.0)', load: async () => (await ob3()).endorsementV2 },
  'endorsement-vcdm1': { title: 'EndorsementCredential (VCDM 1.1)', load: async () => (await ob3()).endorsementV1 },
  profile: { title: 'Profile (Open Badges 3.0)', load: async () => (await ob3()).profile },
  'other-vcdm2': { title: 'verifiable credential (VCDM 2.0)', load: async () => (await vc()).credentialV2 },
  'other-vcdm1': { title: 'verifiable credential (VCDM 1.1)', load: async () => (await vc()).credentialV1 },
} as const satisfies Record<string, { title: string; load: () => Promise<CompiledSchema> }>;

export type SchemaId = keyof typeof schemas;

export const schemaIdOf = (kind: VcKind, dataModel: DataModel): SchemaId => `${kind}-${dataModel}`;

export const schemaTitle = (id: SchemaId): string => schemas[id].title;

export const compiledSchema = (id: SchemaId): Promise<CompiledSchema> => schemas[id].load();

/** More say nothing new of a document; one that conforms has none. */
const maxViolations = 1000;

/** What breaks the schema, in its order; empty when, and only when, the document conforms. */
export const validateAgainst = async (id: SchemaId, document: JsonObject): Promise<readonly Violation[]> => {
  const validate = await compiledSchema(id);
  if (validate(document)) return [];
  const violations = (validate.errors ?? []).filter((violation) => violation !== undefined).slice(0, maxViolations);
  validate.errors = null;
  if (violations.length === 0) throw new InternalError(`the schema ${id} refuses a document and gives no reason`);
  return violations;
};
