/** The checks in the order in which they run; a new one is one file and one line here. */
import type { Check } from './check.js';
import { endorsements } from './endorsements.js';
import { extraSchema } from './extra-schema.js';
import { format } from './format.js';
import { issuerKey } from './issuer-key.js';
import { issuerTrust } from './issuer-trust.js';
import { proof } from './proof.js';
import { recipient } from './recipient.js';
import { refresh } from './refresh.js';
import { schema } from './schema.js';
import { status } from './status.js';
import { validity } from './validity.js';

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
