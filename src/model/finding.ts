/** One thing that a check has to say: a code of the catalogue, its arguments, and where it was seen. */
import { type ArgsOf, catalog, type FindingCode } from './catalog.js';
import type { Position } from './json.js';
import { redactText } from './redact.js';
import type { Effect } from './verdict.js';

export type FindingArgs = Readonly<Record<string, string | number | boolean | readonly string[] | undefined>>;

export interface Where {
  /** RFC 6901 pointer into the credential's JSON text; of a JWT, into its payload. */
  readonly pointer?: string;
  /** Line and column in the credential's JSON text, where that text is known. */
  readonly position?: Position;
}

export interface Finding extends Where {
  readonly code: FindingCode;
  readonly args: FindingArgs;
  /** What the user's policy made of the code's own effect (`--conformance warn`); else absent. */
  readonly effect?: Effect;
  /** Whether the content that the finding speaks of is covered by a proof that held. Set by the runner. */
  readonly authenticated?: boolean;
}

/** Whoever makes a finding need not think of what its addresses carry. */
const shownArg = (value: FindingArgs[string]): FindingArgs[string] =>
  typeof value === 'string' ? redactText(value) : Array.isArray(value) ? value.map(redactText) : value;

const shownArgs = (args: FindingArgs): FindingArgs =>
  Object.fromEntries(Object.entries(args).map(([name, value]) => [name, shownArg(value)]));

export const finding = <C extends FindingCode>(code: C, args: ArgsOf<C>, where: Where = {}): Finding => ({
  code,
  args: shownArgs(args as FindingArgs),
  ...where,
});

/** The effect that counts: the code's own, unless the user's policy changed it. */
export const effectOf = (f: Finding): Effect => f.effect ?? catalog[f.code].effect;

/** Whether a finding decides the check that reports it: it fails it, or leaves it open. */
export const isDecisive = (f: Finding): boolean => ['fail', 'indeterminate'].includes(effectOf(f));

/** The sentence that the catalogue makes of a finding. Not escaped: that is for the reporter's sink. */
export const sentenceOf = (f: Finding): string => (catalog[f.code].say as (args: FindingArgs) => string)(f.args);
