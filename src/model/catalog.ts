/** Every finding code there is, gathered from one file a stage. */
import type { CatalogEntry } from './catalog/entry.js';
import { formatCodes } from './catalog/format.js';
import { inputCodes } from './catalog/input.js';
import { issuerCodes } from './catalog/issuer.js';
import { linkedDataCodes } from './catalog/linked-data.js';
import { outcomeCodes } from './catalog/outcome.js';
import { proofCodes } from './catalog/proof.js';
import { schemaCodes } from './catalog/schema.js';
import { versionCodes } from './catalog/version.js';

export const catalog = {
  ...inputCodes,
  ...formatCodes,
  ...versionCodes,
  ...linkedDataCodes,
  ...schemaCodes,
  ...issuerCodes,
  ...proofCodes,
  ...outcomeCodes,
} as const;

export type FindingCode = keyof typeof catalog;
export type ArgsOf<C extends FindingCode> = (typeof catalog)[C] extends CatalogEntry<infer A> ? A : never;

export const isFindingCode = (code: string): code is FindingCode => Object.hasOwn(catalog, code);
