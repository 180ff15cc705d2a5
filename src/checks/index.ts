/** The checks in the order in which they run; a new one is one file and one line here. */
import type { Credential } from '../model/credential.js';
import type { Check } from './check.js';
import { endorsements } from './endorsements.js';
import { extraSchema } from './extra-schema.js';
import { format } from './format.js';
import { issuerKey } from './issuer-key.js';
import { issuerTrust } from './issuer-trust.js';
import { endorsements as linkedEndorsements } from './linked/endorsements.js';
import { extraSchema as linkedExtraSchema } from './linked/extra-schema.js';
import { format as linkedFormat } from './linked/format.js';
import { issuer as linkedIssuer } from './linked/issuer.js';
import { proof as linkedProof } from './linked/proof.js';
import { recipient as linkedRecipient } from './linked/recipient.js';
import { schema as linkedSchema } from './linked/schema.js';
import { status as linkedStatus } from './linked/status.js';
import { proof } from './proof.js';
import { recipient } from './recipient.js';
import { refresh } from './refresh.js';
import { schema } from './schema.js';
import { status } from './status.js';
import { validity } from './validity.js';

/** Of a verifiable credential. */
export const checks = [
  format,
  schema,
  issuerKey,
  proof,
  refresh,
  extraSchema,
  issuerTrust,
  status,
  validity,
  recipient,
  endorsements,
] as const satisfies readonly Check[];

/** The same questions of an Open Badges 1 or 2 badge, whose parts stand at addresses of their own. */
export const linkedChecks = [
  linkedFormat,
  linkedSchema,
  linkedIssuer,
  linkedProof,
  linkedExtraSchema,
  issuerTrust,
  linkedStatus,
  validity,
  linkedRecipient,
  linkedEndorsements,
] as const satisfies readonly Check[];

export const checksFor = ({ linked }: Credential): readonly Check[] => (linked === undefined ? checks : linkedChecks);
