/** What does a check against a schema say, and how much of it? (Open Badges 3.0 §Data Models; Open Badges 2.0, Data Classes) */
import { catalog } from '../model/catalog.js';
import type { Finding } from '../model/finding.js';
import type { Effect } from '../model/verdict.js';

export const maxFindings = 100;

export interface SchemaOutcome {
  /** What it was checked against, for people: `AchievementCredential (VCDM 2.0)`. */
  readonly schema: string;
  /** The gravest first. */
  readonly findings: readonly Finding[];
  /** How many more findings there are, at least: a flood of them is not counted to its end. */
  readonly omitted: number;
}

const rank = { fail: 0, indeterminate: 1, warn: 2, note: 3 } as const satisfies Record<Effect, number>;

const keyOf = ({ code, pointer, args }: Finding): string => JSON.stringify([code, pointer, args.expected]);

export const distinct = (findings: readonly Finding[]): readonly Finding[] => [
  ...new Map(findings.map((finding) => [keyOf(finding), finding])).values(),
];

/** At most `maxFindings`, the gravest first, and of each code at least one: a code that is cut off would not count. */
export const selected = (findings: readonly Finding[]): readonly Finding[] => {
  const byRank = findings.toSorted((a, b) => rank[catalog[a.code].effect] - rank[catalog[b.code].effect]);
  if (byRank.length <= maxFindings) return byRank;
  const firsts = new Set(new Map(byRank.toReversed().map((finding) => [finding.code, finding])).values());
  const rest = byRank.filter((finding) => !firsts.has(finding)).slice(0, maxFindings - firsts.size);
  const kept = new Set([...firsts, ...rest]);
  return byRank.filter((finding) => kept.has(finding));
};
