/** Every finding code there is, gathered from one file a stage. */
import type { CatalogEntry } from './catalog/entry.js';
import { formatCodes } from './catalog/format.js';
import { hostedCodes } from './catalog/hosted.js';
import { inputCodes } from './catalog/input.js';
import { issuerCodes } from './catalog/issuer.js';
import { linkedDataCodes } from './catalog/linked-data.js';
import { netCodes } from './catalog/net.js';
import { outcomeCodes } from './catalog/outcome.js';
import { proofCodes } from './catalog/proof.js';
import { refreshCodes } from './catalog/refresh.js';
import { schemaCodes } from './catalog/schema.js';
import { statusCodes } from './catalog/status.js';
import { trustCodes } from './catalog/trust.js';
import { versionCodes } from './catalog/version.js';

export const catalog = {
  ...inputCodes,
  ...formatCodes,
  ...versionCodes,
  ...linkedDataCodes,
  ...schemaCodes,
  ...issuerCodes,
  ...proofCodes,
  ...hostedCodes,
  ...refreshCodes,
  ...trustCodes,
  ...statusCodes,
  ...outcomeCodes,
  ...netCodes,
} as const;

export type FindingCode = keyof typeof catalog;
export type ArgsOf<C extends FindingCode> = (typeof catalog)[C] extends CatalogEntry<infer A> ? A : never;

export const isFindingCode = (code: string): code is FindingCode => Object.hasOwn(catalog, code);
