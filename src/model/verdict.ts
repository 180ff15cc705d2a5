/** How the outcomes of single checks become one verdict. */

export type CheckStatus = 'pass' | 'fail' | 'indeterminate' | 'skipped' | 'not-applicable';
export type Verdict = 'pass' | 'fail' | 'indeterminate';
export type Effect = 'fail' | 'indeterminate' | 'warn' | 'note';

/** The stages that can be reported, in the order in which a reader meets them. */
export const checkIds = [
  'format',
  'schema',
  'issuer.key',
  'proof',
  'refresh',
  'schema.extra',
  'issuer.trust',
  'status',
  'validity',
  'recipient',
  'endorsements',
] as const;
export type CheckId = (typeof checkIds)[number];

/** What decide() needs to know of one check. */
export interface CheckSummary {
  readonly status: CheckStatus;
  readonly required: boolean;
  /** The user asked to leave it out (`--skip`); the report lists it under `limited`. */
  readonly waived?: boolean;
}

const severity = { fail: 3, indeterminate: 2, warn: 1, note: 0 } as const satisfies Record<Effect, number>;

/** The gravest of some effects, or undefined if there are none. */
export const worstEffect = (effects: readonly Effect[]): Effect | undefined =>
  effects.reduce<Effect | undefined>(
    (worst, effect) => (worst === undefined || severity[effect] > severity[worst] ? effect : worst),
    undefined,
  );

/**
 * One definite failure outweighs everything that is undecided; a pass needs every required check to
 * have passed, so a check that never ran cannot produce one.
 */
export const decide = (checks: readonly CheckSummary[]): Verdict => {
  if (checks.some((check) => check.status === 'fail')) return 'fail';
  const required = checks.filter((check) => check.required && check.waived !== true);
  if (required.length === 0) return 'indeterminate';
  return required.every((check) => check.status === 'pass') ? 'pass' : 'indeterminate';
};
